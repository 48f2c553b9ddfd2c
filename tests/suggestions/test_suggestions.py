"""A suggestion stands beside a reviewed text until an editor decides."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

from tests.world import IDS, World

TITLE = 1
ONE = f"/suggestions/{IDS.suggestion}"
TEXT = "CloudWalk Raises RMB 1.8 Billion"


def suggest(world: World, who: str, target: str, **given: Any) -> Any:
    """Suggest another title."""
    body = {"operation": str(uuid4()), "target": target, **given}
    return world.ask(who, "POST", f"/segments/{TITLE}/suggestions", json=body)


def accept(world: World, who: str, version: int = 1, **given: Any) -> Any:
    """Accept the suggestion that there is."""
    body = {"operation": str(uuid4()), **given}
    headers = {"If-Match": f'"{version}"'}
    return world.ask(who, "POST", f"{ONE}/accept", json=body, headers=headers)


def title(world: World) -> dict[str, Any]:
    """The segment as it is."""
    found: dict[str, Any] = world.ask("reader", "GET", f"/segments/{TITLE}").json()
    return found


def test_a_translator_does_not_change_what_an_editor_has_reviewed(world: World) -> None:
    for state in ("draft", "translated"):
        refused = world.save("translator", TITLE, 1, "Another title", state)
        assert refused.status_code == 409
        assert "suggestion" in refused.json()["detail"]
    assert (title(world)["target"], title(world)["version"]) == (TEXT, 1)
    assert world.save("editor", TITLE, 1, "Another title").status_code == 200


def test_a_suggestion_leaves_the_text_and_stands_beside_it(world: World) -> None:
    (newest, earlier) = suggest(world, "translator", "CloudWalk Funded", note="Shorter.").json()
    assert (newest["before"], newest["target"], newest["note"]) == (
        TEXT,
        "CloudWalk Funded",
        "Shorter.",
    )
    assert (newest["decision"], earlier["decision"]) == ("open", "withdrawn")
    assert title(world)["target"] == TEXT
    counted = world.ask("reader", "GET", "/articles/1/suggestions").json()
    assert counted == [{"segment_id": TITLE, "open": 1}]
    assert suggest(world, "translator", TEXT).status_code == 422


def test_an_accepted_suggestion_is_the_reviewed_text(world: World) -> None:
    assert accept(world, "translator").status_code == 403
    (decided,) = accept(world, "editor").json()
    assert (decided["decision"], decided["decided_by"], decided["decided_version"]) == (
        "accepted",
        "editor",
        2,
    )
    assert (title(world)["target"], title(world)["state"]) == (
        "CloudWalk Raises $280 Million",
        "reviewed",
    )
    assert world.ask("reader", "GET", "/articles/1/suggestions").json() == []


def test_an_amended_one_says_so(world: World) -> None:
    (decided,) = accept(world, "editor", target="CloudWalk Raises $280m", reason="Room.").json()
    assert (decided["decision"], decided["reason"]) == ("amended", "Room.")
    assert title(world)["target"] == "CloudWalk Raises $280m"


def test_over_a_text_that_changed_meanwhile_nothing_is_accepted(world: World) -> None:
    world.save("editor", TITLE, 1, "The editor's title", "reviewed")
    refused = accept(world, "editor", 1)
    assert refused.status_code == 412
    assert refused.json()["current"]["target"] == "The editor's title"
    (waiting,) = world.ask("reader", "GET", f"/segments/{TITLE}/suggestions").json()
    assert waiting["decision"] == "open"


def test_a_declined_one_stays_in_the_history_with_its_reason(world: World) -> None:
    declined = world.ask("editor", "POST", f"{ONE}/decline", json={"reason": "RMB, always."})
    assert [(one["decision"], one["reason"]) for one in declined.json()] == [
        ("declined", "RMB, always.")
    ]
    assert title(world)["version"] == 1
    again = accept(world, "editor")
    assert again.status_code == 409
    assert "editor has decided" in again.json()["detail"]


def test_a_suggestion_is_withdrawn_by_its_author(world: World) -> None:
    suggest(world, "editor", "The editor's suggestion")
    assert world.ask("translator", "POST", "/suggestions/2/withdraw").status_code == 403
    assert world.ask("translator", "POST", f"{ONE}/withdraw").status_code == 200
    counted = world.ask("reader", "GET", "/articles/1/suggestions").json()
    assert counted == [{"segment_id": TITLE, "open": 1}]


def test_a_text_that_gave_way_is_kept_and_nobody_is_asked(world: World) -> None:
    """As in a conflict, where somebody takes the other's text over."""
    given = {"operation": str(uuid4()), "withdrawn": True}
    for _ in range(2):  # the answer was lost, and it is sent again
        kept, earlier = suggest(world, "translator", "It was mine.", **given).json()
    assert (kept["target"], kept["decision"], kept["decided_by"]) == (
        "It was mine.",
        "withdrawn",
        kept["by"],
    )
    assert kept["decided_at"] is not None
    assert earlier["decision"] == "open"
    assert title(world)["target"] == TEXT


def test_of_two_decisions_at_once_one_holds(world: World) -> None:
    def decide(number: int) -> int:
        if number % 2:
            return int(accept(world, "editor").status_code)
        return int(world.ask("editor", "POST", f"{ONE}/decline", json={}).status_code)

    with ThreadPoolExecutor(6) as threads:
        answers = sorted(threads.map(decide, range(6)))
    assert answers[0] == 200
    assert set(answers[1:]) <= {409, 412}
    (decided,) = world.ask("reader", "GET", f"/segments/{TITLE}/suggestions").json()
    changed = title(world)["version"] == 2
    assert changed == (decided["decision"] == "accepted")


def test_a_repeated_operation_is_done_once(world: World) -> None:
    operation = str(uuid4())
    first = accept(world, "editor", operation=operation)
    assert accept(world, "editor", operation=operation).json() == first.json()
    made = str(uuid4())
    one = suggest(world, "translator", "x", operation=made)
    assert suggest(world, "translator", "x", operation=made).json() == one.json()
    assert title(world)["version"] == 2


def test_where_a_text_comes_from_is_told(world: World) -> None:
    def save(base: int, target: str, **given: Any) -> str:
        body = {"operation": str(uuid4()), "target": target, "state": "draft", **given}
        answer = world.ask(
            "translator", "PUT", "/segments/2", json=body, headers={"If-Match": f'"{base}"'}
        )
        return str(answer.json()["origin"])

    assert save(1, "From the memory.", origin="memory") == "memory"
    assert save(2, "From the memory.", state="translated") == "memory"
    assert save(3, "From the memory, mostly.") == "memory_edited"
    assert save(4, "") == "none"
    assert save(5, "Typed.") == "typed"
    assert save(6, "A machine's.", origin="machine") == "machine"
    assert save(7, "A machine's, mended.") == "machine_edited"
    imported = world.save("translator", 3, 1, "It is on the AI national team.", "translated")
    assert imported.json()["origin"] == "import"
