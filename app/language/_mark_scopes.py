"""Where the marks of a text are. A scope is the whole text, or the inside of a link or note."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.language.spans import Span

# Unicode's White_Space, written out: JavaScript's \s and Python's differ.
SPACE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_IS_SPACE = re.compile(f"[{SPACE}]")
SPACES = "".join(sign for sign in map(chr, range(0x3001)) if _IS_SPACE.match(sign))
ADDRESS = rf"https?://(?:[^()\[\]<>{SPACE}]|\([^()\[\]<>{SPACE}]*\))+"
_TARGET = re.compile(rf"\(({ADDRESS})\)")
_LABEL = re.compile(r"\^([0-9A-Za-z][0-9A-Za-z._-]{0,31})")
_SIGNIFICANT = re.compile(r"\\[\\*\[\]^]|\*+|\^?\[|\]")


class MarkKind(StrEnum):
    """What a mark means."""

    ITALIC = "italic"
    BOLD = "bold"
    LINK = "link"
    REFERENCE = "reference"
    NOTE = "note"
    ESCAPE = "escape"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark with its signs; `inner` is what it holds, `value` a link's address or a label.

    The signs are what `span` has more than `inner`. A reference has no inside.
    """

    kind: MarkKind
    span: Span
    inner: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A mark of a scope. `inside` are the marks of the scope that a link or a note is."""

    mark: Mark
    inside: tuple["Node", ...] = ()


def parse(text: str) -> tuple[Node, ...]:
    """The marks of a text."""
    return _scope(text, Span(0, len(text)), _partners(text), frozenset())


def _partners(text: str) -> dict[int, int]:
    """Where each bracket that is closed is closed."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for sign in _SIGNIFICANT.finditer(text):
        if sign.group() in ("[", "^["):
            opened.append(sign.end() - 1)
        elif sign.group() == "]" and opened:
            found[opened.pop()] = sign.start()
    return found


def _scope(
    text: str, whole: Span, partners: dict[int, int], within: frozenset[MarkKind]
) -> tuple[Node, ...]:
    """The marks of a scope; `within` are the kinds of mark that it lies in."""
    found: list[Node] = []
    toggles: list[Span] = []
    at = whole.start
    while sign := _SIGNIFICANT.search(text, at, whole.end):
        at = sign.end()
        span = Span(*sign.span())
        if sign.group()[0] == "\\":
            found.append(Node(Mark(MarkKind.ESCAPE, span, Span(span.end - 1, span.end))))
        elif sign.group()[0] == "*":
            toggles.append(span)
        elif sign.group() != "]":
            close = partners.get(at - 1, whole.end)
            mark = _bracketed(text, span, close, whole.end, within)
            if mark is not None:
                inside = _scope(text, mark.inner, partners, within | {mark.kind})
                found.append(Node(mark, inside))
                at = mark.span.end
    found += map(Node, _emphases(text, whole, toggles))
    return tuple(found)


def _bracketed(
    text: str, sign: Span, close: int, end: int, within: frozenset[MarkKind]
) -> Mark | None:
    """The link, reference or note that the sign begins. Links hold neither; notes hold links."""
    if close >= end or MarkKind.LINK in within or is_blank(text[sign.end : close]):
        return None
    inner = Span(sign.end, close)
    whole = Span(sign.start, close + 1)
    if len(sign) == 2:
        return Mark(MarkKind.NOTE, whole, inner) if MarkKind.NOTE not in within else None
    if label := _LABEL.fullmatch(text, inner.start, inner.end):
        if MarkKind.NOTE in within:
            return None
        return Mark(MarkKind.REFERENCE, whole, Span(close, close), label[1])
    if address := _TARGET.match(text, close + 1, end):
        return Mark(MarkKind.LINK, Span(sign.start, address.end()), inner, address[1])
    return None


def is_blank(text: str) -> bool:
    """Whether there is nothing but white space."""
    return _IS_SPACE.sub("", text) == ""


def _emphases(text: str, whole: Span, toggles: Sequence[Span]) -> Iterator[Mark]:
    """Pairs of toggles. Of three signs, what closes italic is the first, what opens it the last."""
    closers: set[Span] = set()
    for first, last in _partnered(text, whole, toggles, 1):
        closers.add(last)
        opens, closes = Span(first.end - 1, first.end), Span(last.start, last.start + 1)
        yield Mark(MarkKind.ITALIC, Span(opens.start, closes.end), Span(opens.end, closes.start))
    for both in _partnered(text, whole, toggles, 2):
        opens, closes = (
            Span(run.end - 2, run.end) if run in closers else Span(run.start, run.start + 2)
            for run in both
        )
        yield Mark(MarkKind.BOLD, Span(opens.start, closes.end), Span(opens.end, closes.start))


def _partnered(
    text: str, whole: Span, toggles: Sequence[Span], width: int
) -> Iterator[tuple[Span, Span]]:
    """The runs that open and close emphasis of one kind; the nearest opener counts."""
    opened: Span | None = None
    for run in toggles:
        if len(run) not in (width, 3):
            continue
        after_space = run.start == whole.start or _IS_SPACE.match(text[run.start - 1])
        before_space = run.end == whole.end or _IS_SPACE.match(text[run.end])
        if opened and not after_space:
            yield opened, run
            opened = None
        elif not before_space:
            opened = run


def flat(scope: Iterable[Node]) -> Iterator[Mark]:
    """The marks of a scope, and those inside them."""
    for node in scope:
        yield node.mark
        yield from flat(node.inside)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style, or with a `node` the place of a note."""

    span: Span
    bold: bool
    italic: bool
    link: str = ""
    node: Node | None = None


_EMPHASES = (MarkKind.ITALIC, MarkKind.BOLD)


def _signs(scope: Iterable[Node]) -> Iterator[tuple[Span, Node]]:
    """Where the signs of emphasis stand, and the other marks as a whole."""
    for node in scope:
        span, inner = node.mark.span, node.mark.inner
        if node.mark.kind in _EMPHASES:
            yield Span(span.start, inner.start), node
            yield Span(inner.end, span.end), node
        else:
            yield span, node


def pieces(
    whole: Span, scope: Iterable[Node], link: str = "", *, bold: bool = False, italic: bool = False
) -> Iterator[Piece]:
    """What is printed of a scope, in order."""
    at = whole.start
    for span, node in sorted(_signs(scope), key=lambda sign: sign[0]):
        if span.start > at:
            yield Piece(Span(at, span.start), bold, italic, link)
        at = span.end
        match node.mark.kind:
            case MarkKind.ITALIC:
                italic = not italic
            case MarkKind.BOLD:
                bold = not bold
            case MarkKind.ESCAPE:
                yield Piece(node.mark.inner, bold, italic, link)
            case MarkKind.LINK:
                inside = node.mark.inner, node.inside, node.mark.value
                yield from pieces(*inside, bold=bold, italic=italic)
            case MarkKind.NOTE | MarkKind.REFERENCE:
                yield Piece(span, bold, italic, "", node)
    if whole.end > at:
        yield Piece(Span(at, whole.end), bold, italic, link)
