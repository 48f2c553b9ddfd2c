"""Who has which segment open is told to who reads the article, and forgotten by itself."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import time_machine

from app.database import now
from tests.world import IDS, World

TAB = str(uuid4())


def tell(world: World, who: str, segment_id: int | None, **given: Any) -> None:
    """Have a segment open."""
    body = {"tab": TAB, "segment_id": segment_id, **given}
    answer = world.ask(who, "PUT", f"/articles/{IDS.article}/presence", json=body)
    assert answer.status_code == 204


def present(world: World) -> list[tuple[str, int | None]]:
    """Who is there."""
    found = world.ask("reader", "GET", f"/articles/{IDS.article}/changes").json()["present"]
    return [(one["name"], one["segment_id"]) for one in found]


def test_who_is_in_which_segment_is_told(world: World) -> None:
    tell(world, "translator", 2)
    tell(world, "editor", 3)
    assert present(world) == [("editor", 3), ("translator", 2)]
    tell(world, "translator", 4)
    assert present(world) == [("editor", 3), ("translator", 4)]
    tell(world, "editor", 3, leaving=True)
    assert present(world) == [("translator", 4)]


def test_who_falls_silent_is_forgotten(world: World) -> None:
    with time_machine.travel(now() - timedelta(seconds=31), tick=False):
        tell(world, "translator", 2)
        assert present(world) == [("translator", 2)]
    assert present(world) == []


def test_a_segment_of_another_article_is_not_told(world: World) -> None:
    tell(world, "translator", 999)
    assert present(world) == [("translator", None)]


def test_who_is_no_member_is_neither_heard_nor_told(world: World) -> None:
    body = {"tab": TAB, "segment_id": 2}
    address = f"/articles/{IDS.article}"
    assert world.ask("outsider", "PUT", f"{address}/presence", json=body).status_code == 404
    assert world.ask("outsider", "GET", f"{address}/changes").status_code == 404
    assert present(world) == []


def test_one_person_cannot_speak_for_anothers_tab(world: World) -> None:
    tell(world, "translator", 2)
    tell(world, "reader", 2, leaving=True)
    assert present(world) == [("translator", 2)]
