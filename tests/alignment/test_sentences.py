"""Sentences are paired as a translator would pair them, and none is ever lost."""

import json
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment import sentences
from app.alignment.beads import Bead

_CASES = json.loads(Path(__file__).with_name("beads.json").read_text(encoding="utf-8"))

_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "他说：“走吧。”",
                "天黑了。",
                "2020年有18亿元",
                "",
                "“",
                "Zhou Xi said, 'No.'",
                "Night fell.",
            ]
        ),
        st.text(max_size=30),
    ),
    max_size=12,
)


def written(beads: list[Bead]) -> str:
    return " ".join(
        f"{','.join(map(str, bead.source))}:{','.join(map(str, bead.target))}" for bead in beads
    )


def assert_whole(beads: list[Bead], sources: int, targets: int) -> None:
    """Every sentence is in exactly one bead, in order."""
    assert [n for bead in beads for n in bead.source] == list(range(sources))
    assert [n for bead in beads for n in bead.target] == list(range(targets))
    for before, after in pairwise(beads):
        assert before.source.stop == after.source.start
        assert before.target.stop == after.target.start
    assert all(bead.source or bead.target for bead in beads)
    assert all(0 <= bead.confidence <= 1 for bead in beads)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["label"])
def test_sentences_are_paired_as_a_translator_would(case: dict[str, Any]) -> None:
    beads = sentences.align(case["source"], case["target"])
    assert_whole(beads, len(case["source"]), len(case["target"]))
    assert written(beads) == case["beads"]


@given(_TEXTS, _TEXTS)
@settings(max_examples=150)
def test_every_sentence_is_in_exactly_one_bead(source: list[str], target: list[str]) -> None:
    assert_whole(sentences.align(source, target), len(source), len(target))


@given(st.integers(0, 90), st.integers(0, 90), st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_every_sentence_is_in_exactly_one_bead_also_in_windows(
    sources: int, targets: int, chance: object
) -> None:
    source = [f"第{n}回，天黑了。" for n in range(sources)]
    target = [f"Chapter {n}: night fell." for n in range(targets)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_AT_ONCE", 20)
        assert_whole(sentences.align(source, target), sources, targets)


def novel(number: int) -> tuple[list[str], list[str]]:
    """Chapters that differ in number, animal and length."""
    animals = [("马", "horse"), ("狗", "dog"), ("猫", "cat"), ("牛", "ox"), ("鱼", "fish")]
    source, target = [], []
    for n in range(number):
        zh, en = animals[n * n % 5]
        source.append(f"第{n + 100}次，他买了一{zh}，" + "走了又来，" * (n * 7 % 9) + "天黑了。")
        target.append(
            f"The {n + 100}th time he bought a {en}, "
            + "went and came again, " * (n * 7 % 9)
            + "and night fell."
        )
    return source, target


def test_a_chapter_that_is_missing_in_a_long_text_is_found() -> None:
    source, target = novel(3_000)
    told: list[tuple[int, int]] = []
    beads = sentences.align(
        source, target[:800] + target[2_100:], progress=lambda done, of: told.append((done, of))
    )
    assert_whole(beads, 3_000, 1_700)
    pairs = {(bead.source.start, bead.target.start) for bead in beads if bead.target}
    right = {(n, n) for n in range(800)} | {(n, n - 1_300) for n in range(2_100, 3_000)}
    assert len(pairs & right) >= 0.98 * len(right)
    assert told == sorted(told)
    assert told[-1] == (4_700, 4_700)


def test_a_projects_terms_are_evidence() -> None:
    source = ["阿法德是个好地方。", "戈尔巴是个坏地方。"]
    target = ["Quux is where one would rather not be.", "Of Brill they say nothing at all."]
    terms = {"阿法德": ["Quux"], "戈尔巴": ["Brill"]}
    told = sentences.align(source, target, terms=terms)
    untold = sentences.align(source, target)
    assert written(told) == "0:0 1:1"
    assert min(b.confidence for b in told) > min(b.confidence for b in untold)


def test_an_empty_side_is_an_omission_or_an_addition() -> None:
    assert not sentences.align([], [])
    assert written(sentences.align(["甲。", "乙。"], [])) == "0: 1:"
    assert written(sentences.align([], ["A.", "B."])) == ":0 :1"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (["1" * 100_000], ["9" * 100_000, "x" * 100_000]),
        (["Zhou " * 20_000], ["周" * 100_000] * 3),
        (["", "\ud800", "\x00"], ["", "“" * 100_000]),
        (["（" * 100_000, "“" * 100_000], ["(" * 100_000, "'" * 100_000]),
        (["一二三四五六七八九十" * 10_000], ["one hundred and " * 10_000]),
        (["国"] * 3, ["a"] * 3_000),
        (["国"] * 3_000, ["a"] * 3),
        (["AI"] * 700, ["AI"] * 900),
    ],
)
def test_hostile_input_ends(source: list[str], target: list[str]) -> None:
    started = time.perf_counter()
    assert_whole(sentences.align(source, target), len(source), len(target))
    assert time.perf_counter() - started < 60  # 1 to 5 s
