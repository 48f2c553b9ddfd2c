"""The appendix of terms, in each format that has one."""

import io
import shutil
import subprocess

import docx
import pytest

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair, TermLine

TERMS = (
    TermLine("内卷", "nèijuǎn", "involution", "Literally “rolling | inward” *here*."),
    TermLine("骑手", "qíshǒu", "rider"),
)
PAIRS = (Pair(Kind.PARAGRAPH, 0, "骑手内卷。", "Riders and involution."),)


def finished(terms: tuple[TermLine, ...], layout: Layout = Layout.TRANSLATION) -> Finished:
    return Finished(FrontMatter(title="Riders"), PAIRS, layout, terms=terms)


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("format_", ["docx", "html", "md", "epub"])
def test_the_terms_are_read_back_after_the_text(format_: str, layout: Layout) -> None:
    document = finished(TERMS, layout)
    reading = formats.read(
        f"a{formats.writable()[format_].suffixes[0]}", formats.write(format_, document)
    )
    said = "\n".join([*(block.text for block in reading.blocks), *reading.targets])
    for term in TERMS:
        assert all(word in said for word in (term.chinese, term.rendering, term.pinyin)), said


def test_a_note_column_stands_only_where_there_is_a_note() -> None:
    file = docx.Document(io.BytesIO(formats.write("docx", finished(TERMS))))
    assert [[cell.text for cell in row.cells] for row in file.tables[0].rows] == [
        ["Chinese", "Pinyin", "English", "Note"],
        ["内卷", "nèijuǎn", "involution", "Literally “rolling | inward” *here*."],
        ["骑手", "qíshǒu", "rider", ""],
    ]
    without = formats.write("md", finished(TERMS[1:])).decode()
    assert (
        "| Chinese | Pinyin | English |\n| --- | --- | --- |\n| 骑手 | qíshǒu | rider |" in without
    )


def test_without_terms_no_format_has_the_appendix() -> None:
    for format_ in ("html", "md"):
        assert b"Pinyin" not in formats.write(format_, finished(()))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_a_pdf_has_the_terms() -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"],
        input=formats.write("pdf", finished(TERMS)),
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert "involution" in text.partition("Terms")[2]
    assert "骑手" in text.partition("Terms")[2]


def test_the_clipboard_has_a_paragraph_for_each_term() -> None:
    html, text = formats.clipboard(finished(TERMS))
    assert "(qíshǒu): rider</p>" in html
    assert text.endswith("\n\n骑手 (qíshǒu): rider\n")
