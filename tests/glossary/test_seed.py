"""The seed glossary: every row holds to glossary/schema.json, and its facts agree among themselves.

The cases are the rows of the CSV file; a translator who adds a row adds a test.
"""

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pypinyin import Style, pinyin

GLOSSARY = Path(__file__).parents[2] / "glossary"
SEED = GLOSSARY / "technology-policy.csv"

RENDERINGS = ("preferred", "admitted", "forbidden", "deprecated")

# What the issue that asked for the seed names; 提法 that this glossary must never lose.
NAMED = {
    "国家队": "national team",
    "纯内资": "purely domestically funded",
    "纯内资企业": "purely domestically funded company",
    "新基建": "new infrastructure",
    "独角兽": "unicorn",
    "科创板": "STAR Market",
    "云从科技": "CloudWalk",
    "旷视": "Megvii",
    "商汤": "SenseTime",
    "依图": "Yitu",
    "机器之心": "Synced",
    "中国互联网投资基金": "China Internet Investment Fund",
    "中央网络安全和信息化委员会": "Central Cyberspace Affairs Commission",
    "财政部": "Ministry of Finance",
    "中国科学院": "Chinese Academy of Sciences",
    "CV四小龙": "Four CV Dragons",
    "人脸识别": "facial recognition",
}

# Unstressed syllables of the standard dictionaries that pypinyin's single characters lack.
NEUTRAL = {"识": "shi", "息": "xi", "头": "tou", "事": "shi"}

Row = dict[str, str]


@cache
def rows() -> tuple[Row, ...]:
    return tuple(csv.DictReader(io.StringIO(SEED.read_text(encoding="utf-8"), newline="")))


def cell(row: Row, column: str) -> list[str]:
    return row[column].split(" | ") if row[column] else []


def chinese(row: Row) -> list[str]:
    return [row["zh"], *cell(row, "variants")]


def offences(row: Row, schema: dict[str, dict[str, str | list[str]]]) -> list[str]:
    """What in this row breaks the patterns and closed lists of the schema's properties."""
    found = []
    for column, rule in schema.items():
        value = row[column]
        if "pattern" in rule and not re.search(str(rule["pattern"]), value):
            found.append(f"{column} {value!r} has not the form {rule['pattern']}")
        if "enum" in rule and value not in rule["enum"]:
            found.append(f"{column} {value!r} is none of {rule['enum']}")
    return found


def is_han(text: str) -> bool:
    return bool(re.fullmatch(r"[一-鿿]+", text))


def reading(zh: str) -> re.Pattern[str]:
    """Every pinyin that the characters allow, one group to a character.

    >>> bool(reading("卡脖子").fullmatch("qiǎ bózi"))
    True
    >>> bool(reading("卡脖子").fullmatch("qiǎ bó"))
    False
    """
    parts = []
    for run in re.findall(r"[一-鿿]|[^一-鿿]+", zh):
        if is_han(run):
            known = pinyin(run, style=Style.TONE, heteronym=True)[0]
            parts.append("(" + "|".join({*known, NEUTRAL.get(run, known[0])}) + ")")
        elif run.isalnum() or run.endswith("+"):
            parts.append(r"[\w ]+?")
    return re.compile("[ ',-]*".join(parts))


def test_the_file_is_utf8_with_unix_lines_and_the_columns_of_the_schema() -> None:
    data = SEED.read_bytes()
    schema = json.loads((GLOSSARY / "schema.json").read_text(encoding="utf-8"))
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    header = data.decode("utf-8").splitlines()[0].split(",")
    assert header == schema["required"] == list(schema["properties"])


