"""Concepts found in Chinese text."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from app.glossary.automaton import LARGEST_OVERLAY
from app.glossary.models import ConceptKind, Status
from app.glossary.recognition import Fit, Layered, Matcher
from app.glossary.schemas import ConceptLite
from app.language import scripts, words

CASES = json.loads((Path(__file__).parent / "recognition.json").read_text(encoding="utf-8"))


def _concept(number: int, form: str) -> ConceptLite:
    return ConceptLite.model_construct(
        id=number,
        zh=form,
        pinyin="",
        kind=ConceptKind.TERM,
        domain="",
        note="",
        status=Status.APPROVED,
        renderings=[],
    )


def _matcher(forms: list[str]) -> Matcher:
    concepts = [_concept(number, form) for number, form in enumerate(forms)]
    return Matcher(concepts, [(form, number) for number, form in enumerate(forms)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_terms_are_found_as_a_reader_would(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = _matcher(list(case["terms"])).occurrences(text)  # type: ignore[call-overload]
    assert [[text[o.start : o.end], o.sure] for o in found] == case["found"]


def test_without_a_glossary_nothing_is_found() -> None:
    assert _matcher([]).occurrences("国家队") == []


# Both scripts and both widths of the same few characters, so that terms meet often.
_ALIKE = (
    "国國",
    "家",
    "队隊",
    "内內",
    "资資",
    "纯純",
    "aAＡａ",
    "1１",
    "。",
    "，",
    "、",
    " ",
    "😀",
    "𠮷",
)
_ONE = {sign: alike[0] for alike in _ALIKE for sign in alike}
_HAN = st.text(alphabet="".join(_ALIKE), max_size=14)
_FORMS = st.lists(_HAN.filter(bool), min_size=1, max_size=8)


def _naive(forms: list[str], text: str) -> set[tuple[int, int, int]]:
    """Every form at every place, sign by sign; it shares nothing with what it judges."""
    return {
        (start, start + len(form), number)
        for number, form in enumerate(forms)
        for start in range(len(text) - len(form) + 1)
        if all(_ONE[text[start + at]] == _ONE[sign] for at, sign in enumerate(form))
    }


@st.composite
def _forms_of_a_text(draw: st.DrawFn) -> tuple[list[str], str]:
    """A text and forms cut out of it, with every sign in any script and width: many overlap."""
    text = draw(_HAN.filter(bool))
    forms = []
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        other = [draw(st.sampled_from(_alike(sign))) for sign in text[start:end]]
        forms.append("".join(other))
    return forms, text


def _alike(sign: str) -> str:
    return next(alike for alike in _ALIKE if sign in alike)


def test_forms_of_other_scripts_and_widths_overlap_in_the_texts_of_the_property() -> None:
    """What the property is about does occur in it: a search that knows one script would fail."""

    def is_mixed(case: tuple[list[str], str]) -> bool:
        forms, text = case
        found = sorted(_naive(forms, text))
        others = [(a, b) for a, b, number in found if text[a:b] != forms[number]]
        return len(others) > 1 and any(
            a < d and c < b and (a, b) != (c, d) for (a, b), (c, d) in pairwise(others)
        )

    find(_forms_of_a_text(), is_mixed)


@given(case=_forms_of_a_text() | st.tuples(_FORMS, _HAN))
def test_matches_are_those_of_a_naive_search(case: tuple[list[str], str]) -> None:
    forms, text = case
    found = _matcher(forms).matches(text)
    assert [(m.start, m.end, m.concept_id) for m in found] == sorted(
        _naive(forms, text), key=lambda place: (place[0], -place[1], place[2])
    )
    cut = words.cut(text)
    starts, ends = {word.start for word in cut}, {word.end for word in cut}
    for match in found:
        inside = any(w.start <= match.start and match.end <= w.end for w in cut)
        if match.start in starts and match.end in ends:
            assert match.fit is Fit.SURE
        else:
            assert match.fit is (Fit.DIM if inside else Fit.CROSSING)


@given(case=_forms_of_a_text() | st.tuples(_FORMS, _HAN))
def test_what_is_shown_is_the_longest_and_overlaps_nothing(case: tuple[list[str], str]) -> None:
    forms, text = case
    matcher = _matcher(forms)
    shown = matcher.occurrences(text)
    assert all(a.end <= b.start for a, b in pairwise(shown))
    for match in matcher.matches(text):
        if match.is_shown:
            assert any(
                o.start < match.end
                and match.start < o.end
                and o.end - o.start >= match.end - match.start
                for o in shown
            )
        elif not match.is_shown:
            assert match.fit is Fit.CROSSING


@given(forms=_FORMS, texts=st.lists(_HAN, max_size=5))
def test_many_texts_at_once_are_as_one_by_one(forms: list[str], texts: list[str]) -> None:
    matcher = _matcher(forms)
    assert list(matcher.found(texts)) == [_chosen(matcher, text) for text in texts]


def _chosen(matcher: Matcher, text: str) -> list[tuple[int, int, int, bool]]:
    """The longest, one after the other, each compared with all that were taken."""
    taken: list[tuple[int, int, int, bool]] = []
    for match in sorted(
        (match for match in matcher.matches(text) if match.is_shown),
        key=lambda m: (m.start - m.end, not m.sure, m.start, m.concept_id),
    ):
        if all(match.end <= start or end <= match.start for start, end, _, _ in taken):
            taken.append((match.start, match.end, match.concept_id, match.sure))
    return sorted(taken)


# In one glossary a form has one entry.
_GLOSSARY = st.lists(_HAN.filter(bool), min_size=1, max_size=8, unique_by=scripts.fold)


@given(
    near=_GLOSSARY,
    far=_GLOSSARY,
    texts=st.lists(_HAN, max_size=5),
    proposed=st.sets(st.integers(0, 9)),
)
def test_glossaries_on_top_of_each_other_show_the_longest_then_the_approved_then_the_nearer(
    near: list[str], far: list[str], texts: list[str], proposed: set[int]
) -> None:
    layers = []
    for first, forms in ((0, near), (100, far)):
        concepts = [_concept(first + number, form) for number, form in enumerate(forms)]
        for concept in concepts:
            if concept.id % 100 in proposed:
                concept.status = Status.PROPOSED
        layers.append(Matcher(concepts, [(concept.zh, concept.id) for concept in concepts]))
    both = Layered(layers)
    assert list(both.found(texts)) == [_chosen_of_layers(both, text) for text in texts]


def _chosen_of_layers(both: Layered, text: str) -> list[tuple[int, int, int, bool]]:
    """By the rule as it is said, one after the other; the numbers of the nearer are smaller."""
    candidates = sorted(
        (match for match in both.matches(text) if match.is_shown),
        key=lambda m: (
            m.start - m.end,
            not m.sure,
            m.start,
            both.concepts[m.concept_id].status != Status.APPROVED,
            m.concept_id,
        ),
    )
    taken: list[tuple[int, int, int, bool]] = []
    for m in candidates:
        if all(m.end <= start or end <= m.start for start, end, *_ in taken):
            taken.append((m.start, m.end, m.concept_id, m.sure))
    return sorted(taken)


@given(forms=_FORMS, changes=st.lists(st.tuples(st.integers(0, 9), st.none() | _HAN)), text=_HAN)
def test_a_matcher_that_followed_edits_is_one_built_anew(
    forms: list[str], changes: list[tuple[int, str | None]], text: str
) -> None:
    matcher: Matcher = _matcher(forms)
    now = dict(enumerate(forms))
    for number, form in changes:
        now.pop(number, None)
        if form:
            now[number] = form
        fresh = [(form, number)] if form else []
        followed = matcher.changed([number], [_concept(number, form)] if form else [], fresh)
        assert followed is not None
        matcher = followed
    anew = Matcher([_concept(*entry) for entry in now.items()], [(f, n) for n, f in now.items()])
    assert matcher.matches(text) == anew.matches(text)
    assert list(matcher.found([text, text])) == list(anew.found([text, text]))
    assert matcher.concepts == anew.concepts


def test_when_much_has_changed_all_is_built_again() -> None:
    numbers = range(LARGEST_OVERLAY + 1)
    assert _matcher(["国家队"]).changed(numbers, [], []) is None


def test_a_matcher_in_use_is_not_changed_by_an_edit() -> None:
    before = _matcher(["国家队"])
    after = before.changed([0], [_concept(0, "独角兽")], [("独角兽", 0)])
    assert [m.concept_id for m in before.matches("国家队")] == [0]
    assert after is not None
    assert after.matches("国家队") == []
    assert after.concepts[0].zh == "独角兽"


def test_matches_across_words_are_known_and_not_shown() -> None:
    matcher = _matcher(["发展"])
    (match,) = matcher.matches("研发展示中心")
    assert match.fit is Fit.CROSSING
    assert not match.is_shown
    assert matcher.occurrences("研发展示中心") == []
