"""Syllables of pinyin: tone marks from tone numbers, and how syllables are written together."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300"}
_TONES = re.compile("[\u0304\u0301\u030c\u0300]")
_NUMBERED = re.compile(r"(?P<letters>[A-Za-zü:]+)(?P<tone>[1-5])")
_UMLAUTS = (("u:", "ü"), ("U:", "Ü"), ("v", "ü"), ("V", "Ü"))


@lru_cache(maxsize=8192)  # a dictionary has some 2,000
def tone_marked(numbered: str) -> str:
    """A syllable of CC-CEDICT with its tone as a mark.

    `r5` is the r of 花儿 (huār), `xx5` a reading that nobody knows; letters and signs stay.

    >>> [tone_marked(syllable) for syllable in ["Lu:4", "gui1", "jiu3", "ng2", "r5", "xx5", "OK"]]
    ['Lǜ', 'guī', 'jiǔ', 'ńg', 'r', '', 'OK']
    """
    found = _NUMBERED.fullmatch(numbered)
    if not found:
        return numbered
    letters, tone = found["letters"], found["tone"]
    if letters.lower() == "xx":
        return ""
    for typed, written in _UMLAUTS:
        letters = letters.replace(typed, written)
    at = _place_of_mark(letters.lower())
    marked = letters[: at + 1] + _MARKS.get(tone, "") + letters[at + 1 :]
    return unicodedata.normalize("NFC", marked)


def _place_of_mark(letters: str) -> int:
    """On a or e, on the o of ou, else on the last vowel; without vowels on the first letter."""
    for vowel in ("a", "e", "ou"):
        if vowel in letters:
            return letters.index(vowel)
    return max(0, *(letters.rfind(vowel) for vowel in "iouü"))


def without_tones(text: str) -> str:
    """Pinyin without its tone marks; ü stays.

    >>> without_tones("Lǚ Bù, Xī'ān")
    "Lü Bu, Xi'an"
    """
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", text)))


def joined(syllables: Iterable[str]) -> str:
    """One word of its syllables, with an apostrophe before a, o and e; none before the A of AA.

    >>> joined(["Xī", "ān"]), joined(["huā", "r"]), joined(["guó", "jiā", "duì"])
    ("Xī'ān", 'huār', 'guójiāduì')
    """
    word = ""
    for syllable in syllables:
        is_letter = len(syllable) == 1 and "A" <= syllable <= "Z"
        if word[-1:].isalpha() and not is_letter and _opens_with_vowel(syllable[:1]):
            word += "'"
        word += syllable
    return word


@lru_cache(maxsize=1024)
def _opens_with_vowel(letter: str) -> bool:
    return without_tones(letter).lower() in ("a", "o", "e")
