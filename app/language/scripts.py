"""Simplified and traditional, full-width and half-width: forms that differ, words that do not.

Only keys for matching are folded. What a person wrote is never changed: on text that is simplified
already, conversion would rewrite names (沈 in a surname, 乾 in 乾隆).
"""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LONG = 400  # characters from which on a table of all code points is faster than `translate`
_SURROGATES = re.compile("[\ud800-\udfff]")
_HAN_BLOCKS = ((0x2E80, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32400))

# One simplified character for several traditional ones: OpenCC decides by phrase (看著 to 看着, but
# 著名), a key may not look at its neighbours. So both forms get one key.
_SAME_KEY = {"著": "着", "瞭": "了", "藉": "借", "覆": "复", "祇": "只", "甦": "苏", "囯": "国"}
_WIDTHS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SIGNS = {"\u3000": " ", "\u00a0": " ", "￥": "¥", "İ": "i", "Σ": "σ", "ς": "σ"}


class Script(StrEnum):
    """Which characters a Chinese text is written in."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    MIXED = "mixed"
    NONE = "none"


def fold(text: str) -> str:
    """The key under which a text is matched; same length, so its offsets are those of `text`.

    Every character is folded by itself, whatever stands beside it. So the key of a part is the part
    of the key, and a term is found in a text whatever surrounds it there. The price: words that
    differ only in 乾, 幹 and 干 share a key. Use `simplified` where words must be right.

    >>> fold("這些純內資企業，ＡＩ")
    '这些纯内资企业,ai'
    >>> fold("乾杯") == fold("干杯")
    True
    """
    if text.isascii():
        return text.lower()
    if len(text) < _LONG:
        return _folded(text)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return str(np.take(_table(), codes).data, "utf-32-le", "surrogatepass")


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return text.translate(_keys()).lower()


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, read by phrase; the same length as `text`.

    >>> simplified("乾隆年間，乾杯")
    '乾隆年间，干杯'
    """
    if text.isascii():
        return text
    converted = str(_opencc("t2s").convert(_SURROGATES.sub("\ufffd", text)))
    if len(converted) != len(text):  # never seen with t2s; offsets matter more than phrases
        converted = text.translate(_simpler())
    if "\ufffd" in converted:
        converted = "".join(
            old if new == "\ufffd" else new for old, new in zip(text, converted, strict=True)
        )
    return converted


def script(text: str) -> Script:
    """The script, judged by the characters that only one of the two has.

    A quotation in the other script does not make a text mixed: that takes a tenth of the telling
    characters. `NONE` where no character tells, as in 人工 or in English.

    >>> script("國家隊"), script("国家队"), script("中文")
    (<Script.TRADITIONAL: 'traditional'>, <Script.SIMPLIFIED: 'simplified'>, <Script.NONE: 'none'>)
    """
    only_simplified, only_traditional = _telling()
    simple = sum(character in only_simplified for character in text)
    traditional = sum(character in only_traditional for character in text)
    if not simple and not traditional:
        return Script.NONE
    if min(simple, traditional) * 10 > simple + traditional:
        return Script.MIXED
    return Script.SIMPLIFIED if simple > traditional else Script.TRADITIONAL


@cache
def _opencc(configuration: str) -> Any:
    from opencc import OpenCC

    return OpenCC(configuration)


@cache
def _han() -> tuple[str, ...]:
    return tuple(chr(code) for first, end in _HAN_BLOCKS for code in range(first, end))


def _converted_one_by_one(configuration: str) -> dict[str, str]:
    """What OpenCC makes of each character that stands alone, if it is one character again."""
    lines = str(_opencc(configuration).convert("\n".join(_han()))).split("\n")
    pairs = zip(_han(), lines, strict=True)
    return {old: new for old, new in pairs if len(new) == 1 and old != new}


@cache
def _simpler() -> dict[int, str]:
    return {ord(old): new for old, new in _converted_one_by_one("t2s").items()}


@cache
def _keys() -> dict[int, str]:
    """Every character that has another key than itself; keys are keys of themselves."""
    table = _WIDTHS | _SIGNS
    for character in _han():  # ⼈, a radical as PDF files spell 人, and the compatibility forms
        plain = unicodedata.normalize("NFKC", character)
        if plain != character and len(plain) == 1:
            table[character] = plain
    simpler = _converted_one_by_one("t2s") | _SAME_KEY
    table = {old: simpler.get(new, new) for old, new in table.items()}
    table |= {old: simpler.get(new, new) for old, new in simpler.items()}
    return {ord(old): new for old, new in table.items()}


@cache
def _table() -> NDArray[np.uint32]:
    """`_keys` and small letters for every code point: a long text is folded by one look-up."""
    table = np.arange(0x110000, dtype="<u4")
    keys = _keys()
    for code in range(0x110000):
        key = keys.get(code, chr(code)).lower()
        if len(key) == 1:
            table[code] = ord(key)
    return table


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only simplified, and only traditional text has.

    A character that conversion changes may still be at home in both scripts (后 empress, 後 after;
    乾 in 乾隆): the old national character sets say which are.
    """
    simple = {c for c in _converted_one_by_one("s2t") if not c.encode("big5", "ignore")}
    traditional = {c for c in _converted_one_by_one("t2s") if not c.encode("gb2312", "ignore")}
    return frozenset(simple - traditional), frozenset(traditional - simple)
