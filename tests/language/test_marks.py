"""Light marks: what is one, and that any text and any emphasis is read as it was written."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.language import marks
from app.language.marks import Run
from app.language.spans import Span

# What the grammar is made of, and what its rules look at.
_SIGNS = (
    *("*", "**", "***", "\\", "[", "]", "^", "^[", "[^1]", "(https://a.b/c)", "](https://a.b)"),
    *("a", " ", "\n", "中", "。", "\u3000", "😀", "https://x(y)"),
)
texts = st.lists(st.sampled_from(_SIGNS), max_size=14).map("".join)
_links = st.sampled_from(("", "", "https://a.b/(c)", "https://d.e/f g)"))
_words = st.builds(Run, texts.filter(bool), st.booleans(), st.booleans(), _links)
_notes = st.lists(_words, min_size=1, max_size=3).filter(
    lambda said: any(run.text.strip() for run in said)
)
runs = st.one_of(
    _words,
    st.just(Run(reference="1")),
    _notes.map(lambda said: Run(note=tuple(said))),
)
often = settings(max_examples=200, deadline=None)


@pytest.mark.cases("marks.json")
def test_marks_are_found(case: dict[str, Any]) -> None:
    found = [
        [mark.kind.value, mark.inner.of(case["text"]), *([mark.value] * bool(mark.value))]
        for mark in marks.find(case["text"])
    ]
    assert found == case["marks"]
    assert marks.plain(case["text"]) == case["plain"]


@given(texts)
@often
def test_any_text_can_be_meant_to_the_letter(text: str) -> None:
    assert marks.runs(marks.escape(text)) == ([Run(text)] if text else [])


@given(texts)
@often
def test_the_canonical_form_is_printed_alike_and_is_its_own(text: str) -> None:
    assert marks.runs(marks.canonical(text)) == marks.runs(text)
    assert marks.canonical(marks.canonical(text)) == marks.canonical(text)


@given(st.lists(runs, max_size=5))
@often
def test_whatever_is_emphasised_is_read_back(said: list[Run]) -> None:
    once = marks.runs(marks.write(said))
    assert marks.runs(marks.write(once)) == once
    words = ["".join(run.text for run in both if not run.is_note) for both in (said, once)]
    assert words[0] == words[1], "no letter is lost"
    for kind in ("bold", "italic"):
        assert _seen(once, kind) == _seen(said, kind)


def _seen(said: list[Run], kind: str) -> list[bool]:
    return [getattr(run, kind) for run in said for sign in run.text if not re.match(r"\s", sign)]


@given(texts)
@often
def test_offsets_lead_back_into_the_marked_text(text: str) -> None:
    stripped = marks.strip(text)
    for at, sign in enumerate(stripped.text):
        assert text[stripped.at(at)] == sign
        assert stripped.span(Span(at, at + 1)).of(text) == sign


@pytest.mark.parametrize(
    "piece", ["*a", "[^[", "^[", "[a](https://", "**a *b", "]", "\\", "[a](https://b)"]
)
def test_no_text_takes_long(piece: str) -> None:
    """Of so many signs a rule that looks back at all before would make half a minute."""
    text = piece * (20_000 // len(piece))
    assert marks.runs(marks.canonical(text)) == marks.runs(text)


def test_labels_are_listed_in_order() -> None:
    assert marks.references("a[^2] *b[^1]*^[c]") == ["2", "1"]
