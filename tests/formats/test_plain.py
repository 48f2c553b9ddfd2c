"""Plain text: what is a paragraph, and what the marks that people type make of it."""

import pytest

from app import formats
from app.formats._errors import NoText, UndecodableText, UnstorableText


def blocks(text: str) -> list[tuple[str, str, int]]:
    reading = formats.read("a.txt", text.encode())
    return [(block.kind.value, block.text, block.level) for block in reading.blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, *_ in blocks(text)]


def test_a_line_is_a_paragraph_and_empty_lines_are_nothing() -> None:
    assert blocks("　　第一段，完。\r\n第二段，完。\n\n\n  第三段，完。\u2028") == [
        ("paragraph", "第一段，完。", 0),
        ("paragraph", "第二段，完。", 0),
        ("paragraph", "第三段，完。", 0),
    ]


def test_a_short_first_line_without_a_full_stop_is_the_title() -> None:
    assert kinds("与众不同的国家队\n正文在此。") == ["title", "paragraph"]
    assert kinds("这是一句话。\n正文在此。") == ["paragraph", "paragraph"]
    assert kinds("只有一行字") == ["paragraph"]
    assert kinds("长" * 41 + "\n正文在此。") == ["paragraph", "paragraph"]
    assert formats.read("a.txt", "题\n文。".encode()).front.title == "题"


def test_marks_that_stand_alone_are_headings() -> None:
    assert blocks(
        "题目\n第一章 总则\n正文。\n一、背景\n正文。\n（一）起因\n正文。\n1. 小结\n正文。\n"
        "二、这是一整段话，只是以序号开头，所以不是标题。\n正文。"
    ) == [
        ("title", "题目", 0),
        ("heading", "第一章 总则", 1),
        ("paragraph", "正文。", 0),
        ("heading", "一、背景", 1),
        ("paragraph", "正文。", 0),
        ("heading", "（一）起因", 2),
        ("paragraph", "正文。", 0),
        ("heading", "1. 小结", 3),
        ("paragraph", "正文。", 0),
        ("paragraph", "二、这是一整段话，只是以序号开头，所以不是标题。", 0),
        ("paragraph", "正文。", 0),
    ]


def test_marks_in_a_row_are_a_list_that_keeps_its_numbers_and_loses_its_bullets() -> None:
    assert blocks("客户包括：\n• 银行；\n•机场。\n步骤：\n1. 国家标准；\n2、行业标准。") == [
        ("paragraph", "客户包括：", 0),
        ("list_item", "银行；", 0),
        ("list_item", "机场。", 0),
        ("paragraph", "步骤：", 0),
        ("list_item", "1. 国家标准；", 0),
        ("list_item", "2、行业标准。", 0),
    ]
    assert kinds("一、提高认识\n二、加强领导\n三、抓好落实") == ["list_item"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "——你好。",
        "- 一个人说。",
        "3.5亿元的融资。",
        "2020年5月18日。",
        "一是提高认识。",
        "1.8 billion.",
    ],
)
def test_what_only_looks_like_a_mark_is_text(line: str) -> None:
    assert blocks(f"这是正文。\n{line}\n这也是。")[1] == ("paragraph", line, 0)


def test_lines_that_a_program_wrapped_are_joined() -> None:
    english = (
        "CloudWalk has completed a new financing round of RMB 1.8\n"
        "billion, at a valuation of more than RMB 25 billion. Among\n"
        "its investors are state funds such as the China Internet\n"
        "Investment Fund, which is why people speak of a national\n"
        "team.\n\nThe second paragraph is as long as the first one was, so\n"
        "that it has to be wrapped."
    )
    assert [text.count("\n") for _, text, _ in blocks(english)] == [0, 0]
    assert blocks(english)[0][1].endswith("people speak of a national team.")
    chinese = (
        "　　云从科技日前完成十八亿元人民币的新一轮融\n"
        "资投后估值超过二百五十亿元投资方中有国家级的\n"
        "基金业内因此称之为国家队而它的资本全部来自国\n内所以是纯内资企业。\n"
        "　　第二段也是这样折行的因为当时的屏幕只有这\n么宽现在则不必了。"
    )
    assert [text.endswith("。") for _, text, _ in blocks(chinese)] == [True, True]
    assert " " not in blocks(chinese)[0][1]


def test_verse_and_dialogue_keep_their_lines() -> None:
    verse = "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡\n" * 3
    assert len(blocks(verse)) == 12


def test_bylines_near_the_top_fill_the_front_matter_and_stay() -> None:
    reading = formats.read("a.txt", "题目\n作者：吴昕　来源：机器之心\n2020年\n正文。".encode())
    assert (reading.front.author, reading.front.outlet) == ("吴昕", "机器之心")
    assert reading.blocks[1].text == "作者：吴昕　来源：机器之心"


def test_the_encoding_is_named() -> None:
    assert formats.read("a.txt", "这些纯内资企业的问题。".encode("gb18030")).encoding == "GB18030"
    assert formats.read("a.txt", "這些純內資企業的問題。".encode("big5")).encoding == "Big5"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("甲\n乙丙\x00", "character 3 of line 2 is U+0000 (NUL)"),
        ("\x0b", "character 1 of line 1 is U+000B (VT)"),
        ("a\x7f", "character 2 of line 1 is U+007F (DEL)"),
        ("a\ufffe", "character 2 of line 1 is U+FFFE (noncharacter)"),
    ],
)
def test_a_character_that_cannot_be_kept_is_named_with_its_place(text: str, place: str) -> None:
    with pytest.raises(UnstorableText, match=r"“a\.txt” cannot be read") as refused:
        formats.read("a.txt", text.encode())
    assert place in refused.value.sentence


def test_bytes_that_are_no_text_are_refused() -> None:
    for data in (b"\x89PNG\r\n\x1a\n\x00\x01\xff\xfe\xfd", "国家".encode() + b"\xed\xa0\x80"):
        with pytest.raises((UndecodableText, UnstorableText)):
            formats.read("a.txt", data)


def test_white_space_is_no_text() -> None:
    with pytest.raises(NoText, match="it holds no text"):
        formats.read("a.txt", " \n\u3000\u200b\n".encode())
