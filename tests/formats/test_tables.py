"""Tables: in as cells that keep their places, out as tables again."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import formats
from app.formats import Block, Finished, FrontMatter, Kind, Layout, Pair
from app.formats._outline import outline
from app.formats._tables import MOST_COLUMNS, table_of
from tests.formats.documents import packed, word_file, word_paragraph
from tests.formats.test_readers import odt

ROW, CELL = Kind.TABLE_ROW, Kind.TABLE_CELL
# Year, revenue and loss, with a corner that is empty.
TABLE = (
    Pair(ROW, 1, "营收（亿元）", "Revenue (RMB 100 million)"),
    Pair(CELL, 2, "净亏损（亿元）", "Net loss (RMB 100 million)"),
    Pair(ROW, 0, "2018年", "2018"),
    Pair(CELL, 1, "4.84", "4.84"),
    Pair(CELL, 2, "1.81", "1.81"),
    Pair(ROW, 0, "2019年", "2019"),
    Pair(CELL, 1, "8.07", "8.07"),
    Pair(CELL, 2, "17.08", "17.08"),
)
PAIRS = (
    Pair(Kind.PARAGRAPH, 0, "数据如下。", "The figures:"),
    *TABLE,
    Pair(Kind.PARAGRAPH, 0, "完。", "The end."),
)
FINISHED = Finished(FrontMatter(title="A Title"), PAIRS, Layout.TRANSLATION, segments=len(PAIRS))


def cells(blocks: tuple[Block, ...]) -> list[tuple[str, int, str]]:
    return [(b.kind.value, b.level, b.text) for b in blocks if b.kind in formats.CELLS]


def written(format_: str, finished: Finished) -> bytes:
    return formats.write(format_, finished)


@pytest.mark.parametrize("format_", ["docx", "html", "md", "epub"])
def test_what_is_written_is_read_back_as_the_same_table(format_: str) -> None:
    reading = formats.read(f"a.{format_}", written(format_, FINISHED))
    assert cells(reading.blocks) == [(p.kind.value, p.level, p.target) for p in TABLE]
    assert not any("taken apart" in said for said in reading.dropped)


@pytest.mark.parametrize("layout", [Layout.ALTERNATING, Layout.APPENDIX])
@pytest.mark.parametrize("format_", ["docx", "html", "md", "epub"])
def test_both_languages_have_the_table(format_: str, layout: Layout) -> None:
    reading = formats.read(f"a.{format_}", written(format_, replace(FINISHED, layout=layout)))
    said = {text for _, _, text in cells(reading.blocks)}
    assert said == {text for pair in TABLE for text in (pair.source, pair.target)}


def test_beside_its_translation_a_cell_is_a_row() -> None:
    document = docx.Document(
        BytesIO(written("docx", replace(FINISHED, layout=Layout.SIDE_BY_SIDE)))
    )
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        [pair.source, pair.target] for pair in PAIRS
    ]


def test_word_has_a_real_table_whose_head_is_on_every_page() -> None:
    (table,) = docx.Document(BytesIO(written("docx", FINISHED))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "Revenue (RMB 100 million)", "Net loss (RMB 100 million)"],
        ["2018", "4.84", "1.81"],
        ["2019", "8.07", "17.08"],
    ]
    assert table.rows[0]._tr.trPr is not None
    assert "tblHeader" in table.rows[0]._tr.trPr.xml
    aligned: list[Any] = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert [str(one) if one is not None else None for one in aligned] == [
        None,
        "RIGHT (2)",
        "RIGHT (2)",
    ]


def test_a_page_says_which_cells_are_heads_and_which_are_figures() -> None:
    page = written("html", FINISHED).decode()
    assert '<th scope="col" class="figure">Revenue (RMB 100 million)</th>' in page
    assert '<tr><td>2018</td><td class="figure">4.84</td><td class="figure">1.81</td></tr>' in page


def test_plain_text_has_tabs_between_cells() -> None:
    html, text = formats.clipboard(FINISHED)
    assert "2018\t4.84\t1.81\n2019\t8.07\t17.08" in text
    assert "<table" in html


def test_a_cell_that_is_not_translated_says_so() -> None:
    pairs = (*PAIRS[:2], replace(PAIRS[2], target=""), *PAIRS[3:])
    reading = formats.read("a.md", written("md", replace(FINISHED, pairs=pairs, draft=True)))
    assert ("table_cell", 2, "[untranslated: 净亏损（亿元）]") in cells(reading.blocks)


def test_a_bar_in_a_cell_or_in_its_link_parts_nothing() -> None:
    link = replace(PAIRS[2], target="a|b [c](https://example.org/?d|e)")
    pairs = (*PAIRS[:2], link, *PAIRS[3:])
    reading = formats.read("a.md", written("md", replace(FINISHED, pairs=pairs)))
    assert ("table_cell", 2, link.target) in cells(reading.blocks)


def test_further_paragraphs_of_a_cell_stand_in_it() -> None:
    pairs = (*PAIRS[:2], Pair(CELL, 1, "注", "(unaudited)"), *PAIRS[2:])
    rows = outline(replace(FINISHED, pairs=pairs)).rows
    table = table_of(row for row in rows if row.kind in formats.CELLS)
    assert table.rows[0][1] is not None
    assert table.rows[0][1].target.text == "Revenue (RMB 100 million)\n(unaudited)"


@pytest.mark.parametrize(
    "pairs",
    [
        TABLE[:2],  # one row
        (TABLE[2], TABLE[5]),  # one column
        tuple(Pair(ROW, column, "一", "a") for column in range(40)),  # a staircase
        (Pair(ROW, 0, "一", "a"), Pair(CELL, MOST_COLUMNS, "二", "b"), Pair(ROW, 0, "三", "c")),
    ],
)
def test_cells_that_make_no_table_are_paragraphs(pairs: tuple[Pair, ...]) -> None:
    rows = outline(replace(FINISHED, pairs=pairs)).rows
    assert {row.kind for row in rows} == {Kind.PARAGRAPH}
    assert [row.target.text for row in rows] == [pair.target for pair in pairs]


_cells = st.lists(
    st.builds(
        Pair,
        st.sampled_from((ROW, CELL)),
        st.integers(-1, 6),
        st.sampled_from(("一", "")),
        st.text("ab", min_size=1, max_size=2),
    ),
    max_size=24,
)


@given(_cells)
def test_no_cell_is_lost_or_said_twice(pairs: list[Pair]) -> None:
    rows = outline(replace(FINISHED, pairs=tuple(pairs))).rows
    said = "".join(row.target.text for row in rows).replace("\n", "")
    assert said == "".join(pair.target for pair in pairs)
    for layout in (Layout.TRANSLATION, Layout.APPENDIX):
        page = formats.read("a.html", written("html", replace(
            FINISHED, pairs=tuple(pairs), layout=layout)))  # fmt: skip
        assert page.blocks


WORD_TABLE = """<w:tbl>
<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{title}</w:tc></w:tr>
<w:tr><w:tc>{empty}</w:tc><w:tc>{q1}</w:tc><w:tc>{q2}</w:tc></w:tr>
<w:tr><w:tc>{bank}</w:tc><w:tc>{one}</w:tc><w:tc>{two}{more}</w:tc></w:tr>
</w:tbl>"""


def test_a_word_table_keeps_merged_and_empty_cells_apart() -> None:
    bold = "<w:b/>"
    body = WORD_TABLE.format(
        title=word_paragraph("表1 营收", run=bold),
        empty="<w:p/>",
        q1=word_paragraph("一季度"),
        q2=word_paragraph("二季度"),
        bank=word_paragraph("银行"),
        one=word_paragraph("1.2"),
        two=word_paragraph("3.4"),
        more=word_paragraph("未审计"),
    )
    prose = word_paragraph("正文一段。")
    reading = formats.read("a.docx", word_file(prose + body + prose))
    assert cells(reading.blocks) == [
        ("table_row", 0, "表1 营收"),
        ("table_row", 1, "一季度"),
        ("table_cell", 2, "二季度"),
        ("table_row", 0, "银行"),
        ("table_cell", 1, "1.2"),
        ("table_cell", 2, "3.4\n未审计"),
    ]
    assert reading.dropped == (
        "1 merged cell stands in the first of its places, not over all of them.",
    )


def page(table: str) -> formats.Reading:
    words = "云从科技日前完成新一轮融资，业内称之为国家队。" * 6
    return formats.read(
        "a.html", f"<article><h1>题</h1><p>{words}</p>{table}<p>{words}</p></article>".encode()
    )


def test_a_page_keeps_the_columns_below_a_cell_of_two_rows() -> None:
    reading = page(
        "<table><caption>表1</caption><thead><tr><th>年</th><th>季</th><th>亿元</th></tr></thead>"
        "<tr><td rowspan=2>2019</td><td>一</td><td><p>1.2</p><p>估计</p></td></tr>"
        "<tr><td>二</td><td>3.4</td></tr></table>"
    )
    assert cells(reading.blocks) == [
        ("table_row", 0, "年"),
        ("table_cell", 1, "季"),
        ("table_cell", 2, "亿元"),
        ("table_row", 0, "2019"),
        ("table_cell", 1, "一"),
        ("table_cell", 2, "1.2\n估计"),
        ("table_row", 1, "二"),
        ("table_cell", 2, "3.4"),
    ]
    assert [b.text for b in reading.blocks if b.kind is Kind.CAPTION] == ["表1"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><h2>一、</h2><p>甲</p></td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>",
        "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td><td>丙</td></tr>"
        "<tr><td>丁</td><td>戊</td></tr></table>",
    ],
)
def test_a_layout_of_a_page_is_no_table(table: str) -> None:
    reading = page(table)
    assert cells(reading.blocks) == []
    assert any("taken apart" in said for said in reading.dropped)


def test_an_opendocument_table_is_one() -> None:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    content = (
        f"<office:document-content {spaces}><office:body><office:text><table:table>"
        "<table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"/>'
        f"{cell('一季度')}</table:table-row></table:table-header-rows><table:table-row>"
        f"{cell('银行')}{cell('甲')}{cell('1.2')}</table:table-row></table:table>"
        "</office:text></office:body></office:document-content>"
    )
    data = packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
        }
    )
    assert cells(formats.read("a.odt", data).blocks) == [
        ("table_row", 2, "一季度"),
        ("table_row", 0, "银行"),
        ("table_cell", 1, "甲"),
        ("table_cell", 2, "1.2"),
    ]


@pytest.mark.parametrize("format_", ["xliff", "tmx"])
def test_other_programs_get_the_cells_and_give_them_back(format_: str) -> None:
    reading = formats.read(f"a.{format_}", written(format_, FINISHED))
    assert cells(reading.blocks) == [(p.kind.value, p.level, p.source) for p in TABLE]
    assert reading.targets == tuple(pair.target for pair in PAIRS)


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.odt"])
def test_merged_cells_are_counted(name: str) -> None:
    page = (
        "<table><tr><td colspan=2>营收</td></tr><tr><td rowspan=2>一季度</td><td>1</td></tr>"
        "<tr><td>2</td></tr></table>"
    )
    merged = (
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'>"
        "<text:p>营收</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row>"
        "<table:table-cell table:number-rows-spanned='2'><text:p>一季度</text:p></table:table-cell>"
        "<table:table-cell><text:p>1</text:p></table:table-cell></table:table-row><table:table-row>"
        "<table:covered-table-cell/><table:table-cell><text:p>2</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    word = (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc></w:tr><w:tr><w:tc>"
        "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
    ).format(*map(word_paragraph, ("营收", "一季度", "1", "2")))
    data = {"a.html": page.encode(), "a.docx": word_file(word), "a.odt": odt(merged)}[name]
    reading = formats.read(name, data)
    said = [(block.level, block.text) for block in reading.blocks]
    assert said == [(0, "营收"), (0, "一季度"), (1, "1"), (1, "2")]
    assert any(sentence.startswith("2 merged cells stand") for sentence in reading.dropped)
