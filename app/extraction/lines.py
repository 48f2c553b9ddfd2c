"""Lines of a plain text, joined again where a program wrapped them, each place with its line."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

_NARROWEST, _WIDEST = 40, 100  # columns that programs wrap at
_FEWEST = 3  # line ends that must look wrapped before any is taken for wrapped
_PART = 0.85  # of the line ends


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text between two ends of paragraphs; a wrapped line's end has become a space."""

    text: str
    first_line: int
    starts: tuple[int, ...]

    def line_of(self, offset: int) -> int:
        """The number of the line, from 1, in which an offset of `text` stands."""
        return self.first_line + bisect_right(self.starts, offset) - 1


def paragraphs(text: str) -> list[Paragraph]:
    r"""A text's paragraphs: its lines, or where all of it was wrapped, its blocks.

    >>> [p.text for p in paragraphs("One line (一).\nanother (二)")]
    ['One line (一).', 'another (二)']
    """
    blocks = _blocks(text.splitlines())
    if _is_wrapped([lines for _, lines in blocks]):
        return [_joined(first, lines) for first, lines in blocks]
    return [
        Paragraph(line, first + number, (0,))
        for first, lines in blocks
        for number, line in enumerate(lines)
    ]


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    blocks: list[tuple[int, list[str]]] = []
    is_open = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            is_open = False
        elif is_open:
            blocks[-1][1].append(line)
        else:
            blocks.append((number, [line]))
            is_open = True
    return blocks


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether no line had room for the first word of the next."""
    width = max((len(line.rstrip()) for lines in blocks for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    full = [
        len(one.rstrip()) + 1 + len(other.split(maxsplit=1)[0]) > width
        for lines in blocks
        for one, other in pairwise(lines)
    ]
    return len(full) >= _FEWEST and sum(full) >= _PART * len(full)


def _joined(first: int, lines: list[str]) -> Paragraph:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return Paragraph(" ".join(lines), first, tuple(starts))
