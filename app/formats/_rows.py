"""The rows of a finished document as they are printed."""

from dataclasses import dataclass

from app.formats._document import Kind
from app.formats._finished import Pair
from app.formats._text import is_blank, tidy


@dataclass(frozen=True, slots=True)
class Side:
    """One paragraph in one language. `number` is what an ordered list counts before the text.

    `text` holds light marks; the places of its notes name them by their numbers.
    """

    text: str
    number: int | None = None
    own_mark: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of the body.

    A heading's level is 1 to 6, a list item's depth 0 to 8. Of a table every row has a first cell,
    and each cell is in a column of its own.
    """

    kind: Kind
    level: int
    source: Side
    target: Side


def target_of(pair: Pair) -> Side:
    """The translation of a paragraph, or what stands in for it."""
    text = tidy(pair.target)
    if not is_blank(text):
        return Side(text)
    return Side(untranslated(tidy(pair.source)), missing=True)


def untranslated(source: str) -> str:
    """What stands in for a missing translation.

    >>> untranslated("纯内资")
    '[untranslated: 纯内资]'
    """
    return f"[untranslated: {source}]"
