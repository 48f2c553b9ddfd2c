"""The body of a Word file: the rows of a finished document in their layout, as XML."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.formats import _docx_tables
from app.formats._document import Kind
from app.formats._docx_inline import PLAIN, Inline, Look, plain
from app.formats._docx_styles import (
    BULLETS,
    FIRST_NUMBERED,
    OWN_MARKS,
    SOURCE_NUMBERS,
    TARGET_NUMBERS,
    indent,
)
from app.formats._finished import Layout
from app.formats._outline import APPENDIX, SOURCE_COLUMN, TARGET_COLUMN, sources
from app.formats._rows import Row, Side
from app.formats._tables import Table, with_tables

LETTER = (12240, 15840, 1440)  # width, height and margins of US Letter, in twentieths of a point
COLUMN = (LETTER[0] - 2 * LETTER[2]) // 2
_HINT = '<w:rFonts w:hint="eastAsia"/>'  # Chinese quotation marks and dashes are full-width
SOURCE = Look(fonts=_HINT)
_SOURCE_ABOVE = Look(fonts=_HINT, colour='<w:color w:val="595959"/>')
UNTRANSLATED = Look(style="Untranslated", fonts=_HINT)
_SPACE = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'  # about a table
_BELOW = '<w:spacing w:before="0"/>'  # a translation close to its source
_HEADINGS = (Kind.TITLE, Kind.HEADING)


class Numbers:
    """Which of the document's numbered lists an item belongs to, per column."""

    def __init__(self) -> None:
        self.starts: list[tuple[int, int, int]] = []
        self._open: dict[int, dict[int, tuple[int, int]]] = {}

    def restart(self) -> None:
        """What is no list item ends the lists."""
        self._open.clear()

    def list_of(self, column: int, depth: int, side: Side) -> int:
        """The id of the list; a number that does not follow the last begins a new one."""
        lists = self._open.setdefault(column, {})
        for deeper in [known for known in lists if known > depth]:
            del lists[deeper]
        if side.number is None:
            lists.pop(depth, None)
            return OWN_MARKS if side.own_mark or side.missing else BULLETS
        known, last = lists.get(depth, (0, 0))
        if not known or side.number != last + 1:
            self.starts.append((column, depth, side.number))
            known = FIRST_NUMBERED + len(self.starts) - 1
        lists[depth] = (known, side.number)
        return known