def test_every_row_holds_to_the_schema() -> None:
    schema = json.loads((GLOSSARY / "schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for row in rows():
        assert set(row) == set(schema["properties"]), row
        assert all(isinstance(value, str) for value in row.values()), row
        assert offences(row, schema["properties"]) == [], row["zh"]


def test_a_broken_row_is_seen() -> None:
    schema = json.loads((GLOSSARY / "schema.json").read_text(encoding="utf-8"))["properties"]
    broken = rows()[0] | {"kind": "company", "preferred": "", "source": "somewhere"}
    assert len(offences(broken, schema)) == 3


def test_every_text_is_composed_and_unpadded() -> None:
    for row in rows():
        for column, value in row.items():
            assert value == unicodedata.normalize("NFC", value).strip(), (row["zh"], column)
            assert "  " not in value, (row["zh"], column)


def test_there_are_at_least_200_concepts_in_every_kind_and_domain() -> None:
    properties = json.loads((GLOSSARY / "schema.json").read_text(encoding="utf-8"))["properties"]
    assert len(rows()) >= 200
    for column in ("kind", "domain"):
        assert {row[column] for row in rows()} == set(properties[column]["enum"])


@pytest.mark.parametrize(("zh", "english"), NAMED.items())
def test_the_named_concepts_are_there(zh: str, english: str) -> None:
    [row] = [row for row in rows() if row["zh"] == zh]
    assert english in cell(row, "preferred")


def test_no_chinese_stands_twice_as_headword_or_variant() -> None:
    count = Counter(word for row in rows() for word in chinese(row))
    assert [word for word, times in count.items() if times > 1] == []


def test_no_rendering_has_two_standings_in_one_row() -> None:
    for row in rows():
        count = Counter(text for column in RENDERINGS for text in cell(row, column))
        assert [text for text, times in count.items() if times > 1] == [], row["zh"]


def test_no_two_renderings_of_a_name_differ_only_in_their_capitals() -> None:
    for row in (row for row in rows() if row["kind"] in ("organisation", "person", "place")):
        said = [text.casefold() for column in RENDERINGS for text in cell(row, column)]
        assert len(said) == len(set(said)), row["zh"]


def test_nothing_forbidden_is_right_for_any_concept() -> None:
    """One sentence may hold both concepts, and the right rendering of one would be flagged."""
    right = {
        text.casefold(): row["zh"]
        for row in rows()
        for column in ("preferred", "admitted")
        for text in cell(row, column)
    }
    for row in rows():
        for text in [*cell(row, "forbidden"), *cell(row, "deprecated")]:
            assert text.casefold() not in right, (row["zh"], text, right[text.casefold()])


def test_nothing_forbidden_is_part_of_what_is_right() -> None:
    """Else a check for the forbidden words would flag the preferred ones."""
    for row in rows():
        for wrong in [*cell(row, "forbidden"), *cell(row, "deprecated")]:
            whole = re.compile(rf"(?<!\w){re.escape(wrong)}(?!\w)", re.IGNORECASE)
            for right in [*cell(row, "preferred"), *cell(row, "admitted")]:
                assert not whole.search(right), (row["zh"], wrong, right)


def test_several_preferred_renderings_have_a_note() -> None:
    for row in rows():
        assert len(cell(row, "preferred")) == 1 or row["note"], row["zh"]


@pytest.mark.parametrize(
    ("zh", "wrong"), [("卡脖子", "qiā bózi"), ("国家队", "guójiā"), ("单志广", "Shàn Zhìguǎng Shī")]
)
def test_a_wrong_reading_is_seen(zh: str, wrong: str) -> None:
    assert not reading(zh).fullmatch(wrong.lower())


def test_pinyin_has_one_syllable_to_a_character_and_one_that_the_character_can_have() -> None:
    for row in rows():
        match = reading(row["zh"]).fullmatch(row["pinyin"].lower())
        assert match, (row["zh"], row["pinyin"], reading(row["zh"]).pattern)
        if is_han(row["zh"]):
            assert len(match.groups()) == len(row["zh"])


def test_pinyin_has_an_apostrophe_before_a_vowel_inside_a_word_and_only_there() -> None:
    for row in rows():
        spelled = row["pinyin"].lower()
        match = reading(row["zh"]).fullmatch(spelled)
        assert match
        needed = {
            match.start(i) - 1
            for i in range(1, len(match.groups()) + 1)
            if match.start(i) > 0
            and unicodedata.normalize("NFD", match[i])[0] in "aoe"
            and spelled[match.start(i) - 1] not in " -"
        }
        assert needed == {i for i, letter in enumerate(spelled) if letter == "'"}, row["zh"]


def test_names_have_a_capital_in_pinyin() -> None:
    for row in rows():
        if row["kind"] in {"organisation", "person", "place", "work"}:
            assert not row["pinyin"][0].islower(), row["zh"]


def test_the_readme_explains_every_column_kind_and_domain() -> None:
    text = (GLOSSARY / "README.md").read_text(encoding="utf-8")
    schema = json.loads((GLOSSARY / "schema.json").read_text(encoding="utf-8"))["properties"]
    for word in [*schema, *schema["kind"]["enum"], *schema["domain"]["enum"]]:
        assert f"`{word}`" in text
