"""A finished article is read by whoever has its address, and by nobody after it was revoked."""

from uuid import uuid4

import pytest

from app.publishing import service
from tests.world import IDS, World

LINK = f"/articles/{IDS.article}/public-link"
FINISHED = (
    "CloudWalk Raises RMB 1.8 Billion",
    "CloudWalk is purely domestically funded (纯内资).",
    "It is on the AI national team (国家队).",
    "The latecomers deserve respect.",
)


@pytest.fixture(autouse=True)
def _nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "REMEMBERED_SECONDS", 0.0)


def _write(world: World, number: int, target: str, state: str) -> None:
    version = world.ask("editor", "GET", f"/segments/{number}").json()["version"]
    answer = world.ask(
        "editor",
        "PUT",
        f"/segments/{number}",
        headers={"If-Match": f'"{version}"'},
        json={"operation": str(uuid4()), "target": target, "state": state},
    )
    assert answer.status_code == 200, answer.text


def _finish(world: World) -> None:
    for number, target in enumerate(FINISHED, start=1):
        _write(world, number, target, "reviewed")
    page = world.ask("editor", "GET", f"/articles/{IDS.article}/findings").json()
    for finding in page["findings"]:
        if finding["severity"] == "error":
            answer = world.ask(
                "editor",
                "PUT",
                f"/segments/{finding['segment_id']}/findings/{finding['id']}/ignored",
                json={"check": finding["check"], "reason": "So it is."},
            )
            assert answer.status_code == 204, answer.text


def _made(world: World, house: str = "standard") -> str:
    answer = world.ask("editor", "POST", f"{LINK}?house={house}")
    assert answer.status_code == 201, answer.text
    path: str = answer.json()["link"]["path"]
    return path


def test_an_unfinished_article_gets_no_link(world: World) -> None:
    answer = world.ask("editor", "POST", LINK)
    assert answer.status_code == 409
    assert world.ask("reader", "GET", LINK).json() == {"link": None}


def test_a_stranger_reads_both_layouts_without_signing_in(world: World) -> None:
    _finish(world)
    path = _made(world)
    page = world.client.get(path)
    assert page.status_code == 200
    assert "CloudWalk Raises RMB 1.8 Billion" in page.text
    assert "云从科技是一家" not in page.text
    beside = world.client.get(f"{path}?layout=side-by-side")
    assert "云从科技是一家纯内资企业。" in beside.text
    assert 'href="?layout=translation"' in beside.text


def test_the_page_is_sealed_and_kept_out_of_search_engines_and_shared_caches(world: World) -> None:
    _finish(world)
    page = world.client.get(_made(world))
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "sandbox" in policy
    assert page.headers["cache-control"] == "private, no-cache"
    assert "noindex" in page.headers["x-robots-tag"]
    assert '<meta name="robots" content="noindex, nofollow">' in page.text
    assert "<script" not in page.text
    assert "set-cookie" not in page.headers


def test_nothing_but_the_document_is_told(world: World) -> None:
    _finish(world)
    page = world.client.get(f"{_made(world)}?layout=side-by-side").text
    for inside in ("Who are 后浪?", "$280 Million", "example.org", "/articles/", "ChinAI"):
        assert inside not in page


def test_who_made_the_link_and_when_is_told_to_members(world: World) -> None:
    _finish(world)
    path = _made(world)
    link = world.ask("reader", "GET", LINK).json()["link"]
    assert link["path"] == path
    assert link["created_by"] == "editor"
    assert link["created_at"]


def test_a_second_making_changes_the_style_and_keeps_the_address(world: World) -> None:
    _finish(world)
    path = _made(world)
    assert _made(world, "newsletter") == path
    assert world.ask("reader", "GET", LINK).json()["link"]["house"] == "newsletter"


def test_after_revoking_there_is_nothing_and_a_new_link_has_another_address(world: World) -> None:
    _finish(world)
    path = _made(world)
    assert world.ask("editor", "DELETE", LINK).status_code == 204
    gone = world.client.get(path)
    assert gone.status_code == 404
    assert "CloudWalk" not in gone.text
    assert world.ask("editor", "DELETE", LINK).status_code == 404
    assert _made(world) != path
    assert world.client.get(path).status_code == 404


def test_a_revoked_page_is_gone_although_it_is_remembered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "REMEMBERED_SECONDS", 1_000.0)
    _finish(world)
    path = _made(world)
    assert world.client.get(path).status_code == 200
    world.ask("editor", "DELETE", LINK)
    assert world.client.get(path).status_code == 404


def test_an_article_that_is_worked_on_again_says_so_and_shows_no_word_of_it(world: World) -> None:
    _finish(world)
    path = _made(world)
    _write(world, 2, "CloudWalk is half", "draft")
    page = world.client.get(path)
    assert page.status_code == 409
    assert "being worked on" in page.text
    assert "CloudWalk" not in page.text
    _write(world, 2, FINISHED[1], "reviewed")
    assert world.client.get(path).status_code == 200


@pytest.mark.parametrize("token", ["x", "%00", "x" * 64, "纯内资"])
def test_a_guessed_address_shows_nothing(world: World, token: str) -> None:
    answer = world.client.get(f"/public/{token}")
    assert answer.status_code == 404
