"""A finished document as a Word file: python-docx packs it, the rows are lxml elements.

A cell reached through python-docx's table costs time with the number of rows before it: 500 rows
take 12 seconds. Written as XML and parsed once, 10,000 take about one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml import etree

from app.formats import _docx_tables, _front
from app.formats._document import Kind
from app.formats._docx_inline import PLAIN, Inline, Look, Relations, add_footnotes, plain
from app.formats._docx_properties import set_properties
from app.formats._docx_styles import (
    BULLETS,
    FIRST_NUMBERED,
    OWN_MARKS,
    SOURCE_NUMBERS,
    TARGET_NUMBERS,
    W,
    indent,
    numbering_xml,
    styles_xml,
)
from app.formats._finished import Finished, Layout
from app.formats._outline import (
    APPENDIX,
    SOURCE_COLUMN,
    TARGET_COLUMN,
    TERMS,
    Outline,
    outline,
    sources,
    term_table,
)
from app.formats._rows import Row, Side
from app.formats._tables import Table, with_tables

_LETTER = (12240, 15840, 1440)  # width, height and margins of US Letter, in twentieths of a point
_COLUMN = (_LETTER[0] - 2 * _LETTER[2]) // 2
_LONGEST_HEADER = 90  # characters; a longer title is cut in the header, where it is only a help
_HINT = '<w:rFonts w:hint="eastAsia"/>'  # Chinese quotation marks and dashes are full-width
_SOURCE = Look(fonts=_HINT)
_SOURCE_ABOVE = Look(fonts=_HINT, colour='<w:color w:val="595959"/>')
_UNTRANSLATED = Look(style="Untranslated", fonts=_HINT)
_SPACE = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'  # about a table
_BELOW = '<w:spacing w:before="0"/>'  # a translation close to its source
_HEADINGS = (Kind.TITLE, Kind.HEADING)


def write_docx(finished: Finished) -> bytes:
    """The file; the same document gives the same bytes."""
    printed = outline(finished)
    document = docx.Document()
    numbers = _Numbers()
    relations = Relations(document.part)
    rows = _Body(numbers, Inline(relations))
    body = "".join(
        (
            *_head(printed, relations, rows.inline),
            *rows.of(printed.rows, finished.layout),
            *_terms(finished),
        )
    )
    add_footnotes(document, printed.notes, _SOURCE, _UNTRANSLATED)
    _replace(document.styles.element, styles_xml(_latent(document)))
    _replace(document.part.numbering_part.element, numbering_xml(numbers.starts))
    _set_section(document, printed)
    _fill(document, body)
    set_properties(document, finished.front, printed.title)
    return _packed(document)


class _Numbers:
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


def _head(printed: Outline, relations: Relations, inline: Inline) -> Iterator[str]:
    if printed.notice:
        yield _paragraph("DraftNotice", plain(printed.notice))
    if printed.heading:
        yield _paragraph("Title", inline.text(printed.heading))
    for number, (field, label, value) in enumerate(printed.front, start=1):
        said = plain(value)
        link = relations.id_of(value) if field in _front.ADDRESSES else None
        if link:
            said = plain(value, Look().properties(style="Hyperlink"))
            said = f'<w:hyperlink r:id="{link}" w:history="1">{said}</w:hyperlink>'
        strong = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
        last = number == len(printed.front)
        rule = (
            '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="10" w:color="B9B2A6"/></w:pBdr>'
            '<w:spacing w:after="320"/>'
        )
        named = plain(f"{label}: ", strong)
        yield _paragraph("FrontMatter", named + said, rule if last else "")


def _terms(finished: Finished) -> Iterator[str]:
    """The appendix of terms, if there is one."""
    columns, *rows = term_table(finished) or [()]
    if not columns:
        return
    width = 2 * _COLUMN // len(columns)
    column = f'<w:gridCol w:w="{width}"/>'
    yield _paragraph("Heading1", plain(TERMS), "<w:pageBreakBefore/>")
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="SideBySide"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:noVBand="1" w:val="0420"/>'
        f'<w:tblCaption w:val="{TERMS}"/></w:tblPr>'
        f"<w:tblGrid>{column * len(columns)}</w:tblGrid>"
    )
    heads = "".join(_cell(_paragraph("ColumnHead", plain(name)), width) for name in columns)
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    for chinese, *others in rows:
        cells = [_paragraph("SourceText", plain(chinese, _SOURCE.properties()))]
        cells += [_paragraph("Normal", plain(said)) for said in others]
        yield f"<w:tr>{''.join(_cell(cell, width) for cell in cells)}</w:tr>"
    yield "</w:tbl>" + _paragraph("Normal", "")  # Word wants a paragraph after a table


class _Body:
    """The rows, in their layout."""

    def __init__(self, numbers: _Numbers, inline: Inline) -> None:
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
        yield _paragraph("Heading1", plain(APPENDIX), "<w:pageBreakBefore/>")
        self._numbers.restart()
        for row in with_tables(sources(rows)):
            if isinstance(row, Table):
                yield from self._cells(row, chinese=True)
                continue
            if row.kind is not Kind.LIST_ITEM:
                self._numbers.restart()
            yield self._source(replace(row, source=row.target))

    def _target(self, row: Row, properties: str = "") -> str:
        said = self.inline.text(row.target.text, _UNTRANSLATED if row.target.missing else PLAIN)
        style, listed = _style(row, row.target, TARGET_NUMBERS, self._numbers)
        return _paragraph(style, said, listed + properties)

    def _source(self, row: Row, properties: str = "", *, above: bool = False) -> str:
        """The Chinese paragraph; `above` its translation it is grey and stays on the same page."""
        look = _SOURCE_ABOVE if above else _SOURCE
        said = self.inline.text(row.source.text, look, notes=False)
        keep, spacing = (
            ("<w:keepNext/>", '<w:spacing w:after="50"/>') if above else ("", properties)
        )
        if row.kind in _HEADINGS:
            return _paragraph("SourceHeading", said, keep + spacing)
        if row.kind is Kind.PARAGRAPH:
            return _paragraph("SourceText", said, keep + spacing)
        style, listed = _style(row, row.source, SOURCE_NUMBERS, self._numbers)
        return _paragraph(style, said, keep + listed + spacing)

    def _continued(self, row: Row) -> str:
        """The translation below a list item's source, without a mark of its own."""
        said = self.inline.text(row.target.text, _UNTRANSLATED if row.target.missing else PLAIN)
        return _paragraph("ListContinue", said, f'<w:ind w:left="{indent(row.level)}"/>')

    def _cells(self, table: Table, *, chinese: bool = False) -> Iterator[str]:
        def paragraph(cell: Row, style: str, align: str) -> str:
            if chinese:
                said = self.inline.text(cell.target.text, _SOURCE, notes=False)
            else:
                look = _UNTRANSLATED if cell.target.missing else PLAIN
                said = self.inline.text(cell.target.text, look)
            return _paragraph(style, said, align)

        yield _paragraph("Normal", "", _SPACE)
        yield from _docx_tables.written(table, 2 * _COLUMN, paragraph)
        yield _paragraph("Normal", "", _SPACE)  # Word makes one table of two that touch

    def _table(self, rows: Iterable[Row]) -> Iterator[str]:
        """Two columns with their heads on every page; a screen reader is told what they are."""
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="SideBySide"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:noVBand="1" w:val="0420"/>'
            f'<w:tblCaption w:val="{SOURCE_COLUMN} and {TARGET_COLUMN}, side by side"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{_COLUMN}"/><w:gridCol w:w="{_COLUMN}"/></w:tblGrid>'
        )
        yield "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        yield _cell(_paragraph("ColumnHead", plain(SOURCE_COLUMN)))
        yield _cell(_paragraph("ColumnHead", plain(TARGET_COLUMN))) + "</w:tr>"
        for row in rows:
            if row.kind is not Kind.LIST_ITEM:
                self._numbers.restart()
            close = '<w:spacing w:before="0" w:after="60"/>' if row.kind in _HEADINGS else ""
            source = self._source(row, close) if row.source.text else _paragraph("SourceText", "")
            yield f"<w:tr>{_cell(source)}{_cell(self._target(row, close))}</w:tr>"
        yield "</w:tbl>" + _paragraph("Normal", "")  # Word wants a paragraph after a table


