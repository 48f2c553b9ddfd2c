"""What Word prints before a numbered paragraph, counted as Word counts.

The file holds only 'list 4, level 1'. Which number that is depends on all paragraphs before it,
and how it looks on the list: 三、, （二）, 1.2 or a bullet.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.formats._numerals import numeral
from app.formats._text import is_wide
from app.formats._xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_PLACE = re.compile(r"%([1-9])")
_NO_SPACE_AFTER = "、．。，）】〉》：；"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    plain: bool = False  # w:isLgl: the numbers of all levels in decimals
    paragraph_style: str = ""


@dataclass(slots=True)
class _List:
    kind: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """All lists of a document. Call `mark` once per numbered paragraph, in document order."""

    def __init__(self, root: Element | None) -> None:
        self._kinds: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read_kinds(root)
            self._read_lists(root)

    def mark(self, list_id: str, depth: int) -> str | None:
        """The mark with the space after it, '' for a bullet, None for a list that is not there."""
        found = self._lists.get(list_id)
        if found is None:
            return None
        counts = self._counts.setdefault(found.kind, {})
        if not found.begun:
            found.begun = True
            counts.update({level: start - 1 for level, start in found.starts.items()})
        level = self._level(found, depth)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        if level.style in ("bullet", "none") and "%" not in level.text:
            return ""
        return _spaced(_PLACE.sub(lambda place: self._number(found, level, place), level.text))

    def depth_of(self, list_id: str, paragraph_style: str) -> int:
        """The level that the list ties to a paragraph style; 0 if it ties none."""
        found = self._lists.get(list_id)
        levels = self._kinds.get(found.kind, {}) if found else {}
        return next(
            (d for d, level in levels.items() if level.paragraph_style == paragraph_style), 0
        )

    def _level(self, found: _List, depth: int) -> Level:
        return found.levels.get(depth) or self._kinds.get(found.kind, {}).get(depth, Level())

    def _number(self, found: _List, level: Level, place: re.Match[str]) -> str:
        depth = int(place.group(1)) - 1
        printed = self._level(found, depth)
        count = self._counts[found.kind].get(depth, printed.start)
        return numeral(count, "decimal" if level.plain else printed.style)

    def _read_kinds(self, root: Element) -> None:
        linked: dict[str, str] = {}
        by_style: dict[str, str] = {}
        for element in root.iterfind(f"{W}abstractNum"):
            kind = element.get(f"{W}abstractNumId", "")
            self._kinds[kind] = _levels(element.iterfind(f"{W}lvl"))
            if style := value(element.find(f"{W}numStyleLink")):
                linked[kind] = style
            if style := value(element.find(f"{W}styleLink")):
                by_style[style] = kind
        for kind, style in linked.items():
            if style in by_style:
                self._kinds[kind] = self._kinds[by_style[style]]

    def _read_lists(self, root: Element) -> None:
        for element in root.iterfind(f"{W}num"):
            found = _List(value(element.find(f"{W}abstractNumId")))
            for changed in element.iterfind(f"{W}lvlOverride"):
                depth = whole(changed.get(f"{W}ilvl"))
                if (start := changed.find(f"{W}startOverride")) is not None:
                    found.starts[depth] = whole(value(start), 1)
                found.levels.update(_levels(changed.iterfind(f"{W}lvl")))
            self._lists[element.get(f"{W}numId", "")] = found


def _levels(elements: Iterable[Element]) -> dict[int, Level]:
    return {
        whole(element.get(f"{W}ilvl")): Level(
            style=value(element.find(f"{W}numFmt")) or "decimal",
            text=value(element.find(f"{W}lvlText")),
            start=whole(value(element.find(f"{W}start")), 1),
            plain=element.find(f"{W}isLgl") is not None,
            paragraph_style=value(element.find(f"{W}pStyle")),
        )
        for element in elements
    }


def _spaced(mark: str) -> str:
    """A mark and the space that stands for Word's tab, none after full-width punctuation."""
    mark = mark.strip()
    if not mark:
        return ""
    tight = mark[-1] in _NO_SPACE_AFTER or (is_wide(mark[-1]) and not mark[-1].isalnum())
    return mark if tight else f"{mark} "


def value(element: Element | None) -> str:
    """The w:val of an element, or ''."""
    return "" if element is None else element.get(f"{W}val", "")


def whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text, re.ASCII) else otherwise
