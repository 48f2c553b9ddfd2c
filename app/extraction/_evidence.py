"""What speaks for an English word being a part of the rendering of Chinese words."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.extraction._english_words import FUNCTION, WORD, Word, alike, stem
from app.extraction._parts import WORDS
from app.language.dictionary import Entry, load
from app.language.pinyin import HAN, by_clause
from app.language.syllables import without_tones

_LONGEST_WORD = 8  # characters of a dictionary word that is looked up inside a term
_LONGEST_TERM = 60  # characters of a term that are compared; the rest is a sentence
_WEIGHT_OF_CHARACTER = 0.55  # a single character has many senses, a word few
_LEAST_SHARE = 0.25  # of a sense that is a long explanation, in each of its words
_NO_SENSE = ("surname ", "variant of", "old variant", "classifier:", "abbr. for", "see ")
_NUMERALS = {"一": "1", "二": "2", "两": "2", "双": "2", "三": "3", "四": "4", "五": "5",
             "六": "6", "七": "7", "八": "8", "九": "9", "十": "10"}  # fmt: skip
_NUMBER_WORDS = {"one": "1", "first": "1", "two": "2", "second": "2", "dual": "2", "double": "2",
                 "three": "3", "third": "3", "triple": "3", "four": "4", "fourth": "4",
                 "five": "5", "fifth": "5", "six": "6", "sixth": "6", "seven": "7",
                 "eight": "8", "nine": "9", "ten": "10", "twin": "2"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Support:
    """Characters of the Chinese that a word renders, from `start` to `end`, and how surely."""

    start: int
    end: int
    weight: float
    by_sound: bool = False


class Evidence:
    """The dictionary's and the pinyin's view of one Chinese term.

    >>> evidence = evidence_for("国家队")
    >>> bool(evidence.support(Word("national", 0, 8))), bool(evidence.support(Word("tax", 0, 3)))
    (True, False)
    """

    def __init__(self, zh: str) -> None:
        self.zh = zh[:_LONGEST_TERM]
        self._stems: dict[str, list[tuple[str, Support]]] = {}
        for start, end, words in _senses(self.zh):
            weight = 1.0 if end - start > 1 else _WEIGHT_OF_CHARACTER
            for word, share in words.items():
                support = Support(start, end, weight * share)
                self._stems.setdefault(word[:3], []).append((word, support))
        self.syllables = _readings(self.zh)

    def support(self, word: Word) -> tuple[Support, ...]:
        """Every place in the term that the word may render."""
        found: list[Support] = []
        for part in _parts(word.text):
            root = stem(part)
            found += [
                support for other, support in self._stems.get(root[:3], ()) if alike(root, other)
            ]
            found += self._numbers(part)
        at = self.zh.lower().find(word.lower)
        if at >= 0:
            found.append(Support(at, at + len(word.text), 1.0))
        return (*found, *self._sounds(word))

    def _numbers(self, part: str) -> Iterator[Support]:
        digits = "".join(sign for sign in part if sign.isdigit())
        number = _NUMBER_WORDS.get(part.lower(), digits)
        if number:
            for at, character in enumerate(self.zh):
                if _NUMERALS.get(character) == number:
                    yield Support(at, at + 1, 1.0)
            at = self.zh.find(number)
            if at >= 0:
                yield Support(at, at + len(number), 1.0)

    def _sounds(self, word: Word) -> Iterator[Support]:
        """Syllables that stand together in the term and are this word in pinyin."""
        letters = plain_letters(word.text)
        if len(letters) < 2:
            return
        telling = word.is_capital or word.text != without_tones(word.text)
        for start in range(len(self.syllables)):
            for end in self.ends_of(letters, start):
                if telling or (end - start > 1 and not word.is_function):
                    yield Support(start, end, 1.0, by_sound=True)

    def ends_of(self, letters: str, start: int) -> Iterator[int]:
        """Where the letters end if they are read from the syllable `start` on."""
        reached = {0}
        for at in range(start, len(self.syllables)):
            if not self.syllables[at]:
                return
            reached = {
                place + len(syllable)
                for place in reached
                for syllable in self.syllables[at]
                if letters.startswith(syllable, place)
            }
            if not reached:
                return
            if len(letters) in reached:
                yield at + 1

    def is_sound(self, text: str) -> bool:
        """Whether the text is the whole term in pinyin, surname first or last.

        >>> evidence_for("李飞飞").is_sound("Fei-Fei Li"), evidence_for("吕布").is_sound("Lü Bu")
        (True, True)
        """
        letters = plain_letters(text)
        whole = len(self.syllables)
        if not letters or not whole:
            return False
        if whole in self.ends_of(letters, 0):
            return True
        turns = (1, 2) if 2 <= whole <= 4 else ()
        for size in turns:
            for cut in range(1, len(letters)):
                if size in self.ends_of(letters[cut:], 0) and whole in self.ends_of(
                    letters[:cut], size
                ):
                    return True
        return False


@lru_cache(maxsize=256)
def evidence_for(zh: str) -> Evidence:
    """The evidence of a term, kept for the next sentence that has it."""
    return Evidence(zh)


def looks_like_person(zh: str) -> bool:
    """Two to four characters that begin with a surname and are no word of the dictionary."""
    if not 2 <= len(zh) <= 4 or not HAN.match(zh):
        return False
    entries = load().lookup(zh)
    if entries:
        return all(entry.pinyin[:1].isupper() for entry in entries)
    begins = (*load().lookup(zh[0]), *load().lookup(zh[:2]))
    return any(sense.startswith("surname ") for entry in begins for sense in entry.senses)


@lru_cache(maxsize=256)
def is_saying(zh: str) -> bool:
    """Whether the dictionary has it as an idiom or a proverb."""
    senses = (sense for entry in load().lookup(zh) for sense in entry.senses)
    return any("idiom" in sense or "proverb" in sense for sense in senses)


@lru_cache(maxsize=256)
def names_an_action(zh: str) -> bool:
    """An idiom, or words whose first is a verb: 杀鸡儆猴, 打楔子.

    >>> names_an_action("杀鸡儆猴"), names_an_action("打楔子"), names_an_action("国家队")
    (True, True, False)
    """
    if is_saying(zh):
        return True
    for size in range(min(len(zh), 4), 0, -1):
        if entries := load().lookup(zh[:size]):
            return any(entry.senses[0].startswith("to ") for entry in entries)
    return False


def plain_letters(text: str) -> str:
    """Letters alone, without tones, ü and v alike.

    >>> plain_letters("Lǚ Xī’ān")
    'luxian'
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("v", "u"))
    return "".join(sign for sign in plain if "a" <= sign <= "z")


