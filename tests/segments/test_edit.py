"""A segment is edited: nothing is overwritten unseen."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from tests.world import IDS, World


def test_an_edit_is_saved_with_the_next_version(world: World) -> None:
    saved = world.save("translator", IDS.segment, 1, "CloudWalk is domestically funded.")
    assert saved.status_code == 200
    assert saved.headers["etag"] == '"2"'
    assert saved.json()["version"] == 2
    assert saved.json()["state"] == "draft"
    assert saved.json()["changed_by"] == "translator"
    assert world.ask("reader", "GET", f"/segments/{IDS.segment}").json()["target"] == (
        "CloudWalk is domestically funded."
    )


def test_an_edit_without_a_version_is_refused_with_428(world: World) -> None:
    body = {"operation": str(uuid4()), "target": "x", "state": "draft"}
    answer = world.ask("translator", "PUT", f"/segments/{IDS.segment}", json=body)
    assert answer.status_code == 428
    assert "If-Match" in answer.json()["detail"]


def test_a_version_that_cannot_be_read_is_refused(world: World) -> None:
    body = {"operation": str(uuid4()), "target": "x", "state": "draft"}
    for given in ("3", "*", 'W/"3"', '"three"', '"99999999999999999999"'):
        answer = world.ask(
            "translator",
            "PUT",
            f"/segments/{IDS.segment}",
            json=body,
            headers={"If-Match": given},
        )
        assert answer.status_code == 422, given


@pytest.mark.parametrize("first", ["editor", "translator"])
def test_an_edit_on_an_old_version_gets_the_other_text(world: World, first: str) -> None:
    """Somebody else's, or one's own from another tab."""
    world.save(first, IDS.segment, 1, "The first text.")
    answer = world.save("translator", IDS.segment, 1, "The translator's text.")
    assert answer.status_code == 412
    current = answer.json()["current"]
    assert current["target"] == "The first text."
    assert current["version"] == 2
    assert current["changed_by"] == first
    assert current["changed_at"]
    shown = world.ask("reader", "GET", f"/segments/{IDS.segment}").json()
    assert shown["target"] == "The first text."


def test_a_repeated_operation_is_applied_once_and_answered_alike(world: World) -> None:
    operation = str(uuid4())
    first = world.save("translator", IDS.segment, 1, "One.", operation=operation)
    again = world.save("translator", IDS.segment, 1, "One.", operation=operation)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    revisions = world.ask("reader", "GET", f"/segments/{IDS.segment}/revisions").json()
    assert [revision["version"] for revision in revisions] == [2, 1]


def test_a_repeated_operation_is_answered_after_somebody_else_went_on(world: World) -> None:
    operation = str(uuid4())
    first = world.save("translator", IDS.segment, 1, "One.", operation=operation)
    world.save("editor", IDS.segment, 2, "Two.")
    again = world.save("translator", IDS.segment, 1, "One.", operation=operation)
    assert again.json() == first.json()
    shown = world.ask("reader", "GET", f"/segments/{IDS.segment}").json()
    assert (shown["target"], shown["version"]) == ("Two.", 3)


def test_confirming_and_reviewing_change_the_state(world: World) -> None:
    assert world.save("translator", IDS.segment, 1, "x", "translated").json()["state"] == (
        "translated"
    )
    refused = world.save("translator", IDS.segment, 2, "x", "reviewed")
    assert refused.status_code == 403
    assert world.save("editor", IDS.segment, 2, "x", "reviewed").json()["state"] == "reviewed"


def test_typing_into_a_confirmed_segment_unconfirms_it(world: World) -> None:
    world.save("translator", IDS.segment, 1, "x", "translated")
    assert world.save("translator", IDS.segment, 2, "xy").json()["state"] == "draft"


def test_an_empty_target_is_untranslated_and_cannot_be_confirmed(world: World) -> None:
    world.save("translator", IDS.segment, 1, "x")
    assert world.save("translator", IDS.segment, 2, " ", "translated").status_code == 409
    emptied = world.save("translator", IDS.segment, 2, "").json()
    assert (emptied["state"], emptied["origin"]) == ("untranslated", "none")


def test_text_that_could_not_be_exported_is_refused_with_its_place(world: World) -> None:
    for bad, name in (("a\x00b", "U+0000"), ("a\x0bb", "U+000B"), ("a\uffffb", "U+FFFF")):
        answer = world.save("translator", IDS.segment, 1, bad)
        assert answer.status_code == 422
        assert name in answer.json()["detail"]
        assert "character 2" in answer.json()["detail"]
    assert world.ask("reader", "GET", f"/segments/{IDS.segment}").json()["version"] == 1


def test_a_lone_surrogate_is_refused_and_not_a_failure_of_the_server(world: World) -> None:
    answer = world.ask(
        "translator",
        "PUT",
        f"/segments/{IDS.segment}",
        headers={"If-Match": '"1"', "Content-Type": "application/json"},
        content=b'{"operation":"%s","target":"\\ud800","state":"draft"}' % str(uuid4()).encode(),
    )
    assert answer.status_code == 422


def test_every_version_stays_in_the_history(world: World) -> None:
    for base, target in enumerate(("one", "two", "three"), start=1):
        world.save("translator", IDS.segment, base, target)
    revisions = world.ask("reader", "GET", f"/segments/{IDS.segment}/revisions").json()
    assert [r["target"] for r in revisions] == ["three", "two", "one", ""]
    assert [r["by"] for r in revisions] == ["translator"] * 4


def test_a_long_history_is_read_in_stretches(world: World) -> None:
    for base in range(1, 6):
        world.save("translator", IDS.segment, base, f"version {base + 1}")
    address, seen = f"/segments/{IDS.segment}/revisions", []
    before = ""
    while part := world.ask("reader", "GET", f"{address}?limit=4{before}").json():
        assert len(part) <= 4
        seen += [revision["version"] for revision in part]
        before = f"&before={seen[-1]}"
    assert seen == [6, 5, 4, 3, 2, 1]
    assert world.ask("reader", "GET", f"{address}?limit=501").status_code == 422


def test_of_two_edits_at_once_one_wins_and_the_other_is_told(world: World) -> None:
    def save(number: int) -> int:
        return int(world.save("translator", IDS.segment, 1, f"text {number}").status_code)

    with ThreadPoolExecutor(8) as threads:
        answers = sorted(threads.map(save, range(8)))
    assert answers == [200] + [412] * 7


def test_words_have_pinyin_and_dictionary_entries(world: World) -> None:
    answer = world.ask("reader", "GET", f"/segments/{IDS.segment}/words").json()
    by_text = {word["text"]: word for word in answer["words"]}
    assert by_text["企业"]["pinyin"] == "qǐyè"
    assert any("enterprise" in sense for sense in by_text["企业"]["entries"][0]["senses"])
    assert "CC BY-SA" in answer["licence"]


def test_a_segment_that_is_not_there_is_404(world: World) -> None:
    assert world.save("administrator", 999, 1, "x").status_code == 404
    assert world.ask("administrator", "GET", f"/segments/{2**63}").status_code == 404
    assert world.ask("administrator", "GET", "/segments/one").status_code == 404
