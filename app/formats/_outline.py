"""A finished document as the writers print it: title, notice, labelled lines, rows, notes.

What the writers must agree on is decided here: what is the title, how deep a list goes, which
number a note has, what stands in for a missing paragraph, what a draft says on its face.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.formats import _front
from app.formats._document import FrontMatter, Kind
from app.formats._finished import Finished, Layout, Pair
from app.formats._house import style_of
from app.formats._notes import Note, Notes
from app.formats._rows import Row, Side, target_of
from app.formats._tables import CELLS, arranged
from app.formats._text import is_blank, tidy
from app.language import marks

NOTES = "Notes"
APPENDIX = "Appendix: The Chinese Source Text"
TERMS = "Terms"
SOURCE_COLUMN = "Chinese"
TARGET_COLUMN = "English"

_NUMBERED = re.compile(r"([1-9][0-9]{0,3})\. (?=\S)")
_OWN_MARK = re.compile(
    r"[(（\[]?(?:[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,4}|[a-zA-Z]|[ivxIVX]{1,5})[)）\].．、:：]"
    r"|第[一二三四五六七八九十百0-9]{1,4}|[\u2460-\u24ff\u3220-\u3247\u3280-\u32bf]"
)


def sources(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of an appendix with the source: what was the source is printed as the text."""
    yield from arranged(
        replace(row, source=Side(""), target=row.source) for row in rows if row.source.text
    )


@dataclass(frozen=True, slots=True)
class Outline:
    """All that is printed, in order.

    `heading` is the title with its marks, `title` without them. `notes` are those that the rows
    refer to; the first has the number 1.
    """

    title: str
    heading: str
    notice: str
    front: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]


def outline(finished: Finished) -> Outline:
    """Decide what is printed.

    A document has one title: the front matter's, or else the first paragraph that is a title.
    A first paragraph that says the same as the front matter is not printed twice; its source
    is the original title if none is given. Any other title becomes a heading of level 1. A list
    item is at most one step deeper than the item before it. A paragraph with neither source nor
    target is nothing.
    """
    title = tidy(finished.front.title)
    heading = "" if is_blank(title) else marks.escape(title)
    pairs = [pair for pair in finished.pairs if not is_blank(pair.source + pair.target)]
    front = finished.front
    notes, placed = Notes(pairs), ""
    if pairs and pairs[0].kind is Kind.TITLE and _says_the_same(pairs[0], front):
        first, *pairs = pairs
        heading = tidy(first.target) if heading and not is_blank(first.target) else heading
        heading = heading or target_of(first).text
        original = marks.plain(tidy(first.source))
        front = replace(front, original_title=front.original_title or original)
        placed = first.source
    heading = notes.placed(heading, placed)
    found = _rows(notes.without_notes(pairs), notes, finished.layout, has_title=bool(heading))
    rows = tuple(arranged(found))
    title = tidy(marks.plain(heading))
    style = style_of(finished.style)
    front = style.completed(
        replace(front, title=title),
        lambda field, said: _front.spoken(field, tidy(said), finished.dates),
    )
    return Outline(
        title=style.title.replace("{title}", title) if heading else "",
        heading=style.title.replace("{title}", heading) if heading else "",
        notice=notice(finished),
        front=tuple(_front.lines(front, finished.dates, style)),
        rows=rows,
        notes=notes.numbered(bilingual=finished.layout is not Layout.TRANSLATION),
    )


def term_table(finished: Finished) -> list[tuple[str, ...]]:
    """The appendix of terms: its columns, then a row for each; empty without terms.

    The first column is Chinese. Where no term has a note there is no column for notes.
    """
    if not finished.terms:
        return []
    rows = [
        tuple(" ".join(said.split()) for said in (one.chinese, one.pinyin, one.rendering, one.note))
        for one in finished.terms
    ]
    width = 4 if any(row[3] for row in rows) else 3
    return [row[:width] for row in ((SOURCE_COLUMN, "Pinyin", TARGET_COLUMN, "Note"), *rows)]


def notice(finished: Finished) -> str:
    """What an unfinished document says on its face and at the head of each page.

    >>> from app.formats import FrontMatter, Layout
    >>> notice(Finished(FrontMatter(), (), Layout.TRANSLATION, True, 3, 30))
    'DRAFT: 3 of 30 segments are not finished.'
    """
    if not finished.draft:
        return ""
    if not finished.missing:
        return "DRAFT"
    noun = "segment" if finished.segments == 1 else "segments"
    verb = "is" if finished.missing == 1 else "are"
    return f"DRAFT: {finished.missing:,} of {finished.segments:,} {noun} {verb} not finished."


def _says_the_same(first: Pair, front: FrontMatter) -> bool:
    """Whether nothing of the pair is lost when only the front matter is printed."""
    title, original = tidy(front.title), tidy(front.original_title)
    source, target = marks.plain(tidy(first.source)), marks.plain(tidy(first.target))
    return (is_blank(title) or target == title) and (
        is_blank(original) or source == original or is_blank(source)
    )


def _rows(pairs: Iterable[Pair], notes: Notes, layout: Layout, *, has_title: bool) -> Iterator[Row]:
    depth = -1
    for pair in pairs:
        kind, level = pair.kind, 0
        if kind is Kind.TITLE:
            kind, level = (Kind.HEADING, 1) if has_title else (kind, 0)
            has_title = True
        elif kind is Kind.HEADING:
            level = min(max(pair.level, 1), 6)
        elif kind is Kind.LIST_ITEM:
            level = min(max(pair.level, 0), depth + 1, 8)
        elif kind in CELLS:
            kind, level = (
                (Kind.PARAGRAPH, 0) if layout is Layout.SIDE_BY_SIDE else (kind, pair.level)
            )
        depth = level if kind is Kind.LIST_ITEM else -1
        target = target_of(pair)
        target = replace(target, text=notes.placed(target.text, pair.source))
        source = _side(notes.named(tidy(pair.source)))
        if kind is Kind.LIST_ITEM:
            counted = _marked(source), _marked(target)
            one_number = counted[0].number == counted[1].number
            if one_number or layout is not Layout.ALTERNATING:
                source, target = counted
            else:  # one list item holds both, and each keeps its number in its text
                source, target = replace(source, own_mark=True), replace(target, own_mark=True)
        yield Row(kind, level, source, target)


def _side(text: str) -> Side:
    return Side("" if is_blank(text) else text)


def _marked(side: Side) -> Side:
    """A list item with its typed number taken for the list's own, so that it is printed once."""
    found = _NUMBERED.match(side.text)
    if found and not is_blank(side.text[found.end() :]) and not side.missing:
        return Side(side.text[found.end() :], number=int(found.group(1)))
    return Side(side.text, own_mark=_OWN_MARK.match(side.text) is not None, missing=side.missing)
