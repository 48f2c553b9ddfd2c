r"""Light marks: emphasis, links and notes inside a text that stays plain.

A source and a target are stored as plain text in which a few signs mean something, so that they
can be typed anywhere, sent by any interchange format and compared like other text:

    *italic*  **bold**  ***both***       by toggles, which need no nesting and no word boundary
    [text](https://example.org/)         a link
    [^1]                                 the place of the note with this label
    ^[words of the translator]           a note of the translator, kept with its sentence

Markdown's own rules would not do: in '**重点。**他说' CommonMark never closes the emphasis, since
Chinese has no spaces. Here a run of one, two or three asterisks opens what is not open if a
character that is no space follows it, and closes what is open if one stands before it. Whatever
finds no partner is an ordinary character, and so is a bracket without an address behind it:
'5 * 3', '[making China into]' and '李*' need no care. A backslash before one of `\ * [ ] ^` makes
it an ordinary character; before anything else it is one itself.

Offsets are those of the marked text, in code points.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from app.language._mark_runs import Run, tidied, written
from app.language._mark_scopes import Mark, MarkKind, Node, flat, parse, pieces
from app.language.spans import Span

__all__ = [
    "Mark",
    "MarkKind",
    "Plain",
    "Run",
    "canonical",
    "cut",
    "cut_at",
    "cut_by",
    "escape",
    "find",
    "join",
    "may_hold_marks",
    "plain",
    "references",
    "relabel",
    "runs",
    "strip",
    "with_notes_inside",
    "write",
]

_TO_ESCAPE = tuple(map(re.compile, (r"[\\*]", r"[\\\[\]^]", r"[\\*\[\]^]")))


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its marks, and where each of its characters stands in the marked text."""

    text: str
    _plain_starts: tuple[int, ...]
    _marked_starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The offset in the marked text of the character at `offset` of the plain one."""
        piece = bisect_right(self._plain_starts, offset) - 1
        return offset - self._plain_starts[piece] + self._marked_starts[piece]

    def ends(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text begins and ends in the marked one."""
        first = self.at(start)
        return first, self.at(end - 1) + 1 if end > start else first

    def plain_at(self, offset: int) -> int:
        """The offset in the plain text of what stands at `offset` of the marked one, or next."""
        piece = bisect_right(self._marked_starts, offset) - 1
        if piece < 0:
            return 0
        known = self._plain_starts
        end = known[piece + 1] if piece + 1 < len(known) else len(self.text)
        return min(known[piece] + offset - self._marked_starts[piece], end)

    def span(self, span: Span) -> Span:
        """The stretch of the marked text that a stretch of the plain one covers.

        >>> plain = strip("这是**纯内资**企业")
        >>> plain.span(Span(2, 5)), plain.span(Span(5, 7))
        (Span(start=4, end=7), Span(start=9, end=11))
        """
        return Span(*self.ends(span.start, span.end))


def may_hold_marks(text: str) -> bool:
    """Whether a text has any of the signs that marks are made of; most texts have none."""
    return "*" in text or "[" in text or "\\" in text


def find(text: str) -> list[Mark]:
    """All marks of a text by their beginnings; those inside notes and links too.

    >>> [(mark.kind.value, mark.inner.of("**重点。**他")) for mark in find("**重点。**他")]
    [('bold', '重点。')]
    """
    if not may_hold_marks(text):
        return []
    return sorted(flat(parse(text)), key=lambda mark: (mark.span.start, -mark.span.end))


def runs(text: str) -> list[Run]:
    """The text as it is printed.

    >>> [(run.text, run.italic, run.reference) for run in runs("see *this*[^1]")]
    [('see ', False, ''), ('this', True, ''), ('', False, '1')]
    """
    if not may_hold_marks(text):
        return [Run(text)] if text else []
    return tidied(_runs(text, Span(0, len(text)), parse(text)))


def strip(text: str) -> Plain:
    """The text without its marks, for whatever judges words: notes are no part of it.

    >>> strip(r"a *plain*[^1] [text](https://example.org/)^[note] \\*").text
    'a plain text *'
    """
    if not may_hold_marks(text):
        return Plain(text, (0,), (0,))
    whole = Span(0, len(text))
    kept = [piece.span for piece in pieces(whole, parse(text)) if piece.node is None]
    starts = list(accumulate(map(len, kept), initial=0))
    return Plain(
        "".join(span.of(text) for span in kept),
        tuple(starts[: max(len(kept), 1)]),
        tuple(span.start for span in kept) or (0,),
    )


def plain(text: str) -> str:
    """The text without its marks."""
    return strip(text).text


