"""Quantities read in both languages: cases as data, and every number written out and read back.

A row of `quantities.json` has a `text`, its `language` (zh, en) and the `quantities` in it, each as
"kind: value unit hedge", with two values for a range, `vague` for one without ends, and `weak`
where the evidence is.
"""

import json
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.language.quantities import (
    Kind,
    Quantity,
    Strength,
    agree,
    contradictions,
    number_in_english,
    pair,
    read_chinese,
    read_english,
)
from app.language.spans import Span

READERS: dict[str, Callable[..., list[Quantity]]] = {"zh": read_chinese, "en": read_english}
ROWS = json.loads(Path(__file__).with_suffix("").with_name("quantities.json").read_text("utf-8"))
DIGITS = "零一二三四五六七八九"
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
WHOLE = st.one_of(
    st.integers(1, 2_000),
    st.integers(1, 10**15),
    st.integers(1, 15).flatmap(lambda size: st.integers(1, 999).map(lambda n: n * 10**size)),
).filter(lambda number: number <= 10**15)


def told(quantity: Quantity) -> str:
    number = str(quantity.low)
    if quantity.is_range:
        number += f"..{quantity.high}"
    vague = "vague" if quantity.is_vague else ""
    weak = "weak" if quantity.strength is Strength.WEAK else ""
    words = (f"{quantity.kind}:", number, quantity.unit, quantity.hedge.value, vague, weak)
    return " ".join(word for word in words if word)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['language']}: {row['text']}" for row in ROWS])
def test_a_text_is_read_as_its_case_says(row: dict[str, Any]) -> None:
    assert [told(q) for q in READERS[row["language"]](row["text"])] == row["quantities"]


def in_hanzi(number: int) -> str:
    """A whole number in Chinese numerals, below 10,000 by places and above by 万 and 亿."""
    for size, unit in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            zero = "零" if 0 < low < size // 10 else ""
            return in_hanzi(high) + unit + (zero + in_hanzi(low) if low else "")
    written, is_gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            written += ("零" if is_gap and written else "") + DIGITS[digit] + unit
            is_gap = False
        else:
            is_gap = True
    return written


