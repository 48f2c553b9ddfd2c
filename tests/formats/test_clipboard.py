"""What is pasted: every word once, in tags that Google Docs and Substack keep."""

import re

import pytest
from lxml import html

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair
from app.language import marks

FRONT = FrontMatter(title="The Unicorns", author="吴昕", url="https://example.org/a?b=1&c=2")
PAIRS = (
    Pair(Kind.HEADING, 2, "一、背景", "Background"),
    Pair(Kind.PARAGRAPH, 0, "它是**纯内资**。[^a]", "It is **purely domestic** (纯内资).[^a]"),
    Pair(Kind.LIST_ITEM, 0, "1. 第一", "1. First"),
    Pair(Kind.LIST_ITEM, 1, "甲", "Deeper"),
    Pair(Kind.LIST_ITEM, 0, "（二）第二", "(2) Second"),
    Pair(Kind.QUOTATION, 0, "后浪。", "*Latecomers* & [others](https://example.org/x)."),
    Pair(Kind.CAPTION, 0, "图1", "Figure 1"),
    Pair(Kind.NOTE, 0, "注释。", "A note.", label="a"),
)
TAGS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "a", "ul", "ol", "li", "blockquote"),
    *("span", "br", "div", "meta", "section"),
}
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}


def _pasted(layout: Layout) -> tuple[str, str]:
    return formats.clipboard(Finished(FRONT, PAIRS, layout))


@pytest.mark.parametrize("layout", Layout)
def test_only_tags_that_are_kept_are_written(layout: Layout) -> None:
    root = html.fragment_fromstring(_pasted(layout)[0], create_parent="div")
    used = {element.tag for element in root.iter()}
    assert used <= TAGS | (TABLE if layout is Layout.SIDE_BY_SIDE else set())
    addresses = [link.get("href") for link in root.iter("a")]
    assert addresses
    assert all(address.startswith("https://") for address in addresses)


@pytest.mark.parametrize("layout", Layout)
def test_every_word_is_there_once_and_in_both_kinds(layout: Layout) -> None:
    page, text = _pasted(layout)
    said = html.fragment_fromstring(page, create_parent="div").text_content()
    for pair in PAIRS:
        words = marks.plain(re.sub(r"\[\^a\]|^1\. ", "", pair.target))
        assert said.count(words) == 1, words
        assert text.count(words) == 1, words
        if layout is not Layout.TRANSLATION and pair.kind is not Kind.NOTE:
            source = marks.plain(re.sub(r"\[\^a\]|^1\. ", "", pair.source))
            assert source in said
            assert source in text


def test_notes_are_numbers_in_brackets_with_their_text_at_the_end() -> None:
    page, text = _pasted(Layout.TRANSLATION)
    assert '(<span lang="zh">纯内资</span>).[1]</p>' in page
    assert page.endswith("<h2>Notes</h2>\n<p>[1] A note.</p>\n")
    assert text.endswith("Notes\n\n[1] A note.\n")


def test_an_item_with_a_mark_of_its_own_gets_no_second_one() -> None:
    page, text = _pasted(Layout.TRANSLATION)
    assert "<p>(2) Second</p>" in page
    assert "\n(2) Second\n" in text
    assert "<ul>\n<li>Deeper\n</li></ul>" in page


def test_a_draft_says_so_first() -> None:
    page, text = formats.clipboard(
        Finished(FRONT, PAIRS, Layout.TRANSLATION, draft=True, missing=2, segments=8)
    )
    assert page.split("\n")[1].startswith("<p><strong>DRAFT")
    assert text.startswith("DRAFT")
