"""The browser's Chinese sentences for findings speak of what the checks say."""

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from app import checks

_PAGE = Path(__file__).parents[2] / "frontend/src/language/findingSentences.zh.json"
_SENTENCES: dict[str, dict[str, str]] = json.loads(_PAGE.read_text(encoding="utf-8"))
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
