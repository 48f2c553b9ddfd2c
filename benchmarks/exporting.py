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
    plain = places.store(texts.paragraphs(size), [*texts.english(size - 1), ""])
    marked = places.store(
        [_marked(text) for text in texts.paragraphs(size)],
        [
            *(_marked(text, note=at % 10 == 0) for at, text in enumerate(texts.english(size - 1))),
            "",
        ],
    )
    made = []
    for article, format_, layout, bare, beside in (
        (plain, "docx", "translation", _paragraphs, "python-docx, `add_paragraph` for each target"),
        (
            plain,
            "docx",
            "side-by-side",
            _both,
            "python-docx, `add_paragraph` for each source and target",
        ),
        (
            plain,
            "docx",
            "alternating",
            _both,
            "python-docx, `add_paragraph` for each source and target",
        ),
        (plain, "html", "translation", _html, "`html.escape` and `join`"),
        (plain, "md", "translation", _md, "`join`"),
        (plain, "epub", "translation", _html, "`html.escape` and `join`"),
        (
            plain,
            "pdf",
            "translation",
            _typst,
            "typst, each target a paragraph of a list given as JSON",
        ),
        (plain, "pdf", "side-by-side", _typst_both, "typst, a table of sources and targets"),
        (plain, "tmx", "translation", _tmx, "lxml's `xmlfile`, a unit for each pair"),
        (plain, "xliff", "translation", _tmx, "lxml's `xmlfile`, a unit for each pair"),
        (plain, "csv", "translation", _csv, "`csv.writer`"),
        (plain, "xlsx", "translation", _xlsx, "XlsxWriter, `write_string` for each cell"),
        (marked, "docx", "side-by-side", _both, "python-docx, the signs left in the text"),
        (marked, "html", "translation", _html, "`html.escape` and `join`, the signs left"),
        (marked, "md", "translation", _md, "`join`, the signs left in the text"),
    ):
        path = f"/articles/{article}/export?format={format_}&layout={layout}&draft=true"

        def ours(path: str = path) -> None:
            # The server closes a connection on which nothing was asked for five seconds.
            client.close()
            answer = client.ask("GET", path)
            assert answer.status == 200, answer.body[:500]

        def write(
            bare: Callable[[list[tuple[str, str]]], bytes] = bare, article: int = article
        ) -> None:
            found = connection.select(_SQL.format(article))
            bare([(row["source"], row["target"]) for row in found])

        taken = medians(ours, write, 1 if format_ in ("docx", "pdf") else 3)
        kind = "marked segments" if article == marked else "segments"
        what = f"export a draft of {size:,} {kind}, {format_.upper()}, {layout}"
        made.append(Row(what, *taken, f"the SELECT and {beside}", size))
    connection.close()
    return made


def _marked(text: str, *, note: bool = False) -> str:
    """Two stretches of emphasis and a link in the text, and perhaps a translator's note."""
    third = len(text) // 3
    first, second, rest = text[:third], text[third : 2 * third], text[2 * third :]
    marks = f"**{first.strip()}** *{second.strip()}* [{rest.strip()}](https://example.org/)"
    return f"{marks}^[A *note* on it.]" if note else marks


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
