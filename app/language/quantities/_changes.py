"""What a text says of a quantity's change: up or down, by so much or to so much, since when."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.language.quantities import _change_words as words
from app.language.quantities._values import Kind, Quantity
from app.language.scripts import fold


class Direction(StrEnum):
    """Where a quantity goes."""

    UNKNOWN = ""
    UP = "up"
    DOWN = "down"


class Role(StrEnum):
    """Is the quantity the change itself (by), or what it ends at (to), or begins at (from)?"""

    UNKNOWN = ""
    BY = "by"
    TO = "to"
    FROM = "from"


class Period(StrEnum):
    """What a figure is compared with."""

    YEAR_BEFORE = "year-on-year"
    PERIOD_BEFORE = "period-on-period"


@dataclass(frozen=True, slots=True)
class Change:
    """What is said of one quantity; unknown unless the words beside it are plain."""

    direction: Direction = Direction.UNKNOWN
    role: Role = Role.UNKNOWN


_NONE = Change()
_CHANGING = {Kind.NUMBER, Kind.RATIO, Kind.POINTS, Kind.BASIS_POINTS, Kind.MULTIPLE}
# 'fell below 5 percent' says where it ends, as 降至5%以下 does.
_LIMIT = re.compile(r"(?:below|under|above)\b", re.IGNORECASE)
_ROLES = {
    "to": Role.TO,
    "reaching": Role.TO,
    "to reach": Role.TO,
    "from": Role.FROM,
    "for": Role.UNKNOWN,
}
_WINDOW = 64  # a verb stands near its number
_FROM = re.compile(r"[由从自](?!而)[^\d由从自]{0,8}$")
_NARROWED = re.compile("(?:收窄|扩大|缩小|回落|放缓)[至到](?:了|约)?$")
_GOES = re.compile(r"[^,;。]{0,12}[升降增减涨跌提扩缩]")
_ENDS_EN = re.compile(r"\bfrom\s(?:[\w.,%$-]{1,12}\s){1,2}to\s[$¥€£]?$|(?P<from>\bfrom\s)[$¥€£]?$")
_OWN_VERB = re.compile(r"[^\d一二两三四五六七八九十百千万几数半]{1,8}")
key_of = lru_cache(maxsize=16)(fold)  # the key of a part is the part of the key


def change_in_chinese(text: str, quantity: Quantity) -> Change:
    """What a Chinese text says of the change of one of its quantities.

    >>> from app.language.quantities import read_chinese
    >>> text = "利润降至两成"
    >>> change_in_chinese(text, *read_chinese(text))
    Change(direction=<Direction.DOWN: 'down'>, role=<Role.TO: 'to'>)
    """
    if quantity.kind not in _CHANGING:
        return _NONE
    before = key_of(text)[max(0, quantity.start - _WINDOW) : quantity.start]
    # The verb may belong to the quantity: 增长了两倍 is read as one.
    own = _own_verb(fold(quantity.text))
    before = words.STOP_ZH.split(before)[-1] + own
    after = key_of(text)[quantity.end : quantity.end + 12]
    if words.DOUBLE_ZH.search(before[-14:] + words.STOP_ZH.split(after)[0][:4]):
        # A decline that narrows: which way is not said, but by or to is.
        return Change(role=Role.TO) if _NARROWED.search(before) else _NONE
    if _FROM.search(before) and _GOES.match(after):
        return Change(role=Role.FROM)
    found = words.BEFORE_ZH.search(before)
    if found:
        up = found["up"] is not None
        is_share = found.group()[1:2] in "幅长速率" and found["to"] in ("为", None)
        role = Role.BY if is_share or not found["to"] else Role.TO
        role = Role.TO if found.group()[:2] in words.ENDS else role
        return Change(Direction.UP if up else Direction.DOWN, role)
    found = words.THAN_ZH.search(before) or words.AFTER_ZH.match(after)
    if found:
        return Change(Direction.UP if found["up"] else Direction.DOWN, Role.BY)
    return _NONE


def _own_verb(written: str) -> str:
    found = _OWN_VERB.match(written)
    return found.group() if found else ""


def change_in_english(text: str, quantity: Quantity) -> Change:
    """What an English text says of the change of one of its quantities.

    >>> from app.language.quantities import read_english
    >>> text = "Profits fell to 20 percent."
    >>> change_in_english(text, *read_english(text))
    Change(direction=<Direction.DOWN: 'down'>, role=<Role.TO: 'to'>)
    """
    if quantity.kind not in _CHANGING:
        return _NONE
    key = key_of(text)
    before = words.STOP_EN.split(key[max(0, quantity.start - _WINDOW) : quantity.start])[-1]
    if found := words.BEFORE_EN.search(before):
        link = (found["link"] or found["far"] or "").strip()
        if link == "at":
            return _NONE
        direction = Direction.UP if found["up"] else Direction.DOWN
        is_limit = _LIMIT.match(quantity.text) is not None and not link
        return Change(direction, Role.UNKNOWN if is_limit else _ROLES.get(link, Role.BY))
    if quantity.low < 1 and words.AS_MANY_EN.match(key[quantity.end : quantity.end + 12]):
        return Change(role=Role.TO)
    if found := _ENDS_EN.search(before):
        return Change(role=Role.FROM if found["from"] else Role.TO)
    found = words.AFTER_EN.match(key[quantity.end : quantity.end + 48])
    return Change(Direction.UP if found["up"] else Direction.DOWN, Role.BY) if found else _NONE


def says_less(text: str) -> bool:
    """Does a text in either language say anywhere that something is below zero, or shrinks?

    >>> says_less("GDP contracted 2.1 percent"), says_less("GDP增长2.1%")
    (True, False)
    """
    return words.LESS.search(key_of(text)) is not None


def compared_in_chinese(text: str) -> set[Period]:
    """Which comparisons a Chinese text names: 同比 with the year before, 环比 with the period."""
    key = key_of(text)
    named = {Period.YEAR_BEFORE} if words.SAME_PERIOD_ZH.search(key) else set()
    return named | {Period.PERIOD_BEFORE} if words.LAST_PERIOD_ZH.search(key) else named


def compared_at(text: str, quantity: Quantity, since: int, until: int) -> Period | None:
    """What one quantity of an English text is compared with, by what stands between two places.

    >>> from app.language.quantities import read_english
    >>> text = "up 2 percent from a year earlier"
    >>> compared_at(text, read_english(text)[0], 0, len(text))
    <Period.YEAR_BEFORE: 'year-on-year'>
    """
    after = key_of(text)[quantity.end : min(until, quantity.end + _WINDOW)]
    before = key_of(text)[max(since, quantity.start - _WINDOW) : quantity.start]
    for part in (words.JOINT_EN.split(after)[0], words.JOINT_EN.split(before)[-1]):
        named = {Period.YEAR_BEFORE} if words.SAME_PERIOD_EN.search(part) else set()
        if words.LAST_PERIOD_EN.search(part):
            named.add(Period.PERIOD_BEFORE)
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def compared_before(text: str, quantity: Quantity) -> Period | None:
    """What one quantity of a Chinese text is compared with, by the words before it."""
    before = key_of(text)[max(0, quantity.start - _WINDOW) : quantity.start]
    named = compared_in_chinese(words.STOP_ZH.split(before)[-1])
    return named.pop() if len(named) == 1 else None


def compared_otherwise(text: str, named: Period) -> bool:
    """Does an English text plainly make the other comparison, and nowhere this one?

    >>> compared_otherwise("up 2 percent from the previous month", Period.YEAR_BEFORE)
    True
    >>> compared_otherwise("up 2 percent in June", Period.YEAR_BEFORE)
    False
    """
    key = key_of(text)
    if named is Period.YEAR_BEFORE:
        return bool(words.LAST_PERIOD_EN.search(key)) and not words.YEAR_EN.search(key)
    return bool(words.SAME_PERIOD_EN.search(key)) and not words.MONTH_EN.search(key)
