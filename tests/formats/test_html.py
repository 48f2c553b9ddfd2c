"""Web pages: finding the article in one, and writing one that stands by itself."""

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from lxml import html

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair
from tests.formats.documents import PAIRS, SAMPLE

PROSE = (
    "云从科技日前完成18亿元人民币的新一轮融资，投后估值超过250亿元。"
    "投资方中有国家级基金，业内因此称之为国家队。"
)


def read(page: str | bytes) -> formats.Reading:
    return formats.read("a.html", page.encode() if isinstance(page, str) else page)


def blocks(page: str) -> list[tuple[str, str, int]]:
    return [(block.kind.value, block.text, block.level) for block in read(page).blocks]


def texts(page: str) -> list[str]:
    return [block.text for block in read(page).blocks]


def parsed(page: str) -> Any:
    """The page's tree; XPath's answers are of every type there is."""
    return html.fromstring(page)


def write(finished: Finished) -> str:
    return formats.write("html", finished).decode()


WECHAT = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta property="og:title" content="与众不同国家队"><meta name="author" content="吴昕">
<script>var ct = "1589776200"; var msg_link = "http://mp.weixin.qq.com/s?__biz=A&amp;mid=1";</script>
</head><body id="activity-detail"><div class="rich_media">
<h1 class="rich_media_title" id="activity-name">
  与众不同国家队
