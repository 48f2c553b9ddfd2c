"""A corrected source keeps every translation that still fits, and what goes can be had back."""

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.articles.correction import Correction, Outcome, Standing
from app.articles.rereading import correct
from app.database import Session, transaction
from app.formats import Block, Kind
from app.memory.models import Entry
from app.segments.models import State
from app.structure.pieces import Piece
from tests.world import IDS, World

# Paragraphs, each a list of pairs.
Paragraphs = list[list[tuple[str, str]]]


def standing(paragraphs: Paragraphs) -> list[Standing]:
    """An article of finished segments, numbered from 1."""
    made: list[Standing] = []
    number = 0
    for place, pairs in enumerate(paragraphs, start=1):
        pieces = []
        for source, target in pairs:
            number += 1
            state = State.TRANSLATED if target else State.UNTRANSLATED
            pieces.append(Piece(number, place, source, target, state, "typed", 1, number * 1_000))
        made.append(Standing(Kind.PARAGRAPH, "", tuple(pieces)))
    return made


def corrected(paragraphs: Paragraphs, *texts: str, by_sentence: bool = True) -> Correction:
    """What the texts make of it."""
    blocks = [Block(Kind.PARAGRAPH, text) for text in texts]
    return correct(standing(paragraphs), blocks, by_sentence=by_sentence)


def left(found: Correction) -> list[tuple[str, str, str]]:
    """Sources, targets and states afterwards."""
    return [
        (entry.new.source.strip(), entry.new.target, entry.new.state)
        for entry in found.entries
        if entry.new
    ]


TWO = [("天黑了。", "Night fell."), ("他走了。", "He left.")]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        pytest.param([TWO], ["天黑了。他走了。"], ["= Night fell.", "= He left."], id="the same"),
        pytest.param(
            [TWO], ["天全黑了。他走了。"], ["~ Night fell.", "= He left."], id="a word is put in"
        ),
        pytest.param(
            [TWO],
            ["天黑了。雨下得很大。他走了。"],
            ["= Night fell.", "? ", "= He left."],
            id="a sentence is put in",
        ),
        pytest.param([TWO], ["他走了。"], ["= He left."], id="a sentence is taken out"),
        pytest.param(
            [TWO, [("国家队来了。", "The team came.")]],
            ["国家队来了。", "天黑了。他走了。"],
            ["= The team came.", "= Night fell.", "= He left."],
            id="a paragraph goes elsewhere",
        ),
        pytest.param(
            [[*TWO, ("国家队来了。", "The team came.")]],
            ["天黑了。", "他走了。国家队来了。"],
            ["= Night fell.", "= He left.", "= The team came."],
            id="a paragraph is cut in two",
        ),
        pytest.param(
            [[("天黑了。他走了。", "Night fell, and he left.")]],
            ["天全黑了。他走了。"],
            ["~ Night fell, and he left."],
            id="sentences that were joined by hand stay joined",
        ),
        pytest.param(
            [[("天黑了，", "Night fell,"), ("他走了。", "and he left.")]],
            ["天黑了，大家都看着，他走了。"],
            ["= Night fell,", "~ and he left."],
            id="a sentence that was cut by hand stays cut",
        ),
        pytest.param(
            [[("國家隊 来了。", "The team came.")]],
            ["国家队来了。"],
            ["= The team came."],
            id="another script",
        ),
        pytest.param(
            [[("天黑了。", "Night fell."), ("", "(A storm was near.)"), ("他走了。", "He left.")]],
            ["天全黑了。他走了。"],
            ["~ Night fell.", "= (A storm was near.)", "= He left."],
            id="an addition of the translator's stays",
        ),
    ],
)
def test_translations_stay_where_they_fit(
    before: Paragraphs, after: list[str], wanted: list[str]
) -> None:
    signs = {State.TRANSLATED: "=", State.DRAFT: "~", State.UNTRANSLATED: "?"}
    found = left(corrected(before, *after))
    assert [f"{signs[State(state)]} {target}" for _, target, state in found] == wanted


def test_paragraphs_put_together_have_both_translations() -> None:
    before = [[("天黑了，", "Night fell,")], [("他走了。", "and he left.")]]
    found = corrected(before, "天黑了，他走了。", by_sentence=False)
    assert left(found) == [("天黑了，他走了。", "Night fell, and he left.", State.DRAFT)]
    assert found.entries[1].outcome is Outcome.JOINED
    assert found.plan().heirs == {2: 0}


def test_a_row_put_into_a_table_comes_with_its_figures_done() -> None:
    blocks = [
        Block(Kind.PARAGRAPH, "天黑了。"),
        Block(Kind.TABLE_ROW, "2019年"),
        Block(Kind.TABLE_CELL, "8.07", 1),
    ]
    found = correct(standing([TWO[:1]]), blocks, by_sentence=False)
    assert left(found)[1:] == [
        ("2019年", "", State.UNTRANSLATED),
        ("8.07", "8.07", State.TRANSLATED),
    ]
    assert list(found.paragraphs.values()) == [("table_row", 0), ("table_cell", 1)]


