"""The lists of a page: how deep they go and what is printed before an item.

HTML says it by lists in lists; Word and Google Docs say it by styles and classes.
"""

import re
from dataclasses import dataclass

from app.formats._html_tree import Element, empty, name_of, text_of, whole
from app.formats._numerals import numeral

_NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NO_MARK = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_GOOGLES = re.compile(r"(?:^|\s)lst-kix_[^\s-]+-([0-8])(?:\s|$)")
_WORDS = re.compile(r"mso-list\s*:[^;]*?\blevel([1-9])\b")
_WORDS_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
# A bullet of Word's is a letter of a symbol font, which has a disc or a square in its place.
_BULLETS = frozenset("lnuoØüv")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its depth, from 0, and the mark with a space, '' for a bullet."""

    depth: int
    mark: str


class Counter:
    """Numbers the items of one list as a browser does."""

    def __init__(self, of: Element) -> None:
        ordered = name_of(of) == "ol" and not _NO_MARK.search(of.get("style", ""))
        self._style = _NUMBERS.get(of.get("type", ""), "decimal") if ordered else None
        self._next = whole(of.get("start"), 1)

    def mark(self, item: Element) -> str:
        """The mark of the next item."""
        number = whole(item.get("value"), self._next)
        self._next = number + 1
        return f"{numeral(number, self._style)}. " if self._style else ""


def depth_of(element: Element, around: int) -> int:
    """The depth of a list in one of depth `around`; Google Docs puts none into another."""
    found = _GOOGLES.search(element.get("class", ""))
    return int(found[1]) if found else min(around + 1, _DEEPEST)


def word_item(paragraph: Element) -> Item | None:
    """What Word says of a paragraph in a list; its mark is taken out of the paragraph."""
    found = _WORDS.search(paragraph.get("style", ""))
    if not found:
        return None
    mark = ""
    for inner in paragraph.iter("span"):
        if _WORDS_MARK.search(inner.get("style", "")):
            mark = text_of(inner)
            empty(inner)
    is_number = re.search(r"\w", mark) is not None and mark not in _BULLETS
    return Item(int(found[1]) - 1, f"{mark} " if is_number else "")