def escape(text: str) -> str:
    r"""A text without marks as one that means just its characters; mostly it is the same.

    >>> escape("5 * 3 [sic]"), escape("李*和王*")
    ('5 * 3 [sic]', '李\\*和王\\*')
    """
    return write([Run(text)])


def canonical(text: str) -> str:
    """The one form of all texts that are printed alike.

    >>> canonical("**a** **b**"), canonical("*a* *[^1]*")
    ('**a b**', '*a* [^1]')
    """
    return write(runs(text))


def write(said: Iterable[Run]) -> str:
    """The marked text of what is printed so, with as few kinds of sign escaped as will do."""
    tidy = tidied(said)
    found = written(tidy, None)
    for escaped in _TO_ESCAPE:
        if not may_hold_marks(found) or runs(found) == tidy:
            break
        found = written(tidy, escaped)
    return found


def references(text: str) -> list[str]:
    """The labels of the notes that the text refers to, in order."""
    if "[^" not in text:  # most texts have emphasis and no notes
        return []
    return [run.reference for run in runs(text) if run.reference]


def join(texts: Iterable[str]) -> str:
    """Marked texts as one, in which emphasis that goes on is not closed between them.

    >>> join(["**一句。**", "**两句。**"])
    '**一句。两句。**'
    """
    given = list(texts)
    if len(given) == 1:  # as most paragraphs are: to take it apart takes longest of all
        return given[0]
    joined = "".join(given)
    if not may_hold_marks(joined):
        return joined
    return write(run for text in given for run in runs(text))


def cut(text: str, ends: Iterable[int]) -> list[str]:
    """The text in pieces that end at offsets into the plain text; each closes its own marks.

    A note at an end stays with what stands before it. `join` makes the text again.

    >>> cut("**一句。**[^1]**两句。**", [3, 6])
    ['**一句。**[^1]', '**两句。**']
    """
    left = deque(runs(text))
    pieces: list[str] = []
    at = 0
    for end in ends:
        piece: list[Run] = []
        while left and (left[0].is_note or at < end):
            run = left.popleft()
            if len(run.text) > end - at:
                left.appendleft(replace(run, text=run.text[end - at :]))
                run = replace(run, text=run.text[: end - at])
            piece.append(run)
            at += len(run.text)
        pieces.append(write(piece))
    return pieces


def cut_by(text: str, split: Callable[[str], Sequence[Span]]) -> list[str]:
    """The text in the pieces that `split` finds in its plain words, each with the space after it.

    >>> from app.language.sentences import split_chinese
    >>> cut_by("甲。 **乙。丙**", split_chinese)
    ['甲。 ', '**乙。**', '**丙**']
    """
    words = plain(text)
    begins = [span.start for span in split(words)[1:]]
    ends = [*begins, len(words)]
    if words != text:
        return cut(text, ends)
    return [text[begin:end] for begin, end in zip([0, *begins], ends, strict=True)]


def cut_at(text: str, at: int) -> tuple[str, str]:
    """The text before and after an offset into the marked text; each closes its own marks.

    A note at the place stays with what stands before it.

    >>> cut_at("**一句。两句。**", 5), cut_at("**一句。**", 1)
    (('**一句。**', '**两句。**'), ('', '**一句。**'))
    """
    stripped = strip(text)
    if stripped.text == text:
        return text[:at], text[at:]
    if at >= len(text):
        return text, ""
    place = stripped.plain_at(at)
    before, after = cut(text, [place, len(stripped.text)])
    return before, after


def relabel(text: str, labels: Mapping[str, str]) -> str:
    """The text with the labels of the notes that it refers to replaced by others.

    >>> relabel("a[^1] b[^2]", {"1": "7"})
    'a[^7] b[^2]'
    """
    if not references(text):
        return text
    return write(
        replace(run, reference=labels.get(run.reference, run.reference)) for run in runs(text)
    )


def with_notes_inside(text: str, notes: Mapping[str, str]) -> str:
    """The text with the words of notes in the place of references to them.

    >>> with_notes_inside("a[^1] b[^2]", {"1": "*The* first."})
    'a^[*The* first.] b[^2]'
    """
    if not references(text):
        return text
    return write(
        Run(note=tuple(said for said in runs(notes[run.reference]) if not said.is_note))
        if notes.get(run.reference, "").strip()
        else run
        for run in runs(text)
    )


def _runs(text: str, whole: Span, scope: Iterable[Node]) -> Iterator[Run]:
    for piece in pieces(whole, scope):
        if piece.node is None:
            yield Run(piece.span.of(text), piece.bold, piece.italic, piece.link)
        elif piece.node.mark.kind is MarkKind.REFERENCE:
            yield Run(reference=piece.node.mark.value)
        else:
            inside = _runs(text, piece.node.mark.inner, piece.node.inside)
            yield Run(note=tuple(tidied(inside)))
