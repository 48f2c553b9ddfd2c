"""A finished article is written as a document."""

import html
from collections.abc import Callable
from io import BytesIO

import docx

from benchmarks import places, texts
from benchmarks.bare import Bare
from benchmarks.measuring import Row, medians
from benchmarks.places import Place

_SQL = "SELECT source, target FROM segments WHERE article_id = {} ORDER BY position"


def rows(place: Place, size: int) -> list[Row]:
    """One row for each format, and for the layouts of DOCX."""
    client, connection = place.server.client("reader"), Bare()
    article = places.store(texts.paragraphs(size), texts.english(size))
    made = []
    for format_, layout, bare, beside in (
        ("docx", "translation", _paragraphs, "python-docx, `add_paragraph` for each target"),
        ("docx", "side-by-side", _both, "python-docx, `add_paragraph` for each source and target"),
        ("docx", "alternating", _both, "python-docx, `add_paragraph` for each source and target"),
        ("html", "translation", _html, "`html.escape` and `join`"),
        ("md", "translation", _md, "`join`"),
    ):
        path = f"/articles/{article}/export?format={format_}&layout={layout}"

        def ours(path: str = path) -> None:
            # The server closes a connection on which nothing was asked for five seconds.
            client.close()
            answer = client.ask("GET", path)
            assert answer.status == 200, answer.body

        def write(bare: Callable[[list[tuple[str, str]]], bytes] = bare) -> None:
            found = connection.select(_SQL.format(article))
            bare([(row["source"], row["target"]) for row in found])

        taken = medians(ours, write, 1 if format_ == "docx" else 3)
        what = f"export {size:,} segments, {format_.upper()}, {layout}"
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
