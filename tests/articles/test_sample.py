"""The sample article keeps its promises: every state and kind at once, and files that pair up."""

import csv
import json
import re
from collections import Counter
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app import formats
from app.articles.models import FRONT_MATTER
from app.formats import Block, FrontMatter, Kind

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "app" / "articles" / "sample"

Sample = dict[str, Any]


@cache
def sample() -> Sample:
    read: Sample = json.loads((SAMPLE / "cloudwalk.json").read_text(encoding="utf-8"))
    return read


def segments() -> list[dict[str, str]]:
    return [segment for paragraph in sample()["paragraphs"] for segment in paragraph["segments"]]


def blocks(name: str) -> tuple[Block, ...]:
    return formats.read(name, (SAMPLE / name).read_bytes()).blocks


def source() -> str:
    return "\n".join(segment["source"] for segment in segments())


def test_it_says_what_the_front_matter_holds() -> None:
    front = sample()["front"]
    assert set(front) == set(FRONT_MATTER)
    assert set(front) <= {field.name for field in fields(FrontMatter)}
    assert front["outlet"] == "Duizhao sample"
    assert front["author"] == "Duizhao"
    assert front["url"] == ""
    assert "sample" in front["note"]
    assert front["original_title"] == segments()[0]["source"]
    assert front["title"] == segments()[0]["target"]


def test_it_is_an_article_by_paragraph_of_about_30() -> None:
    assert sample()["segmentation"] == "paragraph"
    assert 28 <= len(sample()["paragraphs"]) <= 36
    assert all(len(paragraph["segments"]) == 1 for paragraph in sample()["paragraphs"])
    assert 2000 <= len(source()) <= 2800


def test_it_has_every_kind_of_paragraph_but_notes_and_tables() -> None:
    kinds = Counter(Kind(paragraph["kind"]) for paragraph in sample()["paragraphs"])
    assert set(kinds) == set(Kind) - {Kind.NOTE, Kind.TABLE_ROW, Kind.TABLE_CELL}
    assert kinds[Kind.TITLE] == 1
    assert 4 <= kinds[Kind.HEADING] <= 5
    assert kinds[Kind.LIST_ITEM] >= 4
    assert kinds[Kind.QUOTATION] == kinds[Kind.CAPTION] == 1


def test_half_is_confirmed_a_fifth_is_draft_and_the_rest_is_missing() -> None:
    states = Counter(segment["state"] for segment in segments())
    assert set(states) == {"untranslated", "draft", "translated", "reviewed"}
    confirmed = (states["translated"] + states["reviewed"]) / len(segments())
    assert 0.45 <= confirmed <= 0.55
    assert 0.15 <= states["draft"] / len(segments()) <= 0.25
    assert 3 <= states["reviewed"] <= 4


def test_a_target_is_missing_exactly_where_the_state_says_so() -> None:
    for segment in segments():
        assert (segment["target"] == "") == (segment["state"] == "untranslated"), segment


@pytest.mark.parametrize(
    "fact", ["18亿元", "250亿元", "1万元", "18万把", "7.2%", "“CV四小龙”", "中国互联网投资基金"]
)
def test_it_names_the_amounts_and_names(fact: str) -> None:
    assert fact in source()


@pytest.mark.parametrize(
    ("zh", "gloss"), [("国家队", "“national team” (国家队)"), ("纯内资", "(纯内资)")]
)
def test_terms_of_the_seed_occur_and_are_glossed_in_a_confirmed_target(zh: str, gloss: str) -> None:
    with (ROOT / "glossary" / "technology-policy.csv").open(encoding="utf-8", newline="") as file:
        headwords = {row["zh"]: row["preferred"] for row in csv.DictReader(file)}
    confirmed = [s["target"] for s in segments() if s["state"] in {"translated", "reviewed"}]
    assert zh in source()
    assert headwords[zh].split(" | ")[0] in " ".join(confirmed)
    assert sum(gloss in target for target in confirmed) == 1


def test_a_gloss_stands_once_in_the_whole_translation() -> None:
    glosses = Counter(
        gloss
        for block in blocks("cloudwalk.en.md")
        for gloss in re.findall(r"\([^()]*\)", block.text)
    )
    assert glosses
    assert all(re.search("[一-鿿]", gloss) for gloss in glosses)
    assert set(glosses.values()) == {1}


def test_the_chinese_file_is_the_source_paragraph_for_paragraph() -> None:
    assert [(b.kind, b.level, b.text) for b in blocks("cloudwalk.zh.md")] == [
        (paragraph["kind"], paragraph["level"], paragraph["segments"][0]["source"])
        for paragraph in sample()["paragraphs"]
    ]


def test_the_english_file_is_the_whole_translation_paragraph_for_paragraph() -> None:
    english = blocks("cloudwalk.en.md")
    assert [(b.kind, b.level) for b in english] == [
        (paragraph["kind"], paragraph["level"]) for paragraph in sample()["paragraphs"]
    ]
    for block, segment in zip(english, segments(), strict=True):
        assert block.text
        if segment["state"] in {"translated", "reviewed"}:
            assert block.text == segment["target"]


@pytest.mark.parametrize("name", ["cloudwalk.zh.md", "cloudwalk.en.md"])
def test_the_files_say_where_they_come_from_and_lose_nothing(name: str) -> None:
    reading = formats.read(name, (SAMPLE / name).read_bytes())
    assert (reading.front.author, reading.front.outlet) == ("Duizhao", "Duizhao sample")
    assert reading.front.source_date == sample()["front"]["source_date"]
    assert reading.front.note
    assert not [sentence for sentence in reading.dropped if "front matter" in sentence]


def test_the_english_keeps_the_house_style() -> None:
    """Curly quotation marks, 'percent' spelled out, nothing full-width outside a gloss."""
    for segment in (block.text for block in blocks("cloudwalk.en.md")):
        outside = re.sub(r"\([^()]*\)", "", segment)
        assert not re.search(r"""["'%　-〿＀-￯一-鿿]""", outside), segment
