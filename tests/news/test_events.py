"""The news of an article as a stream, from a real server over a real connection."""

import asyncio
import logging
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.database import engine, transaction
from app.news import queries
from app.news.watch import Watch
from tests.durability.desk import OwnArticle, own_article
from tests.durability.server import Client, Server
from tests.durability.stream import Stream
from tests.world import IDS

# What the workbench promises to people, in seconds.
_SEEN_WITHIN = 2.0
_STREAMS = 20

noted = logging.getLogger(__name__)


@pytest.fixture(scope="module")
def server(shared_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Its heartbeat, at which streams look in any case, is an hour: nothing here waits for it."""
    assert shared_database_url
    patience = "from app.articles import stream; stream._HEARTBEAT_SECONDS = 3600.0"
    with Server(tmp_path_factory.mktemp("logs") / "server", patience) as running:
        yield running


@pytest.fixture
def client(server: Server) -> Client:
    return server.client()


@pytest.fixture
def article(server: Server) -> OwnArticle:
    assert server
    return own_article()


def _edit(client: Client, article: OwnArticle, first: int, last: int) -> None:
    """Make the segment's versions `first` to `last`, whose text is their number."""
    for version in range(first, last + 1):
        assert client.save(article.segment, version - 1, str(version)).status == 200


def test_events_come_in_order_and_are_numbered(
    server: Server, client: Client, article: OwnArticle
) -> None:
    with Stream(server, article.id, since=0) as stream:
        _edit(client, article, 2, 11)
        news = stream.take(10)
    assert [event.id for event in news] == [str(number) for number in range(1, 11)]
    assert {event.kind for event in news} == {"segment"}
    assert [event.data["revision"] for event in news] == list(range(1, 11))
    assert [event.data["body"]["version"] for event in news] == list(range(2, 12))
    assert [event.data["body"]["target"] for event in news] == [str(n) for n in range(2, 12)]


def test_a_stream_begins_now_or_where_it_is_told_to(
    server: Server, client: Client, article: OwnArticle
) -> None:
    _edit(client, article, 2, 6)
    with (
        Stream(server, article.id, since=3) as told,
        Stream(server, article.id, since=0, last="4") as resumed,
    ):
        assert [event.id for event in told.take(2)] == ["4", "5"]
        assert resumed.next().id == "5", "Last-Event-ID is newer than the address"
    with Stream(server, article.id) as now:
        _wait_until_it_has_looked(now, client)
        _edit(client, article, 7, 7)
        news = now.next()
        while news.kind == "glossary":
            news = now.next()
        assert news.id == "6"


def _wait_until_it_has_looked(stream: Stream, client: Client) -> None:
    """A stream without `since` begins at its first look; a change of the glossary shows it."""
    path = f"/concepts/{IDS.proposed}"
    begin = client.ask("GET", path).json()["version"]
    for version in range(begin, begin + 50):
        client.ask("PATCH", path, {"note": str(version)}, {"If-Match": f'"{version}"'})
        time.sleep(0.1)
        if not stream.quiet():
            return
    raise AssertionError("the stream never looked")


def test_a_broken_connection_resumes_without_a_gap(
    server: Server, client: Client, article: OwnArticle
) -> None:
    with Stream(server, article.id, since=0) as stream:
        _edit(client, article, 2, 6)
        before = stream.take(3)
    _edit(client, article, 7, 9)
    with Stream(server, article.id, since=0, last=before[-1].id) as stream:
        _edit(client, article, 10, 11)
        after = stream.take(7)
        assert stream.quiet()
    assert [event.id for event in before + after] == [str(number) for number in range(1, 11)]


def test_a_killed_server_resumes_without_a_gap(server: Server, article: OwnArticle) -> None:
    client = server.client()
    stream = Stream(server, article.id, since=0)
    _edit(client, article, 2, 4)
    last = stream.take(3)[-1].id
    server.kill()
    stream.cut()
    server.start()
    client = server.client()
    _edit(client, article, 5, 6)
    with Stream(server, article.id, since=0, last=last) as stream:
        assert [event.id for event in stream.take(2)] == ["4", "5"]


def test_twelve_hundred_events_are_caught_up_with_in_order(
    server: Server, client: Client, article: OwnArticle
) -> None:
    with transaction() as session:
        for number in range(1_200):
            queries.append(session, article.id, "article", {"number": number})
    with Stream(server, article.id, since=0) as stream:
        news = stream.take(1_200)
        _edit(client, article, 2, 2)
        news.append(stream.next())
    assert [int(event.id) for event in news] == list(range(1, 1_202))


def test_a_reader_is_told_to_load_again_when_events_are_gone(
    server: Server, client: Client, article: OwnArticle
) -> None:
    _edit(client, article, 2, 6)
    with transaction() as session:
        queries.forget_before(session, article.id, 4)
    with Stream(server, article.id, since=1) as stream:
        told = stream.next()
        assert (told.kind, told.data["revision"]) == ("reload", 5)
        _edit(client, article, 7, 7)
        assert stream.next().id == "6"
    with Stream(server, article.id, since=99) as stream:
        assert stream.next().kind == "reload"


def test_others_see_a_change_within_two_seconds(
    server: Server, client: Client, article: OwnArticle
) -> None:
    delays = []
    with Stream(server, article.id, since=0) as stream:
        for version in range(2, 9):
            _edit(client, article, version, version)
            answered = time.monotonic()
            delays.append(stream.next().at - answered)
            time.sleep(0.2)
    assert statistics.median(delays) < _SEEN_WITHIN, delays


def test_a_decision_on_the_glossary_is_told(
    server: Server, client: Client, article: OwnArticle
) -> None:
    editor = server.client("editor")
    with Stream(server, article.id) as stream:
        _wait_until_it_has_looked(stream, client)
        path = f"/concepts/{IDS.proposed}"
        version = editor.ask("GET", path).json()["version"]
        answer = editor.ask("POST", f"{path}/approve", {}, {"If-Match": f'"{version}"'})
        assert answer.status == 200
        now = client.ask("GET", f"/articles/{article.id}/changes").json()["glossary_revision"]
        news = stream.next()
        while news.data["revision"] < now:
            assert news.kind == "glossary"
            news = stream.next()


def test_the_stream_of_somebody_who_is_switched_off_ends_at_once(
    server: Server, article: OwnArticle
) -> None:
    administrator = server.client("administrator")
    people = {person["name"]: person["id"] for person in administrator.ask("GET", "/people").json()}
    with Stream(server, article.id) as stream, Stream(server, article.id, "editor") as another:
        path = f"/people/{people['reader']}"
        assert administrator.ask("PATCH", path, {"active": False}).status == 200
        assert stream.ended()
        path = f"/projects/{IDS.project}/members/{people['editor']}"
        assert administrator.ask("DELETE", path).status == 204
        assert another.ended()
    path = f"/people/{people['reader']}"
    assert administrator.ask("PATCH", path, {"active": True}).status == 200
    path = f"/projects/{IDS.project}/members/{people['editor']}"
    assert administrator.ask("PUT", path, {"role": "editor"}).status == 200


def test_the_stream_of_a_token_that_is_revoked_ends_at_once(
    server: Server, article: OwnArticle
) -> None:
    reader = server.client("reader")
    made = reader.ask("POST", "/me/tokens", {"name": "a script"}).json()
    with Stream(server, article.id, key=made["token"]) as stream:
        assert stream.status == 200
        assert reader.ask("DELETE", f"/me/tokens/{made['id']}").status == 204
        assert stream.ended()


def test_a_quiet_stream_says_that_it_is_still_there(article: OwnArticle, tmp_path: Path) -> None:
    quick = "from app.articles import stream; stream._HEARTBEAT_SECONDS = 0.1"
    with Server(tmp_path / "log", quick) as other, Stream(other, article.id) as stream:
        until = time.monotonic() + 30
        while stream.comments < 4 and time.monotonic() < until:
            time.sleep(0.05)
        assert stream.comments >= 4
        assert stream.quiet()


def test_nobody_listens_who_may_not_read(server: Server, article: OwnArticle) -> None:
    with Stream(server, article.id, "outsider") as outsider:
        assert outsider.status == 404
    with Stream(server, article.id, "nobody") as nobody:
        assert nobody.status == 401


def test_a_server_stops_at_once_while_streams_are_open(server: Server, article: OwnArticle) -> None:
    """Nobody is waited for: after five seconds uvicorn would cancel what is left, and say so."""
    streams = [Stream(server, article.id, since=0) for _ in range(_STREAMS)]
    begun = time.monotonic()
    code = server.stop()
    noted.info("stopped with %d streams open in %.2f s", _STREAMS, time.monotonic() - begun)
    assert code == 0
    assert all(stream.ended() for stream in streams)
    for complaint in ("Traceback", "Cancel", "timeout"):
        assert complaint not in server.said()
    for stream in streams:
        stream.cut()
    server.start()


def test_a_commit_during_a_look_is_not_slept_through(article: OwnArticle) -> None:
    """The bell is silenced before the look, so that it is heard when it rang meanwhile."""

    async def look() -> bool:
        watch = Watch(engine())
        watch.start()
        try:
            with watch.bell(article.id) as bell:
                while await bell.heard(0.5):
                    bell.silence()
                with transaction() as session:
                    queries.append(session, article.id, "article", {})
                # A look that takes long: nobody waits while it rings.
                await asyncio.sleep(1.0)
                return await bell.heard(0.0)
        finally:
            watch.stop()
            await watch.ended()

    assert asyncio.run(look())
