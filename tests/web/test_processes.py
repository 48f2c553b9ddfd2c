"""Two server processes on one database: what one is told, the other knows.

A server keeps nothing that another needs, so any number of them may share one PostgreSQL; two on
one SQLite file are an operator's command line beside a server, or a new version beside the old.
"""

import socket
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest

from app.accounts import service as accounts
from app.cli.server import _listen
from app.database import transaction
from tests.durability import ledger as ledgers
from tests.durability.desk import OwnArticle, own_article
from tests.durability.ledger import Acknowledged, Ledger
from tests.durability.server import Client, Server
from tests.durability.stream import Stream
from tests.world import IDS

# What the workbench promises to people, in seconds.
_SEEN_WITHIN = 2.0
_PEOPLE = 8
_EDITS = 10

Two = tuple[Server, Server]


@pytest.fixture(scope="module")
def two(shared_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Two servers on the same database."""
    assert shared_database_url
    logs = tmp_path_factory.mktemp("logs")
    with Server(logs / "one") as one, Server(logs / "other") as other:
        assert one.port != other.port
        yield one, other


@pytest.fixture
def article(two: Two) -> OwnArticle:
    assert two
    return own_article()


def _browser(server: Server, cookie: str) -> Client:
    client = server.client(None)
    client.headers["Cookie"] = cookie
    return client


def test_who_signs_in_at_one_is_known_at_the_other(two: Two) -> None:
    one, other = two
    with transaction() as session:
        link, _ = accounts.new_link(session, person_id=2)
    answer = one.client(None).ask("POST", "/session/link", {"token": link})
    assert answer.status == 200
    cookie = answer.headers["set-cookie"].partition(";")[0]
    here, there = _browser(one, cookie), _browser(other, cookie)
    assert there.ask("GET", "/session").json()["name"] == answer.json()["name"]
    again = other.client(None).ask("POST", "/session/link", {"token": link})
    assert again.status == 401, "a link that was used at one was used at both"
    assert there.ask("DELETE", "/session").status == 204
    assert here.ask("GET", "/session").status == 401


def test_who_is_switched_off_at_one_is_shut_out_of_the_other(two: Two, article: OwnArticle) -> None:
    one, other = two
    reader, administrator = other.client("reader"), one.client("administrator")
    own = reader.ask("GET", "/session").json()["id"]
    with Stream(other, article.id) as stream:
        assert administrator.ask("PATCH", f"/people/{own}", {"active": False}).status == 200
        assert reader.ask("GET", "/session").status == 401
        assert stream.ended()
    assert administrator.ask("PATCH", f"/people/{own}", {"active": True}).status == 200
    assert reader.ask("GET", "/session").status == 200


def test_an_edit_at_one_is_seen_at_the_other_within_two_seconds(
    two: Two, article: OwnArticle
) -> None:
    one, other = two
    client = one.client()
    delays = []
    with Stream(other, article.id, since=0) as stream:
        for version in range(2, 9):
            assert client.save(article.segment, version - 1, str(version)).status == 200
            answered = time.monotonic()
            news = stream.next()
            assert (news.kind, news.data["body"]["target"]) == ("segment", str(version))
            delays.append(news.at - answered)
            time.sleep(0.2)
    assert statistics.median(delays) < _SEEN_WITHIN, delays


def test_an_edit_on_an_old_version_is_refused_by_the_other(two: Two, article: OwnArticle) -> None:
    one, other = (server.client() for server in two)
    assert one.save(article.segment, 1, "From the one").status == 200
    refused = other.save(article.segment, 1, "From the other")
    assert refused.status == 412
    assert refused.json()["current"]["target"] == "From the one"


def test_an_operation_repeated_at_the_other_is_applied_once(two: Two, article: OwnArticle) -> None:
    one, other = (server.client() for server in two)
    operation = str(uuid4())
    first = one.save(article.segment, 1, "National team", operation)
    again = other.save(article.segment, 1, "National team", operation)
    assert (first.status, again.status) == (200, 200)
    assert first.json() == again.json()


def test_of_many_edits_through_both_each_version_is_one_of_them(
    two: Two, article: OwnArticle
) -> None:
    """A race on one segment: everybody edits the newest version that they know of."""
    ledger, together = Ledger(), Barrier(_PEOPLE)

    def work(person: int) -> None:
        client, base = two[person % 2].client(), 1
        together.wait()
        for turn in range(_EDITS):
            text, operation = f"Text {turn} of person {person}", str(uuid4())
            answer = client.save(article.segment, base, text, operation)
            if answer.status == 200:
                version = answer.json()["version"]
                ledger.acknowledge(Acknowledged(article.segment, base, version, text, operation))
            else:
                assert answer.status == 412
                version = answer.json()["current"]["version"]
                ledger.refuse(operation)
            base = version

    with ThreadPoolExecutor(_PEOPLE) as threads:
        list(threads.map(work, range(_PEOPLE)))
    assert len(ledger.acknowledged) + len(ledger.refused) == _PEOPLE * _EDITS
    assert ledger.acknowledged
    assert ledger.refused
    assert ledger.overwritten() == []
    with transaction(writes=False) as session:
        assert ledgers.lost(session, ledger) == []
        assert ledgers.broken(session, ledger) == []


def _concepts(client: Client, article: OwnArticle) -> dict[str, str]:
    """What the article's page says of the glossary: Chinese forms and how they stand."""
    page = client.ask("GET", f"/articles/{article.id}/segments").json()
    return {concept["zh"]: concept["status"] for concept in page["concepts"].values()}


def test_a_term_decided_at_one_is_matched_at_the_other_at_once(
    two: Two, article: OwnArticle
) -> None:
    one, other = two
    translator, editor, reader = one.client(), one.client("editor"), other.client("reader")
    # Both have built their matchers before anything changes.
    known = {"国家队": "approved", "纯内资": "proposed"}
    assert _concepts(reader, article) == _concepts(translator, article) == known
    wanted = {"zh": "后浪", "renderings": [{"text": "rising waves", "standing": "preferred"}]}
    proposed = translator.ask("POST", f"/projects/{IDS.project}/concepts", wanted)
    assert proposed.status == 201
    assert _concepts(reader, article) == {**known, "后浪": "proposed"}
    path = f"/concepts/{proposed.json()['id']}"
    approved = editor.ask("POST", f"{path}/approve", {}, {"If-Match": '"1"'})
    assert approved.status == 200
    assert _concepts(reader, article) == {**known, "后浪": "approved"}
    rejected = editor.ask("POST", f"{path}/reject", {"reason": "Slang"}, {"If-Match": '"2"'})
    assert rejected.status == 200
    assert _concepts(reader, article) == known


def test_one_goes_on_when_the_other_is_killed(two: Two, article: OwnArticle) -> None:
    one, other = two
    with Stream(other, article.id, since=0) as stream:
        assert one.client().save(article.segment, 1, "One").status == 200
        assert stream.next().data["body"]["target"] == "One"
        one.kill()
        assert other.client().save(article.segment, 2, "Two").status == 200
        assert stream.next().data["body"]["target"] == "Two"
    one.start()


def test_answers_do_not_wait_for_the_network_to_acknowledge_their_heads() -> None:
    """asyncio turns Nagle's waiting off only where the socket says that it is TCP: 40 ms each."""
    with _listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