</h1>
<div id="meta_content"><span>原创</span> <a id="js_name">机器之心</a>
<em id="publish_time"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
<section><section style="x"><section><span>导语：</span><strong>纯内资</strong>。</section>
</section>
<section><p><span>{PROSE}</span></p><p><br></p><p><img data-src="https://a.example/b.png"></p></section>
<h2>一、新基建</h2><blockquote><p>“这不是口号。”</p></blockquote><section><p>完。</p></section></section>
<mp-common-profile data-nickname="机器之心"></mp-common-profile></div>
<div class="tips">微信扫一扫，关注该公众号</div><script>window.steal()</script></div>
</body></html>"""


def test_a_wechat_page_gives_its_body_and_its_own_marks() -> None:
    reading = read(WECHAT)
    assert [(block.kind.value, block.text) for block in reading.blocks] == [
        ("title", "与众不同国家队"),
        ("paragraph", "导语：**纯内资**。"),
        ("paragraph", PROSE),
        ("heading", "一、新基建"),
        ("quotation", "“这不是口号。”"),
        ("paragraph", "完。"),
    ]
    assert reading.front == FrontMatter(
        title="与众不同国家队",
        author="吴昕",
        outlet="机器之心",
        source_date="2020-05-18",
        url="http://mp.weixin.qq.com/s?__biz=A&mid=1",
    )
    assert "1 image was left out: only text is translated here." in reading.dropped
    assert any("outside the article" in sentence for sentence in reading.dropped)


def test_an_article_element_is_taken_and_the_menus_around_it_are_not() -> None:
    page = (
        "<nav><a href=/>首页，频道。</a></nav><main><article><header><h1>题</h1></header>"
        f"<p>{PROSE}</p><figure><img src=a><figcaption>图：云从。</figcaption></figure>"
        "<ol start=3><li>甲<li><p>乙<p>续</ol><ul><li>丙<ul><li>丁</ul></ul>"
        "<aside>广告，点这里。</aside></article></main><footer>版权所有，不得转载。</footer>"
    )
    assert blocks(page) == [
        ("title", "题", 0),
        ("paragraph", PROSE, 0),
        ("caption", "图：云从。", 0),
        ("list_item", "3. 甲", 0),
        ("list_item", "4. 乙", 0),
        ("paragraph", "续", 0),
        ("list_item", "丙", 0),
        ("list_item", "丁", 1),
    ]


def test_without_any_mark_the_article_is_where_the_prose_is() -> None:
    menu = "".join(f"<li><a href=/{n}>频道{n}</a></li>" for n in range(40))
    page = (
        f"<body><div id=top><ul>{menu}</ul></div><div class=wrap><div class=info>"
        f"<h1>题目</h1><span>来源：新华网　2020年5月18日</span></div><div class=TRS_Editor>"
        f"<p>{PROSE}</p>" * 1 + f"<p>{PROSE}</p>" * 5 + "</div></div>"
        "<div class=share-bar>分享到微信，微博。</div></body>"
    )
    assert texts(page) == ["题目", "来源：新华网　2020年5月18日", *[PROSE] * 6]


def test_a_short_page_is_read_whole() -> None:
    assert texts("<p>甲。</p><div>乙。</div>丙<br>丁") == ["甲。", "乙。", "丙\n丁"]


def test_metadata_is_taken_from_where_publishers_put_it() -> None:
    linked = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "题",'
        ' "author": [{"name": "吴昕"}, {"name": "李明"}], "datePublished": "2020-05-18T08:00:00Z",'
        ' "publisher": {"name": "机器之心"}}]}</script><link rel=canonical href="https://a.example/1">'
    )
    front = read(f"<head>{linked}</head><p>{PROSE}</p>").front
    assert front == FrontMatter(
        "题", "", "吴昕, 李明", "机器之心", "2020-05-18", "https://a.example/1"
    )
    government = (
        '<meta name="ArticleTitle" content="题"><meta name="ContentSource" content="中国政府网">'
        '<meta name="PubDate" content="2020-05-18 10:30"><meta name="Url" content="javascript:x()">'
    )
    front = read(f"<head>{government}</head><p>{PROSE}</p>").front
    assert front == FrontMatter("题", "", "", "中国政府网", "2020-05-18", "")


@pytest.mark.parametrize(
    ("codec", "declared", "named"),
    [
        ("utf-8", "gb2312", "UTF-8"),
        ("utf-8-sig", "", "UTF-8 with BOM"),
        ("gb18030", "gb2312", "GB18030"),
        ("gb18030", "", "GB18030"),
        ("gb18030", "utf-8", "GB18030"),
        ("big5", "big5", "Big5"),
        ("big5", "", "Big5"),
        ("utf-16", "", "UTF-16"),
    ],
)
def test_the_encoding_is_found_whatever_the_page_declares(
    codec: str, declared: str, named: str
) -> None:
    chinese = "國家隊的純內資企業，這是一個問題。" if codec == "big5" else PROSE
    mark = f'<meta charset="{declared}">' if declared else ""
    reading = read(f"<html><head>{mark}</head><body><p>{chinese}</p></body></html>".encode(codec))
    assert (reading.encoding, reading.blocks[0].text) == (named, chinese)


def test_scripts_styles_and_what_is_hidden_are_left_out_and_said() -> None:
    reading = read(
        "<style>p{}</style><script>document.write('<p>坏</p>')</script><p onclick=x()>好。</p>"
        "<p style='display: none'>看不见</p><p hidden>也不</p><iframe src=//a.example>框</iframe>"
        "<svg><text>图</text></svg><noscript>无</noscript><form><input value=值><p>表</p></form>"
    )
    assert [block.text for block in reading.blocks] == ["好。"]
    assert "2 scripts and style sheets were left out; nothing in them was run." in reading.dropped
    assert "2 pieces of hidden text were left out." in reading.dropped
    assert "1 menu, form or other block around the article was left out." in reading.dropped


def test_space_is_what_a_browser_shows_but_none_where_chinese_was_wrapped() -> None:
    assert texts("<p>云从\n  科技   完成\n融资&nbsp;18 <b>亿\n</b>元, the\nnational team</p>") == [
        "云从科技 完成融资\u00a018 **亿**元, the national team"
    ]


def test_old_windows_characters_are_the_ones_that_browsers_show() -> None:
    assert texts("<p>&#147;引文&#148;&#150;a\u0085b</p>") == ["“引文”–a\nb"]


def test_a_page_is_one_file_that_loads_and_runs_nothing() -> None:
    page = write(SAMPLE)
    tree = parsed(page)
    assert not tree.xpath("//script|//link|//img|//iframe|//@onclick|//@style|//*[@src]")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    digest = b64encode(sha256(tree.xpath("//style/text()")[0].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_text_cannot_become_markup() -> None:
    evil = (
        "</p></style><script>alert('x')</script><img src=x onerror=alert(1)> &amp; \"' javascript:"
    )
    front = FrontMatter(*[evil] * 10)
    for layout in Layout:
        pairs = tuple(Pair(kind, 1, evil, evil) for kind in Kind)
        tree = parsed(write(Finished(front, pairs, layout)))
        assert not tree.xpath("//script|//img|//a")
        assert evil in tree.text_content()


def test_only_web_addresses_become_links() -> None:
    for url, links in (("https://a.example/?a=1&b=<2>", 1), ("javascript:alert(1)", 0), ("x", 0)):
        page = parsed(write(replace(SAMPLE, front=FrontMatter(url=url))))
        assert page.xpath("//a/@href") == [url] * links
        assert url in page.text_content()


def test_every_part_says_its_language() -> None:
    tree = parsed(write(replace(SAMPLE, layout=Layout.ALTERNATING)))
    assert tree.get("lang") == "en"
    assert "纯内资" in tree.xpath("//p/span[@lang='zh']/text()")
    assert "一、纯内资" in tree.xpath("//p[@lang='zh']/text()")
    table = parsed(write(replace(SAMPLE, layout=Layout.SIDE_BY_SIDE)))
    assert len(table.xpath("//tbody/tr")) == len(PAIRS) - 1, "the title stands above"
    assert all(cell.get("lang") == "zh" for cell in table.xpath("//tbody/tr/td[1]"))
    assert table.xpath("//th[@scope='col']/text()") == ["Chinese", "English"]


def test_headings_descend_from_one_title() -> None:
    for layout in Layout:
        tree = parsed(write(replace(SAMPLE, layout=layout)))
        appended = ["h2", "h2", "h3"] if layout is Layout.APPENDIX else []
        wanted = ["h1", "h2", "h3", *appended]
        assert [heading.tag for heading in tree.xpath("//h1|//h2|//h3")] == wanted


def test_a_draft_says_so_on_the_screen_on_paper_and_in_the_title() -> None:
    pairs = (*PAIRS[:2], Pair(Kind.PARAGRAPH, 0, "缺失的段落。", " "))
    page = write(replace(SAMPLE, pairs=pairs, draft=True, missing=1, segments=3))
    tree = parsed(page)
    assert tree.xpath("//p[@class='draft']/text()") == ["DRAFT: 1 of 3 segments is not finished."]
    assert tree.xpath("//title/text()")[0].startswith("DRAFT: ")
    assert '@top-center { content: "DRAFT"' in page
    missing = tree.xpath("//mark[@class='untranslated']")[0]
    assert missing.text_content() == "[untranslated: 缺失的段落。]"
