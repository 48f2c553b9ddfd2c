"""The Word file as Word, python-docx and a screen reader meet it."""

import time
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair
from tests.formats.documents import FRONT, PAIRS, SAMPLE, unpacked


def open_(finished: Finished) -> Document:
    return docx.Document(BytesIO(formats.write("docx", finished)))


def draft() -> Finished:
    pairs = (*PAIRS[:3], Pair(Kind.PARAGRAPH, 0, "缺失的段落。", ""))
    return replace(SAMPLE, pairs=pairs, draft=True, missing=1, segments=4)


def test_the_styles_are_words_own() -> None:
    document = open_(SAMPLE)
    body = [p for p in document.paragraphs if p.style and p.style.name != "Front Matter"]
    assert [(p.style.name if p.style else "", p.text) for p in body] == [
        ("Title", FRONT.title),
        ("Normal", "CloudWalk (云从科技) has raised RMB 1.8 billion."),
        ("Heading 1", "I. What Is “Purely Domestically Funded”?"),
        ("Normal", "Companies “purely domestically funded (纯内资)”."),
        ("Quote", "“It is not a slogan.”"),
        ("Heading 2", "A. Lines of Business"),
        ("List Bullet", "banks;"),
        ("List Bullet 2", "face recognition;"),
        ("List Number", "a national standard;"),
        ("List Number", "an industry standard;"),
        ("List", "(3) pilots."),
        ("Caption", "Figure 1: Financing (in RMB 100 million)"),
        ("Normal", PAIRS[-1].target),
    ]


def test_the_front_matter_is_labelled_and_the_address_is_a_link() -> None:
    document = open_(SAMPLE)
    lines = [p.text for p in document.paragraphs if p.style and p.style.name == "Front Matter"]
    assert lines == [
        "Original title: 致敬后浪：云从科技，与众不同的国家队",
        "Author: Wu Xin (吴昕)",
        "Source: 机器之心 (Synced)",
        "Published: May 18, 2020",
        f"The Chinese source text is available online at: {FRONT.url}",
        "Translator: Li Ming (李明)",
        "Editor: Anna Schmidt",
        "Translation date: May 25, 2020",
        "Note: Amounts stay in renminbi.\nU.S. $1 ≈ 7.1 RMB, as of May 18, 2020.",
    ]
    links = [link.address for p in document.paragraphs for link in p.hyperlinks]
    assert links == [FRONT.url]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://[", "https://a.example/a b", "x"])
def test_an_address_that_word_would_stumble_over_is_plain_text(url: str) -> None:
    document = open_(Finished(FrontMatter(url=url), PAIRS[1:], Layout.TRANSLATION))
    assert not [link for p in document.paragraphs for link in p.hyperlinks]
    assert document.paragraphs[0].text.endswith(f": {url}")


def test_chinese_has_its_font_and_language_and_english_its_own() -> None:
    styles = open_(SAMPLE).styles.element
    defaults = styles.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts, language = defaults.find(qn("w:rFonts")), defaults.find(qn("w:lang"))
    assert fonts.get(qn("w:eastAsia")) == "SimSun"
    assert fonts.get(qn("w:ascii")) == "Times New Roman"
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("en-US", "zh-CN")
    assert not styles.xpath(".//w:rFonts[@w:asciiTheme or @w:eastAsiaTheme]"), "themes override"


def test_only_chinese_paragraphs_ask_for_full_width_quotation_marks() -> None:
    document = open_(replace(SAMPLE, layout=Layout.ALTERNATING))
    for paragraph in document.element.body.iter(qn("w:p")):
        said = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        hints = paragraph.xpath(".//w:rFonts/@w:hint")
        is_source = said in [pair.source.strip().removeprefix("1. ") for pair in PAIRS]
        if is_source:
            assert hints == ["eastAsia"], said
        elif "纯内资" in said:
            assert not hints, said


