"""Two servers on one database: who is where is told to those whom the other one serves, too."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.durability.desk import OwnArticle, own_article
from tests.durability.server import Client, Server
from tests.durability.stream import Stream

# What the workbench promises to people, in seconds.
_SEEN_WITHIN = 2.0
# At its heartbeat a stream looks in any case; nothing here waits for it.
_NO_HEARTBEAT = "from app.articles import stream; stream._HEARTBEAT_SECONDS = 3600.0"


@pytest.fixture(scope="module")
def servers(
    shared_database_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Server]]:
    """Two processes that share nothing but the database."""
    assert shared_database_url
    logs: Path = tmp_path_factory.mktemp("logs")
    with Server(logs / "one", _NO_HEARTBEAT) as one, Server(logs / "other", _NO_HEARTBEAT) as other:
        yield one, other


@pytest.fixture
def article(servers: tuple[Server, Server]) -> OwnArticle:
    assert servers
    return own_article()


def _is_at(client: Client, article: OwnArticle, tab: str, segment: int, *, leaving: bool) -> None:
    body = {"tab": tab, "segment_id": segment, "leaving": leaving}
    assert client.ask("PUT", f"/articles/{article.id}/presence", body).status == 204


def test_who_is_in_a_segment_is_told_by_the_other_server(
    servers: tuple[Server, Server], article: OwnArticle
) -> None:
    one, other = servers
    tab, translator = str(uuid4()), other.client()
    with Stream(one, article.id) as stream:
        for segment in article.segments[:2]:
            told_at = time.monotonic()
            _is_at(translator, article, tab, segment, leaving=False)
            news = stream.next()
            assert news.kind == "presence"
            assert [(who["tab"], who["segment_id"]) for who in news.data] == [(tab, segment)]
            assert news.at - told_at < _SEEN_WITHIN
        _is_at(translator, article, tab, article.segments[1], leaving=True)
        assert stream.next().data == []


def test_people_of_two_servers_see_each_other_and_what_they_write(
    servers: tuple[Server, Server], article: OwnArticle
) -> None:
    one, other = servers
    here, there = str(uuid4()), str(uuid4())
    _is_at(one.client("translator"), article, here, article.segments[0], leaving=False)
    _is_at(other.client("editor"), article, there, article.segments[1], leaving=False)
    for server in servers:
        found = server.client("reader").ask("GET", f"/articles/{article.id}/changes").json()
        assert {who["tab"] for who in found["present"]} == {here, there}
    with Stream(one, article.id) as stream:
        assert stream.next().kind == "presence"
        assert other.client().save(article.segments[1], 1, "The latecomers").status == 200
        news = stream.next()
        assert (news.kind, news.data["body"]["target"]) == ("segment", "The latecomers")
