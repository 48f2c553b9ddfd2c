"""A stretch of a text, as offsets in code points into the text as it was written."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to, not including, `end`; both count code points, never UTF-16 units.

    >>> Span(2, 5).of("云从科技公司")
    '科技公'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no stretch of text runs from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


def texts(text: str, spans: Iterable[Span]) -> list[str]:
    """What each span covers, for reading and for tests.

    >>> texts("国家队成员", [Span(0, 3), Span(3, 5)])
    ['国家队', '成员']
    """
    return [span.of(text) for span in spans]


def trimmed(text: str, start: int, end: int) -> Span:
    """The span from `start` to `end` without the white space at its ends.

    >>> trimmed("  走吧。 ", 0, 6).of("  走吧。 ")
    '走吧。'
    """
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return Span(start, max(start, start + len(inside.strip())))
