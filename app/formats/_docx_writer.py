"""A finished document as a Word file: python-docx packs it, the rows are lxml elements.

A cell reached through python-docx's table costs time with the number of rows before it: 500 rows
take 12 seconds. Written as XML and parsed once, 10,000 take about one.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml import etree

from app.formats import _front
from app.formats._docx_body import (
    COLUMN,
    LETTER,
    SOURCE,
    UNTRANSLATED,
    Body,
    Numbers,
    cell,
    paragraph,
)
from app.formats._docx_inline import Inline, Look, Relations, add_footnotes, plain
from app.formats._docx_properties import set_properties
from app.formats._docx_styles import (
    W,
    numbering_xml,
    styles_xml,
)
from app.formats._finished import Finished
from app.formats._outline import (
    TERMS,
    Outline,
    outline,
    term_table,
)

_LONGEST_HEADER = 90  # characters; a longer title is cut in the header, where it is only a help


def write_docx(finished: Finished) -> bytes:
    """The file; the same document gives the same bytes."""
    printed = outline(finished)
    document = docx.Document()
    numbers = Numbers()
    relations = Relations(document.part)
    rows = Body(numbers, Inline(relations))
    body = "".join(
        (
            *_head(printed, relations, rows.inline),
            *rows.of(printed.rows, finished.layout),
            *_terms(finished),
        )
    )
    add_footnotes(document, printed.notes, SOURCE, UNTRANSLATED)
    _replace(document.styles.element, styles_xml(_latent(document)))
    _replace(document.part.numbering_part.element, numbering_xml(numbers.starts))
    _set_section(document, printed)
    _fill(document, body)
    set_properties(document, finished.front, printed.title)
    return _packed(document)


def _head(printed: Outline, relations: Relations, inline: Inline) -> Iterator[str]:
    if printed.notice:
        yield paragraph("DraftNotice", plain(printed.notice))
    if printed.heading:
        yield paragraph("Title", inline.text(printed.heading))
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
        yield paragraph("FrontMatter", named + said, rule if last else "")


def _terms(finished: Finished) -> Iterator[str]:
    """The appendix of terms, if there is one."""
    columns, *rows = term_table(finished) or [()]
    if not columns:
        return
    width = 2 * COLUMN // len(columns)
    column = f'<w:gridCol w:w="{width}"/>'
    yield paragraph("Heading1", plain(TERMS), "<w:pageBreakBefore/>")
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="SideBySide"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:noVBand="1" w:val="0420"/>'
        f'<w:tblCaption w:val="{TERMS}"/></w:tblPr>'
        f"<w:tblGrid>{column * len(columns)}</w:tblGrid>"
    )
    heads = "".join(cell(paragraph("ColumnHead", plain(name)), width) for name in columns)
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    for chinese, *others in rows:
        cells = [paragraph("SourceText", plain(chinese, SOURCE.properties()))]
        cells += [paragraph("Normal", plain(said)) for said in others]
        yield f"<w:tr>{''.join(cell(one, width) for one in cells)}</w:tr>"
    yield "</w:tbl>" + paragraph("Normal", "")  # Word wants a paragraph after a table


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
    width, height, margin = LETTER
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
        written = f'<w:root xmlns:w="{W}">{paragraph(style, content)}</w:root>'
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
