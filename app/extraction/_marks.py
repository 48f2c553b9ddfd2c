"""Brackets and quotation marks of an English line, paired in one pass."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.language.spans import Span

_PAIRS = {
    ")": "(（",
    "）": "(（",
    "]": "[［",
    "］": "[［",
    "】": "【",
    "〕": "〔",
    "〉": "〈",
}
_OPENING = frozenset("(（[［【〔〈")
_QUOTES = {"”": "“", "’": "‘", "」": "「", "』": "『", "»": "«"}
# An apostrophe is no quotation mark: inside a word, or where nothing was opened.
_CURLY = re.compile(
    r"[“”‘’「」『』«»]|[\"']|(?<![*\w])\*{1,2}(?=\w)|(?<=[\w,.!?])\*{1,2}(?![*\w])"
    r"|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)"
)
_TAG = re.compile(r"<(/?)(\w{1,10})(?:\s[^<>]{0,300})?/?>")
_EMPHASIS = frozenset(("em", "i", "b", "strong", "cite", "mark"))
_FAR = 300  # a quotation that began earlier does not bound a term
_DEEPEST = 40  # brackets in brackets; deeper ones are noise


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets; `span` holds the marks, `inside` what stands between them."""

    span: Span

    @property
    def inside(self) -> Span:
        """What stands between the marks."""
        return Span(self.span.start + 1, self.span.end - 1)


@dataclass(frozen=True)
class Marks:
    """The pairs of a line, each list in the order of its opening marks."""

    text: str

    @cached_property
    def brackets(self) -> list[Bracket]:
        """Pairs of brackets, nested ones too. Round ones may be of two widths: (下云）."""
        return sorted(_brackets(self.text), key=lambda bracket: bracket.span)

    @cached_property
    def quotations(self) -> list[Span]:
        """What stands in quotation marks or between asterisks, without the marks."""
        return sorted(_quotations(self.text))

    def quotations_near(self, start: int, end: int) -> list[Span]:
        """Quotations that begin between two offsets, or not far before them."""
        first = bisect_left(self.quotations, start - _FAR, key=lambda span: span.start)
        last = bisect_left(self.quotations, end, key=lambda span: span.start)
        return self.quotations[first:last]

    @cached_property
    def quoted_until(self) -> dict[int, Span]:
        """Quotations by the offset of their closing mark."""
        return {span.end: span for span in self.quotations}

    @cached_property
    def closing(self) -> dict[int, Bracket]:
        """Brackets by the offset of their closing mark."""
        return {bracket.span.end - 1: bracket for bracket in self.brackets}


def without_tags(line: str) -> str:
    """A line whose HTML tags are white space, and emphasis asterisks; as long as it was.

    >>> without_tags("the <em>slow life</em> (慢生活)<br>")
    'the    *slow life*     (慢生活)    '
    """
    return _TAG.sub(_blank, line) if "<" in line else line


def _blank(tag: re.Match[str]) -> str:
    size = len(tag.group())
    if tag[2].lower() not in _EMPHASIS:
        return " " * size
    return "*" + " " * (size - 1) if tag[1] else " " * (size - 1) + "*"


def _brackets(text: str) -> Iterator[Bracket]:
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark in _OPENING:
            opened.append(at)
            if len(opened) > _DEEPEST:
                del opened[0]
        elif mark in _PAIRS:
            for back in range(len(opened) - 1, -1, -1):
                if text[opened[back]] in _PAIRS[mark]:
                    yield Bracket(Span(opened[back], at + 1))
                    del opened[back:]
                    break


def _quotations(text: str) -> Iterator[Span]:
    opened: dict[str, tuple[int, int]] = {}
    for found in _CURLY.finditer(text):
        mark, at = found.group(), found.start()
        if mark in _QUOTES:
            if mark == "’" and _is_apostrophe(text, at) and not _closes(text, at):
                continue
            begun = opened.pop(_QUOTES[mark], None)
            if begun is not None:
                yield Span(begun[1], at)
        elif mark in "“‘「『«":
            opened[mark] = (at, found.end())
        elif mark == "'" and _is_apostrophe(text, at) and not ("'" in opened and _closes(text, at)):
            if not (at == 0 or text[at - 1] in ' (["“'):
                continue
            opened[mark] = (at, found.end())
        elif mark in opened:
            yield Span(opened.pop(mark)[1], at)
        else:
            opened[mark] = (at, found.end())


def _is_apostrophe(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return after.isalnum() or text[at - 1 : at].isalnum()


def _closes(text: str, at: int) -> bool:
    return not text[at + 1 : at + 2].isalnum()
