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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, groupby
from urllib.parse import quote

from app.language.spans import Span

# Unicode's White_Space, written out: JavaScript's \s and Python's differ.
_SPACE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_IS_SPACE = re.compile(f"[{_SPACE}]")
_SPACES = "".join(sign for sign in map(chr, range(0x3001)) if _IS_SPACE.match(sign))
_ADDRESS = rf"https?://(?:[^()\[\]<>{_SPACE}]|\([^()\[\]<>{_SPACE}]*\))+"
_WHOLE_ADDRESS = re.compile(_ADDRESS)
_TARGET = re.compile(rf"\(({_ADDRESS})\)")
_LABEL = re.compile(r"\^([0-9A-Za-z][0-9A-Za-z._-]{0,31})")
_SIGNIFICANT = re.compile(r"\\[\\*\[\]^]|\*+|\^?\[|\]")
_UNSAFE = re.compile(rf"[()\[\]<>{_SPACE}]")
_TO_ESCAPE = tuple(map(re.compile, (r"[\\*]", r"[\\\[\]^]", r"[\\*\[\]^]")))
_MAY_HOLD_MARKS = re.compile(r"[\\*\[]")


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
class Run:
    """A stretch of text in one style.

    Of a place of a note, `text` is empty: it has either the `reference`, a label, or the `note`,
    the translator's own words as runs.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    reference: str = ""
    note: tuple["Run", ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether it is the place of a note, and no text."""
        return bool(self.reference or self.note)


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


def find(text: str) -> list[Mark]:
    """All marks of a text by their beginnings; those inside notes and links too.

    >>> [(mark.kind.value, mark.inner.of("**重点。**他")) for mark in find("**重点。**他")]
    [('bold', '重点。')]
    """
    if not _MAY_HOLD_MARKS.search(text):
        return []
    return sorted(_flat(_parse(text)), key=lambda mark: (mark.span.start, -mark.span.end))


def runs(text: str) -> list[Run]:
    """The text as it is printed.

    >>> [(run.text, run.italic, run.reference) for run in runs("see *this*[^1]")]
    [('see ', False, ''), ('this', True, ''), ('', False, '1')]
    """
    if not _MAY_HOLD_MARKS.search(text):
        return [Run(text)] if text else []
    return _tidied(_runs(text, Span(0, len(text)), _parse(text)))


def strip(text: str) -> Plain:
    """The text without its marks, for whatever judges words: notes are no part of it.

    >>> strip(r"a *plain*[^1] [text](https://example.org/)^[note] \\*").text
    'a plain text *'
    """
    if not _MAY_HOLD_MARKS.search(text):
        return Plain(text, (0,), (0,))
    whole = Span(0, len(text))
    kept = [piece.span for piece in _pieces(whole, _parse(text)) if piece.node is None]
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
    tidy = _tidied(said)
    written = _written(tidy, None)
    for escaped in _TO_ESCAPE:
        if not _MAY_HOLD_MARKS.search(written) or runs(written) == tidy:
            break
        written = _written(tidy, escaped)
    return written


def references(text: str) -> list[str]:
    """The labels of the notes that the text refers to, in order."""
    return [run.reference for run in runs(text) if run.reference]


def join(texts: Iterable[str]) -> str:
    """Marked texts as one, in which emphasis that goes on is not closed between them.

    >>> join(["**一句。**", "**两句。**"])
    '**一句。两句。**'
    """
    given = list(texts)
    joined = "".join(given)
    if not _MAY_HOLD_MARKS.search(joined):
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


# Reading: a scope is the whole text, or the inside of a link or of a note


@dataclass(frozen=True, slots=True)
class _Node:
    """A mark of a scope. `inside` are the marks of the scope that a link or a note is."""

    mark: Mark
    inside: tuple["_Node", ...] = ()


def _parse(text: str) -> tuple[_Node, ...]:
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
) -> tuple[_Node, ...]:
    """The marks of a scope; `within` are the kinds of mark that it lies in."""
    found: list[_Node] = []
    toggles: list[Span] = []
    at = whole.start
    while sign := _SIGNIFICANT.search(text, at, whole.end):
        at = sign.end()
        span = Span(*sign.span())
        if sign.group()[0] == "\\":
            found.append(_Node(Mark(MarkKind.ESCAPE, span, Span(span.end - 1, span.end))))
        elif sign.group()[0] == "*":
            toggles.append(span)
        elif sign.group() != "]":
            close = partners.get(at - 1, whole.end)
            mark = _bracketed(text, span, close, whole.end, within)
            if mark is not None:
                inside = _scope(text, mark.inner, partners, within | {mark.kind})
                found.append(_Node(mark, inside))
                at = mark.span.end
    found += map(_Node, _emphases(text, whole, toggles))
    return tuple(found)