def _readings(zh: str) -> list[frozenset[str]]:
    spoken = by_clause(zh)
    found = []
    for character, syllable in zip(zh, spoken, strict=True):
        if not HAN.fullmatch(character):
            if character.isalnum():
                found.append(frozenset({plain_letters(character)} - {""}))
            continue
        all_of = {plain_letters(syllable)}
        all_of |= {plain_letters("".join(e.syllables)) for e in load().lookup(character)}
        found.append(frozenset(all_of - {""}))
    return found


def _senses(zh: str) -> Iterator[tuple[int, int, dict[str, float]]]:
    dictionary = load()
    for start in range(len(zh)):
        if not HAN.match(zh[start]):
            continue
        for end in range(start + 1, min(len(zh), start + _LONGEST_WORD) + 1):
            if words := stems_of(dictionary.lookup(zh[start:end])):
                yield start, end, words
            if settled := WORDS.get(zh[start:end]):
                yield start, end, _stems_in(settled)


def stems_of(entries: Iterable[Entry]) -> dict[str, float]:
    """Stems of the senses, with their shares: 'artificial' is half of 'artificial intelligence'."""
    shares: dict[str, float] = {}
    for entry in entries:
        for sense in entry.senses[:12]:
            if sense.startswith(_NO_SENSE):
                continue
            for root, share in _stems_in(sense).items():
                shares[root] = max(shares.get(root, _LEAST_SHARE), share)
    return shares


def _stems_in(sense: str) -> dict[str, float]:
    stems = {
        stem(part)
        for found in WORD.finditer(sense)
        for part in _parts(found.group())
        if part.lower() not in FUNCTION and len(part) > 1
    }
    return {root: 1 / len(stems) for root in stems}


def _parts(word: str) -> list[str]:
    bare = word.removesuffix("’s").removesuffix("'s")
    return [part for part in bare.replace("–", "-").replace("/", "-").split("-") if part]
