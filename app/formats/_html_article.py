"""Where the article is in a page: by the page's own marks, else where most of the prose is.

Losing a paragraph of the article is worse than keeping one of the page around it, so that
whatever is doubtful stays in, and what is left out is counted.
"""

import re
from dataclasses import dataclass

from app.formats import _front
from app.formats._document import FrontMatter
from app.formats._dropped import Dropped, Loss
from app.formats._html_metadata import metadata
from app.formats._html_tree import Element, elements, empty, is_hidden, name_of, names, text_of

GENERATOR = "Duizhao"

_AROUND = names("nav footer aside form dialog script style noscript template")
_AROUND_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?|share|related|recommend|breadcrumbs?|sidebar|advert|copyright|nav"
    r"|navbar|menu|toolbar|qrcode|pagination|footer)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST = 0.9  # of the prose: an element with so much of it holds the article
_HALF = 0.5  # of the prose: an <article> with less of it is a teaser for another page
_FEW = 0.2  # of the prose: an element named 'share' with more of it is no share bar
_SHORT = 200  # characters of prose: in a page with less there is nothing to choose between
_SENTENCE = re.compile(r"[，。！？；：,.!?;:]")
_CONTAINERS = names("div section article main td table tbody tr center")


@dataclass(frozen=True, slots=True)
class Article:
    """The element that holds the article, a heading that stands outside it, and its data."""

    body: Element
    heading: str
    front: FrontMatter


def find_article(page: Element, dropped: Dropped) -> Article:
    """The article of a page; what stands around and within it is taken out of the tree."""
    if _is_ours(page):
        return _our_article(page, dropped)
    front = metadata(page)
    whole = next(page.iter("body"), page)
    body = _by_id(page, "js_content")
    heading = text_of(_by_id(page, "activity-name"))
    if body is None or not text_of(body):
        prose = _Prose(whole)
        marked = prose.marked()
        body = prose.densest() if marked is None else marked
        _empty_around(body, prose, dropped)
    if not heading and not any(text_of(found) for found in body.iter("h1")):
        outside = [found for found in page.iter("h1") if text_of(found)]
        heading = text_of(outside[0]) if len(outside) == 1 else ""
    if left := len(text_of(whole)) - len(text_of(body)) - len(heading):
        dropped.add(Loss.OUTSIDE, max(left, 0))
    return Article(body, heading, front)


def _is_ours(page: Element) -> bool:
    return any(
        element.get("name") == "generator" and element.get("content") == GENERATOR
        for element in page.iter("meta")
    )


def _our_article(page: Element, dropped: Dropped) -> Article:
    """A document that was written here: its labelled lines and its notice are known."""
    labelled = []
    for element in [found for found in page.iter("dl") if found.get("class") == "front-matter"]:
        values = zip(element.iter("dt"), element.iter("dd"), strict=False)
        labelled += [(text_of(label), _with_breaks(value)) for label, value in values]
        empty(element)
    for element in [found for found in page.iter("p") if found.get("class") == "draft"]:
        dropped.add(Loss.NOTICE)
        empty(element)
    return Article(next(page.iter("article"), page), "", _front.from_lines(labelled))


def _with_breaks(element: Element) -> str:
    inner = ((_with_breaks(child), child.tail or "") for child in element)
    own = "\n" if name_of(element) == "br" else element.text or ""
    return own + "".join(map("".join, inner))


def _by_id(page: Element, name: str) -> Element | None:
    return next((found for found in elements(page) if found.get("id") == name), None)


class _Prose:
    """How much prose each element holds: text with punctuation, outside links and menus."""

    def __init__(self, whole: Element) -> None:
        self._whole = whole
        self._amounts: dict[Element, int] = {}
        self._measure(whole)
        self.total = self._amounts[whole]

    def _measure(self, element: Element) -> int:
        name = name_of(element)
        amount = 0
        if name and name != "a" and not _is_around(element, name):
            amount = _sentences(element.text)
            for child in element:
                amount += self._measure(child) + _sentences(child.tail)
        self._amounts[element] = amount
        return amount

    def share(self, element: Element) -> float:
        return self._amounts.get(element, 0) / self.total if self.total else 0.0

    def marked(self) -> Element | None:
        """The element that the page itself calls its article, if most of the prose is there."""
        found = [
            *(e for e in elements(self._whole) if e.get("itemprop") == "articleBody"),
            *self._whole.iter("article"),
            *(e for e in elements(self._whole) if name_of(e) == "main" or e.get("role") == "main"),
        ]
        return next((element for element in found if self.share(element) >= _HALF), None)

    def densest(self) -> Element:
        """The smallest element with nearly all of the prose, its main heading included."""
        element = self._whole
        while self.total >= _SHORT:
            inner = [
                child
                for child in element
                if name_of(child) in _CONTAINERS
                and self._amounts[child] >= _MOST * self._amounts[element]
            ]
            beside = (child for child in element if child not in inner)
            if not inner or any(next(child.iter("h1"), None) is not None for child in beside):
                break
            element = inner[0]
        return element


def _sentences(text: str | None) -> int:
    return len(text.strip()) if text and _SENTENCE.search(text) else 0


def _is_around(element: Element, name: str) -> bool:
    return name in _AROUND or element.get("role") in _AROUND_ROLES or is_hidden(element)


def _empty_around(body: Element, prose: _Prose, dropped: Dropped) -> None:
    """Take menus, share bars and the like out of the body; scripts are left to the walk."""
    for element in list(elements(body)):
        named = f"{element.get('class', '')} {element.get('id', '')}"
        is_bar = _AROUND_NAMES.search(named) is not None and prose.share(element) < _FEW
        if element is not body and (element.get("role") in _AROUND_ROLES or is_bar):
            if text_of(element):
                dropped.add(Loss.NAVIGATION)
            empty(element)
