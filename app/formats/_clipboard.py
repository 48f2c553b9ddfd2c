"""A finished document for the clipboard, in the few tags that Google Docs and Substack keep.

Both drop styles and addresses within a page, and show a superscript or a definition list as plain
text or not at all. So a note is a number in square brackets with its text at the end, a line of
front matter a paragraph with a bold label, and an item that has a mark of its own no list item,
which would get a second one. Only a side-by-side document needs a table, which Google Docs takes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from app.formats._document import Kind
from app.formats._finished import Finished, Layout
from app.formats._html_inline import Inline, english, plain
from app.formats._html_writer import Body, value
from app.formats._notes import OWN_NOTE, Note
from app.formats._outline import APPENDIX, NOTES, TERMS, Outline, outline, sources, term_table
from app.formats._rows import Row, Side
from app.formats._tables import Table, with_tables
from app.language import marks


def write_clipboard(finished: Finished) -> tuple[str, str]:
    """The document as HTML and as plain text, for `text/html` and `text/plain`."""
    printed = outline(finished)
    terms = [": ".join(_term(row)) for row in term_table(finished)[1:]]
    html = [*_html(printed, finished.layout)]
    text = [*_text(printed, finished.layout)]
    if terms:  # a paragraph each, since Substack takes no table
        html += [f"<h2>{TERMS}</h2>", *(f"<p>{english(term)}</p>" for term in terms)]
        text += [TERMS, *terms]
    return "\n".join(html) + "\n", "\n\n".join(text) + "\n"


def _term(row: tuple[str, ...]) -> tuple[str, str]:
    chinese, pinyin, rendering, *note = row
    return f"{chinese} ({pinyin})", " – ".join(said for said in (rendering, *note) if said)


class _Inline(Inline):
    """Places of notes that need no address."""

    def _place(self, number: str) -> str:
        return f"[{number}]"


class _Body(Body):
    """The rows without what only a page of our own could show."""

    def _target(self, row: Row) -> str:
        said = self._marked(row.target)
        if row.kind in (Kind.TITLE, Kind.HEADING):
            return f"<h{min(row.level + 1, 6)}>{said}</h{min(row.level + 1, 6)}>"
        return f"<p><em>{said}</em></p>" if row.kind is Kind.CAPTION else f"<p>{said}</p>"

    def _source(self, row: Row) -> str:
        return f'<p lang="zh">{self._inline.chinese(row.source.text)}</p>'

    def _marked(self, side: Side) -> str:
        return self._inline.english(side.text)

    def _list(self, rows: Iterable[Row], *, bilingual: bool) -> Iterator[str]:
        for own, group in groupby(rows, key=lambda row: row.target.own_mark):
            if not own:
                yield from super()._list(_risen(group), bilingual=bilingual)
                continue
            for row in group:
                yield from self._paragraphs(row, bilingual=bilingual)


def _risen(rows: Iterable[Row]) -> Iterator[Row]:
    """List items of which none is deeper than the one before it by more than a step."""
    depth = -1
    for row in rows:
        depth = min(row.level, depth + 1)
        yield replace(row, level=depth)


def _html(printed: Outline, layout: Layout) -> Iterator[str]:
    inline = _Inline()
    yield '<meta charset="utf-8">'
    if printed.notice:
        yield f"<p><strong>{plain(printed.notice)}</strong></p>"
    if printed.title:
        yield f"<h1>{inline.english(printed.heading)}</h1>"
    for field, label, said in printed.front:
        yield f"<p><strong>{label}:</strong> {value(field, said)}</p>"
    yield from _Body(inline).of(printed.rows, layout)
    if printed.notes:
        yield f"<h2>{NOTES}</h2>"
    for number, note in enumerate(printed.notes, start=1):
        yield f"<p>[{number}] {_note(note, inline)}</p>"


def _note(note: Note, inline: Inline) -> str:
    said = inline.english(note.text)
    if note.own:
        said = f"<em>{OWN_NOTE}</em> {said}"
    if note.source:
        said = f'<span lang="zh">{inline.chinese(note.source)}</span><br>{said}'
    return said


def _text(printed: Outline, layout: Layout) -> Iterator[str]:
    """Paragraphs without marks, for a field that takes no more."""
    if printed.notice:
        yield printed.notice
    if printed.title:
        yield _plain(printed.heading)
    if printed.front:
        yield "\n".join(f"{label}: {said}" for _, label, said in printed.front)
    bilingual = layout in (Layout.ALTERNATING, Layout.SIDE_BY_SIDE)
    yield from _lines(printed.rows, bilingual=bilingual)
    if layout is Layout.APPENDIX:
        yield APPENDIX
        yield from _lines(sources(printed.rows), bilingual=False)
    if printed.notes:
        yield NOTES
    for number, note in enumerate(printed.notes, start=1):
        own = f"{OWN_NOTE} " if note.own else ""
        source = f"{_plain(note.source)}\n" if note.source else ""
        yield f"[{number}] {source}{own}{_plain(note.text)}"


def _lines(rows: Iterable[Row], *, bilingual: bool) -> Iterator[str]:
    for row in with_tables(rows):
        if isinstance(row, Table):
            for table in (row.of_sources(), row) if bilingual else (row,):
                yield "\n".join(
                    "\t".join(_plain(cell.target.text) if cell else "" for cell in line)
                    for line in table.rows
                )
            continue
        for side in (row.source, row.target) if bilingual else (row.target,):
            if side.text:
                yield f"{_mark(row, side)}{_plain(side.text)}"


def _mark(row: Row, side: Side) -> str:
    if row.kind is not Kind.LIST_ITEM or side.own_mark:
        return ""
    return "• " if side.number is None else f"{side.number}. "


def _plain(text: str) -> str:
    return "".join(f"[{run.reference}]" if run.reference else run.text for run in marks.runs(text))
