"""A finished article is written as a document."""

import csv
import html
import json
from collections.abc import Callable
from io import BytesIO, StringIO

import docx
import typst
import xlsxwriter
from lxml import etree

from benchmarks import places, texts
from benchmarks.bare import Bare
from benchmarks.measuring import Row, medians
from benchmarks.places import Place

_SQL = "SELECT source, target FROM segments WHERE article_id = {} ORDER BY position"


def rows(place: Place, size: int) -> list[Row]:
    """One row for each format, and for the layouts of DOCX."""
    client, connection = place.server.client("reader"), Bare()
    # The English belongs to other Chinese, and the checks would say so: a draft is not checked.
    article = places.store(texts.paragraphs(size), [*texts.english(size - 1), ""])
    made = []
    for format_, layout, bare, beside in (
        ("docx", "translation", _paragraphs, "python-docx, `add_paragraph` for each target"),
        ("docx", "side-by-side", _both, "python-docx, `add_paragraph` for each source and target"),
        ("docx", "alternating", _both, "python-docx, `add_paragraph` for each source and target"),
        ("html", "translation", _html, "`html.escape` and `join`"),
        ("md", "translation", _md, "`join`"),
        ("epub", "translation", _html, "`html.escape` and `join`"),
        ("pdf", "translation", _typst, "typst, each target a paragraph of a list given as JSON"),
        ("pdf", "side-by-side", _typst_both, "typst, a table of sources and targets"),
        ("tmx", "translation", _tmx, "lxml's `xmlfile`, a unit for each pair"),
        ("xliff", "translation", _tmx, "lxml's `xmlfile`, a unit for each pair"),
        ("csv", "translation", _csv, "`csv.writer`"),
        ("xlsx", "translation", _xlsx, "XlsxWriter, `write_string` for each cell"),
    ):
        path = f"/articles/{article}/export?format={format_}&layout={layout}&draft=true"

        def ours(path: str = path) -> None:
            # The server closes a connection on which nothing was asked for five seconds.
            client.close()
            answer = client.ask("GET", path)
            assert answer.status == 200, answer.body[:500]

        def write(bare: Callable[[list[tuple[str, str]]], bytes] = bare) -> None:
            found = connection.select(_SQL.format(article))
            bare([(row["source"], row["target"]) for row in found])

        taken = medians(ours, write, 1 if format_ in ("docx", "pdf") else 3)
        what = f"export a draft of {size:,} segments, {format_.upper()}, {layout}"
        made.append(Row(what, *taken, f"the SELECT and {beside}", size))
    connection.close()
    return made


def _paragraphs(pairs: list[tuple[str, str]]) -> bytes:
    return _docx([target for _, target in pairs])


def _both(pairs: list[tuple[str, str]]) -> bytes:
    return _docx([text for pair in pairs for text in pair])


def _docx(paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _html(pairs: list[tuple[str, str]]) -> bytes:
    return "".join(f"<p>{html.escape(target)}</p>\n" for _, target in pairs).encode()


def _md(pairs: list[tuple[str, str]]) -> bytes:
    return "\n\n".join(target for _, target in pairs).encode()


_LIST = b"#for text in json(bytes(sys.inputs.texts)) { par(text) }"
_TABLE = b"#table(columns: 2, ..json(bytes(sys.inputs.texts)))"


def _typst(pairs: list[tuple[str, str]]) -> bytes:
    return _set(_LIST, [target for _, target in pairs])


def _typst_both(pairs: list[tuple[str, str]]) -> bytes:
    return _set(_TABLE, [text for pair in pairs for text in pair])


def _set(template: bytes, texts_: list[str]) -> bytes:
    return typst.compile(template, sys_inputs={"texts": json.dumps(texts_)})


def _tmx(pairs: list[tuple[str, str]]) -> bytes:
    written = BytesIO()
    with etree.xmlfile(written, encoding="utf-8") as file, file.element("body"):
        for pair in pairs:
            with file.element("tu"):
                for text in pair:
                    with file.element("seg"):
                        file.write(text)
    return written.getvalue()


def _csv(pairs: list[tuple[str, str]]) -> bytes:
    written = StringIO()
    csv.writer(written).writerows(pairs)
    return written.getvalue().encode()


def _xlsx(pairs: list[tuple[str, str]]) -> bytes:
    written = BytesIO()
    book = xlsxwriter.Workbook(written)
    sheet = book.add_worksheet()
    for row, pair in enumerate(pairs):
        for column, text in enumerate(pair):
            sheet.write_string(row, column, text)
    book.close()
    return written.getvalue()
