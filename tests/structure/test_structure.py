"""An article's structure is changed: nothing is lost, and every change can be taken back."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

from tests.world import IDS, World

TITLE, EMPTY, DRAFT, CONFIRMED = 1, 2, 3, 4


def rows(world: World) -> list[dict[str, Any]]:
    """The article as anybody sees it."""
    page = world.ask("reader", "GET", f"/articles/{IDS.article}/segments").json()
    found: list[dict[str, Any]] = page["segments"]
    assert [row["number"] for row in found] == list(range(1, len(found) + 1))
    return found


def pairs(world: World) -> list[tuple[str, str]]:
    """Sources and targets in order."""
    return [(row["source"], row["target"]) for row in rows(world)]


def change(world: World, who: str = "translator", **deed: Any) -> Any:
    """Change the structure on the versions that there are now, if none are given."""
    versions = deed.pop("versions", None)
    if versions is None:
        versions = {row["id"]: row["version"] for row in rows(world)}
    operation = deed.pop("operation", None) or str(uuid4())
    body = {"operation": operation, "versions": versions, "deed": deed}
    return world.ask(who, "POST", f"/articles/{IDS.article}/structure", json=body)


def undo(world: World, done: Any) -> Any:
    """Take a change back."""
    return change(world, do="undo", change_id=done.json()["change_id"])


def test_a_split_makes_two_segments_of_one_and_renumbers_nothing(world: World) -> None:
    before = rows(world)
    done = change(world, do="split", segment_id=DRAFT, source_at=5, target_at=9)
    assert done.status_code == 200, done.text
    after = rows(world)
    assert [(row["source"], row["target"]) for row in after[2:4]] == [
        ("它属于人工", "It is on"),
        ("智能国家队。", "the AI national team."),
    ]
    assert after[2]["paragraph_id"] == after[3]["paragraph_id"]
    assert after[4]["id"] == before[3]["id"]
    assert [row["version"] for row in after] == [1, 1, 2, 1, 1]
    shown = done.json()
    assert (shown["after"], [row["id"] for row in shown["segments"]]) == (2, [3, 5, 4])
    assert shown["segments"][1]["terms"][0]["concept_id"] == IDS.approved


def test_a_split_is_taken_back_and_done_again(world: World) -> None:
    before = rows(world)
    done = change(world, do="split", segment_id=DRAFT, source_at=5, target_at=9)
    split = pairs(world)
    undone = undo(world, done)
    assert undone.status_code == 200, undone.text
    assert undone.json()["removed"] == [5]
    same = ("id", "source", "target", "state", "origin", "paragraph_id", "kind")
    assert [[row[key] for key in same] for row in rows(world)] == [
        [row[key] for key in same] for row in before
    ]
    assert undo(world, undone).status_code == 200
    assert pairs(world) == split


def test_a_join_takes_the_next_and_drops_it_from_the_article_and_not_from_the_history(
    world: World,
) -> None:
    done = change(world, do="join", segment_id=DRAFT)
    assert pairs(world)[2:] == [
        (
            "它属于人工智能国家队。后浪值得尊敬。",
            "It is on the AI national team. The latecomers deserve respect.",
        )
    ]
    assert rows(world)[2]["state"] == "draft"
    assert done.json()["removed"] == [CONFIRMED]
    kept = world.ask("reader", "GET", f"/segments/{CONFIRMED}/revisions").json()
    assert [row["target"] for row in kept] == ["The latecomers deserve respect."] * 2
    assert kept[0]["change"] == "join"
    assert world.ask("reader", "GET", f"/segments/{CONFIRMED}").status_code == 404
    refused = world.save("translator", CONFIRMED, 2, "late text")
    assert refused.status_code == 409
    assert "dropped" in refused.json()["detail"]
    assert undo(world, done).status_code == 200
    back = rows(world)[3]
    assert (back["id"], back["target"], back["state"], back["kind"]) == (
        CONFIRMED,
        "The latecomers deserve respect.",
        "translated",
        "quotation",
    )


def test_somebody_faster_is_not_overwritten(world: World) -> None:
    versions = {row["id"]: row["version"] for row in rows(world)}
    world.save("editor", DRAFT, 1, "The editor's text.")
    refused = change(world, versions=versions, do="join", segment_id=DRAFT)
    assert refused.status_code == 412
    (current,) = refused.json()["current"]
    assert (current["id"], current["target"], current["changed_by"]) == (
        DRAFT,
        "The editor's text.",
        "editor",
    )
    assert pairs(world)[2][1] == "The editor's text."


def test_without_the_version_of_a_segment_that_changes_nothing_is_done(world: World) -> None:
    before = pairs(world)
    assert change(world, versions={DRAFT: 1}, do="join", segment_id=DRAFT).status_code == 412
    assert pairs(world) == before


def test_a_repeated_operation_is_applied_once(world: World) -> None:
    operation, versions = str(uuid4()), {DRAFT: 1}
    deed: Any = {"do": "split", "segment_id": DRAFT, "source_at": 5, "target_at": 9}
    first = change(world, operation=operation, versions=versions, **deed)
    again = change(world, operation=operation, versions=versions, **deed)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert len(rows(world)) == 5


def test_of_two_splits_at_once_one_wins_and_the_other_is_told(world: World) -> None:
    def split(_: int) -> int:
        deed: Any = {"do": "split", "segment_id": DRAFT, "source_at": 5, "target_at": 9}
        return int(change(world, versions={DRAFT: 1}, **deed).status_code)

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(split, range(8))) == [200] + [412] * 7
    assert len(rows(world)) == 5


def test_edits_and_changes_of_structure_at_once_lose_no_text(world: World) -> None:
    def save(number: int) -> bool:
        if number % 2:
            done = change(world, versions={DRAFT: 1, CONFIRMED: 1}, do="join", segment_id=DRAFT)
        else:
            done = world.save("translator", CONFIRMED, 1, f"text {number}")
        assert done.status_code in (200, 409, 412), done.text
        return bool(done.status_code == 200)

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(save, range(16))) == 1


def test_undoing_what_was_written_in_since_is_refused(world: World) -> None:
    done = change(world, do="split", segment_id=DRAFT, source_at=5, target_at=9)
    world.save("translator", 5, 1, "the national team for AI.")
    refused = undo(world, done)
    assert refused.status_code == 409
    assert "lose" in refused.json()["detail"]
    assert pairs(world)[3][1] == "the national team for AI."


def test_several_changes_are_taken_back_one_after_the_other_and_done_again(world: World) -> None:
    states, done = [pairs(world)], []
    for deed in (
        {"do": "split", "segment_id": DRAFT, "source_at": 5, "target_at": 9},
        {"do": "join", "segment_id": DRAFT},
        {"do": "move", "segment_id": DRAFT, "to": "next"},
        {"do": "drop", "segment_id": DRAFT},
    ):
        given: dict[str, Any] = deed
        done.append(change(world, **given))
        assert done[-1].status_code == 200, done[-1].text
        states.append(pairs(world))
    undone = []
    for one, state in zip(reversed(done), reversed(states[:-1]), strict=True):
        undone.append(undo(world, one))
        assert undone[-1].status_code == 200, undone[-1].text
        assert pairs(world) == state
    for one, state in zip(reversed(undone), states[1:], strict=True):
        assert undo(world, one).status_code == 200
        assert pairs(world) == state


def test_a_change_is_taken_back_once(world: World) -> None:
    done = change(world, do="split", segment_id=DRAFT, source_at=5, target_at=9)
    assert undo(world, done).status_code == 200
    assert undo(world, done).status_code == 409
    assert change(world, do="undo", change_id=999).status_code == 404


def test_a_pair_is_added_and_dropped_and_brought_back(world: World) -> None:
    added = change(world, do="add", segment_id=EMPTY, source="独角兽。", where="before")
    assert added.status_code == 200, added.text
    assert [source for source, _ in pairs(world)][1] == "独角兽。"
    new = added.json()["segments"][0]["id"]
    world.save("translator", new, 1, "A unicorn.", "translated")
    dropped = change(world, do="drop", segment_id=new)
    assert dropped.json()["removed"] == [new]
    assert len(rows(world)) == 4
    assert undo(world, dropped).status_code == 200
    back = rows(world)[1]
    assert (back["id"], back["target"], back["state"]) == (new, "A unicorn.", "translated")


def test_a_pair_without_a_source_is_an_addition(world: World) -> None:
    added = change(world, do="add", segment_id=CONFIRMED)
    new = added.json()["segments"][0]
    assert (new["source"], new["number"]) == ("", 5)
    saved = world.save("translator", new["id"], 1, "A word to the reader.", "translated")
    assert saved.status_code == 200
    for form in ("md", "docx", "html", "epub", "csv", "tmx", "xliff", "xlsx"):
        answer = world.ask("reader", "GET", f"/articles/1/export?format={form}&draft=true")
        assert answer.status_code == 200, (form, answer.text)
    assert world.ask("reader", "GET", "/articles/1/findings").status_code == 200
    assert world.ask("reader", "GET", f"/segments/{new['id']}/matches").json()["matches"] == []


def test_a_pair_in_a_paragraph_of_its_own_parts_the_one_around_it(world: World) -> None:
    change(world, do="split", segment_id=DRAFT, source_at=5, target_at=9)
    done = change(
        world, do="add", segment_id=DRAFT, source="小标题", new_paragraph=True, kind="heading",
        level=2,
    )  # fmt: skip
    found = rows(world)[2:5]
    assert [row["kind"] for row in found] == ["paragraph", "heading", "paragraph"]
    assert all(row["first_in_paragraph"] for row in found)
    assert undo(world, done).status_code == 200
    first, second = rows(world)[2:4]
    assert first["paragraph_id"] == second["paragraph_id"]


def test_the_last_segment_stays(world: World) -> None:
    for segment_id in (EMPTY, DRAFT, CONFIRMED):
        assert change(world, "editor", do="drop", segment_id=segment_id).status_code == 200
    world.ask("editor", "POST", f"/suggestions/{IDS.suggestion}/decline", json={})
    refused = change(world, do="drop", segment_id=TITLE)
    assert refused.status_code == 422
    assert len(rows(world)) == 1


def test_a_whole_translation_goes_to_the_neighbour(world: World) -> None:
    done = change(world, do="move", segment_id=DRAFT, to="previous")
    assert [target for _, target in pairs(world)][1:3] == ["It is on the AI national team.", ""]
    assert [row["state"] for row in rows(world)][1:3] == ["draft", "untranslated"]
    assert undo(world, done).status_code == 200
    change(world, do="move", segment_id=DRAFT, to="next")
    assert [target for _, target in pairs(world)][2:] == [
        "",
        "It is on the AI national team. The latecomers deserve respect.",
    ]
    assert change(world, do="move", segment_id=DRAFT, to="next").status_code == 422


def test_targets_are_shifted_up_to_the_next_gap_and_back(world: World) -> None:
    before = pairs(world)
    up = change(world, do="shift", segment_id=EMPTY, direction="up")
    assert [target for _, target in pairs(world)] == [
        "CloudWalk Raises RMB 1.8 Billion",
        "It is on the AI national team.",
        "The latecomers deserve respect.",
        "",
    ]
    assert change(world, do="shift", segment_id=EMPTY, direction="down").status_code == 200
    assert pairs(world) == before
    # What was moved up is not there any more.
    assert undo(world, up).status_code == 409


def test_a_shift_down_without_a_gap_makes_a_place_for_the_last_target(world: World) -> None:
    done = change(world, do="shift", segment_id=DRAFT, direction="down")
    assert pairs(world)[2:] == [
        ("它属于人工智能国家队。", ""),
        ("后浪值得尊敬。", "It is on the AI national team."),
        ("", "The latecomers deserve respect."),
    ]
    assert undo(world, done).status_code == 200
    assert len(rows(world)) == 4


def test_a_paragraph_gets_another_kind_unless_somebody_was_faster(world: World) -> None:
    deed: Any = {"do": "kind", "segment_id": DRAFT, "was": "paragraph", "was_level": 0}
    done = change(world, **deed, kind="heading", level=2)
    assert done.status_code == 200, done.text
    assert (rows(world)[2]["kind"], rows(world)[2]["level"]) == ("heading", 2)
    assert change(world, **deed, kind="quotation").status_code == 412
    assert undo(world, done).status_code == 200
    assert rows(world)[2]["kind"] == "paragraph"


def test_a_paragraph_is_broken_and_merged(world: World) -> None:
    change(world, do="split", segment_id=DRAFT, source_at=5, target_at=9)
    broken = change(world, do="break", segment_id=5)
    assert rows(world)[3]["first_in_paragraph"] is True
    assert rows(world)[3]["version"] == 1
    assert change(world, do="break", segment_id=5).status_code == 422
    merged = change(world, do="merge", segment_id=5)
    assert rows(world)[3]["first_in_paragraph"] is False
    assert undo(world, merged).status_code == 200
    assert undo(world, broken).status_code == 200
    assert rows(world)[3]["first_in_paragraph"] is False


def test_a_gap_that_is_used_up_is_made_again(world: World) -> None:
    for number in range(30):
        done = change(world, do="add", segment_id=TITLE, source=f"第{number}句。")
        assert done.status_code == 200, done.text
    found = [row["source"] for row in rows(world)]
    assert found[1:31] == [f"第{number}句。" for number in reversed(range(30))]
    assert undo(world, done).status_code == 200
    assert len(rows(world)) == 33


def test_the_memory_follows(world: World) -> None:
    def remembered() -> list[str]:
        found = world.ask("translator", "GET", "/memory?phrase=后浪").json()
        return [entry["target"] for entry in found["hits"]]

    assert remembered() == ["The latecomers deserve respect."]
    done = change(world, do="split", segment_id=CONFIRMED, source_at=2, target_at=14)
    assert remembered() == []
    undo(world, done)
    assert remembered() == ["The latecomers deserve respect."]
    dropped = change(world, do="drop", segment_id=CONFIRMED)
    assert remembered() == []
    undo(world, dropped)
    assert remembered() == ["The latecomers deserve respect."]


def test_others_hear_of_it_in_one_event(world: World) -> None:
    since = world.ask("reader", "GET", f"/articles/{IDS.article}/changes").json()["revision"]
    change(world, do="join", segment_id=DRAFT)
    news = world.ask("reader", "GET", f"/articles/{IDS.article}/changes?since={since}").json()
    (event,) = news["events"]
    assert event["kind"] == "structure"
    assert event["body"]["removed"] == [CONFIRMED]
    assert event["body"]["after"] == EMPTY
    assert event["body"]["by"] == "translator"
    assert [row["id"] for row in event["body"]["segments"]] == [DRAFT]


def test_the_history_has_every_change_with_what_it_met_and_left(world: World) -> None:
    split = change(world, do="split", segment_id=DRAFT, source_at=5, target_at=9)
    undo(world, split)
    change(world, "editor", do="drop", segment_id=EMPTY)
    found = world.ask("reader", "GET", f"/articles/{IDS.article}/structure").json()
    assert [(row["kind"], row["by"], row["undone"]) for row in found] == [
        ("drop", "editor", False),
        ("undo", "translator", False),
        ("split", "translator", True),
    ]
    assert [piece["source"] for piece in found[0]["before"]] == ["云从科技是一家纯内资企业。"]
    assert [piece["target"] for piece in found[2]["after"]] == [
        "It is on",
        "the AI national team.",
    ]
    older = world.ask(
        "reader", "GET", f"/articles/{IDS.article}/structure?before={found[1]['id']}"
    ).json()
    assert [row["kind"] for row in older] == ["split"]


def test_a_text_that_a_suggestion_waits_beside_stays(world: World) -> None:
    refused = change(world, do="join", segment_id=TITLE)
    assert refused.status_code == 409
    assert "suggestion" in refused.json()["detail"]
    world.ask("editor", "POST", f"/suggestions/{IDS.suggestion}/decline", json={})
    assert change(world, do="join", segment_id=TITLE).status_code == 200


def test_comments_follow_a_join_and_come_back_with_its_undoing(world: World) -> None:
    def commented() -> list[tuple[int, int]]:
        found = world.ask("reader", "GET", f"/articles/{IDS.article}/comments").json()
        return [(row["segment_id"], row["threads"]) for row in found]

    assert commented() == [(CONFIRMED, 1)]
    done = change(world, do="join", segment_id=DRAFT)
    assert commented() == [(DRAFT, 1)]
    undo(world, done)
    assert commented() == [(CONFIRMED, 1)]
    change(world, do="drop", segment_id=CONFIRMED)
    assert commented() == []
    kept = world.ask("reader", "GET", f"/segments/{CONFIRMED}/comments").json()
    assert [thread["comments"][0]["by"] for thread in kept] == ["reader"]


def test_what_cannot_be_cut_is_refused_in_a_sentence(world: World) -> None:
    deeds: tuple[dict[str, Any], ...] = (
        {"do": "split", "segment_id": DRAFT, "source_at": 0, "target_at": 0},
        {"do": "split", "segment_id": DRAFT, "source_at": 500, "target_at": 2},
        {"do": "join", "segment_id": CONFIRMED},
        {"do": "merge", "segment_id": TITLE},
        {"do": "shift", "segment_id": DRAFT, "direction": "up"},
        {"do": "shift", "segment_id": EMPTY, "direction": "down"},
    )
    for deed in deeds:
        refused = change(world, **deed)
        assert refused.status_code == 422, deed
        assert refused.json()["detail"].endswith(".")
    assert change(world, do="join", segment_id=999).status_code == 404
    assert len(rows(world)) == 4


def test_a_second_paragraph_of_a_cell_stays_in_the_cell(world: World) -> None:
    styled = change(
        world, do="kind", segment_id=DRAFT, was="paragraph", was_level=0, kind="table_row", level=12
    )
    assert styled.status_code == 200, styled.text
    split = change(world, do="split", segment_id=DRAFT, source_at=5, target_at=9)
    assert split.status_code == 200, split.text
    new = rows(world)[3]["id"]
    assert change(world, do="break", segment_id=new).status_code == 200
    cells = [(row["kind"], row["level"]) for row in rows(world)[2:4]]
    assert cells == [("table_row", 12), ("table_cell", 12)]
