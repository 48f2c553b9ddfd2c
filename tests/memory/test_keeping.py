"""Confirmed segments are in the memory, in the transaction that confirms; others are not."""

from typing import Any

import pytest
from sqlalchemy import func, select

from app.database import transaction
from app.memory import service as memory
from app.memory.models import Entry, Posting
from app.segments import keeping
from tests.world import IDS, World


def _kept() -> dict[int | None, tuple[str, str]]:
    with transaction(writes=False) as session:
        rows = session.execute(select(Entry.segment_id, Entry.target, Entry.state))
        return {row.segment_id: (row.target, row.state) for row in rows}


def _postings(number: int) -> int:
    with transaction(writes=False) as session:
        query = select(func.count()).select_from(Posting).where(Posting.base == number)
        return session.execute(query).scalar_one()


def test_an_article_that_came_in_finished_is_remembered(world: World) -> None:
    assert world
    assert _kept() == {
        1: ("CloudWalk Raises RMB 1.8 Billion", "reviewed"),
        4: ("The latecomers deserve respect.", "translated"),
    }


def test_confirming_remembers_and_revising_changes_or_withdraws(world: World) -> None:
    segment = IDS.segment
    assert world.save("translator", segment, 1, "A purely domestic one.").status_code == 200
    assert segment not in _kept()
    world.save("translator", segment, 2, "A purely domestic one.", "translated")
    assert _kept()[segment] == ("A purely domestic one.", "translated")
    world.save("editor", segment, 3, "A purely domestic one.", "reviewed")
    assert _kept()[segment] == ("A purely domestic one.", "reviewed")
    world.save("editor", segment, 4, "A purely domestically funded one.", "translated")
    assert _kept()[segment] == ("A purely domestically funded one.", "translated")
    world.save("translator", segment, 5, "A purely", "draft")
    assert segment not in _kept()


def test_nothing_is_left_behind_in_the_lists(world: World) -> None:
    world.save("translator", IDS.segment, 1, "A purely domestic one.", "translated")
    with transaction(writes=False) as session:
        query = select(Entry.id).where(Entry.segment_id == IDS.segment)
        number = session.execute(query).scalar_one()
    assert _postings(number) > 10
    world.save("translator", IDS.segment, 2, "", "draft")
    assert _postings(number) == 0


def test_a_number_is_never_given_again(world: World) -> None:
    seen = set()
    for turn in range(3):
        world.save("translator", IDS.segment, 2 * turn + 1, "Text.", "translated")
        with transaction(writes=False) as session:
            query = select(Entry.id).where(Entry.segment_id == IDS.segment)
            seen.add(session.execute(query).scalar_one())
        world.save("translator", IDS.segment, 2 * turn + 2, "Text", "draft")
    assert len(seen) == 3


def test_what_fails_after_remembering_leaves_no_trace(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("the news cannot be told")

    before = _kept()
    monkeypatch.setattr("app.segments.service.news.tell", fail)
    assert world.save("translator", IDS.segment, 1, "Text.", "translated").status_code == 500
    assert _kept() == before


def test_a_refused_edit_changes_nothing_in_the_memory(world: World) -> None:
    before = _kept()
    assert world.save("translator", 4, 7, "Late.", "translated").status_code == 412
    assert _kept() == before


def test_what_was_finished_before_there_was_a_memory_can_be_brought_in(world: World) -> None:
    assert world
    before = _kept()
    with transaction() as session:
        memory.withdraw(session, 1)
        assert keeping.keep_project(session, IDS.project) == 1
        assert keeping.keep_project(session, IDS.project) == 0
    assert _kept() == before


def test_the_match_of_another_article_is_offered(world: World) -> None:
    given = {"text": "云从科技获20亿元融资\n\n云从科技是一家纯内资企业。\n\n后浪值得尊敬。"}
    world.ask("translator", "POST", f"/projects/{IDS.project}/articles", data=given)
    world.save("translator", IDS.segment, 1, "It is domestic.", "translated")
    first = world.ask("translator", "GET", "/segments/5/matches").json()["matches"]
    assert [(match["score"], match["target"]) for match in first] == [
        (81, "CloudWalk Raises RMB 1.8 Billion")
    ]
    assert first[0]["differences"]["numbers_here"] == ["20亿元"]
    assert first[0]["differences"]["numbers_there"] == ["18亿元"]
    second = world.ask("translator", "GET", "/segments/6/matches").json()["matches"]
    assert [(match["score"], match["likeness"]) for match in second] == [(100, "exact")]
    assert second[0]["translator"] == "translator"
