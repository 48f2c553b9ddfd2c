"""Whatever is done to pairs by hand, every passage stays in exactly one of them."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.alignment import passages
from app.alignment.passages import NotPossible, Pair, Passage, Side, cut_up, flowing
from app.language.sentences import split_chinese

SOURCE = tuple(Passage(0, start, text) for start, text in ((0, "甲。"), (2, "乙。"), (4, "丙。")))
TARGET = (Passage(0, 0, "One. "), Passage(0, 5, "Two."))


def texts(pairs: list[Pair]) -> list[tuple[str, str]]:
    return [
        ("".join(p.text for p in pair.source), "".join(p.text for p in pair.target))
        for pair in pairs
    ]


def test_marks_are_closed_where_a_paragraph_is_cut_up() -> None:
    text = "甲*乙。[书。](https://example.org/)丙*丁[^1]。 **戊**"
    cut = cut_up([("paragraph", text, 0, "")], split_chinese)
    assert [(passage.start, passage.text) for passage in cut] == [
        (0, "甲*乙。*"),
        (3, "*[书。](https://example.org/)*"),
        (5, "*丙*丁[^1]。 "),
        (9, "**戊**"),
    ]
    assert flowing(cut, "") == text


@pytest.mark.parametrize(
    ("at", "made"),
    [
        (0, ("", "**甲乙。丙**丁")),
        (1, ("", "**甲乙。丙**丁")),
        (4, ("**甲乙**", "**。丙**丁")),
        (5, ("**甲乙。**", "**丙**丁")),
        (6, ("**甲乙。丙**", "丁")),
        (8, ("**甲乙。丙**", "丁")),
    ],
)
def test_a_cut_inside_an_emphasis_leaves_two(at: int, made: tuple[str, str]) -> None:
    pair = Pair((Passage(3, 7, "**甲乙。丙**丁"), Passage(3, 12, "戊")), TARGET)
    before, after = passages.cut(pair, at, 5)
    assert texts([before, after]) == [(made[0], "One. "), (made[1] + "戊", "Two.")]
    whole = passages.join([before, after])[0]
    assert flowing(whole.source, "") == "**甲乙。丙**丁戊"
    assert all(one.end == two.start for one, two in itertools.pairwise(whole.source))


def test_two_pairs_are_joined() -> None:
    made = passages.join([Pair(SOURCE[:1], TARGET[:1], 0.4), Pair(SOURCE[1:], TARGET[1:], 0.3)])
    assert texts(made) == [("甲。乙。丙。", "One. Two.")]
    assert made[0].pinned


def test_nothing_is_joined_with_the_end() -> None:
    with pytest.raises(NotPossible, match="no pair after"):
        passages.join([Pair(SOURCE, TARGET)])


@pytest.mark.parametrize(
    ("at", "made"),
    [
        ((2, 5), [("甲。", "One. "), ("乙。丙。", "Two.")]),
        ((1, 3), [("甲", "One"), ("。乙。丙。", ". Two.")]),
        ((2, 9), [("甲。", "One. Two."), ("乙。丙。", "")]),
        ((0, 5), [("", "One. "), ("甲。乙。丙。", "Two.")]),
    ],
)
def test_a_pair_is_cut_at_any_place(at: tuple[int, int], made: list[tuple[str, str]]) -> None:
    assert texts(passages.cut(Pair(SOURCE, TARGET), *at)) == made


@pytest.mark.parametrize("at", [(0, 0), (6, 9), (7, 0), (0, 10)])
def test_a_pair_is_not_cut_where_a_half_would_be_empty_or_outside(at: tuple[int, int]) -> None:
    with pytest.raises(NotPossible):
        passages.cut(Pair(SOURCE, TARGET), *at)


def test_a_sentence_moves_up_and_down() -> None:
    upper, lower = Pair(SOURCE[:1], TARGET[:1]), Pair(SOURCE[1:], TARGET[1:])
    assert texts(passages.shift(upper, lower, "source", up=True)) == [
        ("甲。乙。", "One. "),
        ("丙。", "Two."),
    ]
    assert texts(passages.shift(upper, lower, "target", up=False)) == [
        ("甲。", ""),
        ("乙。丙。", "One. Two."),
    ]


def test_a_pair_that_holds_nothing_any_more_is_gone() -> None:
    upper, lower = Pair(SOURCE, ()), Pair((), TARGET[:1])
    assert texts(passages.shift(upper, lower, "target", up=True)) == [("甲。乙。丙。", "One. ")]


def test_an_omission_and_an_addition_are_taken_apart() -> None:
    pair = Pair(SOURCE[:1], TARGET[:1])
    assert texts(passages.part(pair, omitted=True)) == [("甲。", ""), ("", "One. ")]
    assert texts(passages.part(pair, omitted=False)) == [("", "One. "), ("甲。", "")]


def test_english_that_changed_its_place_is_put_beside_its_chinese() -> None:
    left, made = passages.put(Pair((), TARGET[1:]), Pair(SOURCE[:1], ()))
    assert left is None
    assert texts([made]) == [("甲。", "Two.")]
    left, made = passages.put(Pair(SOURCE[1:], TARGET[:1]), Pair(SOURCE[:1], TARGET[1:]))
    assert left is not None
    assert texts([left, made]) == [("乙。丙。", "Two."), ("甲。", "One. ")]
    left, made = passages.put(Pair((), TARGET[:1]), Pair(SOURCE[:1], TARGET[1:]))
    assert left is None
    assert texts([made]) == [("甲。", "One. Two.")]


def test_who_is_doubtful() -> None:
    assert Pair(SOURCE, TARGET, 0.5).is_doubtful
    assert not Pair(SOURCE, TARGET, 0.95).is_doubtful
    assert not passages.pin([Pair(SOURCE, TARGET, 0.5)], pinned=True)[0].is_doubtful


def test_passages_of_one_paragraph_flow() -> None:
    assert flowing([Passage(0, 0, "One."), Passage(0, 9, "Three.")]) == "One. Three."
    assert flowing([Passage(0, 0, "甲。"), Passage(0, 9, "丙。")], "") == "甲。丙。"
    assert flowing([Passage(0, 0, "One. "), Passage(1, 0, "Two.")]) == "One.\nTwo."


@given(st.lists(st.text(st.sampled_from("甲乙。！ 　\n“”"), max_size=12), max_size=5))
def test_paragraphs_cut_up_are_the_paragraphs_again(blocks: list[str]) -> None:
    cut = cut_up((("paragraph", text, 0, "") for text in blocks), split_chinese)
    for number, text in enumerate(blocks):
        own = [passage for passage in cut if passage.block == number]
        assert "".join(passage.text for passage in own) == (text if text.strip() else "")
        assert all(before.end == after.start for before, after in itertools.pairwise(own))


_SIDE = st.integers(0, 4)
_CHANGES: dict[str, Callable[[list[Pair], st.DataObject], list[Pair]]] = {
    "join": lambda pairs, _: passages.join(pairs),
    "cut": lambda pairs, data: passages.cut(
        pairs[0], data.draw(st.integers(0, 14)), data.draw(st.integers(0, 14))
    ),
    "up": lambda pairs, _: passages.shift(pairs[0], pairs[1], "source", up=True),
    "down": lambda pairs, _: passages.shift(pairs[0], pairs[1], "target", up=False),
    "part": lambda pairs, data: passages.part(pairs[0], omitted=data.draw(st.booleans())),
    "put": lambda pairs, _: [pair for pair in passages.put(*pairs) if pair],
}


@given(_SIDE, _SIDE, _SIDE, _SIDE, st.sampled_from(sorted(_CHANGES)), st.data())
def test_no_change_loses_a_word(
    a: int, b: int, c: int, d: int, name: str, data: st.DataObject
) -> None:
    def side(first: int, count: int) -> Side:
        return tuple(Passage(n // 2, n % 2 * 3, "国家。") for n in range(first, first + count))

    pairs = [Pair(side(0, a), side(0, b)), Pair(side(a, c), side(b, d))]
    assume((a or b) and (c or d))
    if name in ("cut", "part"):
        pairs = pairs[:1]
    try:
        made = _CHANGES[name](list(pairs), data)
    except NotPossible:
        return
    for which in ("source", "target"):
        assert _characters(made, which) == _characters(pairs, which)
    assert all(pair.source or pair.target for pair in made)


def _characters(pairs: list[Pair], which: str) -> list[tuple[int, int, str]]:
    held: list[Passage] = [passage for pair in pairs for passage in getattr(pair, which)]
    return sorted(
        (passage.block, passage.start + at, character)
        for passage in held
        for at, character in enumerate(passage.text)
    )
