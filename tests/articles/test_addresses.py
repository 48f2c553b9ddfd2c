"""An article fetched from the web, where the operator allows it."""

import pytest

from app import fetching
from app.fetching import Fetched, NotFetched
from app.settings import settings
from tests.world import IDS, World

_FETCH = f"/projects/{IDS.project}/articles/fetch"
_BODY = {"json": {"url": "https://news.example/国家队"}}


@pytest.fixture
def allowed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator who allows it, in the world whose settings have been read."""
    assert world
    monkeypatch.setattr(settings(), "fetch_addresses", True)


@pytest.mark.usefixtures("allowed")
def test_the_document_comes_as_a_file_with_its_name_and_place(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "<p>国家队。</p>".encode("gb18030")
    found = Fetched("https://news.example/文章?a=1", "国家队.html", page)
    monkeypatch.setattr(fetching, "fetch", lambda url: found if "国家队" in url else None)
    answer = world.ask("translator", "POST", _FETCH, **_BODY)
    assert answer.status_code == 200
    assert answer.content == page
    assert answer.headers["content-location"] == "https://news.example/%E6%96%87%E7%AB%A0?a=1"
    name = answer.headers["content-disposition"]
    assert name == "attachment; filename*=UTF-8''%E5%9B%BD%E5%AE%B6%E9%98%9F.html"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_where_nobody_allowed_it_nothing_is_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "fetch", lambda _: pytest.fail("it was asked"))
    answer = world.ask("editor", "POST", _FETCH, **_BODY)
    assert answer.status_code == 403
    assert "DUIZHAO_FETCH_ADDRESSES" in answer.json()["detail"]
    assert world.ask(None, "GET", "/about").json()["fetches_addresses"] is False


@pytest.mark.usefixtures("allowed")
def test_what_cannot_be_fetched_is_said(world: World) -> None:
    assert world.ask(None, "GET", "/about").json()["fetches_addresses"] is True
    answer = world.ask("translator", "POST", _FETCH, json={"url": "http://127.0.0.1/"})
    assert answer.status_code == 422
    assert (
        answer.json()["detail"]
        == "“127.0.0.1” is not a public address, and only those are fetched."
    )
    with pytest.raises(NotFetched):
        fetching.fetch("http://169.254.169.254/latest/meta-data/")