def _bracketed(
    text: str, sign: Span, close: int, end: int, within: frozenset[MarkKind]
) -> Mark | None:
    """The link, reference or note that the sign begins. Links hold neither; notes hold links."""
    if close >= end or MarkKind.LINK in within or _is_blank(text[sign.end : close]):
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


def _is_blank(text: str) -> bool:
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


def _flat(scope: Iterable[_Node]) -> Iterator[Mark]:
    for node in scope:
        yield node.mark
        yield from _flat(node.inside)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text in one style, or with a `node` the place of a note."""

    span: Span
    bold: bool
    italic: bool
    link: str = ""
    node: _Node | None = None


_EMPHASES = (MarkKind.ITALIC, MarkKind.BOLD)


def _signs(scope: Iterable[_Node]) -> Iterator[tuple[Span, _Node]]:
    """Where the signs of emphasis stand, and the other marks as a whole."""
    for node in scope:
        span, inner = node.mark.span, node.mark.inner
        if node.mark.kind in _EMPHASES:
            yield Span(span.start, inner.start), node
            yield Span(inner.end, span.end), node
        else:
            yield span, node


def _pieces(
    whole: Span, scope: Iterable[_Node], link: str = "", *, bold: bool = False, italic: bool = False
) -> Iterator[_Piece]:
    """What is printed of a scope, in order."""
    at = whole.start
    for span, node in sorted(_signs(scope), key=lambda sign: sign[0]):
        if span.start > at:
            yield _Piece(Span(at, span.start), bold, italic, link)
        at = span.end
        match node.mark.kind:
            case MarkKind.ITALIC:
                italic = not italic
            case MarkKind.BOLD:
                bold = not bold
            case MarkKind.ESCAPE:
                yield _Piece(node.mark.inner, bold, italic, link)
            case MarkKind.LINK:
                inside = node.mark.inner, node.inside, node.mark.value
                yield from _pieces(*inside, bold=bold, italic=italic)
            case MarkKind.NOTE | MarkKind.REFERENCE:
                yield _Piece(span, bold, italic, "", node)
    if whole.end > at:
        yield _Piece(Span(at, whole.end), bold, italic, link)


def _runs(text: str, whole: Span, scope: Iterable[_Node]) -> Iterator[Run]:
    for piece in _pieces(whole, scope):
        if piece.node is None:
            yield Run(piece.span.of(text), piece.bold, piece.italic, piece.link)
        elif piece.node.mark.kind is MarkKind.REFERENCE:
            yield Run(reference=piece.node.mark.value)
        else:
            inside = _runs(text, piece.node.mark.inner, piece.node.inside)
            yield Run(note=tuple(_tidied(inside)))


# Writing


@dataclass(slots=True)
class _Item:
    """What one scope prints: text, or as `sealed` what is written already: a link or a note."""

    text: str
    bold: bool
    italic: bool
    sealed: bool = False
    is_clear: bool = False  # nothing is seen of an emphasis on it: space, the place of a note


def _tidied(said: Iterable[Run]) -> list[Run]:
    """Runs in the one form of what looks the same: space takes the emphasis around it."""
    found = [
        Run(reference=run.reference, note=tuple(_tidied(run.note)))
        if run.is_note
        else replace(run, link=_as_address(run.link))
        if run.link
        else run
        for run in said
    ]
    found = _without_blank_links(found)
    if any(run.bold or run.italic for run in found):
        found = [piece for run in found for piece in _words(run)]
        clear = [run.is_note or _is_blank(run.text) for run in found]
        bold = _spread([run.bold for run in found], clear)
        italic = _spread([run.italic for run in found], clear)
        both = zip(found, bold, italic, strict=True)
        found = [
            run
            if run.is_note or (run.bold, run.italic) == (is_bold, is_italic)
            else replace(run, bold=is_bold, italic=is_italic)
            for run, is_bold, is_italic in both
        ]
    joined: list[Run] = []
    for run in found:
        last = joined[-1] if joined else None
        if last and not (last.is_note or run.is_note) and _alike(last, run):
            joined[-1] = replace(run, text=last.text + run.text)
        elif run.text or run.is_note:
            joined.append(run)
    return joined


def _alike(first: Run, second: Run) -> bool:
    """Whether two stretches of text are in one style."""
    style = first.bold, first.italic, first.link
    return style == (second.bold, second.italic, second.link)


def _words(run: Run) -> list[Run]:
    if run.is_note:
        return [run]
    pieces = _edged(run.text)
    return [replace(run, text=piece) for piece in pieces] if len(pieces) > 1 else [run]


def _edged(text: str) -> list[str]:
    """The space at the beginning, the words, and the space at the end, each if there is any."""
    end = len(text.rstrip(_SPACES))
    start = len(text) - len(text.lstrip(_SPACES)) if end else 0
    return [piece for piece in (text[:start], text[start:end], text[end:]) if piece]


def _spread(emphasised: Sequence[bool], clear: Sequence[bool]) -> list[bool]:
    """The emphasis, which what is clear has if both its next neighbours that are not have it."""
    before, after = list(emphasised), list(emphasised)
    for at in range(len(clear)):
        if clear[at]:
            before[at] = at > 0 and before[at - 1]
    for at in reversed(range(len(clear))):
        if clear[at]:
            after[at] = at + 1 < len(clear) and after[at + 1]
    return [first and second for first, second in zip(before, after, strict=True)]


def _as_address(link: str) -> str:
    """The address as it can stand in round brackets; '' for what is none."""
    if _WHOLE_ADDRESS.fullmatch(link):
        return link
    coded = _UNSAFE.sub(lambda sign: quote(sign.group(), safe=""), link.strip())
    return coded if _WHOLE_ADDRESS.fullmatch(coded) else ""


def _without_blank_links(said: Sequence[Run]) -> list[Run]:
    found: list[Run] = []
    for link, group in groupby(said, key=lambda run: run.link):
        members = list(group)
        if link and _is_blank("".join(run.text for run in members)):
            members = [replace(run, link="") for run in members]
        found += members
    return found


def _written(said: Sequence[Run], escaped: re.Pattern[str] | None) -> str:
    items: list[_Item] = []
    for link, group in groupby(said, key=lambda run: run.link):
        if link:
            items.append(_link(link, list(group), escaped))
        else:
            items += (_item(run, escaped) for run in group)
    return _emphasised(items)


def _item(run: Run, escaped: re.Pattern[str] | None) -> _Item:
    if run.reference:
        return _Item(f"[^{run.reference}]", bold=False, italic=False, sealed=True, is_clear=True)
    if run.note:
        inside = _written(run.note, escaped)
        return _Item(f"^[{inside}]", bold=False, italic=False, sealed=True, is_clear=True)
    text = escaped.sub(r"\\\g<0>", run.text) if escaped else run.text
    return _Item(text, run.bold, run.italic)


def _link(link: str, members: Sequence[Run], escaped: re.Pattern[str] | None) -> _Item:
    """A link; the emphasis that all of it has stands around it."""
    seen = [run for run in members if not _is_blank(run.text)]
    bold, italic = all(run.bold for run in seen), all(run.italic for run in seen)
    inside = [
        replace(run, link="", bold=run.bold and not bold, italic=run.italic and not italic)
        for run in members
    ]
    said = f"[{_written(inside, escaped)}]({link})"
    return _Item(said, bold, italic, sealed=True)


def _emphasised(items: Sequence[_Item]) -> str:
    """The items of one scope with signs where emphasis changes: next to what is no space."""
    if not any(item.bold or item.italic for item in items):
        return "".join(item.text for item in items)
    parts = [part for item in items for part in _parts(item)]
    clear = [part.is_clear for part in parts]
    bold = [*_spread([part.bold for part in parts], clear), False]
    italic = [*_spread([part.italic for part in parts], clear), False]
    said: list[str] = []
    now = (False, False)
    for at, wanted in enumerate(zip(bold, italic, strict=True)):
        said.append("*" * (2 * (now[0] != wanted[0]) + (now[1] != wanted[1])))
        now = wanted
        if at < len(parts):
            said.append(parts[at].text)
    return "".join(said)


def _parts(item: _Item) -> Iterator[_Item]:
    if item.sealed:
        yield item
    else:
        for piece in _edged(item.text):
            yield _Item(piece, item.bold, item.italic, is_clear=_is_blank(piece))
