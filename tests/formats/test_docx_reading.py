"""Word files as other programs write them: every one here is built from its XML."""

import pytest

from app import formats
from app.formats import Kind
from app.formats._errors import Damaged, NoText, Protected, WrongType
from tests.formats.documents import W, packed, unpacked, word_file, word_paragraph

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="x2"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="x3"><w:name w:val="公文三级"/>
  <w:basedOn w:val="x2"/></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="引用"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="题注"/></w:style>
<w:style w:type="paragraph" w:styleId="o"><w:name w:val="Own"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="L"/><w:basedOn w:val="loop"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
    <w:lvlText w:val="%1、"/><w:pStyle w:val="1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
    <w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
    <w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def read(body: str) -> formats.Reading:
    return formats.read("a.docx", word_file(body, STYLES, NUMBERING))


def blocks(body: str) -> list[tuple[str, str, int]]:
    return [(block.kind.value, block.text, block.level) for block in read(body).blocks]


def text(inner: str) -> str:
    """The text of one paragraph with this inside."""
    return read(f"<w:p>{inner}</w:p>").blocks[0].text


def run(said: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r>'


def listed(said: str, list_id: int, depth: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return word_paragraph(said, properties=numbered)


def test_styles_tell_the_kind_by_english_and_chinese_names_and_by_their_parents() -> None:
    body = "".join(
        word_paragraph(said, style)
        for said, style in (
            ("题目", "a3"),
            ("背景", "1"),
            ("二级", "x2"),
            ("三级", "x3"),
            ("大纲", "o"),
            ("引文", "q"),
            ("图一", "c"),
            ("正文", ""),
            ("循环", "loop"),
            ("没有", "missing"),
        )
    )
    assert blocks(body) == [
        ("title", "题目", 0),
        ("heading", "一、背景", 1),
        ("heading", "二级", 2),
        ("heading", "三级", 2),
        ("heading", "大纲", 3),
        ("quotation", "引文", 0),
        ("caption", "图一", 0),
        *(("paragraph", said, 0) for said in ("正文", "循环", "没有")),
    ]


def test_numbers_are_the_ones_that_word_prints() -> None:
    body = (
        word_paragraph("背景", "1")
        + listed("起因", 1, 1)
        + listed("经过", 1, 1)
        + word_paragraph("展望", "1")
        + listed("将来", 1, 1)
        + listed("甲", 2)
        + listed("乙", 2, 1)
        + listed("丙", 2)
        + listed("圆点", 3)
        + listed("重新", 4)
        + listed("没有这个列表", 99)
    )
    assert blocks(body) == [
        ("heading", "一、背景", 1),
        ("list_item", "（一）起因", 1),
        ("list_item", "（二）经过", 1),
        ("heading", "二、展望", 1),
        ("list_item", "（一）将来", 1),
        ("list_item", "3. 甲", 0),
        ("list_item", "3.a) 乙", 1),
        ("list_item", "4. 丙", 0),
        ("list_item", "圆点", 0),
        ("list_item", "1. 重新", 0),
        ("paragraph", "没有这个列表", 0),
    ]


def test_tracked_changes_read_as_accepted() -> None:
    body = (
        f"<w:p>{run('融资')}<w:del>"
        "<w:r><w:delText>15</w:delText></w:r></w:del>"
        f"<w:ins>{run('18')}</w:ins>{run('亿元')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('这一段')}</w:p><w:p>{run('接下去。')}</w:p>"
    )
    reading = read(body)
    assert [block.text for block in reading.blocks] == ["融资18亿元", "这一段接下去。"]
    assert reading.dropped == (
        "1 deletion under tracked changes was carried out.",
        "1 insertion under tracked changes was taken as accepted.",
    )


def test_text_is_found_wherever_word_puts_it() -> None:
    link = f'<w:hyperlink r:id="r9">{run("链接")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="REF x">{run("引用")}</w:fldSimple>'
    assert text(run("甲") + link + control + field + simple) == "甲链接控件7引用"
    assert (
        read(f"<w:sdt><w:sdtContent><w:p>{run('块')}</w:p></w:sdtContent></w:sdt>").blocks[0].text
        == "块"
    )


def test_breaks_and_special_characters_are_characters() -> None:
    inner = (
        "<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/>"
        '<w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="2014"/><w:t>丁\n戊</w:t>'
    )
    assert text(f"<w:r>{inner}</w:r>") == "甲\n乙 丙\u2011\u00ad—丁 戊"


def test_a_layout_is_taken_apart_and_that_is_said() -> None:
    cell = "<w:tc>{}</w:tc>".format
    row = "<w:tr>{}</w:tr>".format
    table = "<w:tbl>" + row(cell(word_paragraph("一"))) + row(cell(word_paragraph("二")))
    table += row(cell(word_paragraph("三"))) + row(cell(word_paragraph("四"))) + "</w:tbl>"
    reading = read(word_paragraph("前") + table + word_paragraph("后"))
    assert [block.text for block in reading.blocks] == ["前", "一", "二", "三", "四", "后"]
    assert reading.dropped == ("1 table was taken apart: each cell became a paragraph.",)


def test_what_is_left_out_is_said() -> None:
    picture = "<w:drawing><a:blip xmlns:a='a'/></w:drawing>"
    reading = read(
        f"<w:p>{run('甲')}{run('藏', '<w:vanish/>')}<w:r>{picture}</w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    assert [block.text for block in reading.blocks] == ["甲[^1]"]
    assert reading.dropped == (
        "1 image was left out: only text is translated here.",
        "1 piece of hidden text was left out.",
        "1 comment was left out.",
    )


def test_a_text_box_is_read_once_although_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{word_paragraph('框内')}</w:txbxContent>"
    twice = (
        '<mc:AlternateContent xmlns:mc="mc"><mc:Choice Requires="wps"><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert blocks(f"<w:p>{run('框外')}<w:r>{twice}</w:r></w:p>") == [
        ("paragraph", "框外", 0),
        ("paragraph", "框内", 0),
    ]


def test_pinyin_above_the_characters_is_left_out() -> None:
    ruby = f"<w:rubyPr/><w:rt>{run('chún')}</w:rt><w:rubyBase>{run('纯')}</w:rubyBase>"
    assert text(f"<w:r><w:ruby>{ruby}</w:ruby></w:r>{run('内资')}") == "纯内资"


def test_a_table_of_contents_is_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{word_paragraph('目录')}"
        "</w:sdtContent></w:sdt>"
    )
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("一、背景 1")}</w:p>'
        f'<w:p>{run("二、展望 2")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    reading = read(control + field + word_paragraph("一 3", "toc1") + word_paragraph("正文"))
    assert [block.text for block in reading.blocks] == ["正文"]
    assert reading.dropped == ("2 tables of contents were left out: their lines are the headings.",)


def test_without_styles_centred_and_bold_lines_are_title_and_headings() -> None:
    centred, bold = '<w:jc w:val="center"/>', "<w:b/>"
    body = (
        word_paragraph("关于国家队的报告", properties=centred, run=bold)
        + word_paragraph("正文第一段，以句号结束。")
        + word_paragraph("一、背景", run=bold)
        + word_paragraph("（一）起因", run=bold)
        + word_paragraph("一句加粗的话，仍是正文。", run=bold)
        + word_paragraph("一、没有加粗")
    )
    assert [(kind, level) for kind, _, level in blocks(body)] == [
        ("title", 0),
        ("paragraph", 0),
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("paragraph", 0),
    ]


def test_the_strict_edition_of_the_standard_is_read() -> None:
    data = word_file(word_paragraph("题目", "a3") + word_paragraph("正文"), STYLES)
    members = {
        name: content.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in unpacked(data).items()
    }
    assert [b.kind for b in formats.read("a.docx", packed(members)).blocks] == [
        Kind.TITLE,
        Kind.PARAGRAPH,
    ]


def test_other_files_under_the_name_are_told_apart() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    for data, kind, reason in (
        (ole, WrongType, "old format of Word 97-2003"),
        (ole + "EncryptedPackage".encode("utf-16-le"), Protected, "protected by a password"),
        (b"%PDF-1.7", WrongType, "a PDF file"),
        (b"\xef\xbb\xbf<!doctype HTML>", WrongType, "a web page"),
        ("正文".encode(), WrongType, "no Word file"),
        (packed({"a.txt": b"1"}), WrongType, "a zip archive, but no Word file"),
        (packed({"xl/workbook.xml": b"<a/>"}), WrongType, "an Excel workbook"),
        (packed({"mimetype": b"x"}), WrongType, "an OpenDocument or EPUB file"),
        (b"PK\x03\x04" + b"\0" * 50, Damaged, "zip archive is damaged"),
        (packed({"word/document.xml": b"<a"}), Damaged, "no well-formed XML"),
        (packed({"word/document.xml": b"<a/>"}), WrongType, "no Word document"),
        (word_file(""), NoText, "it holds no text"),
    ):
        with pytest.raises(kind, match=reason) as refused:
            formats.read("报告.docx", data)
        assert refused.value.sentence.startswith("“报告.docx” cannot be read: ")
