"""What Word and Google Docs write into their pages in ways of their own.

They put comments into the text, and into classes and styles what HTML has no word for.
"""

import re
from urllib.parse import parse_qs, urlsplit

from app.formats._dropped import Dropped, Loss
from app.formats._html_tree import Element, elements, empty, name_of, names

_WORDS_COMMENTS = re.compile(r"mso-element\s*:\s*comment-list|mso-special-character\s*:\s*comment")
_GOOGLES_COMMENT = re.compile(r"cmnt(?:_ref)?\d+")
_GOOGLES_LOOK = re.compile(r"\.(c\d{1,4})\{([^{}]{1,1000})\}")
_TITLE = frozenset(("title", "msotitle"))
_MAY_BE_TITLE = names("p h1 h2")


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
            empty(element if is_place else _comment_around(element))


def _comment_around(link: Element) -> Element:
    """The comment that begins with a link to its place: the <div> of nothing but it."""
    around = next(link.iterancestors("div"), link)
    return around if next(around.iter("a"), None) is link else link


def looks_of(page: Element) -> dict[str, str]:
    """What Google Docs declares of its classes, by which alone it makes type bold or italic."""
    return {
        name: declared
        for sheet in page.iter("style")
        for name, declared in _GOOGLES_LOOK.findall(sheet.text or "")
    }


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
