"""What Word and Google Docs write into their pages in ways of their own.

They put comments into the text, numbers of lists beside it, and the depth of a list or that a
paragraph is the title into classes and styles that are no HTML.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from app.formats._dropped import Dropped, Loss
from app.formats._html_tree import Element, elements, empty, name_of, names, text_of

_WORDS_COMMENTS = re.compile(r"mso-element\s*:\s*comment-list|mso-special-character\s*:\s*comment")
_GOOGLES_COMMENT = re.compile(r"cmnt(?:_ref)?\d+")
_WORDS_LIST = re.compile(r"mso-list\s*:[^;]*?\blevel([1-9])\b")
_WORDS_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_GOOGLES_LIST = re.compile(r"(?:^|\s)lst-kix_[^\s-]+-([0-8])(?:\s|$)")
_TITLE = frozenset(("title", "msotitle"))
_MAY_BE_TITLE = names("p h1 h2")
_NUMBER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that Word shows as an item of a list: its depth, from 0, and its mark."""

    depth: int
    mark: str


def without_comments(page: Element, dropped: Dropped) -> None:
    """Take the comments out of the tree: what somebody said of a text is no part of it."""
    for element in list(elements(page)):
        if _WORDS_COMMENTS.search(element.get("style", "")):
            is_list = "list" in element.get("style", "")
            dropped.add(Loss.COMMENT, 0 if is_list else 1)
            empty(element)
        elif name_of(element) == "a" and _GOOGLES_COMMENT.fullmatch(element.get("id", "")):
            is_place = element.get("id", "").startswith("cmnt_ref")
            dropped.add(Loss.COMMENT, int(is_place))
            around = None if is_place else next(element.iterancestors("div"), None)
            empty(element if around is None else around)


def item_of(element: Element) -> Item | None:
    """What Word says of a paragraph in a list; its mark is taken out of the paragraph."""
    found = _WORDS_LIST.search(element.get("style", ""))
    if not found:
        return None
    mark = ""
    for inner in element.iter("span"):
        if _WORDS_MARK.search(inner.get("style", "")):
            mark = text_of(inner)
            empty(inner)
    # A bullet is a letter of a symbol font: l, n and u are a disc, a square and a diamond there.
    is_number = _NUMBER.search(mark) is not None and mark not in ("l", "n", "u", "o", "Ø", "ü")
    return Item(int(found[1]) - 1, f"{mark} " if is_number else "")


def depth_of_list(element: Element, otherwise: int) -> int:
    """The depth that Google Docs says of a list, since it puts none into another."""
    found = _GOOGLES_LIST.search(element.get("class", ""))
    return int(found[1]) if found else otherwise


def title_of(page: Element) -> Element | None:
    """The paragraph that a program calls the title; None if there is none, or several."""
    found = [
        element
        for element in page.iter(*_MAY_BE_TITLE)
        if not _TITLE.isdisjoint(element.get("class", "").lower().split())
    ]
    return found[0] if len(found) == 1 else None


def address_of(link: Element) -> str:
    """Where a link leads; Google Docs leads past a page of its own.

    >>> from lxml import html
    >>> address_of(html.fromstring('<a href="https://www.google.com/url?q=https://a.b/c&sa=D">x</a>'))
    'https://a.b/c'
    """
    address = link.get("href", "").strip()
    if address.startswith("https://www.google.com/url?"):
        return parse_qs(urlsplit(address).query).get("q", [address])[0]
    return address
