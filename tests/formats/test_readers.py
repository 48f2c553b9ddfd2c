"""Books, subtitles, OpenDocument, saved pages and PDF: what their readers make of them."""

import json
import logging
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair, Unreadable
from app.formats._errors import (
    Damaged,
    FileTooLarge,
    HasDoctype,
    NoText,
    Protected,
    TooDeep,
    TooManyParts,
    WrongType,
)
from tests.formats.documents import PAIRS, SAMPLE, mutant, packed
from tests.formats.test_html import PROSE, WECHAT

_log = logging.getLogger(__name__)

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
SPACES = " ".join(f'xmlns:{name}="{address}"' for name, address in NAMES.items())


def blocks(name: str, data: bytes | str) -> list[tuple[str, str, int]]:
    data = data if isinstance(data, bytes) else data.encode()
    return [(b.kind.value, b.text, b.level) for b in formats.read(name, data).blocks]


# --- subtitles


SRT = """1
00:00:01,000 --> 00:00:03,500 X1:10
<i>云从科技</i>完成
新一轮融资。

2
00:00:04.000 --> 00:00:06,000
- 你好。
- 再见。

10
00:00:07,000 --> 00:00:09,000

11
00:00:10,000 --> 00:00:11,000
{\\an8}2020
"""


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_subtitles_are_their_captions(codec: str) -> None:
    reading = formats.read("a.srt", SRT.replace("\n", "\r\n").encode(codec))
    assert [b.text for b in reading.blocks] == [
        "云从科技完成新一轮融资。",
        "- 你好。\n- 再见。",
        "2020",
    ]
    assert reading.dropped[0] == "The times of the captions were left out."


def test_a_text_without_times_is_no_subtitles() -> None:
    with pytest.raises(WrongType, match="no line of times"):
        formats.read("a.srt", "1\n云从科技\n".encode())


# --- saved pages


def letter(page: bytes, charset: str = "utf-8", encoding: str = "binary") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html";\r\n'
        ' boundary="B"\r\n\r\n--B\r\nContent-Type: image/png\r\n\r\nxx\r\n--B\r\n'
        f'Content-Type: text/html; charset="{charset}"\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return head.encode() + page + b"\r\n--B--\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "no-such-charset"])
def test_a_saved_page_is_read_like_the_page(charset: str) -> None:
    from email.quoprimime import body_encode

    codec = charset if charset != "no-such-charset" else "utf-8"
    page = f"<article><h1>题</h1><p>{PROSE}</p></article>".encode(codec)
    quoted = body_encode(page.decode("latin-1")).encode("latin-1")
    reading = formats.read("a.mhtml", letter(quoted, charset, "quoted-printable"))
    assert [b.text for b in reading.blocks] == ["题", PROSE]
    assert reading.front.url == "https://a.example/1"


def test_a_saved_page_of_a_public_account_keeps_its_own_marks() -> None:
    reading = formats.read("a.mht", letter(WECHAT.encode()))
    assert reading.front.outlet == "机器之心"
    assert reading.front.url.startswith("http://mp.weixin.qq.com/")


def test_what_is_no_saved_page_is_told() -> None:
    for data in (b"x", letter(b"").replace(b"text/html", b"text/plain")):
        with pytest.raises(WrongType):
            formats.read("a.mhtml", data)
    deep = b"MIME-Version: 1.0\r\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n)
        for n in range(3_000)
    )
    with pytest.raises((TooDeep, WrongType)):
        formats.read("a.mhtml", deep)


# --- books


def book(chapters: dict[str, str], spine: str, more: dict[str, bytes] | None = None) -> bytes:
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav' else ''}/>"
        for name in chapters
    )
    listed = "".join(f'<itemref idref="{name}"/>' for name in spine.split())
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>国家队</dc:title>'
        "<dc:creator>吴昕</dc:creator><dc:creator>李明</dc:creator>"
        "<dc:publisher>出版社</dc:publisher><dc:date>2020-05-18T00:00:00Z</dc:date></metadata>"
        f"<manifest>{items}</manifest>"
        f"<spine>{listed}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
    return packed(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "OEBPS/a.opf": package.encode(),
            **{f"OEBPS/text/{name}.xhtml": page.encode() for name, page in chapters.items()},
            **(more or {}),
        }
    )


