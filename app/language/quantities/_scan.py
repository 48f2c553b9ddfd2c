"""Finding quantities: families of patterns, the surest first, each stretch of text taken once."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from app.language.quantities._making import Maker
from app.language.quantities._values import Kind, Quantity, Strength
from app.language.spans import Span

Handler = Callable[[Any, re.Match[str]], Iterable[Quantity] | None]
"""A reader's method: makes quantities of a match; None leaves the stretch to later patterns."""
DIGITS = tuple("0123456789")
"""What a pattern needs that has a digit in it."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_DOMAINS = ("com", "cn", "org", "net", "gov", "edu", "io")
_ADDRESS = re.compile(
    r"https?://[!-~]+"
    rf"|(?<![a-z0-9.-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{'|'.join(_DOMAINS)})\b"
)


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))


def group(found: re.Match[str], name: str) -> str | None:
    """A group of a match, None too where the pattern has none of this name."""
    return found[name] if name in found.re.groupindex else None


class Family(NamedTuple):
    """A pattern and what it means; looked for only where one of `needs` stands in the text.

    `starts` finds, at little cost, every place where a match can begin.
    """

    pattern: re.Pattern[str]
    handle: Handler
    needs: tuple[str, ...] = ()
    starts: re.Pattern[str] | None = None


def _nothing(_reader: object, _found: re.Match[str]) -> tuple[Quantity, ...]:
    return ()


def _address(reader: Maker, found: re.Match[str]) -> list[Quantity]:
    """58.com is the name of a firm, 58同城."""
    number = re.match(r"\d{1,6}(?=\.)", found.group())
    if not number:
        return []
    return [reader.of(found, Kind.LITERAL, int(number.group()), strength=Strength.WEAK)]


NO_NUMBERS = (
    Family(re.compile(r"\d{26,}"), _nothing, DIGITS),
    Family(_ADDRESS, _address, ("://", *(f".{domain}" for domain in _DOMAINS))),
)
"""No quantity is in a web address, or in a run of digits that nobody can read."""


class Families:
    """Families in their order; one search tells which of them a text has any use for."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._families = [(1 << place, family) for place, family in enumerate(families)]
        self._always = sum(bit for bit, family in self._families if not family.needs)
        needed: dict[str, int] = {}
        for bit, family in self._families:
            for need in family.needs:
                needed[need] = needed.get(need, 0) | bit
        self._words = AhoCorasick(list(needed))
        self._needing = list(needed.values())

    def useful(self, key: str) -> list[Family]:
        """The families whose needs stand in a text."""
        bits = self._always
        if _SURROGATES.search(key):  # no UTF-8, which the search reads
            key = _SURROGATES.sub("\ufffd", key)
        for word, _, _ in self._words.find_matches_as_indexes(key, overlapping=True):
            bits |= self._needing[word]
        return [family for bit, family in self._families if bits & bit]


class Scan:
    """A text being read; what is taken is not read again."""

    def __init__(self, key: str, masks: Sequence[Span]) -> None:
        self.key = key
        self.taken = bytearray(len(key))
        self.found: list[Quantity] = []
        self._places: dict[re.Pattern[str], list[int]] = {}
        for mask in masks:
            self._take(mask.start, mask.end)

    def run(self, reader: object, families: Families) -> list[Quantity]:
        """All quantities that a reader makes of the families, in the order of the text."""
        for pattern, handle, _, starts in families.useful(self.key):
            found = self._beginning(pattern, starts) if starts else pattern.finditer(self.key)
            for match in found:
                if self.taken.find(1, *match.span()) >= 0:
                    continue
                quantities = handle(reader, match)
                if quantities is not None:
                    self.found += quantities
                    self._take(*match.span())
        return sorted(self.found, key=lambda quantity: (quantity.start, quantity.end))

    def _beginning(
        self, pattern: re.Pattern[str], starts: re.Pattern[str]
    ) -> Iterator[re.Match[str]]:
        places = self._places.get(starts)
        if places is None:
            places = [place.start() for place in starts.finditer(self.key)]
            self._places[starts] = places
        # What begins at a place that is taken is never used: behind the last free one is nothing.
        last = next((place for place in reversed(places) if not self.taken[place]), -1)
        end = 0
        for place in places:
            if place > last:
                break
            if place >= end and (match := pattern.match(self.key, place)):
                end = match.end()
                yield match

    def _take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\x01" * (min(end, len(self.taken)) - start)
