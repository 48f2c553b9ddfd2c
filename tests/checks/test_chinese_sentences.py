"""The browser's Chinese sentences for findings speak of what the checks say."""

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from app import checks
from app.checks import currency, hedges
from app.language.quantities import Direction, Period, Role, Side

_FOLDER = Path(__file__).parents[2] / "frontend/src/language"


def _read(name: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return found


_SENTENCES = _read("findingSentences.zh.json")
_WORDS = _read("findingWords.zh.json")
_ALL = [(check, code) for check, of_check in _SENTENCES.items() for code in of_check]


def _facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize(("check_id", "code"), _ALL)
def test_a_chinese_sentence_names_the_facts_of_the_english_one(check_id: str, code: str) -> None:
    english = checks.checks()[check_id].messages[code]
    assert _facts(_SENTENCES[check_id][code]) == _facts(english)


@pytest.mark.parametrize(("check_id", "code"), _ALL)
def test_a_chinese_sentence_is_chinese_and_ends(check_id: str, code: str) -> None:
    sentence = _SENTENCES[check_id][code]
    assert re.search(r"[\u4e00-\u9fff]", sentence)
    assert sentence.endswith("。")


def test_every_finding_has_a_chinese_sentence() -> None:
    said = {(id_, code) for id_, module in checks.checks().items() for code in module.messages}
    assert said == set(_ALL)


def test_every_word_of_a_check_has_a_chinese_one() -> None:
    assert set(currency.NAMES.values()) == set(_WORDS["currency"])
    assert set(hedges.NAMES.values()) == set(_WORDS["hedges"])
    values = [one.value for kind in (Direction, Role, Period, Side) for one in kind if one.value]
    assert set(values) == set(_WORDS["direction"])