def chapter(title: str, text: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        f"<body><h1>{title}</h1><p>{text}</p></body></html>"
    )


def test_a_book_is_read_chapter_by_chapter_in_the_order_of_its_spine() -> None:
    chapters = {
        "b": chapter("第二章", "乙。"),
        "a": chapter("第一章", "甲。"),
        "nav": chapter("目录", "第一章"),
        "cover": "<html><body><img src='a.png'/></body></html>",
    }
    data = book(chapters, "cover nav a b a missing")
    assert blocks("a.epub", data) == [
        ("title", "国家队", 0),
        ("heading", "第一章", 1),
        ("paragraph", "甲。", 0),
        ("heading", "第二章", 1),
        ("paragraph", "乙。", 0),
    ]
    assert formats.read("a.epub", data).front == FrontMatter(
        title="国家队", author="吴昕, 李明", outlet="出版社", source_date="2020-05-18"
    )


def test_a_protected_book_and_one_that_points_outside_are_told() -> None:
    cipher = b'<encryption><CipherReference URI="OEBPS/text/a.xhtml"/></encryption>'
    one = {"a": chapter("一", "甲。")}
    with pytest.raises(Protected, match="copy protection"):
        formats.read("a.epub", book(one, "a", {"META-INF/encryption.xml": cipher}))
    outside = book({"../../../../etc/passwd": "x", "a": chapter("一", "甲。")}, "a")
    assert [b.text for b in formats.read("a.epub", outside).blocks] == ["国家队", "一", "甲。"]
    with pytest.raises(WrongType, match="no EPUB book"):
        formats.read("a.epub", packed({"a": b""}))


# --- OpenDocument


def odt(body: str, styles: str = "", head: str = "") -> bytes:
    content = (
        f"{head}<office:document-content {SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content.encode()})


def test_an_opendocument_text_keeps_its_kinds() -> None:
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="1" text:start-value="3"/><text:list-level-style-bullet text:level="2"/>'
        "</text:list-style>"
    )
    body = (
        "<text:tracked-changes><text:p>删</text:p></text:tracked-changes>"
        '<text:p text:style-name="Title">题</text:p>'
        '<text:h text:outline-level="2">二级</text:h>'
        "<text:p>甲<text:s text:c='2'/>乙<text:line-break/>丙<text:tab/>丁 \n 戊"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p>"
        '</text:note-body></text:note><text:a xlink:href="https://a.example">链</text:a></text:p>'
        '<text:p text:style-name="P1">引</text:p>'
        '<text:list text:style-name="L1"><text:list-item><text:p>一项</text:p><text:p>续</text:p>'
        "<text:list><text:list-item><text:p>内</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>二项</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>格一</text:p></table:table-cell>"
        "<table:table-cell><text:p>格二</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p>"
    )
    reading = formats.read("a.odt", odt(body, styles))
    assert [(b.kind.value, b.text, b.level) for b in reading.blocks] == [
        ("title", "题", 0),
        ("heading", "二级", 2),
        ("paragraph", "甲 乙\n丙 丁 戊[^1][链](https://a.example)", 0),
        ("quotation", "引", 0),
        ("list_item", "3. 一项", 0),
        ("paragraph", "续", 0),
        ("list_item", "内", 1),
        ("list_item", "4. 二项", 0),
        ("paragraph", "格一", 0),
        ("paragraph", "格二", 0),
        ("paragraph", "框", 0),
        ("note", "注", 0),
    ]
    assert "1 table was taken apart: each cell became a paragraph." in reading.dropped


