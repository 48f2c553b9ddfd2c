"""Checks of words and figures look through light marks, and point into the marked texts."""

from app import checks
from app.checks import KnownTerm, Unit
from app.language.spans import Span


def test_a_figure_that_is_half_bold_is_read_whole() -> None:
    right = Unit("融资**18**亿元。", "It raised RMB **1.8** billion.")
    assert checks.run(right, ["quantities"]) == []
    wrong = Unit("融资**18**亿元。", "It raised RMB **1.8** million.")
    (found,) = checks.run(wrong, ["quantities"])
    assert found.target is not None
    assert "1.8" in found.target.of(wrong.target)
    assert "million" in found.target.of(wrong.target)


def test_a_note_is_no_part_of_the_sentence() -> None:
    unit = Unit("融资18亿元。", "It raised RMB 1.8 billion^[About $250 million in 2020.].")
    assert checks.run(unit, ["quantities"]) == []


def test_terms_are_known_at_their_places_in_the_plain_text() -> None:
    term = KnownTerm(Span(2, 9), "纯内资", approved=("purely domestically funded",))
    unit = Unit("是*纯**内**资*企业", "a **purely** domestically funded firm", (term,))
    assert checks.run(unit, ["terminology"]) == []


def test_marks_of_the_source_are_protected() -> None:
    unit = Unit("见[公告](https://example.org/)[^1]**重点**。", "See the notice.")
    assert {found.code for found in checks.run(unit, ["markup"])} == {"link", "note", "emphasis"}
    kept = Unit(unit.source, "See [the notice](https://example.org/)[^1], **mainly**.")
    assert checks.run(kept, ["markup"]) == []


def test_a_fix_never_takes_a_mark_away() -> None:
    unit = Unit("他说“好”。", 'He said,  "*good*" .')
    for found in checks.run(unit):
        if found.fix is not None and found.target is not None:
            assert "*" not in found.target.of(unit.target)