def test_the_properties_name_the_translator_and_nothing_of_the_template() -> None:
    said = open_(SAMPLE).core_properties
    assert (said.title, said.author, said.subject) == (
        FRONT.title,
        FRONT.translator,
        FRONT.original_title,
    )
    assert (said.created.year if said.created else 0, said.comments) == (2020, "")
    names = unpacked(formats.write("docx", SAMPLE))
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_every_page_has_its_number_and_a_draft_its_notice() -> None:
    finished, unfinished = open_(SAMPLE).sections[0], open_(draft()).sections[0]
    for section in (finished, unfinished):
        for footer in (section.footer, section.first_page_footer):
            assert footer._element.xpath(".//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]
    assert finished.header.paragraphs[0].text == FRONT.title
    assert finished.first_page_header.paragraphs[0].text == ""
    for header in (unfinished.header, unfinished.first_page_header):
        assert header.paragraphs[0].text == "DRAFT: 1 of 4 segments is not finished."


def test_a_draft_says_so_on_its_face_and_marks_what_is_missing() -> None:
    document = open_(draft())
    assert document.paragraphs[0].text == "DRAFT: 1 of 4 segments is not finished."
    last = document.paragraphs[-1].runs[0]
    assert last.text == "[untranslated: 缺失的段落。]"
    assert last.style.name == "Untranslated"


def test_side_by_side_is_a_table_with_its_heads_on_every_page() -> None:
    table = open_(replace(SAMPLE, layout=Layout.SIDE_BY_SIDE)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Chinese", "English"]
    assert rows[1] == ["云从科技融资18亿元。", "CloudWalk (云从科技) has raised RMB 1.8 billion."]
    assert len(rows) == len(PAIRS), "the title stands above, the heads are a row"
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert [p.style.name for p in table.cell(2, 1).paragraphs if p.style] == ["Heading 1"]
    assert [p.style.name for p in table.cell(2, 0).paragraphs if p.style] == ["Source Heading"]


def test_the_columns_of_a_table_count_apart() -> None:
    pairs = tuple(Pair(Kind.LIST_ITEM, 0, f"{n}. 甲", f"{n}. a") for n in (1, 2, 3))
    data = formats.write("docx", Finished(FrontMatter(), pairs, Layout.SIDE_BY_SIDE))
    reading = formats.read("a.docx", data)
    assert [block.text for block in reading.blocks] == ["1. 甲", "2. 甲", "3. 甲"]
    assert reading.targets == ("1. a", "2. a", "3. a")


def test_in_alternation_the_source_stays_with_its_translation() -> None:
    document = open_(replace(SAMPLE, layout=Layout.ALTERNATING))
    texts = [p.text for p in document.paragraphs]
    for pair in PAIRS[1:8]:
        at = texts.index(pair.source.strip())
        assert texts[at + 1] == pair.target
        assert document.paragraphs[at]._p.xpath("./w:pPr/w:keepNext")


def test_the_elements_stand_in_the_order_that_words_schema_asks_for() -> None:
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "tabs",
             "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"]  # fmt: skip
    for layout in Layout:
        document = open_(replace(draft(), pairs=PAIRS, layout=layout))
        for root in (document.element, document.styles.element):
            for properties in root.iter(qn("w:pPr")):
                names = [child.tag.rpartition("}")[2] for child in properties]
                assert names == sorted(names, key=order.index)


def test_a_long_document_takes_time_with_its_length_only() -> None:
    def seconds(count: int) -> float:
        pairs = PAIRS[1:] * (count // 12)
        start = time.process_time()
        formats.write("docx", Finished(FRONT, pairs, Layout.SIDE_BY_SIDE))
        return time.process_time() - start

    seconds(120)
    short, long = min(seconds(1200), seconds(1200)), min(seconds(9600), seconds(9600))
    assert long < 5, "10,000 pairs take about a second on two slow cores"
    assert long < short * 8 * 2.5, "an eightfold document takes about eight times as long"


def test_a_paragraph_longer_than_xml_parsers_take_at_once_is_written() -> None:
    long = Pair(Kind.PARAGRAPH, 0, "源", "云从科技" * 1_000_000)
    document = open_(Finished(FrontMatter(), (long,), Layout.TRANSLATION))
    assert document.paragraphs[0].text == long.target
