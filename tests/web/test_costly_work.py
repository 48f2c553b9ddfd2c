"""Costly work waits for its turn, and nothing else waits for it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from typing import Any

import pytest

from app import requests
from app.accounts import secrets
from app.articles import importing
from app.database import transaction
from app.formats import HouseStyle
from app.news.models import Feed
from tests.world import IDS, World

_ARTICLES = f"/projects/{IDS.project}/articles"
_FORM = {"data": {"text": "国家队。"}}


def test_two_texts_are_paired_while_nobody_waits_to_write(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = importing.pairs
    wrote = []

    def pairs_while_somebody_saves(*given: Any, **named: Any) -> Any:
        with transaction() as session:
            session.get_one(Feed, IDS.article).revision += 1
        wrote.append(True)
        return pairs(*given, **named)

    monkeypatch.setattr(importing, "pairs", pairs_while_somebody_saves)
    assert world.ask("translator", "POST", _ARTICLES, **_FORM).status_code == 201
    assert wrote == [True]


def test_three_files_are_read_at_once_and_the_others_wait(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, lock, go = importing.read, Lock(), Event()
    reading: list[int] = [0, 0]

    def slowly(name: str, data: bytes | str, own: HouseStyle | None = None) -> Any:
        with lock:
            reading[0] += 1
            reading[1] = max(reading)
        go.wait(20)
        with lock:
            reading[0] -= 1
        return read(name, data, own)

    monkeypatch.setattr(importing, "read", slowly)
    with ThreadPoolExecutor(60) as people:
        asked = [
            people.submit(world.ask, "translator", "POST", f"{_ARTICLES}/preview", **_FORM)
            for _ in range(50)
        ]
        # With a thread for each that waits, none would be left for this.
        assert world.ask("reader", "GET", f"/segments/{IDS.segment}").status_code == 200
        go.set()
        assert {answer.result().status_code for answer in asked} == {200}
    assert reading[1] <= 3


def test_who_would_wait_too_long_is_told_when_to_come_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()
    monkeypatch.setattr(requests, "_LONGEST_WAIT", 0.2)
    monkeypatch.setattr(importing, "read", lambda *_: go.wait(20))
    with ThreadPoolExecutor(4) as people:
        asked = [
            people.submit(world.ask, "translator", "POST", f"{_ARTICLES}/preview", **_FORM)
            for _ in range(4)
        ]
        late = next(done for done in iter_done(asked))
        go.set()
    assert late.status_code == 503
    assert int(late.headers["retry-after"]) > 0
    assert "too much to do" in late.json()["detail"]


def iter_done(asked: list[Any]) -> Any:
    """The answers in the order in which they come."""
    from concurrent.futures import as_completed

    for done in as_completed(asked, timeout=20):
        yield done.result()


def test_passwords_that_are_compared_hold_nobody_else_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()
    monkeypatch.setattr(secrets, "verify_password", lambda *_: not go.wait(20))

    def guess(number: int) -> int:
        body = {"email": f"{number}@example.org", "password": "wrong"}
        return int(world.ask(None, "POST", "/session", json=body).status_code)

    with ThreadPoolExecutor(60) as people:
        guesses = [people.submit(guess, number) for number in range(50)]
        assert world.ask("reader", "GET", f"/segments/{IDS.segment}").status_code == 200
        go.set()
        assert {done.result() for done in guesses} == {401}
