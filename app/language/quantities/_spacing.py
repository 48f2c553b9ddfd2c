"""Spaces that typesetters put between digits and Chinese characters: 18 亿元, 2020 年 3 月."""

import re
from dataclasses import replace

from app.language.quantities._values import Quantity

_SPACE = "[ \u00a0\u2009\u202f]"
_HAN = "\u4e00-\u9fff"
_INNER = re.compile(rf"(?<=[0-9%]){_SPACE}(?=[{_HAN}])|(?<=[{_HAN}]){_SPACE}(?=[0-9])")


def without_inner_spaces(text: str) -> tuple[str, list[int] | None]:
    """The text without them, and where each of its characters stood, and its end.

    None instead of the places where there was no such space.

    >>> without_inner_spaces("18 亿元")
    ('18亿元', [0, 1, 3, 4, 5])
    >>> without_inner_spaces("in 2020")
    ('in 2020', None)
    """
    spaces = {found.start() for found in _INNER.finditer(text)}
    if not spaces:
        return text, None
    places = [place for place in range(len(text)) if place not in spaces]
    return "".join(text[place] for place in places), [*places, len(text)]


def in_place(quantity: Quantity, text: str, places: list[int]) -> Quantity:
    """A quantity of the text without spaces, where it stands in the text as written."""
    start, end = places[quantity.start], places[quantity.end - 1] + 1
    return replace(quantity, start=start, end=end, text=text[start:end])
