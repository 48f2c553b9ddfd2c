import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.scripts import Script, fold, script, simplified

ANY_TEXT = st.text(st.characters() | st.sampled_from("國家隊乾隆著名ＡＢİΣςß㎡…①ﬁ⼈"))


def test_a_long_text_is_folded_as_its_characters_are() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert fold(everything) == "".join(fold(character) for character in everything)


@given(ANY_TEXT)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(simplified(text)) == len(text)


def test_no_character_at_all_changes_its_length() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert len(fold(everything)) == len(everything)
    assert len(simplified(everything)) == len(everything)


@given(ANY_TEXT)
def test_a_key_is_the_key_of_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT, ANY_TEXT)
def test_the_key_of_a_part_is_the_part_of_the_key(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@pytest.mark.cases("scripts.json")
def test_forms_of_one_word_share_a_key(case: dict[str, Any]) -> None:
    keys = {fold(form) for form in case["forms"]}
    assert (len(keys) == 1) is case.get("alike", True)


@pytest.mark.parametrize("text", ["…", "㎡", "①", "ß", "——", "“”"])
def test_signs_that_would_grow_stay(text: str) -> None:
    assert fold(text) == text


def test_simplified_reads_phrases_and_keeps_lone_surrogates() -> None:
    assert simplified("乾隆\ud800乾杯\ufffd後來") == "乾隆\ud800干杯\ufffd后来"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Script.NONE),
        ("A national team", Script.NONE),
        ("人工", Script.NONE),
        ("国家队企业", Script.SIMPLIFIED),
        ("國家隊企業", Script.TRADITIONAL),
        ("皇后乾隆的台面", Script.NONE),
        ("国家队國家隊", Script.MIXED),
        (
            "云从科技完成新一轮融资，国家队企业这样认为。报导《臺》" + "企业国内资金" * 5,
            Script.SIMPLIFIED,
        ),
    ],
)
def test_the_script_is_told_by_characters_that_one_script_has(text: str, expected: Script) -> None:
    assert script(text) is expected


@given(ANY_TEXT)
def test_any_text_has_a_script(text: str) -> None:
    assert script(text) in Script


def test_threads_fold_alike() -> None:
    text = "這些純內資企業是國家隊，乾杯。" * 50
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: fold(text) + simplified(text), range(200)))) == 1


@pytest.mark.parametrize("piece", ["1", "（", "“", "國", "\ud800", "İ", "a"])
def test_a_hundred_thousand_characters_take_no_time(piece: str) -> None:
    text = piece * 100_000
    started = time.perf_counter()
    assert len(fold(text)) == len(simplified(text)) == 100_000
    script(text)
    assert time.perf_counter() - started < 2