def test_a_note_put_in_before_another_changes_no_reference_to_that_one() -> None:
    note = Standing(Kind.NOTE, "1", (Piece(2, 2, "旧注。", "Old.", "translated", "typed", 1, 2),))
    text = Standing(
        Kind.PARAGRAPH, "", (Piece(1, 1, "甲乙丙丁。[^1]", "A.[^1]", "translated", "typed", 1, 1),)
    )
    blocks = [
        Block(Kind.PARAGRAPH, "新增的一段。[^1]"),
        Block(Kind.PARAGRAPH, "甲乙丙丁。[^2]"),
        Block(Kind.NOTE, "新注在此。", label="1"),
        Block(Kind.NOTE, "旧注。", label="2"),
    ]
    found = correct([text, note], blocks, by_sentence=False)
    assert [entry.outcome.value for entry in found.entries] == [
        "new",
        "unchanged",
        "new",
        "unchanged",
    ]
    assert left(found)[0][0] == "新增的一段。[^2]"
    assert found.plan().labels == {-2: "2"}


_SENTENCE = st.sampled_from(["天黑了。", "他走了。", "国家队来了。", "后浪值得尊敬。", "甲乙丙。"])
_TEXT = st.lists(_SENTENCE, min_size=1, max_size=4)


@settings(max_examples=60)
@given(
    before=st.lists(_TEXT, min_size=1, max_size=6),
    after=st.lists(_TEXT, min_size=1, max_size=6),
    by_sentence=st.booleans(),
)
def test_every_old_segment_has_a_fate_and_the_new_text_is_whole(
    before: list[list[str]], after: list[list[str]], by_sentence: bool
) -> None:
    paragraphs = [[(text, f"<{text}>") for text in one] for one in before]
    found = corrected(paragraphs, *("".join(one) for one in after), by_sentence=by_sentence)
    olds = [entry.old.id for entry in found.entries if entry.old]
    assert olds == list(range(1, sum(map(len, before)) + 1))
    assert "".join(source for source, _, _ in left(found)) == "".join(map("".join, after))
    plan = found.plan()
    # Whatever was translated is there still, unless its words are nowhere in the new text.
    for entry in found.entries:
        if by_sentence and entry.outcome is Outcome.GONE and entry.old:
            assert sum(entry.old.source == one for text in after for one in text) < sum(
                entry.old.source == one for text in before for one in text
            )
    staying = {piece.id for piece in plan.after}
    assert all(gone not in staying for gone in plan.heirs)


# By the API, on both databases


def rows(world: World) -> list[dict[str, Any]]:
    """The article as anybody sees it."""
    found: list[dict[str, Any]] = world.ask(
        "reader", "GET", f"/articles/{IDS.article}/segments"
    ).json()["segments"]
    return found


SAME = [
    "云从科技获18亿元融资",
    "云从科技是一家纯内资企业。",
    "它属于人工智能国家队。",
    "后浪值得尊敬。",
]


def preview(world: World, *paragraphs: str, article: int = IDS.article) -> Any:
    return world.ask(
        "translator",
        "POST",
        f"/articles/{article}/correction/preview",
        files={"source": ("corrected.txt", "\n\n".join(paragraphs).encode(), "text/plain")},
    )


def accept(
    world: World,
    digest: str,
    *paragraphs: str,
    operation: str = "",
    article: int = IDS.article,
) -> Any:
    return world.ask(
        "translator",
        "POST",
        f"/articles/{article}/correction",
        files={"source": ("corrected.txt", "\n\n".join(paragraphs).encode(), "text/plain")},
        data={"digest": digest, "operation": operation or str(uuid4())},
    )


def test_the_changes_are_shown_done_kept_and_taken_back(world: World) -> None:
    before = rows(world)
    texts = ["加在前面的一段。", *SAME[:2], "它属于人工智能的国家队。", "加在后面的一段。"]
    shown = preview(world, *texts).json()
    assert shown["counts"]["new"] == 2
    assert [(step["outcome"], step["number"], step["new_number"]) for step in shown["steps"]] == [
        ("new", None, 1),
        ("changed", 3, 4),
        ("gone", 4, None),
        ("new", None, 5),
    ]
    assert rows(world) == before
    operation = str(uuid4())
    done = accept(world, shown["digest"], *texts, operation=operation)
    assert done.status_code == 200, done.text
    after = rows(world)
    assert [row["source"] for row in after] == texts
    assert [row["target"] for row in after[1:4]] == [row["target"] for row in before[:3]]
    assert [row["state"] for row in after] == [
        "untranslated",
        "reviewed",
        "untranslated",
        "draft",
        "untranslated",
    ]
    # Whoever asks again, because the answer was lost, has done it once.
    assert accept(world, shown["digest"], *texts, operation=operation).json() == done.json()
    assert rows(world) == after
    # What was said of the segment that went is said of its neighbour, and goes back with it.
    assert _commented(world) == [after[3]["id"]]
    files = world.ask("reader", "GET", f"/articles/{IDS.article}/originals").json()
    assert [file["name"] for file in files] == ["敬后浪.md", "corrected.txt"]
    history = world.ask("reader", "GET", f"/articles/{IDS.article}/structure").json()
    assert history[0]["kind"] == "correction"
    # Somebody works on a segment that was not changed: that is no reason.
    world.save("translator", before[1]["id"], 1, "CloudWalk is purely domestically funded.")
    undo = {"do": "undo", "change_id": done.json()["change_id"]}
    body = {"operation": str(uuid4()), "deed": undo}
    undone = world.ask("translator", "POST", f"/articles/{IDS.article}/structure", json=body)
    assert undone.status_code == 200, undone.text
    told = ("id", "source", "state")
    assert [[row[key] for key in told] for row in rows(world) if row["id"] != before[1]["id"]] == [
        [row[key] for key in told] for row in before if row["id"] != before[1]["id"]
    ]
    assert _commented(world) == [4]