def test_opendocument_lines_and_figures_off_the_line_are_those_that_are_seen() -> None:
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties style:text-position="{where}"/>'
        "</style:style>"
        for name, where in (("T1", "super 58%"), ("T2", "-33% 58%"), ("T3", "0% 100%"))
    )
    body = (
        '<text:p>10<text:span text:style-name="T1">8</text:span>元，H<text:span'
        ' text:style-name="T2">2</text:span>O<text:span text:style-name="T3">2</text:span>'
        "<text:line-break/>下行<text:line-break/><text:line-break/>下段</text:p>"
    )
    said = [text for _, text, _ in blocks("a.odt", odt(body, styles))]
    assert said == ["10⁸元，H₂O2\n下行", "下段"]


def test_other_opendocuments_are_told() -> None:
    sheet = packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml": b"<a/>"})  # fmt: skip
    for data, kind in (
        (sheet, WrongType),
        (odt("<text:p>x</text:p>", head="<!DOCTYPE a [<!ENTITY b 'c'>]>"), HasDoctype),
        (odt(""), NoText),
    ):
        with pytest.raises(kind):
            formats.read("a.odt", data)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_writes_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(formats.write("docx", SAMPLE))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "odt", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    said = [text for _, text, _ in blocks("a.odt", (tmp_path / "a.odt").read_bytes())]
    wanted = [pair.target for pair in PAIRS]
    assert [text for text in said if text in wanted] == wanted


# --- PDF


LONG = "".join(f"第{n}，云从科技日前完成新一轮融资，投后估值超过二百五十亿元。" for n in range(30))


def test_the_lines_of_a_pdf_become_paragraphs_again() -> None:
    pairs = (
        Pair(Kind.HEADING, 1, "", "一、背景"),
        Pair(Kind.PARAGRAPH, 0, "", LONG),
        Pair(Kind.PARAGRAPH, 0, "", "A long-term plan. " * 60),
        Pair(Kind.HEADING, 1, "", "二、展望"),
        *(Pair(Kind.PARAGRAPH, 0, "", f"{n}。{LONG}") for n in range(8)),
    )
    finished = Finished(FrontMatter(title="国家队"), pairs, Layout.TRANSLATION)
    reading = formats.read("a.pdf", formats.write("pdf", finished))
    assert [(b.kind, b.text) for b in reading.blocks] == [
        (Kind.TITLE, "国家队"),
        *((pair.kind, pair.target.strip()) for pair in pairs),
    ]
    assert any("running heads" in sentence for sentence in reading.dropped)


def test_a_scan_and_other_files_are_told() -> None:
    blank, written = pypdfium2.PdfDocument.new(), BytesIO()
    blank.new_page(600, 800)
    blank.save(written)
    for data, kind, reason in (
        (b"PK", WrongType, "no PDF"),
        (b"%PDF-1.7\nnonsense", Damaged, "a damaged one"),
        (written.getvalue(), NoText, "no text layer"),
    ):
        with pytest.raises(kind, match=reason):
            formats.read("a.pdf", data)


# --- hostile files


def sources() -> dict[str, Callable[[], bytes]]:
    """A sound file of each kind, to be broken."""
    html = f"<article><h1>题</h1><p>{PROSE}</p><ul><li>甲<li>乙</ul></article>"
    return {
        "a.srt": SRT.encode,
        "a.mhtml": lambda: letter(html.encode()),
        "a.epub": lambda: book({"a": chapter("一", PROSE), "b": chapter("二", "乙。")}, "a b"),
        "a.odt": lambda: odt(f"<text:h>一</text:h><text:p>{PROSE}</text:p>" * 5),
        "a.pdf": lambda: formats.write("pdf", SAMPLE),
        "a.csv": lambda: formats.write("csv", SAMPLE),
        "a.xlsx": lambda: formats.write("xlsx", SAMPLE),
        "a.tmx": lambda: formats.write("tmx", SAMPLE),
        "a.xlf": lambda: formats.write("xliff", SAMPLE),
        "a.docx": lambda: formats.write("docx", replace(SAMPLE, layout=Layout.SIDE_BY_SIDE)),
        "b.docx": lambda: formats.write("docx", SAMPLE),
        "a.html": html.encode,
        "b.html": WECHAT.encode,
        "a.md": lambda: formats.write("md", SAMPLE),
        "a.txt": PROSE.encode,
    }


