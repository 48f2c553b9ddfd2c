"""Title, author, outlet, date and address of a page, from the marks that publishers leave."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from app.formats import _front
from app.formats._document import FrontMatter
from app.formats._html_tree import Element, elements, text_of
from app.formats._text import tidy

# Open Graph first; then the marks that Chinese government sites must carry (ArticleTitle,
# PubDate, ContentSource), and what older news sites use.
_NAMES = {
    "title": ("og:title", "twitter:title", "articletitle", "dc.title"),
    "author": ("author", "article:author", "og:article:author", "dc.creator", "byl"),
    "outlet": ("og:site_name", "contentsource", "source", "mediaid", "sitename"),
    "source_date": (
        "article:published_time", "og:published_time", "og:release_date", "pubdate",
        "publishdate", "datepublished", "date", "dc.date",
    ),
    "url": ("og:url", "url"),
}  # fmt: skip
_MARKS = {"title": "activity-name", "outlet": "js_name", "author": "js_author_name"}  # WeChat's
_CREATED = re.compile(r"\bcreateTime\s*=\s*['\"](\d{4}-\d\d?-\d\d?)")
_SECONDS = re.compile(r"\bct\s*=\s*['\"](\d{10})['\"]")
_MSG_LINK = re.compile(r"\bmsg_link\s*=\s*['\"](https?://[^'\"\s]+)['\"]")
_CHINA = timedelta(hours=8)
_LONGEST = 500  # characters; a longer 'author' is a keyword list


def metadata(page: Element) -> FrontMatter:
    """What the page says of itself; each field from the most reliable mark that is there."""
    said: dict[str, str] = {}
    for field, value in _all_marks(page):
        value = tidy(value).replace("\n", " ")  # noqa: PLW2901
        if field == "source_date":
            value = _front.date_within(value)  # noqa: PLW2901
        if field == "url" and not _front.is_web_address(value):
            continue
        if field == "author" and value.startswith("http"):
            continue
        if value and len(value) <= _LONGEST:
            said.setdefault(field, value)
    return FrontMatter(**said)


def _all_marks(page: Element) -> Iterator[tuple[str, str]]:
    yield from _wechat(page)
    for element in page.iter("script"):
        if "ld+json" in element.get("type", ""):
            yield from _linked_data(element.text or "")
    yield from _meta(page)
    for element in page.iter("link"):
        if element.get("rel") == "canonical":
            yield "url", element.get("href", "")
    for element in page.iter("time"):
        yield "source_date", element.get("datetime") or text_of(element)


def _wechat(page: Element) -> Iterator[tuple[str, str]]:
    """A public account's page: its marks are elements, its date is set by a script."""
    by_id = {name: element for element in elements(page) if (name := element.get("id"))}
    if "js_content" not in by_id:
        return
    for field, mark in _MARKS.items():
        if mark in by_id:
            yield field, text_of(by_id[mark])
    if "publish_time" in by_id:
        yield "source_date", text_of(by_id["publish_time"])
    for element in page.iter("script"):
        script = element.text or ""
        if found := _CREATED.search(script):
            yield "source_date", found.group(1)
        if found := _SECONDS.search(script):
            moment = datetime.fromtimestamp(int(found.group(1)), UTC) + _CHINA
            yield "source_date", moment.date().isoformat()
        if found := _MSG_LINK.search(script):
            yield "url", found.group(1).replace("\\x26amp;", "&").replace("&amp;", "&")


def _meta(page: Element) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := element.get("content"):
            found.setdefault(name.lower(), content)
    for field, names in _NAMES.items():
        for name in names:
            if name in found:
                yield field, found[name]


def _linked_data(script: str) -> Iterator[tuple[str, str]]:
    """schema.org's NewsArticle and its kin, as JSON in a script that is data and never runs."""
    try:
        said = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return
    things = said.get("@graph", [said]) if isinstance(said, dict) else said
    for thing in things if isinstance(things, list) else ():
        if isinstance(thing, dict) and str(thing.get("@type", "")).endswith(("Article", "Posting")):
            yield "title", _name(thing.get("headline"))
            yield "author", _name(thing.get("author"))
            yield "outlet", _name(thing.get("publisher"))
            yield "source_date", _name(thing.get("datePublished"))
            yield "url", _name(thing.get("url"))


def _name(said: object) -> str:
    """A text, a thing with a name, or several of them."""
    if isinstance(said, str):
        return said
    if isinstance(said, dict):
        return _name(said.get("name"))
    if isinstance(said, list):
        return ", ".join(filter(None, map(_name, said[:20])))
    return ""