def in_words(number: int) -> str:
    """A whole number in English words."""
    for size, word in LARGE:
        if number >= size:
            high, low = divmod(number, size)
            rest = f" {in_words(low)}" if low >= 100 else f" and {in_words(low)}" if low else ""
            return f"{in_words(high)} {word}{rest}"
    if number >= 100:
        high, low = divmod(number, 100)
        return f"{ONES[high]} hundred" + (f" and {in_words(low)}" if low else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def decimal(value: Fraction) -> str:
    """Exactly, without a zero at the end; of value only tenths, hundredths … are asked."""
    whole, rest = divmod(value, 1)
    places = ""
    while rest:
        digit, rest = divmod(rest * 10, 1)
        places += str(digit)
    return f"{whole}.{places}" if places else str(whole)


def full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def by_scales(number: int) -> str:
    """3亿8235万1200; not where 1 would stand behind 万, which is said of 11,000."""
    hundred_millions, rest = divmod(number, 10**8)
    ten_thousands, rest = divmod(rest, 10**4)
    return f"{hundred_millions}亿{ten_thousands}万{rest}" if not 0 < rest < 1_000 else str(number)


CHINESE: Sequence[Callable[[int], str]] = (
    str,
    lambda number: f"{number:,}",
    in_hanzi,
    lambda number: full_width(str(number)),
    lambda number: f"{decimal(Fraction(number, 10**4))}万",
    lambda number: f"{decimal(Fraction(number, 10**8))}亿",
    lambda number: full_width(f"{decimal(Fraction(number, 10**8))}亿"),
    lambda number: f"{decimal(Fraction(number, 10**12))}万亿",
    by_scales,
    lambda number: f"{decimal(Fraction(number, 10**4))} 万",
)
ENGLISH: Sequence[Callable[[int], str]] = (
    str,
    lambda number: f"{number:,}",
    in_words,
    lambda number: f"{decimal(Fraction(number, 10**6))} million",
    lambda number: f"{decimal(Fraction(number, 10**9))} billion",
    lambda number: f"{decimal(Fraction(number, 10**12))} trillion",
    lambda number: f"{decimal(Fraction(number, 10**9))}bn",
)


@pytest.mark.parametrize("write", CHINESE)
@given(number=WHOLE)
def test_a_number_written_in_chinese_is_read_back(write: Callable[[int], str], number: int) -> None:
    assert values(read_chinese(f"共{write(number)}元。")) == [(number, number, "CNY")]


@pytest.mark.parametrize("write", ENGLISH)
@given(number=WHOLE)
def test_a_number_written_in_english_is_read_back(write: Callable[[int], str], number: int) -> None:
    assert values(read_english(f"It cost {write(number)} yuan.")) == [(number, number, "CNY")]


@given(st.sampled_from(CHINESE), st.sampled_from(ENGLISH), WHOLE)
def test_the_same_number_agrees_however_it_is_written(
    chinese: Callable[[int], str], english: Callable[[int], str], number: int
) -> None:
    found = pair(
        read_chinese(f"共{chinese(number)}元。"), read_english(f"It cost {english(number)} yuan.")
    )
    assert len(found.pairs) == 1
    assert not [*contradictions(found)]


@given(st.sampled_from(CHINESE), st.sampled_from(ENGLISH), WHOLE, st.integers(1, 4))
def test_a_number_ten_times_too_large_never_agrees(
    chinese: Callable[[int], str], english: Callable[[int], str], number: int, zeros: int
) -> None:
    source = read_chinese(f"共{chinese(number)}元。")
    target = read_english(f"It cost {english(number * 10**zeros)} yuan.")
    assert [*contradictions(pair(source, target))]


SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


@given(st.integers(1, 99_999), st.integers(0, 3), st.sampled_from(sorted(SCALES)))
def test_money_with_decimals_is_the_same_on_both_sides(digits: int, places: int, unit: str) -> None:
    written = str(Decimal(digits).scaleb(-places))
    value = Fraction(digits, 10**places) * SCALES[unit]
    (source,) = read_chinese(f"共{written}{unit}元")
    (target,) = read_english(f"{number_in_english(value)} yuan")
    (larger,) = read_english(f"{number_in_english(value * 10)} yuan")
    assert (source.low, source.unit) == (value, "CNY")
    assert agree(source, target)
    assert not agree(source, larger)


@given(st.integers(1, 98), st.integers(1, 99), st.sampled_from(sorted(SCALES)))
def test_a_range_is_read_back_with_the_unit_that_its_ends_share(
    low: int, more: int, unit: str
) -> None:
    scale = SCALES[unit]
    (source,) = read_chinese(f"{low}至{low + more}{unit}元")
    (target,) = read_english(f"{low * scale:,} to {(low + more) * scale:,} yuan")
    assert source.low == low * scale
    assert source.high == (low + more) * scale
    assert agree(source, target)


@given(st.integers(2, 9_999), st.integers(1, 9_998))
def test_a_fraction_is_read_whole_first(whole: int, part: int) -> None:
    assume(part < whole)
    (source,) = read_chinese(f"{whole}分之{part}")
    assert (source.kind, source.low) == (Kind.RATIO, Fraction(part, whole))


@given(st.integers(1, 9999), st.sampled_from(["亿", "万", ""]))
def test_a_percentage_is_the_same_on_both_sides(tenths: int, unit: str) -> None:
    percent = decimal(Fraction(tenths, 10))
    found = pair(read_chinese(f"占{percent}%{unit}"), read_english(f"accounts for {percent}%"))
    assert [one.low for one, _ in found.pairs] == [Fraction(tenths, 1000)]


def values(quantities: list[Quantity]) -> list[tuple[Fraction | int, Fraction | int, str]]:
    return [(one.low, one.high, one.unit) for one in quantities]


NUMERIC = st.text(
    st.sampled_from("0123456789.,%亿万千百十几数多余第年月日至-~年的元成倍半 "), max_size=60
)
WORDS = st.lists(
    st.sampled_from(
        [
            "a",
            "the",
            "half",
            "quarter",
            "of",
            "third",
            "billion",
            "million",
            "ten",
            "twenty",
            "five",
            "percent",
            "to",
            "-",
            "and",
            "between",
            "$",
            "¥",
            "RMB",
            "5",
            "3.2",
            "1,000",
            "first",
            "May",
            "March",
            "by",
            "end",
            "mid-",
            "2020",
            "Q1",
            "dozen",
            "hundred",
            "times",
            "post-",
            "90s",
            "'s",
            ".",
        ]
    ),
    max_size=20,
).map(" ".join)


@pytest.mark.parametrize("language", READERS)
@given(text=st.one_of(st.text(max_size=80), NUMERIC, WORDS))
def test_any_text_is_read_and_its_quantities_stand_in_it(language: str, text: str) -> None:
    for quantity in READERS[language](text):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.low <= quantity.high
        if quantity.kind is not Kind.LITERAL:  # 七国集团 is told as G7
            assert quantity.text == text[quantity.start : quantity.end]


HOSTILE = [
    "1",
    "1,",
    "亿",
    "一",
    "1亿",
    "(",
    "第",
    "1-",
    "1 ",
    "$",
    "%",
    "年",
    "a half ",
    "十",
    "1.",
]
HOSTILE += ["半", "9月", "more than ", "two-", "数", "third ", "hundred "]
HOSTILE += [
    "每1人中",
    "分之",
    "1米",
    "至",
    "原来的",
    "a quarter of a ",
    "1st and ",
    "per ",
    "decades ",
]


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_read_in_linear_time(language: str, piece: str) -> None:
    def taken(size: int) -> float:
        text = (piece * size)[:size]
        started = time.process_time()
        READERS[language](text)
        return time.process_time() - started

    taken(100)
    assert taken(100_000) < 8


@pytest.mark.parametrize("numbers", [("1", "2"), ("5", "5"), ("3亿", "30")])
def test_thousands_of_numbers_are_paired_in_linear_time(numbers: tuple[str, str]) -> None:
    source = read_chinese("，".join([f"{numbers[0]}家"] * 10_000))
    target = read_english(", ".join([numbers[1]] * 10_000))
    started = time.process_time()
    [*contradictions(pair(source, target))]
    assert time.process_time() - started < 8


def test_numerals_inside_a_mask_are_not_read() -> None:
    assert read_chinese("三亚湾有3家酒店", [Span(0, 3)])[0].text == "3"
    assert len(read_chinese("360公司有3家酒店", [Span(0, 5)])) == 1
    assert read_english("Qihoo 360 has three", [Span(0, 9)])[0].text == "three"


def test_spaces_around_digits_move_no_offset() -> None:
    text = "在 2020 年 3 月，融资 18 亿元"
    assert [quantity.text for quantity in read_chinese(text)] == ["2020 年", "3 月", "18 亿元"]
    assert read_chinese(text, [Span(16, 21)])[-1].text == "3 月"
