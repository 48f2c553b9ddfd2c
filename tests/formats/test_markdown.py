"""Markdown: what is escaped, what the layouts look like, what is read from other people's files."""

from dataclasses import replace

from app import formats
from app.formats import Block, Finished, FrontMatter, Kind, Layout, Pair
from tests.formats.documents import SAMPLE


def read(text: str) -> formats.Reading:
    return formats.read("a.md", text.encode())


def blocks(text: str) -> list[tuple[str, str, int]]:
    return [(block.kind.value, block.text, block.level) for block in read(text).blocks]


def written(*targets: str, kind: Kind = Kind.PARAGRAPH) -> str:
    pairs = tuple(Pair(kind, 0, "源", target) for target in targets)
    return formats.write("md", Finished(FrontMatter(), pairs, Layout.TRANSLATION)).decode()


def test_what_markdown_would_take_for_its_own_is_escaped_and_nothing_else() -> None:
    assert written("# one", "1. two", "- three") == "\\# one\n\n1\\. two\n\n\\- three\n"
    assert written("a*b [c] <d> `e` f|g") == "a\\*b \\[c\\] \\<d> \\`e\\` f\\|g\n"
    untouched = "“Plain” (纯内资) text, 3.5% - file_name, $5, R&D, 10-12 percent!"
    assert written(untouched) == untouched + "\n"


def test_a_typed_number_becomes_the_lists_own_and_a_gap_begins_a_new_list() -> None:
    items = written("1. a", "2. b", "5. c", "（四）d", kind=Kind.LIST_ITEM)
    assert items == "1. a\n2. b\n\n<!-- -->\n\n5. c\n\n- （四）d\n"


def test_the_front_matter_is_labelled_and_dates_are_spelled() -> None:
    text = formats.write("md", SAMPLE).decode()
    assert text.startswith("# Respect the Latecomer")
    assert "**Original title:** 致敬后浪：云从科技，与众不同的国家队\\\n" in text
    assert "**Published:** May 18, 2020\\\n" in text
    assert (
        "available online at:** <https://example.org/articles/2020-05-18-7?from=a&to=b_c>" in text
    )


def test_side_by_side_is_a_table_in_which_bars_and_breaks_are_safe() -> None:
    pairs = (Pair(Kind.PARAGRAPH, 0, "甲|乙", "a|b\nc"), Pair(Kind.HEADING, 1, "一、", "One"))
    finished = Finished(FrontMatter(), pairs, Layout.SIDE_BY_SIDE)
    assert formats.write("md", finished).decode() == (
        "| Chinese | English |\n| --- | --- |\n| 甲\\|乙 | a\\|b<br>c |\n| **一、** | **One** |\n"
    )
    assert blocks(formats.write("md", finished).decode())[2:] == [
        ("table_row", "甲|乙", 0),
        ("table_cell", "a|b\nc", 1),
        ("table_row", "**一、**", 0),
        ("table_cell", "**One**", 1),
    ]


def test_in_alternation_one_list_item_holds_both_languages() -> None:
    pairs = (Pair(Kind.LIST_ITEM, 0, "1. 甲", "1. a"), Pair(Kind.LIST_ITEM, 0, "2. 乙", "2. b"))
    finished = Finished(FrontMatter(), pairs, Layout.ALTERNATING)
    assert formats.write("md", finished).decode() == "1. 甲\n\n   a\n\n2. 乙\n\n   b\n"


def test_a_draft_says_so_and_shows_what_is_missing() -> None:
    pairs = (*SAMPLE.pairs[:3], Pair(Kind.PARAGRAPH, 0, "缺失的段落。", ""))
    draft = replace(SAMPLE, pairs=pairs, draft=True, missing=1, segments=4)
    text = formats.write("md", draft).decode()
    assert text.startswith("> **DRAFT: 1 of 4 segments is not finished.**\n")
    assert "**\\[untranslated: 缺失的段落。\\]**" in text


def test_structure_and_emphasis_are_read() -> None:
    assert blocks(
        "# 与众不同*国家队*\n\n## 一、纯内资\n\n**云从科技**完成\n融资。\n\n> 引文\n\n"
        "- 甲\n  - 乙\n\n3. 丙\n4. 丁\n\n```\ncode\n  line\n```\n"
    ) == [
        ("title", "与众不同*国家队*", 0),
        ("heading", "一、纯内资", 1),
        ("paragraph", "**云从科技**完成融资。", 0),
        ("quotation", "引文", 0),
        ("list_item", "甲", 0),
        ("list_item", "乙", 1),
        ("list_item", "3. 丙", 0),
        ("list_item", "4. 丁", 0),
        ("paragraph", "code\nline", 0),
    ]


def test_a_file_with_several_first_headings_has_no_title_among_them() -> None:
    assert [kind for kind, *_ in blocks("# 一、\n\n甲\n\n# 二、\n\n乙\n")] == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_yaml_on_top_is_front_matter() -> None:
    reading = read(
        '---\ntitle: "与众不同：国家队"\nauthor:\n  - 吴昕\n  - 李明\nsource: 机器之心 # 媒体\n'
        "date: 2020-05-18T10:00:00\nlayout: post\n---\n\n正文。\n"
    )
    assert reading.front.title == "与众不同：国家队"
    assert reading.front.author == "吴昕; 李明"
    assert reading.front.outlet == "机器之心"
    assert reading.front.source_date == "2020-05-18"
    assert [block.text for block in reading.blocks] == ["正文。"]
    assert reading.dropped == (
        "Of the front matter, “layout” was left out: there is no field for it.",
    )


def test_text_between_two_rules_is_no_front_matter() -> None:
    assert blocks("---\n\n甲。\n\n---\n\n乙。\n") == [
        ("paragraph", "甲。", 0),
        ("paragraph", "乙。", 0),
    ]


def test_what_is_left_out_is_said() -> None:
    reading = read(
        "段[^1]落 [链接](https://a.example) ![图](a.png) <b>粗</b>。\n\n"
        "| 甲 |\n|---|\n| 一 |\n\n[^1]: 脚注。\n"
    )
    assert reading.blocks[0].text == "段[^1]落 [链接](https://a.example) **粗**。"
    assert reading.blocks[-1] == Block(Kind.NOTE, "脚注。", label="1")
    assert reading.dropped == (
        "1 table was taken apart: each cell became a paragraph.",
        "1 image was left out: only text is translated here.",
    )


def test_html_within_is_read_as_html_and_its_scripts_are_not() -> None:
    reading = read('<div align="center"><p>居中。</p><script>alert(1)</script></div>\n\n正文。\n')
    assert [block.text for block in reading.blocks] == ["居中。", "正文。"]
