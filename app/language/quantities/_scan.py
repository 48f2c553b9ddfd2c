"""Finding quantities: families of patterns, the surest first, each stretch of text taken once."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from app.language.quantities._values import Quantity
from app.language.spans import Span

Handler = Callable[[Any, re.Match[str]], Iterable[Quantity] | None]
"""A reader's method: makes quantities of a match; None leaves the stretch to later patterns."""
DIGITS = tuple("0123456789")
"""What a pattern needs that has a digit in it."""
_DOMAINS = ("com", "cn", "org", "net", "gov", "edu", "io")
_ADDRESS = re.compile(
    r"https?://[!-~]+"
    rf"|(?<![a-z0-9.-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{'|'.join(_DOMAINS)})\b"
)


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))


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


NO_NUMBERS = (
    Family(re.compile(r"\d{26,}"), _nothing, DIGITS),
    Family(_ADDRESS, _nothing, ("://", *(f".{domain}" for domain in _DOMAINS))),
)
"""No quantity is in a web address, or in a run of digits that nobody can read."""


class Scan:
    """A text being read; what is taken is not read again."""

    def __init__(self, key: str, masks: Sequence[Span]) -> None:
        self.key = key
        self.taken = bytearray(len(key))
        self.found: list[Quantity] = []
        self._known: dict[int, bool] = {}
        self._places: dict[re.Pattern[str], list[int]] = {}
        for mask in masks:
            self._take(mask.start, mask.end)

    def run(self, reader: object, families: Iterable[Family]) -> list[Quantity]:
        """All quantities that a reader makes of the families, in the order of the text."""
        for pattern, handle, needs, starts in families:
            if needs and not self._has_one_of(needs):
                continue
            found = self._beginning(pattern, starts) if starts else pattern.finditer(self.key)
            for match in found:
                if 1 in self.taken[match.start() : match.end()]:
                    continue
                quantities = handle(reader, match)
                if quantities is not None:
                    self.found += quantities
                    self._take(*match.span())
        return sorted(self.found, key=lambda quantity: (quantity.start, quantity.end))

    def _has_one_of(self, needs: tuple[str, ...]) -> bool:
        known = self._known.get(id(needs))  # a table's; hashing its words would cost more
        if known is None:
            known, key = False, self.key
            for need in needs:  # any() takes three times as long
                if need in key:
                    known = True
                    break
            self._known[id(needs)] = known
        return known

    def _beginning(
        self, pattern: re.Pattern[str], starts: re.Pattern[str]
    ) -> Iterator[re.Match[str]]:
        places = self._places.get(starts)
        if places is None:
            places = [place.start() for place in starts.finditer(self.key)]
            self._places[starts] = places
        end = 0
        for place in places:
            if place >= end and (match := pattern.match(self.key, place)):
                end = match.end()
                yield match

    def _take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\x01" * (min(end, len(self.taken)) - start)
