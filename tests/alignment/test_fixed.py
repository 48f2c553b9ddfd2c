"""What is pinned stays; the rest is aligned around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment import blocks, fixed
from app.alignment.passages import Passage

_ZH = ("天黑了。", "他买了三匹马。", "厂长姓刘，喜欢下棋。", "银行没有钱。")
_EN = ("Night fell.", "He bought three horses.", "The director, named Liu, likes chess.",
       "The bank has no money.")  # fmt: skip


def side(texts: tuple[str, ...]) -> list[Passage]:
    return [Passage(number, 0, text) for number, text in enumerate(texts)]


def test_without_fixed_points_it_is_the_alignment_of_blocks() -> None:
    found = fixed.align(side(_ZH), side(_EN))
    assert found == blocks.align(side(_ZH), side(_EN)).beads


def test_a_fixed_pair_comes_back_as_it_is_and_the_rest_follows() -> None:
    found = fixed.align(side(_ZH), side(_EN), [(range(1, 3), range(1, 2))])
    assert [(bead.source, bead.target) for bead in found][:2] == [
        (range(1), range(1)),
        (range(1, 3), range(1, 2)),
    ]
    assert found[1].confidence == 1.0
    assert [n for bead in found for n in bead.target] == [0, 1, 2, 3]


def test_a_projects_own_terms_are_known_wherever_they_stand() -> None:
    terms = {"赋能": ["empowerment"], "国家队": ["national team"]}
    found = fixed.align(side(("天黑了，国家队", "赋能")), side(("national team", "x")), terms=terms)
    assert [n for bead in found for n in bead.source] == [0, 1]


def test_a_fixed_omission_has_no_counterpart() -> None:
    found = fixed.align(side(_ZH), side(_EN[:2] + _EN[3:]), [(range(2, 3), range(2, 2))])
    assert [(list(bead.source), list(bead.target)) for bead in found] == [
        ([0], [0]),
        ([1], [1]),
        ([2], []),
        ([3], [2]),
    ]


def test_fixed_points_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="not in order"):
        fixed.align(side(_ZH), side(_EN), [(range(1, 2), range(1, 2)), (range(1), range(2, 3))])


def test_progress_never_goes_back() -> None:
    told: list[tuple[int, int]] = []
    many = side(_ZH * 200), side(_EN * 200)
    fixed.align(*many, [(range(700, 701), range(700, 701))], progress=lambda *n: told.append(n))
    assert told == sorted(told)
    assert told[-1] == (1_600, 1_600)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=4), st.data())
@settings(max_examples=40)
def test_every_passage_is_in_exactly_one_bead(
    sizes: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Stretches of free passages, with fixed pairs between some of them."""
    pins = []
    i = j = 0
    for ours, theirs in sizes:
        if data.draw(st.booleans()):
            pins.append((range(i, i + ours), range(j, j + theirs)))
        i, j = i + ours, j + theirs
    found = fixed.align(side((_ZH * 3)[:i]), side((_EN * 3)[:j]), pins)
    assert [n for bead in found for n in bead.source] == list(range(i))
    assert [n for bead in found for n in bead.target] == list(range(j))
    made = [(bead.source, bead.target) for bead in found]
    assert all(pin in made for pin in pins if pin[0] or pin[1])