def _style(row: Row, side: Side, column: int, numbers: _Numbers) -> tuple[str, str]:
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


def _paragraph(style: str, content: str, properties: str = "") -> str:
    named = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def _cell(paragraph: str, width: int = _COLUMN) -> str:
    wide = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{wide}{paragraph}</w:tc>"


def _latent(document: Document) -> str:
    """The template's list of styles that Word has and the document does not use."""
    found = document.styles.element.find(f"{{{W}}}latentStyles")
    return "" if found is None else etree.tostring(found, encoding="unicode")


def _replace(element: Any, markup: str) -> None:
    """Give a part of the package a whole new content."""
    new = parse_xml(markup)
    element[:] = list(new)


def _fill(document: Document, body: str) -> None:
    """Give the document its body, parsed where it stays.

    Moving a parsed table into python-docx's tree takes time with the square of its rows.
    """
    empty = etree.tostring(document.element, encoding="unicode")
    head, section, tail = empty.partition("<w:sectPr")
    document.part._element = parse_xml(f"{head}{body}{section}{tail}")


def _set_section(document: Document, printed: Outline) -> None:
    """Paper, the header with the title or the notice, the footer with page numbers."""
    section = document.sections[0]
    element = section._sectPr
    width, height, margin = _LETTER
    for size in element.findall(f"{{{W}}}pgSz"):
        size.set(f"{{{W}}}w", str(width))
        size.set(f"{{{W}}}h", str(height))
    for margins in element.findall(f"{{{W}}}pgMar"):
        for side in ("top", "right", "bottom", "left"):
            margins.set(f"{{{W}}}{side}", str(margin))
    section.different_first_page_header_footer = True
    warning = '<w:rPr><w:b/><w:color w:val="A3161A"/></w:rPr>'
    notice = plain(printed.notice, warning) if printed.notice else ""
    title = " ".join(printed.title.split("\n"))
    if len(title) > _LONGEST_HEADER:
        title = title[: _LONGEST_HEADER - 1].rstrip() + "…"
    later = notice or plain(title)
    pages = f"{plain('Page ')}{_field('PAGE')}{plain(' of ')}{_field('NUMPAGES')}"
    for part, style, content in (
        (section.header, "Header", later),
        (section.first_page_header, "Header", notice),
        (section.footer, "Footer", pages),
        (section.first_page_footer, "Footer", pages),
    ):
        part.is_linked_to_previous = False
        written = f'<w:root xmlns:w="{W}">{_paragraph(style, content)}</w:root>'
        part._element[:] = list(etree.fromstring(written))


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{plain("1")}</w:fldSimple>'


def _packed(document: Document) -> bytes:
    """The package with the same time on every member, since the clock is none of its content."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            entry = ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(member))
    return packed.getvalue()