def read_or_refuse(name: str, data: bytes) -> None:
    try:
        formats.read(name, data)
    except Unreadable as error:
        assert name in error.sentence  # noqa: PT017 (which of the two it is, is left open)


def assert_survives(name: str, mutants: int) -> None:
    whole = sources()[name]()
    luck = random.Random(name)
    slowest = 0.0
    for _ in range(mutants):
        broken = mutant(whole, luck)
        start = time.process_time()
        read_or_refuse(name, broken)
        slowest = max(slowest, time.process_time() - start)
    assert slowest < 15


@pytest.mark.parametrize("name", sources())
def test_broken_files_are_read_or_refused(name: str) -> None:
    assert_survives(name, 50)


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no limits on this system")
@pytest.mark.parametrize("name", sources())
def test_two_thousand_broken_files_are_read_or_refused(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.formats.mutants", name, "2000"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-2_000:]
    told = json.loads(done.stdout)
    _log.info("%s: %s", name, told)
    assert told["read"] + told["refused"] == 2_000
    assert told["slowest"] < 15
    assert told["peak"] * (1 if sys.platform == "darwin" else 1024) < 512 << 20


def test_every_reader_has_a_sound_file_to_be_broken() -> None:
    broken = {formats.readable()[f".{name.split('.')[1]}"] for name in sources()}
    assert broken == set(formats.readable().values())


BOMB = b"<a>" + b"x" * 40_000_000 + b"</a>"
ENTITIES = (
    b"<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
    b"<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]><a>&d;</a>"
)
EXTERNAL = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
MAIN_PART = {
    "a.odt": ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "content.xml"),
    "a.epub": ({"mimetype": b"application/epub+zip"}, "META-INF/container.xml"),
    "a.xlsx": ({}, "xl/workbook.xml"),
}


@pytest.mark.parametrize("name", MAIN_PART)
def test_bombs_and_entities_in_archives_are_refused(name: str) -> None:
    around, part = MAIN_PART[name]
    deep = b"<a>" * 5_000 + b"</a>" * 5_000
    many = b"<a>" + b"<b/>" * 600_000 + b"</a>"
    for content, kind in (
        (BOMB, FileTooLarge),
        (ENTITIES, HasDoctype),
        (EXTERNAL, HasDoctype),
        (deep, (TooDeep, Damaged)),
        (many, TooManyParts),
    ):
        with pytest.raises(kind):
            formats.read(name, packed({**around, part: content}))


@pytest.mark.parametrize(("name", "root"), [("a.tmx", b"tmx"), ("a.xlf", b"xliff")])
def test_bombs_and_entities_in_xml_are_refused(name: str, root: bytes) -> None:
    for content, kind in (
        (ENTITIES, HasDoctype),
        (EXTERNAL, HasDoctype),
        (b"<a>" + b"<a>" * 5_000, (TooDeep, Damaged)),
        (b"<a>" + b"<b/>" * 600_000 + b"</a>", TooManyParts),
    ):
        named = content.replace(b"DOCTYPE a ", b"DOCTYPE %s " % root)
        named = named.replace(b"<a>", b"<%s>" % root, 1)
        if named.endswith(b"</a>"):
            named = named[: -len(b"</a>")] + b"</%s>" % root
        with pytest.raises(kind):
            formats.read(name, named)


@pytest.mark.parametrize("name", ["a.srt", "a.csv", "a.mhtml"])
@pytest.mark.parametrize("sign", ["0", '"', "\n", "-->", "<i", "=?", "\r\n--", ",", "{\\"])
def test_a_million_of_one_sign_takes_time_with_its_length_only(name: str, sign: str) -> None:
    head = "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" if name == "a.mhtml" else ""
    start = time.process_time()
    read_or_refuse(name, (head + sign * (1_000_000 // len(sign))).encode())
    assert time.process_time() - start < 8