class Body:
    """The rows, in their layout."""

    def __init__(self, numbers: Numbers, inline: Inline) -> None:
        self._numbers = numbers
        self.inline = inline

    def of(self, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
        if layout is Layout.SIDE_BY_SIDE:
            yield from self._table(rows)
            return
        rows = list(rows)
        for row in with_tables(rows):
            if isinstance(row, Table):
                self._numbers.restart()
                if layout is Layout.ALTERNATING:
                    yield from self._cells(row.of_sources(), chinese=True)
                yield from self._cells(row)
            else:
                yield from self._row(row, is_alternating=layout is Layout.ALTERNATING)
        if layout is Layout.APPENDIX:
            yield from self._appendix(rows)

    def _row(self, row: Row, *, is_alternating: bool) -> Iterator[str]:
        if row.kind is not Kind.LIST_ITEM:
            self._numbers.restart()
        if not (is_alternating and row.source.text):
            yield self._target(row)
            return
        yield self._source(row, above=True)
        is_listed = row.kind is Kind.LIST_ITEM
        yield self._continued(row) if is_listed else self._target(row, _BELOW)

    def _appendix(self, rows: Iterable[Row]) -> Iterator[str]:
        yield paragraph("Heading1", plain(APPENDIX), "<w:pageBreakBefore/>")
        self._numbers.restart()
        for row in with_tables(sources(rows)):
            if isinstance(row, Table):
                yield from self._cells(row, chinese=True)
                continue
            if row.kind is not Kind.LIST_ITEM:
                self._numbers.restart()
            yield self._source(replace(row, source=row.target))

    def _target(self, row: Row, properties: str = "") -> str:
        said = self.inline.text(row.target.text, UNTRANSLATED if row.target.missing else PLAIN)
        style, listed = _style(row, row.target, TARGET_NUMBERS, self._numbers)
        return paragraph(style, said, listed + properties)

    def _source(self, row: Row, properties: str = "", *, above: bool = False) -> str:
        """The Chinese paragraph; `above` its translation it is grey and stays on the same page."""
        look = _SOURCE_ABOVE if above else SOURCE
        said = self.inline.text(row.source.text, look, notes=False)
        keep, spacing = (
            ("<w:keepNext/>", '<w:spacing w:after="50"/>') if above else ("", properties)
        )
        if row.kind in _HEADINGS:
            return paragraph("SourceHeading", said, keep + spacing)
        if row.kind is Kind.PARAGRAPH:
            return paragraph("SourceText", said, keep + spacing)
        style, listed = _style(row, row.source, SOURCE_NUMBERS, self._numbers)
        return paragraph(style, said, keep + listed + spacing)

    def _continued(self, row: Row) -> str:
        """The translation below a list item's source, without a mark of its own."""
        said = self.inline.text(row.target.text, UNTRANSLATED if row.target.missing else PLAIN)
        return paragraph("ListContinue", said, f'<w:ind w:left="{indent(row.level)}"/>')

    def _cells(self, table: Table, *, chinese: bool = False) -> Iterator[str]:
        def of_cell(row: Row, style: str, align: str) -> str:
            if chinese:
                said = self.inline.text(row.target.text, SOURCE, notes=False)
            else:
                look = UNTRANSLATED if row.target.missing else PLAIN
                said = self.inline.text(row.target.text, look)
            return paragraph(style, said, align)

        yield paragraph("Normal", "", _SPACE)
        yield from _docx_tables.written(table, 2 * COLUMN, of_cell)
        yield paragraph("Normal", "", _SPACE)  # Word makes one table of two that touch

    def _table(self, rows: Iterable[Row]) -> Iterator[str]:
        """Two columns with their heads on every page; a screen reader is told what they are."""
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="SideBySide"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:noVBand="1" w:val="0420"/>'
            f'<w:tblCaption w:val="{SOURCE_COLUMN} and {TARGET_COLUMN}, side by side"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{COLUMN}"/><w:gridCol w:w="{COLUMN}"/></w:tblGrid>'
        )
        yield "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        yield cell(paragraph("ColumnHead", plain(SOURCE_COLUMN)))
        yield cell(paragraph("ColumnHead", plain(TARGET_COLUMN))) + "</w:tr>"
        for row in rows:
            if row.kind is not Kind.LIST_ITEM:
                self._numbers.restart()
            close = '<w:spacing w:before="0" w:after="60"/>' if row.kind in _HEADINGS else ""
            source = self._source(row, close) if row.source.text else paragraph("SourceText", "")
            yield f"<w:tr>{cell(source)}{cell(self._target(row, close))}</w:tr>"
        yield "</w:tbl>" + paragraph("Normal", "")  # Word wants a paragraph after a table


def _style(row: Row, side: Side, column: int, numbers: Numbers) -> tuple[str, str]:
    """The style of a paragraph, and the list that it belongs to."""
    if row.kind is Kind.HEADING:
        return f"Heading{row.level}", ""
    if row.kind is not Kind.LIST_ITEM:
        return _STYLES[row.kind], ""
    known = numbers.list_of(column, row.level, side)
    name = {BULLETS: "ListBullet", OWN_MARKS: "List"}.get(known, "ListNumber")
    depth = min(row.level, 4)
    listed = f'<w:numPr><w:ilvl w:val="{row.level}"/><w:numId w:val="{known}"/></w:numPr>'
    return f"{name}{depth + 1 if depth else ''}", listed


_STYLES = {
    Kind.TITLE: "Title",
    Kind.PARAGRAPH: "Normal",
    Kind.QUOTATION: "Quote",
    Kind.CAPTION: "Caption",
}


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style, with its runs in it."""
    named = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def cell(content: str, width: int = COLUMN) -> str:
    """A cell of a table, with its paragraphs in it."""
    wide = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{wide}{content}</w:tc>"
