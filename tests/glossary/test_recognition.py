"""Concepts found in Chinese text."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.glossary.models import ConceptKind, Status
from app.glossary.recognition import Matcher
from app.glossary.schemas import ConceptLite
from app.language import scripts

CASES = json.loads((Path(__file__).parent / "recognition.json").read_text(encoding="utf-8"))


def _matcher(forms: list[str]) -> Matcher:
    concepts = [
        ConceptLite(
            id=number,
            zh=form,
            pinyin="",
            kind=ConceptKind.TERM,
            domain="",
            note="",
            status=Status.APPROVED,
            renderings=[],
        )
        for number, form in enumerate(forms)
    ]
    return Matcher(concepts, [(form, number) for number, form in enumerate(forms)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_terms_are_found_as_a_reader_would(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = _matcher(list(case["terms"])).occurrences(text)  # type: ignore[call-overload]
    assert [[text[o.start : o.end], o.sure] for o in found] == case["found"]


def test_without_a_glossary_nothing_is_found() -> None:
    assert _matcher([]).occurrences("国家队") == []


_HAN = st.text(alphabet="国家队內资資纯純aＡ。", max_size=12)


@given(forms=st.lists(_HAN.filter(bool), min_size=1, max_size=6), text=_HAN)
def test_matches_are_a_part_of_a_naive_search_and_hold_all_that_is_sure(
    forms: list[str], text: str
) -> None:
    matcher = _matcher(forms)
    folded = scripts.fold(text)
    naive = {
        (start, start + len(form), number)
        for number, form in enumerate(forms)
        for start in range(len(text))
        if folded.startswith(scripts.fold(form), start)
    }
    found = {(m.start, m.end, m.concept_id) for m in matcher.matches(text)}
    assert found <= naive
    hidden = naive - found
    assert all(end - start < 4 for start, end, _ in hidden)
    shown = matcher.occurrences(text)
    assert all(a.end <= b.start for a, b in pairwise(shown))
