"""A finished article is written as a document."""

import csv
import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, StringIO

import docx
import typst
import xlsxwriter
from lxml import etree

from benchmarks import places, texts
from benchmarks.bare import Bare
from benchmarks.measuring import Row, medians
from benchmarks.places import Place

Pairs = list[tuple[str, str]]

_SQL = "SELECT source, target FROM segments WHERE article_id = {} ORDER BY position"


@dataclass(frozen=True)
class _Export:
    """A document to write, and the bare library that writes the same texts."""

    format: str
    bare: Callable[[Pairs], bytes]
    beside: str
    layout: str = "translation"
    marked: bool = False

    def row(self, ask: Callable[[str], object], connection: Bare, article: int, size: int) -> Row:
        """How long both take."""
        path = f"/articles/{article}/export?format={self.format}&layout={self.layout}&draft=true"

        def write() -> None:
            found = connection.select(_SQL.format(article))
            self.bare([(row["source"], row["target"]) for row in found])

        taken = medians(lambda: ask(path), write, 1 if self.format in ("docx", "pdf") else 3)
        kind = "marked segments" if self.marked else "segments"
        what = f"export a draft of {size:,} {kind}, {self.format.upper()}, {self.layout}"
        return Row(what, *taken, f"the SELECT and {self.beside}", size)


def rows(place: Place, size: int) -> list[Row]:
    """One row for each format, and for the layouts of DOCX and PDF."""
    client, connection = place.server.client("reader"), Bare()
    # The English belongs to other Chinese, and the checks would say so: a draft is not checked.
    plain = places.store(texts.paragraphs(size), [*texts.english(size - 1), ""])
    targets = (_marked(text, note=at % 10 == 0) for at, text in enumerate(texts.english(size - 1)))
    marked = places.store([_marked(text) for text in texts.paragraphs(size)], [*targets, ""])

    def ask(path: str) -> None:
        # The server closes a connection on which nothing was asked for five seconds.
        client.close()
        answer = client.ask("GET", path)
        assert answer.status == 200, answer.body[:500]

    made = [
        export.row(ask, connection, marked if export.marked else plain, size)
        for export in _exports()
    ]
    connection.close()
    return made


def _exports() -> list[_Export]:
    both = "python-docx, `add_paragraph` for each source and target"
    page, units = "`html.escape` and `join`", "lxml's `xmlfile`, a unit for each pair"
    listed = "typst, each target a paragraph of a list given as JSON"
    return [
        _Export("docx", _paragraphs, "python-docx, `add_paragraph` for each target"),
        _Export("docx", _both, both, "side-by-side"),
        _Export("docx", _both, both, "alternating"),
        _Export("html", _html, page),
        _Export("md", _md, "`join`"),
        _Export("epub", _html, page),
        _Export("pdf", _typst, listed),
        _Export("pdf", _typst_both, "typst, a table of sources and targets", "side-by-side"),
        _Export("tmx", _tmx, units),
        _Export("xliff", _tmx, units),
        _Export("csv", _csv, "`csv.writer`"),
        _Export("xlsx", _xlsx, "XlsxWriter, `write_string` for each cell"),
        _Export("docx", _both, f"{both}, the signs left", "side-by-side", marked=True),
        _Export("html", _html, f"{page}, the signs left", marked=True),
        _Export("md", _md, "`join`, the signs left", marked=True),
        _Export("pdf", _typst, f"{listed}, the signs left", marked=True),
    ]


def _marked(text: str, *, note: bool = False) -> str:
    """Two stretches of emphasis and a link in the text, and perhaps a translator's note."""
    third = len(text) // 3
    first, second, rest = text[:third], text[third : 2 * third], text[2 * third :]
    marks = f"**{first.strip()}** *{second.strip()}* [{rest.strip()}](https://example.org/)"
    return f"{marks}^[A *note* on it.]" if note else marks


def _paragraphs(pairs: Pairs) -> bytes:
    return _docx([target for _, target in pairs])


def _both(pairs: Pairs) -> bytes:
    return _docx([text for pair in pairs for text in pair])


def _docx(paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _html(pairs: Pairs) -> bytes:
    return "".join(f"<p>{html.escape(target)}</p>\n" for _, target in pairs).encode()


def _md(pairs: Pairs) -> bytes:
    return "\n\n".join(target for _, target in pairs).encode()


_LIST = b"#for text in json(bytes(sys.inputs.texts)) { par(text) }"
_TABLE = b"#table(columns: 2, ..json(bytes(sys.inputs.texts)))"


def _typst(pairs: Pairs) -> bytes:
    return _set(_LIST, [target for _, target in pairs])


def _typst_both(pairs: Pairs) -> bytes:
    return _set(_TABLE, [text for pair in pairs for text in pair])


def _set(template: bytes, texts_: list[str]) -> bytes:
    return typst.compile(template, sys_inputs={"texts": json.dumps(texts_)})


def _tmx(pairs: Pairs) -> bytes:
    written = BytesIO()
    with etree.xmlfile(written, encoding="utf-8") as file, file.element("body"):
        for pair in pairs:
            with file.element("tu"):
                for text in pair:
                    with file.element("seg"):
                        file.write(text)
    return written.getvalue()


def _csv(pairs: Pairs) -> bytes:
    written = StringIO()
    csv.writer(written).writerows(pairs)
    return written.getvalue().encode()


def _xlsx(pairs: Pairs) -> bytes:
    written = BytesIO()
    book = xlsxwriter.Workbook(written)
    sheet = book.add_worksheet()
    for row, pair in enumerate(pairs):
        for column, text in enumerate(pair):
            sheet.write_string(row, column, text)
    book.close()
    return written.getvalue()