def _commented(world: World) -> list[int]:
    found = world.ask("reader", "GET", f"/articles/{IDS.article}/comments").json()
    return [one["segment_id"] for one in found]


def test_many_new_paragraphs_find_room_in_order(world: World) -> None:
    texts = [SAME[0], *(f"第{number}段是新的。" for number in range(60)), *SAME[1:]]
    for _ in range(2):
        shown = preview(world, *texts).json()
        done = accept(world, shown["digest"], *texts)
        assert done.status_code == 200, done.text
        assert [row["source"] for row in rows(world)] == texts
        texts[31:31] = [f"另有{number}段。" for number in range(30)]


def test_the_memory_follows_a_large_correction_and_its_undoing(world: World) -> None:
    """Many segments are forgotten and remembered together, their sentences too."""
    pairs = [
        (f"第{n}家公司来了。它有{n}亿元。", f"Company {n} came. It has RMB {n} hundred million.")
        for n in range(120)
    ]
    table = "".join(f"{source},{target}\n" for source, target in pairs)
    made = world.ask(
        "translator",
        "POST",
        f"/projects/{IDS.project}/articles",
        files={"source": ("pairs.csv", table.encode())},
        data={"translation_state": "translated"},
    )
    assert made.status_code == 201, made.text
    article = made.json()["id"]
    with transaction(writes=False) as session:
        before = _remembered(session, article)
    assert len(before) > 120, "whole segments and sentences"
    texts = [source.replace("公司", "企业") for source, _ in pairs]
    shown = preview(world, *texts, article=article).json()
    done = accept(world, shown["digest"], *texts, article=article)
    assert done.status_code == 200, done.text
    with transaction(writes=False) as session:
        assert not _remembered(session, article)
    undo = {"do": "undo", "change_id": done.json()["change_id"]}
    body = {"operation": str(uuid4()), "deed": undo}
    undone = world.ask("translator", "POST", f"/articles/{article}/structure", json=body)
    assert undone.status_code == 200, undone.text
    assert undone.json()["segments"] is None, "so many are better read anew"
    with transaction(writes=False) as session:
        assert _remembered(session, article) == before
    found = world.ask("translator", "GET", "/memory?phrase=第77家公司").json()
    assert {hit["article_id"] for hit in found["hits"]} == {article}


def _remembered(session: Session, article: int) -> set[tuple[int | None, str, str]]:
    entries = session.scalars(select(Entry).where(Entry.article_id == article))
    return {(entry.segment_id, entry.source, entry.target) for entry in entries}


def test_what_was_changed_since_it_was_shown_is_not_changed_again(world: World) -> None:
    texts = [*SAME[:2], "它属于人工智能的国家队。", SAME[3]]
    shown = preview(world, *texts).json()
    world.save("translator", 3, 1, "It belongs to the AI national team.")
    refused = accept(world, shown["digest"], *texts)
    assert refused.status_code == 412
    assert rows(world)[2]["source"] == SAME[2]
    # Elsewhere somebody may work on.
    shown = preview(world, *texts).json()
    world.save("translator", 2, 1, "CloudWalk is purely domestically funded.")
    assert accept(world, shown["digest"], *texts).status_code == 200
    assert rows(world)[2]["target"] == "It belongs to the AI national team."


def test_another_file_than_was_shown_is_refused(world: World) -> None:
    shown = preview(world, *SAME[:3]).json()
    assert accept(world, shown["digest"], *SAME[:2]).status_code == 412


def test_a_segment_with_an_open_suggestion_does_not_go(world: World) -> None:
    texts = SAME[1:]
    shown = preview(world, *texts).json()
    assert [(step["outcome"], step["suggestions"]) for step in shown["steps"]] == [("gone", 1)]
    refused = accept(world, shown["digest"], *texts)
    assert refused.status_code == 409
    assert "(1)" in refused.json()["detail"]
    assert len(rows(world)) == 4


def test_the_same_source_changes_nothing(world: World) -> None:
    shown = preview(world, *SAME).json()
    assert shown["steps"] == []
    refused = accept(world, shown["digest"], *SAME)
    assert refused.status_code == 422
    assert "already" in refused.json()["detail"]
