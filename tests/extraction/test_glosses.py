"""Glosses are read as an editor reads them."""

import csv
import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.glosses import glosses
from app.extraction.lines import paragraphs

_HERE = Path(__file__).parent
_CASES = json.loads((_HERE / "glosses.json").read_text(encoding="utf-8"))
_PUBLISHED = json.loads((_HERE / "published.json").read_text(encoding="utf-8"))
_DOUBTFUL = json.loads((_HERE / "no_glosses.json").read_text(encoding="utf-8"))
_MEASURING = os.environ.get("DUIZHAO_MEASURING_DATA", "")


def _marked(cases: list[dict[str, object]]) -> list[object]:
    return [
        pytest.param(
            case,
            id=str(case.get("label", case["text"]))[:60],
            marks=[pytest.mark.xfail(strict=True)] if case.get("known_failure") else [],
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", _marked(_PUBLISHED))
def test_sentences_in_the_manner_of_publications_are_read(case: dict[str, list[list[str]]]) -> None:
    found = {(gloss.zh, gloss.en) for gloss in glosses(str(case["text"]))}
    assert {tuple(pair) for pair in case["found"]} <= found


def test_tags_and_marks_of_emphasis_are_no_part_of_the_words() -> None:
    text = "<p>The <em class='x'>patient capital</em> (耐心资本) of _state funds_ (国有基金).</p>"
    found = glosses(text)
    assert [gloss.en_span.of(text) for gloss in found] == ["patient capital", "state funds"]
    assert all(gloss.context in text for gloss in found)


@pytest.mark.parametrize("case", _marked(_CASES))
def test_the_chinese_and_its_exact_words_are_found(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = glosses(text)
    assert [[gloss.zh, gloss.en] for gloss in found] == case["found"]
    for gloss in found:
        assert gloss.zh_span.of(text) == gloss.zh
        assert gloss.en_span.of(text) == gloss.en
        assert gloss.zh in gloss.context
        assert gloss.en in gloss.context
        assert gloss.confidence >= 0.4


@pytest.mark.parametrize("case", _DOUBTFUL, ids=lambda case: case["label"])
def test_what_is_no_gloss_is_doubtful(case: dict[str, str]) -> None:
    assert all(gloss.confidence < 0.4 for gloss in glosses(case["text"]))


def test_offsets_count_through_the_lines_of_a_text() -> None:
    text = "😀 First.\r\nThe “sponge city” (海绵城市).\n\nThe word guanxi (关系).\n"
    found = glosses(text)
    assert [(gloss.zh_span.of(text), gloss.en_span.of(text)) for gloss in found] == [
        ("海绵城市", "sponge city"),
        ("关系", "guanxi"),
    ]


def test_a_gloss_whose_words_were_wrapped_is_whole_again() -> None:
    text = (
        "Officials have long argued about what they like to call a kind of\n"
        "dual circulation, and in the report of this year the term patient\n"
        "capital (耐心资本) is found on many pages, beside several others of\n"
        "that kind.\n"
    )
    (paragraph,) = paragraphs(text)
    (gloss,) = glosses(paragraph.text)
    assert gloss.en == "patient capital"
    assert paragraph.line_of(gloss.zh_span.start) == 3


@given(st.text(alphabet="国家队内 ()[]“”\"'‘’（）abT.,、/—*\n", max_size=80))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    for gloss in glosses(text):
        assert gloss.zh_span.of(text) == gloss.zh
        assert gloss.en_span.of(text) == gloss.en
        assert gloss.context_span.of(text) == gloss.context
        assert 0 <= gloss.confidence <= 1


@pytest.mark.parametrize(
    "hostile",
    [
        "(" * 100_000 + "国家队" + ")" * 100_000,
        "“" * 100_000 + "国家队" + "”" * 50_000,
        "the national team " * 20_000 + "(国家队)",
        "国" * 100_000,
        "1" * 100_000 + " (国家队)",
        "a (国) " * 5_000,
        "“a” (国) " * 4_000,
        "国 a " * 4_000,
        '"' * 100_000 + "(国家队)",
        "国、" * 30_000 + ")",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_is_read_in_linear_time(hostile: str) -> None:
    glosses("The “national team” (国家队).")
    begun = time.perf_counter()
    glosses(hostile)
    assert time.perf_counter() - begun < 20


@pytest.mark.skipif(not _MEASURING, reason="DUIZHAO_MEASURING_DATA names no folder with rows.")
def test_published_glosses_are_found() -> None:
    with (Path(_MEASURING) / "gloss-harvest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [
        next((gloss for gloss in glosses(row["context"]) if gloss.zh == row["zh"]), None)
        for row in rows
    ]
    assert all(found)
    exact = [g for g, row in zip(found, rows, strict=True) if g and g.en == row["en_span"]]
    assert len(exact) >= 0.7 * len(rows)
