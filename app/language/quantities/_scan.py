"""Finding quantities: families of patterns, the surest first, each stretch of text taken once."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from app.language.quantities._values import Quantity
from app.language.spans import Span

Handler = Callable[[re.Match[str]], Iterable[Quantity] | None]
"""Makes quantities of a match; None leaves the stretch to later patterns."""
# No quantity is in a web address or in a run of digits that nobody can read.
NO_NUMBERS = re.compile(
    r"\d{26,}|https?://[!-~]+"
    r"|(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|cn|org|net|gov|edu|io)\b"
)


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))


class Family(NamedTuple):
    """A pattern and what it means; looked for only where one of `needs` stands in the text."""

    pattern: re.Pattern[str]
    handle: Handler
    needs: tuple[str, ...] = ()


class Scan:
    """A text being read; what is taken is not read again."""

    def __init__(self, key: str, masks: Sequence[Span]) -> None:
        self.key = key
        self.taken = bytearray(len(key))
        self.found: list[Quantity] = []
        for mask in masks:
            self._take(mask.start, mask.end)

    def run(self, families: Iterable[Family]) -> list[Quantity]:
        """All quantities, in the order of the text."""
        for pattern, handle, needs in families:
            if needs and not any(need in self.key for need in needs):
                continue
            for match in self._free_matches(pattern):
                quantities = handle(match)
                if quantities is not None:
                    self.found += quantities
                    self._take(*match.span())
        return sorted(self.found, key=lambda quantity: (quantity.start, quantity.end))

    def _free_matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for match in pattern.finditer(self.key):
            if 1 not in self.taken[match.start() : match.end()]:
                yield match

    def _take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\x01" * (min(end, len(self.taken)) - start)
