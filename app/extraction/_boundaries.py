"""What the closed word classes and the capitals say about where an English term begins and ends."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.extraction._english_words import JOINING, TITLES, Word
from app.extraction._evidence import looks_like_person

# 一个规律, 'a law'; 这种现象, 'this phenomenon': here the article is a part of the rendering.
_COUNTED = re.compile("[一这那该][个种次场件条位名项些套股片份只座家]")
_OPENS = re.compile(r"[“\"‘「*(\[]")
_POSSESSIVE = ("’s", "'s", "s’", "s'")
# What it is worth that a word of these classes stands before the term, or begins it.
_AFTER = {
    "determiner": 1.0,
    "speech": 1.0,
    "auxiliary": 1.0,
    "relative": 1.0,
    "preposition": 0.8,
    "pronoun": 0.7,
    "adverb": 0.7,
    "conjunction": 0.4,
}
_BEGINNING = {
    "preposition": -1.6,
    "conjunction": -1.8,
    "relative": -1.8,
    "auxiliary": -1.8,
    "adverb": -1.8,
    "pronoun": -1.0,
}
_SAYING = frozenset(("called", "termed", "dubbed", "named", "known", "said", "says"))
_LONG = 7  # Chinese characters from which on a term is likely to be a clause


class Boundaries:
    """The words beside one Chinese term, and whether each renders a part of it.

    All figures are logarithms of odds, to be added up.
    """

    def __init__(
        self, text: str, words: Sequence[Word], support: Sequence[bool], zh: str, han: int
    ) -> None:
        self._text, self._words, self._support = text, words, support
        self._is_long = han >= _LONG
        self._is_counted = bool(_COUNTED.match(zh))
        self._is_person = looks_like_person(zh)
        self._has_support = any(support[-4:])

    def front(self, first: int) -> float:
        """Beginning at a word, after the one before it."""
        word = self._words[first]
        score = 0.0
        if word.of("determiner"):
            score += 0.6 if self._is_counted else -1.0
        elif worth := next((_BEGINNING[name] for name in _BEGINNING if word.of(name)), 0.0):
            score += worth
        elif word.lower in _SAYING:
            score -= 1.5
        elif not self._support[first] and self._has_support:
            score -= 1.2 if word.text.endswith(_POSSESSIVE) else 0.5
        return score + (self._after(first) if first else 0.8)

    def _after(self, first: int) -> float:
        previous = self._words[first - 1]
        gap = self._text[previous.end : self._words[first].start]
        if _OPENS.search(gap):
            return 1.3
        if gap.strip():
            return 0.5 if gap.strip().startswith(("’", "'")) else 1.0
        if previous.text.endswith(_POSSESSIVE):
            return 0.5
        if previous.lower in ("of", "or"):
            return 0.35 if previous.lower == "of" else 0.9
        worth = next((_AFTER[name] for name in _AFTER if previous.of(name)), 0.0)
        return worth or self._after_content(first, previous)

    def _after_content(self, first: int, previous: Word) -> float:
        if self._is_person and previous.lower in TITLES:
            return 1.6
        if self._support[first] and not self._support[first - 1]:
            return 0.6
        return 0.2 if previous.text.endswith("ly") else -0.6

    def inside(self, words: Sequence[Word]) -> float:
        """Marks and small words between the first and the last word."""
        score = 0.0
        for before, word in pairwise(words):
            gap = self._text[before.end : word.start]
            if "," in gap and word.lower == "or":
                score -= 2.0
            elif "," in gap:
                score -= 0.5 if self._is_long else 1.0
            elif gap.strip(" /&“”‘’\"'*"):
                score -= 1.0
            if word.of("determiner") and not self._is_long and not words[-1].is_capital:
                score -= 1.0
            if word.of("auxiliary", "relative", "pronoun") and word.lower != "one":
                score -= 0.35 if self._is_long else 0.8
            elif word.of("preposition") and word.lower not in ("of", "for"):
                score -= 0.15 if self._is_long else 0.3
            elif word.of("speech"):
                score -= 0.6
        return score

    def back(self, last: int, *, closes: bool) -> float:
        """Ending at a word; `closes` says that a quotation ends there."""
        word = self._words[last]
        score = -0.5 * (len(self._words) - 1 - last) if closes else 0.0
        if last + 1 < len(self._words) and not closes:
            following = self._words[last + 1]
            gap = self._text[word.end : following.start].strip()
            score += 0.8 if following.is_function or gap else -0.4
        if word.of("determiner", "preposition", "conjunction", "auxiliary"):
            score -= 1.5
        return score

    def run(self, last: int) -> int | None:
        """Where the run of capitals that ends at a word begins; None if it has no capital."""
        if not self._words[last].is_capital:
            return None
        at = last
        while at > 0 and self._adjoins(at):
            step = 1
            while step <= 3 and at - step >= 0 and self._words[at - step].lower in JOINING:
                if at - step > 0 and not self._adjoins(at - step):
                    break
                step += 1
            if at - step < 0 or not self._words[at - step].is_capital:
                break
            if step == 3 and self._words[at - 2].lower == "and":
                break  # Huawei and the Bank of Communications
            at -= step
        while at < last and self._words[at].lower in ("the", "a", "an", "in", "at", "on", "as"):
            at += 1
        return at

    def _adjoins(self, at: int) -> bool:
        gap = self._text[self._words[at - 1].end : self._words[at].start]
        return gap.strip(" .") in ("", "&")

    def capitals(self, first: int, last: int, run: int | None) -> float:
        """Beginning where the run of capitals does, before it, or within it."""
        if run is None:
            return 0.0
        if first == run:
            return 1.6 if run < last or run > 0 else 0.5
        if first < run:
            return -0.9
        return self._within(first, run) if self._words[first].is_capital else -1.5

    def _within(self, first: int, run: int) -> float:
        previous = self._words[first - 1]
        if self._is_person and previous.lower in TITLES:
            return 1.6
        if self._support[first] and not any(self._support[run:first]):
            return 0.3
        if previous.lower in JOINING:
            return -0.6 if previous.lower in ("of", "the") else 0.3
        return 0.0 if previous.text.endswith(("’s", "'s")) else -0.9
