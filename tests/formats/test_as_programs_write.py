"""Sound documents as Word, LibreOffice, Google Docs, WeChat and news sites make them.

No word is lost, doubled or run together with another, and the paragraphs are those a person sees.
"""

import pytest

from app import formats
from tests.formats.documents import word_file, word_paragraph

PAGES = {
    "WeChat: an editor's nested sections, and paragraphs made by line breaks": (
        '<div id="js_content" style="visibility: hidden"><section data-tool="x"><section>'
        '<section style="display:inline-block"><strong><span leaf="">01</span></strong></section>'
        '<p>&nbsp; &nbsp;<span leaf="">完成</span><span leaf="" style="font-weight: bold">18亿元'
        '</span><span leaf="">融资。</span></p><p><span leaf=""><br></span></p>'
        '<section><span leaf="">甲。<br>乙。<br><br>丙。<br>　　丁。<br>&nbsp; &nbsp;戊。</span>'
        "</section>"
        '<span style="display:block"><span leaf="">己。</span></span>'
        '<span style="display: block;"><span leaf="">庚。</span></span>'
        '<p><img data-src="https://a.example/b.png" alt="图片"></p>'
        "<svg><foreignObject><section>辛。<svg><foreignObject><p>壬。</p></foreignObject></svg>"
        "</section></foreignObject></svg></section></section></div>",
        ["**01**", "完成**18亿元**融资。", "甲。\n乙。", "丙。", "丁。", "戊。",
         "己。", "庚。", "辛。", "壬。"],
    ),
    "news: figures above and below the line, struck and read-out words": (
        "<p>10<sup>8</sup>元，H<sub>2</sub>O，1<sup>st</sup>，融资18亿元<sup><a>1</a></sup>，"
        "原价<del>100</del>80元，<ruby>云<rp>(</rp><rt>yún</rt><rp>)</rp></ruby>从，"
        "<math><mfrac><mn>1</mn><mn>2</mn></mfrac><msup><mi>c</mi><mn>2</mn></msup>"
        "<annotation>x</annotation></math>。</p>",
        ["10⁸元，H₂O，1st，融资18亿元¹，原价80元，云从，1/2c²。"],
    ),
    "Google Docs: title, looks, flat lists, comments, redirected links": (
        "<style>.c7{font-weight:700}.c8{color:red}</style>"
        '<p class="c1 title" id="h.a"><span>国家队</span></p><h1><span>一、纯内资</span></h1>'
        '<ul class="c8 lst-kix_a1-0 start"><li>甲</li></ul>'
        '<ul class="c8 lst-kix_a1-1"><li>乙</li></ul>'
        '<p><a href="https://www.google.com/url?q=https://a.example/b?c%3D1&amp;sa=D">示例</a>'
        '<span class="c8 c7">文字</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>。</p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>批注。</span></p></div>',
        ["国家队", "一、纯内资", "甲", "乙", "[示例](https://a.example/b?c=1)**文字**。"],
    ),
    "Word: filtered HTML with a list, a comment and a footnote": (
        "<p class=MsoTitle>国家队<o:p></o:p></p><h1>一、<span lang=EN-US>AI</span></h1>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>第一\n项</p>"
        "<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'>"
        "<span style='font-family:Wingdings;mso-list:Ignore'>l<span>&nbsp; </span></span>第二项</p>"
        "<p class=MsoNormal>批注处<span style='mso-special-character:comment'>&nbsp;"
        "<a class=msocomanchor href='#_msocom_1'>[X1]</a></span>。"
        "<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a></p>"
        "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a>"
        " 脚注。</p></div><div style='mso-element:comment-list'><p>批注内容</p></div>",
        ["国家队", "一、AI", "1. 第一项", "第二项", "批注处。[^1]", "脚注。"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_a_browser_shows(name: str) -> None:
    page, wanted = PAGES[name]
    reading = formats.read("a.html", f"<meta charset=utf-8><body>{page}".encode())
    assert [block.text for block in reading.blocks] == wanted


def test_a_page_keeps_the_kinds_that_programs_write_as_classes() -> None:
    google, word = (
        formats.read("a.html", f"<meta charset=utf-8>{page}".encode()).blocks
        for name, (page, _) in PAGES.items()
        if name.startswith(("Google", "Word"))
    )
    assert [(block.kind.value, block.level) for block in google[:4]] == [
        ("title", 0), ("heading", 1), ("list_item", 0), ("list_item", 1),
    ]  # fmt: skip
    assert [(block.kind.value, block.level) for block in word[:4]] == [
        ("title", 0), ("heading", 1), ("list_item", 0), ("list_item", 1),
    ]  # fmt: skip


def test_a_title_that_a_box_has_is_not_the_articles() -> None:
    page = '<h1>国家队</h1><p>一段。</p><div><p class="title">另一篇</p></div><p>二段。</p>'
    reading = formats.read("a.html", page.encode())
    kinds = [block.kind.value for block in reading.blocks]
    assert kinds == ["title", "paragraph", "paragraph", "paragraph"]


def test_a_page_in_one_box_loses_its_comments_and_nothing_else() -> None:
    _, (page, wanted) = next(item for item in PAGES.items() if item[0].startswith("Google"))
    reading = formats.read("a.html", f"<meta charset=utf-8><div>{page}</div>".encode())
    assert [block.text for block in reading.blocks] == wanted


def test_a_heading_is_the_title_before_what_the_site_adds_to_it() -> None:
    for head, title in (
        ("<title>虎嗅网</title>", "国家队来了"),
        ("<title>国家队来了-虎嗅网</title>", "国家队来了"),
        ('<meta property="og:title" content="另一标题">', "另一标题"),
    ):
        page = f"<html><head>{head}</head><body><h1>国家队来了</h1><p>文。</p></body></html>"
        assert formats.read("a.html", page.encode()).front.title == title
    page = "<html><head><title>国家队</title></head><body><p>文。</p></body></html>"
    assert formats.read("a.html", page.encode()).front.title == "国家队"


def said(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(inner: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr>{inner}</w:r>"


def words(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def field(*codes: str) -> list[str]:
    inside = "".join(f"<w:instrText>{code}</w:instrText>" for code in codes)
    return [run(f'<w:fldChar w:fldCharType="begin"/>{inside}<w:fldChar w:fldCharType="end"/>')]


DELETED_END = '<w:rPr><w:del w:id="1"/></w:rPr>'
RAISED = '<w:vertAlign w:val="superscript"/>'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
WORD = {
    "paragraphs made by Shift+Enter and by page breaks": (
        said(run(words("甲") + "<w:br/>" + words("乙") + "<w:br/><w:br/>" + words("丙")))
        + said(run(words("丁") + '<w:br w:type="page"/>' + words("戊")))
        + said(run(words("己") + "<w:br/>" + words("　　庚"))),
        ["甲\n乙", "丙", "丁", "戊", "己", "庚"],
    ),
    "figures above the line and formulas": (
        said(run(words("10")), run(words("8"), RAISED), run(words("元")), run(words("st"), RAISED))
        + said(f"<m:oMath {M}><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t>"
               "</m:r></m:sup></m:sSup><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
               "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"),
        ["10⁸元st", "c²1/2"],
    ),
    "a deleted end joins two paragraphs, and the last one is not lost": (
        said(run(words("上半句，")), properties=DELETED_END) + said(run(words("下半句。")))
        + said(run(words("表前。")), properties=DELETED_END)
        + f"<w:tbl><w:tr><w:tc>{word_paragraph('格')}</w:tc></w:tr></w:tbl>"
        + said(run(words("末句。")), properties=DELETED_END),
        ["上半句，下半句。", "表前。", "格", "末句。"],
    ),
    "pinyin and circles that Word sets by fields, and a link in pieces": (
        said(*field(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(', "yún", "),云)"),
             run(words("从")), *field(r"eq \o\ac(○,1)"), run(words("号")))
        + said(run('<w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https:</w:instrText>'
                   '<w:instrText>//a.example/b"</w:instrText><w:fldChar w:fldCharType="separate"/>'
                   + words("链接") + '<w:fldChar w:fldCharType="end"/>')),
        ["云从①号", "[链接](https://a.example/b)"],
    ),
    "smart tags, controls, fields, links within the file": (
        said('<w:smartTag w:element="city">', run(words("北京")), "</w:smartTag>", run(words("市")))
        + said("<w:sdt><w:sdtContent>", run(words("控件")), "</w:sdtContent></w:sdt>",
               '<w:fldSimple w:instr=" DATE ">', run(words("5月")), "</w:fldSimple>",
               '<w:hyperlink w:anchor="_x">', run(words("见下")), "</w:hyperlink>"),
        ["北京市", "控件5月见下"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD)
def test_a_word_file_says_what_word_shows(name: str) -> None:
    body, wanted = WORD[name]
    assert [block.text for block in formats.read("a.docx", word_file(body)).blocks] == wanted


@pytest.mark.parametrize(
    ("line", "author", "outlet", "date"),
    [
        ("文 | 邓咏仪", "邓咏仪", "", ""),
        ("文｜邓咏仪 编辑｜苏建勋", "邓咏仪", "", ""),
        ("作者：吴昕 | 来源：机器之心", "吴昕", "机器之心", ""),
        ("发布时间：2020-05-18 09:30 来源：新华社", "", "新华社", "2020-05-18"),
        ("（文/吴昕）", "吴昕", "", ""),
        ("作者：Wu Xin (吴昕)", "Wu Xin (吴昕)", "", ""),
        ("他说，中文/英文都行，见 附录：二。", "", "", ""),
    ],
)
def test_bylines_are_read_as_sites_write_them(
    line: str, author: str, outlet: str, date: str
) -> None:
    front = formats.read("a.txt", f"国家队\n{line}\n正文一段。\n".encode()).front
    assert (front.author, front.outlet, front.source_date) == (author, outlet, date)


MARKDOWN = {
    "bold type beside Chinese punctuation, as everybody writes it": (
        "**结论：**他说**“重点”**。*甲。*乙，5 * 3，a ** b，\\*\\*丙：\\*\\*丁",
        ["**结论：**他说**“重点”**。*甲。*乙，5 \\* 3，a \\*\\* b，\\*\\*丙：\\*\\*丁"],
    ),
    "Notion's callouts, and tags that stand alone": (
        '<aside>\n💡 提示。\n\n</aside>\n\n<div align="center">\n\n居中\n\n</div>\n\n尾\n',
        ["💡 提示。", "居中", "尾"],
    ),
    "pinyin over characters": (
        "<ruby>云<rp>(</rp><rt>yún</rt><rp>)</rp></ruby>从，<rt>未完",
        ["云从，未完"],
    ),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_markdown_file_says_what_its_author_meant(name: str) -> None:
    page, wanted = MARKDOWN[name]
    assert [block.text for block in formats.read("a.md", page.encode()).blocks] == wanted
