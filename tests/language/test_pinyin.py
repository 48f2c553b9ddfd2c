import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language import words
from app.language.dictionary import load
from app.language.pinyin import pinyin, plain_pinyin, readings
from app.language.syllables import joined, tone_marked, without_tones

ANY_TEXT = st.text(st.characters() | st.sampled_from("银行长得地只一三儿着绿〇髮乾，。（AI 1"))


@pytest.mark.cases("pinyin.json")
def test_text_is_read_as_a_speaker_would(case: dict[str, Any]) -> None:
    assert pinyin(case["text"]) == case["pinyin"]


@pytest.mark.cases("pinyin_terms.json")
def test_terms_and_names_are_read_and_joined(case: dict[str, Any]) -> None:
    """Which words have capitals is not compared: that is for who writes the entry."""
    assert pinyin(case["text"]).lower() == case["pinyin"]


@pytest.mark.parametrize(
    ("text", "plain"), [("旅行", "lüxing"), ("西安", "Xi'an"), ("", ""), ("AI", "AI")]
)
def test_plain_pinyin_keeps_the_umlaut(text: str, plain: str) -> None:
    assert plain_pinyin(text) == plain


@given(ANY_TEXT)
def test_any_text_has_one_reading_a_character(text: str) -> None:
    cut = words.cut(text)
    read = readings(text, cut, load())
    assert len(read) == len(text)
    assert all(not syllable or syllable.replace("'", "").isalpha() for syllable in read)
    pinyin(text)


@given(ANY_TEXT)
def test_no_tone_is_left_in_plain_pinyin(text: str) -> None:
    marks = set(unicodedata.normalize("NFD", without_tones(text)))
    assert not marks & {"\u0304", "\u0301", "\u030c", "\u0300"}


@pytest.mark.parametrize(
    ("numbered", "marked"),
    [
        *[("ma1", "mā"), ("ma5", "ma"), ("lu:4", "lǜ"), ("nu:e4", "nüè"), ("lv3", "lǚ")],
        *[("xiong2", "xióng"), ("gui1", "guī"), ("liu2", "liú"), ("dou1", "dōu"), ("Er4", "Èr")],
        *[("m4", "m̀"), ("ng2", "ńg"), ("r5", "r"), ("xx5", ""), ("K", "K"), ("·", "·"), ("", "")],
    ],
)
def test_tone_numbers_become_marks(numbered: str, marked: str) -> None:
    assert tone_marked(numbered) == unicodedata.normalize("NFC", marked)


def test_an_apostrophe_parts_syllables_but_not_letters() -> None:
    assert joined(["Cháng", "ān"]) == "Cháng'ān"
    assert joined(["A", "A", "zhì"]) == "AAzhì"
    assert joined(["nǚ", "ér"]) == "nǚ'ér"


@pytest.mark.parametrize("piece", ["国", "长得", "1", "（", "髮", "三只", "a ", "，"])
def test_a_hundred_thousand_characters_take_linear_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    started = time.perf_counter()
    pinyin(text)
    assert time.perf_counter() - started < 10
