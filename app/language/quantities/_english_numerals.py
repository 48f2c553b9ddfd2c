"""English numerals: 1.8 billion, two hundred and five, tens of thousands, half a million."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from app.language.quantities._english_tables import HUNDRED, LARGE, ONES, SHORT_LARGE, TENS
from app.language.quantities._numerals import ARABIC, MOST_DIGITS
from app.language.quantities._scan import alternatives

DIGITS = ARABIC
_LARGE = alternatives(LARGE)
_SIMPLE = alternatives([*ONES, *TENS])
# 'and' joins what follows a scale word only: 'three, five and seven' are three numbers.
_AND = r"(?:(?<=hundred.)|(?<=thousand.)|(?<=[mbr]illion.))and[\s-]"
_STEP = rf"(?:(?:{_AND})?(?:{_SIMPLE})|hundred|{_LARGE})"
_SCALES = rf"(?:[\s-]?(?:{_LARGE})|(?:bn|mn|tn|k|m|b)(?![a-z]))"

# No numeral begins within a word or with another letter: this alone halves the time of reading.
_BEGINS = r"(?:(?<![a-z])|(?=\d))(?=[\dabcdefhmnoprstuz])"
WRITTEN = (
    rf"{_BEGINS}(?:(?<!\d)(?<!\d[.,])(?:(?<![a-z])|(?<=rmb)|(?<=cny)|(?<=usd))(?:{DIGITS})(?:\shundred)?{_SCALES}?"
    rf"|\b(?:a\squarter|three[\s-]quarters)\sof\sa\s(?:{_LARGE})\b|\bhalf\sa(?=[\s-]percentage|[\s-]percent\b)|\b(?:half\sa\s(?:{_LARGE})|(?:one|two|three|four|five|six|seven|eight|nine)\sand\sa\shalf"
    rf"\s(?:{_LARGE})"
    rf"|(?:several|a\sfew|tens\sof|scores\sof|dozens\sof|hundreds\sof|a\scouple\sof)"
    rf"(?:\s(?:hundred|hundreds\sof))?\s(?:{_LARGE})s?"
    rf"|(?:several|a\sfew|a\scouple\sof)\s(?:hundred|dozen)"
    rf"|(?:half\sa\s|a\s|one\s|two\s|three\s|several\s)?dozen(?!s)"
    rf"|dozens|scores|hundreds|thousands|millions|billions|trillions"
    # A scale word alone is a number before a hyphen: China's trillion-yuan market.
    rf"|(?<![a-z]-)(?:hundred-)?(?:{_LARGE})(?=-[a-z])"
    rf"|(?:(?:a|an|every|per)\s(?:hundred|{_LARGE})|(?:{_SIMPLE}))(?:[\s-]{_STEP})*)\b)"
)
_SMALL = {word: Fraction(n) for word, n in (ONES | TENS).items()} | {"half": Fraction(1, 2)}
_VAGUE = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}
_PIECE = re.compile(rf"{DIGITS}|[a-z]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """What an English numeral means: a number, or the range of what it can mean."""

    low: Fraction
    high: Fraction
    has_digits: bool = False
    has_large: bool = False
    is_vague: bool = False


@lru_cache(maxsize=4_096)
def read(written: str) -> Numeral | None:
    """The number that an English numeral writes, in lower case.

    >>> [int(read(n).low) for n in ["1.8 billion", "two hundred and five", "half a million"]]
    [1800000000, 205, 500000]
    >>> found = read("tens of thousands")
    >>> int(found.low), int(found.high)
    (20000, 99000)
    """
    if written.isascii() and written.isdecimal() and len(written) <= MOST_DIGITS:
        value = Fraction(int(written))
        return Numeral(value, value, has_digits=True)
    words = [word for word in _PIECE.findall(written) if word not in ("and", "of", "every", "per")]
    return _vague(words) or _exact(words)


def _vague(words: list[str]) -> Numeral | None:
    """Several million, tens of thousands, dozens, a dozen."""
    if words[-1:] == ["dozen"] and len(words) <= 3:
        count = {"half": Fraction(1, 2), "two": Fraction(2), "three": Fraction(3)}
        if {"several", "few", "couple"} & set(words):
            return Numeral(Fraction(24), Fraction(99), is_vague=True)
        number = 12 * count.get(words[0], Fraction(1))
        return Numeral(number, number)
    few = words[:1] in (["several"], ["few"]) or words[:2] in (["a", "few"], ["a", "couple"])
    scale, is_vague, has_large = Fraction(1), few, False
    for word in words:
        if word in LARGE or word in HUNDRED:
            scale *= (LARGE | HUNDRED)[word]
            has_large = has_large or word in LARGE
        elif word.removesuffix("s") in LARGE and word.endswith("s"):
            scale, is_vague, has_large = scale * LARGE[word.removesuffix("s")], True, True
        elif word in _VAGUE:
            scale, is_vague = scale * _VAGUE[word], True
        elif word not in ("a", "few", "several", "couple"):
            return None
    if not is_vague or (few and scale == 1):
        return None
    high = Fraction(99, 10) if scale not in (12, 20) else Fraction(99) / scale
    return Numeral(2 * scale, high * scale, has_large=has_large, is_vague=True)


def _exact(words: list[str]) -> Numeral | None:
    total, section = Fraction(0), Fraction(0)
    has_digits = has_large = False
    last = 0
    if words[:2] == ["half", "a"]:
        words = ["half", *words[2:]]
    for word in words:
        if word[0].isdigit():
            section, has_digits = Fraction(word.replace(",", "")), True
        elif word in ("a", "an"):
            section = section or Fraction(1)
        elif word in ("quarter", "quarters"):
            section = (section or Fraction(1)) / 4
        elif word in _SMALL:
            section += _SMALL[word]
        elif word == "hundred":
            section = (section or Fraction(1)) * 100
        elif word in LARGE or word in SHORT_LARGE:
            scale = (LARGE | SHORT_LARGE)[word]
            if scale > last:  # one thousand trillion
                total = (total + section or Fraction(1)) * scale
            else:
                total += (section or Fraction(1)) * scale
            section, has_large, last = Fraction(0), True, scale
        else:
            return None
    value = total + section
    return Numeral(value, value, has_digits, has_large)
