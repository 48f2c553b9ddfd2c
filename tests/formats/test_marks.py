"""Emphasis, links and notes are the real thing in each format, and come back as light marks."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import html

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair

PAIRS = (
    Pair(Kind.TITLE, 0, "与众不同的**国家队**[^1]", "The *Other* National Team[^1]"),
    Pair(
        Kind.PARAGRAPH,
        0,
        "**纯内资。**[^2]见[公告](https://example.org/a_(b))。",
        "**Domestic.**[^2] A firm^[A play on *words*, [here](https://example.org/x).];"
        " see [the notice](https://example.org/a_(b)). 5 * 3 [sic]",
    ),
    Pair(Kind.PARAGRAPH, 0, "张\\*说、李\\*说[^b]。", "Zhang said."),
    Pair(Kind.NOTE, 0, "作者是*记者*。", "The author is a *reporter*.", label="1"),
    Pair(Kind.NOTE, 0, "没有外资。", "No foreign capital.", label="2"),
    Pair(Kind.NOTE, 0, "化名。", "A pseudonym.", label="b"),
)
DOCUMENT = Finished(FrontMatter(), PAIRS, Layout.TRANSLATION)
READ_BACK = [
    ("title", "", "The *Other* National Team[^1]"),
    (
        "paragraph",
        "",
        "**Domestic.**[^2] A firm[^3]; see [the notice](https://example.org/a_(b)). 5 * 3 [sic]",
    ),
    ("paragraph", "", "Zhang said.[^4]"),
    ("note", "1", "The author is a *reporter*."),
    ("note", "2", "No foreign capital."),
    ("note", "3", "*Translator’s note:* A play on *words*, [here](https://example.org/x)."),
    ("note", "4", "A pseudonym."),
]


@pytest.mark.parametrize("id_", ["docx", "html", "md", "epub"])
def test_a_translation_comes_back_with_its_marks_and_numbered_notes(id_: str) -> None:
    reading = formats.read(f"a.{id_}", formats.write(id_, DOCUMENT))
    assert [(b.kind.value, b.label, b.text) for b in reading.blocks] == READ_BACK


def test_a_word_file_of_two_columns_comes_back_as_the_pairs_that_it_was() -> None:
    data = formats.write("docx", replace(DOCUMENT, layout=Layout.SIDE_BY_SIDE))
    reading = formats.read("a.docx", data)
    found = [
        (block.kind, block.text, target)
        for block, target in zip(reading.blocks, reading.targets, strict=True)
    ]
    assert found[1:] == [
        (Kind.PARAGRAPH, PAIRS[1].source, PAIRS[1].target),
        (Kind.PARAGRAPH, "张\\*说、李\\*说[^4]。", "Zhang said.[^4]"),
        *((Kind.NOTE, pair.source, pair.target) for pair in PAIRS[3:]),
    ]


def test_notes_of_a_word_file_are_its_footnotes() -> None:
    with ZipFile(BytesIO(formats.write("docx", DOCUMENT))) as archive:
        notes = archive.read("word/footnotes.xml").decode()
        body = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/footnotes.xml.rels").decode()
    assert body.count("<w:footnoteReference ") == 4
    assert notes.count("<w:footnoteRef/>") == 4
    assert 'Target="https://example.org/x"' in links


def test_notes_of_a_page_are_linked_both_ways() -> None:
    page: Any = html.fromstring(formats.write("html", DOCUMENT).decode())
    places = page.xpath('//a[@role="doc-noteref"]/@href')
    assert places == ["#note-1", "#note-2", "#note-3", "#note-4"]
    for number, back in enumerate(page.xpath('//a[@role="doc-backlink"]/@href'), start=1):
        assert back == f"#ref-{number}"
        assert page.xpath(f'//*[@id="ref-{number}"]')
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("layout", [Layout.SIDE_BY_SIDE, Layout.ALTERNATING, Layout.APPENDIX])
@pytest.mark.parametrize("id_", ["docx", "html", "md", "epub"])
def test_a_document_in_both_languages_has_both_texts_of_each_note_once(
    id_: str, layout: Layout
) -> None:
    reading = formats.read(f"a.{id_}", formats.write(id_, replace(DOCUMENT, layout=layout)))
    said = "\n".join([block.text for block in reading.blocks] + list(reading.targets))
    for text in ("没有外资。", "No foreign capital.", "化名。", "A pseudonym."):
        assert said.count(text) == 1


def test_a_note_without_a_place_is_a_paragraph_and_not_lost() -> None:
    lonely = Pair(Kind.NOTE, 0, "无主。", "Of no place.", label="9")
    reading = formats.read(
        "a.md", formats.write("md", Finished(FrontMatter(), (lonely,), Layout.TRANSLATION))
    )
    assert [(b.kind, b.text) for b in reading.blocks] == [(Kind.PARAGRAPH, "Of no place.")]


def test_a_note_that_the_source_names_twice_is_added_once() -> None:
    twice = Pair(Kind.PARAGRAPH, 0, "甲[^1]，乙[^1]。", "A and B.")
    note = Pair(Kind.NOTE, 0, "注。", "A note.", label="1")
    written = formats.write("md", Finished(FrontMatter(), (twice, note), Layout.TRANSLATION))
    assert [b.text for b in formats.read("a.md", written).blocks] == ["A and B.[^1]", "A note."]


WORD_PAGE = """<body><article><p>甲公司<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>在北京，
<span style="font-weight: 700">它很大</span>。</p><hr>
<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> 一家公司。</p></div>
</article></body>"""
WIKI_PAGE = """<body><p>甲公司<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a>
</sup>在北京。</p><h2>注释</h2><ol><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b>
一家<i>公司</i>。</li></ol></body>"""


@pytest.mark.parametrize(("page", "note"), [(WORD_PAGE, "一家公司。"), (WIKI_PAGE, "一家*公司*。")])
def test_notes_of_other_programs_pages_are_known_by_their_links_back(page: str, note: str) -> None:
    reading = formats.read("a.html", f"<!DOCTYPE html><meta charset=utf-8>{page}".encode())
    assert [(b.kind.value, b.text) for b in reading.blocks][-1] == ("note", note)
    assert reading.blocks[0].text.startswith("甲公司[^1]")
    assert len(reading.blocks) == 2


def test_bold_and_links_of_a_wechat_page_are_kept() -> None:
    page = """<meta charset="utf-8"><h1 id="activity-name">题目</h1><div id="js_content">
    <section><span style="font-weight:bold">导语</span><span>：他说。</span></section>
    <p><a href="https://mp.weixin.qq.com/s/x">前文</a><strong><span>很</span>重要</strong></p>
    </div>"""
    reading = formats.read("a.html", page.encode())
    assert [block.text for block in reading.blocks] == [
        "题目",
        "**导语**：他说。",
        "[前文](https://mp.weixin.qq.com/s/x)**很重要**",
    ]
