"""Two texts paired by lengths and anchors."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment._anchors import Anchors, amounts
from app.alignment.lengths import Bead, _Score, _Search, align

CASES = json.loads((Path(__file__).parent / "lengths.json").read_text(encoding="utf-8"))
_SIGNS = st.characters() | st.sampled_from("周曦国家123亿万.,？！“（ZhouAI ")
_TEXTS = st.lists(st.text(_SIGNS, max_size=60), max_size=12)


def assert_whole(beads: list[Bead], sources: int, targets: int) -> None:
    assert [n for bead in beads for n in bead.source] == list(range(sources))
    assert [n for bead in beads for n in bead.target] == list(range(targets))
    assert all(bead.source or bead.target for bead in beads)


@given(source=_TEXTS, target=_TEXTS)
def test_every_sentence_is_in_exactly_one_bead_in_order(
    source: list[str], target: list[str]
) -> None:
    assert_whole(align(source, target), len(source), len(target))


@given(
    source=st.lists(st.integers(0, 400), min_size=1, max_size=80),
    target=st.lists(st.integers(0, 400), min_size=1, max_size=80),
)
def test_no_lengths_break_the_band(source: list[int], target: list[int]) -> None:
    beads = align(["国" * n for n in source], ["a" * n for n in target])
    assert_whole(beads, len(source), len(target))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_texts_are_paired_as_a_translator_would(case: dict[str, list[object]]) -> None:
    source, target = [str(t) for t in case["source"]], [str(t) for t in case["target"]]
    beads = [[list(bead.source), list(bead.target)] for bead in align(source, target)]
    assert beads == case["beads"]


def test_the_same_text_on_both_sides_pairs_one_to_one() -> None:
    article = [f"第{n}段，云从科技在{2000 + n}年获得{n}亿元。" for n in range(300)]
    beads = align(article, article)
    assert all(bead.source == bead.target for bead in beads)


def test_a_long_omission_is_found_as_a_run() -> None:
    source = [f"这是第{n}段，说的是{n + 100}家企业与它们的融资情况。" for n in range(120)]
    english = [
        f"This is paragraph {n} about {n + 100} firms and how they were funded." for n in range(120)
    ]
    beads = align(source, english[:40] + english[80:])
    omitted = [n for bead in beads if not bead.target for n in bead.source]
    assert set(range(42, 78)) <= set(omitted) <= set(range(38, 82))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18亿元和1.8 billion", ["1800000000", "1800000000"]),
        ("1,234,567人", ["1234567"]),
        ("3.50", ["3.5"]),
        ("1.2万亿", ["1200000000000"]),
        ("9" * 100_000, ["9" * 24] * 4166 + ["9" * 16]),
        ("１２", ["12"]),
        ("", []),
    ],
)
def test_amounts_are_written_out(text: str, expected: list[str]) -> None:
    assert list(amounts(text)) == expected


def test_names_in_pinyin_are_anchors_and_words_that_are_also_small_are_not() -> None:
    anchors = Anchors(
        ["周曦来了。", "他和我都很难过。"], ["Zhou Xi came.", "He and I were sad, as he said."]
    )
    assert anchors.source[0] & anchors.target[0]
    assert not anchors.source[1] & anchors.target[1]


def novel(sentences: int) -> tuple[list[str], list[str]]:
    source = [f"第{n}回，" + "他走了又来，" * (n * 7 % 9) + "天黑了。" for n in range(sentences)]
    target = [f"Chapter {n}, " + "he left and came, " * (n * 7 % 9) + "and then it was dark."
              for n in range(sentences)]  # fmt: skip
    return source, target


def test_memory_does_not_grow_with_the_product_of_the_lengths() -> None:
    source, target = novel(1_000)
    score = _Score(source, target + target)
    search = _Search(score, score.path_by_length(), band=24)
    cells = sum(row.high - row.low + 1 for row in search.rows)
    assert cells < 1_000 * 2 * 24 + 5 * 2_000
    kept = [row for row in search.rows if row.match]
    assert len(kept) <= 4


def test_five_hundred_sentences_with_a_chapter_left_out_take_seconds() -> None:
    source, target = novel(500)
    started = time.perf_counter()
    beads = align(source[:300] + source[340:], target)
    assert time.perf_counter() - started < 30  # 1 to 3 s
    assert_whole(beads, 460, 500)
    pairs = {(bead.source.start, bead.target.start) for bead in beads if bead.source}
    assert {(n, n) for n in range(290)} | {(n, n + 40) for n in range(310, 460)} <= pairs


def test_hostile_input_ends() -> None:
    align(["1" * 100_000], ["9" * 100_000, "x" * 100_000])
    align(["AI"] * 500, ["AI"] * 700)
    align(["Zhou " * 20_000], ["周" * 100_000] * 3)
    align(["", "\ud800", "\x00"], ["", "“" * 100_000])
    assert_whole(align(["国"] * 3, ["a"] * 3_000), 3, 3_000)
    assert_whole(align(["国"] * 3_000, ["a"] * 3), 3_000, 3)
