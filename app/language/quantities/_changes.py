"""What a text says of a quantity's change: up or down, by so much or to so much, since when."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.language.quantities._values import Kind, Quantity
from app.language.scripts import fold


class Direction(StrEnum):
    """Where a quantity goes."""

    UNKNOWN = ""
    UP = "up"
    DOWN = "down"


class Role(StrEnum):
    """Is the quantity the change itself (by), or what it ends at (to)?"""

    UNKNOWN = ""
    BY = "by"
    TO = "to"


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
_WINDOW = 64  # a verb stands near its number

_UP_ZH = (
    "增长|增加|增多|增至|增到|增产|增收|增|提高|提升|提价|上升|上涨|上扬|上调|升高|升值|升至|升到|回升|攀升|飙升|跃升|扩大|扩张"
    "|涨至|涨到|涨价|大涨|上浮|高出|多出|加薪|涨|升|增幅|涨幅|升幅"
)
_DOWN_ZH = (
    "减少|减至|减到|减产|减|缩减|削减|裁减|下降|下滑|下跌|下调|下挫|下浮|降低|降至|降到|降价|跌至|跌到|跌破|大跌|暴跌|回落"
    "|缩小|缩水|萎缩|贬值|降|跌|滑落|收窄|负增长|降幅|跌幅|减幅"
)
_WORD_ZH = rf"(?P<up>{_UP_ZH})|(?P<down>负增长|{_DOWN_ZH})"
# 降幅收窄, 多减, 止跌, 减速: a change of a change is not judged. 提升 means rank after 由.
_DOUBLE_ZH = re.compile(
    r"[增涨升降跌减]幅[^，。；]{0,4}(?:收窄|扩大|缩小|回落|加快|放缓|提高|上升|下降|减少|增加|比|较)"
    r"|[少多][增减]|减[亏负税排速缓免半]|降[本耗雨水温息准压]|增[速量值幅强]"
    r"(?:放缓|回落|下降|下滑|收窄|加快|提高|上升|为|达)?|止[跌升降]|升级|提升[^至到了\d]|涨停|跌停|跌破"
    r"|增[加长]?(?:不到|少)|未[增减升降]|不[增减升降]|升[学旗职任]"
)
_BEFORE_ZH = re.compile(
    rf"(?:负增长|(?P<up>{_UP_ZH})|(?P<down>{_DOWN_ZH}))(?:幅度?|速度|率)?(?:了|约|近|超过?|逾|将近|大约|可|将|有|高|仅|也|就|达|共|近)"
    r"{0,3}(?P<to>至|到|为|成)?(?:了|约|近|超过?|逾|将近|大约|仅|的)?\s?$"
)
_AFTER_ZH = re.compile(
    r"(?:以上|左右|多)?的?(?:同比|环比|年均)?(?:负增长|(?P<up>增长|增幅|涨幅|升幅|增速)|(?P<down>降幅|跌幅|下降|减幅))"
)
_STOP_ZH = re.compile(r"[，。；！？、：\n（(]")

_UP_EN = (
    "increas(?:e|es|ed|ing)|rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|growth|up|gain(?:s|ed|ing)?"
    "|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|rais(?:e|es|ed|ing)|expand(?:s|ed|ing)?"
    "|expansion|hikes?|hiked|improved?|upward|rebound(?:s|ed)?|higher|added|edged up|went up"
)
_DOWN_EN = (
    "decreas(?:e|es|ed|ing)|fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|down"
    "|reduc(?:e|es|ed|ing|tion)|slid|slide|slipped|cut|cuts|cutting|lower(?:ed|s|ing)?|shr[aiu]nk(?:s|ing)?"
    "|shrunken|contract(?:ed|ion)|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|slump(?:s|ed)?|tumbl(?:e|es|ed|ing)|narrow(?:ed|s|ing)"
    "|dip(?:s|ped)?|loss|lost|slash(?:ed|es|ing)|went down|downward"
)
_FILL_EN = (
    r"(?:sharply|slightly|further|again|steadily|significantly|dramatically|rapidly|another|year[- ]on[- ]year|year[- ]over[- ]year"
    r"|yoy|month[- ]on[- ]month|quarter[- ]on[- ]quarter|rate|only|just|some|a|an|the|about|nearly|almost|over|around|approximately"
    r"|roughly|more than|less than|as much as|in total|on average|annually|it|them|prices?|output|size|value)"
)
_BEFORE_EN = re.compile(
    rf"\b(?:(?P<up>{_UP_EN})|(?P<down>{_DOWN_EN}))(?:\s{_FILL_EN}){{0,4}}"
    rf"(?P<link>\s(?:by|of|to|from|at|reaching|to reach))?(?:\s{_FILL_EN}){{0,2}}\s?[$¥€£]?$"
)
_AFTER_EN = re.compile(
    r"^\s?(?:(?:sharp|slight|year[- ]on[- ]year|year[- ]over[- ]year|yoy|y/y|annual|monthly|month[- ]on[- ]month|in|point)\s){0,3}"
    r"(?:(?P<up>increase|rise|growth|gain|jump|surge|hike|expansion|higher|uptick)"
    r"|(?P<down>decrease|fall|drop|decline|reduction|cut|lower|contraction|plunge|loss|dip))\b"
)
_STOP_EN = re.compile(r"[,;!?:()\n]|\.\s")

_SAME_PERIOD_ZH = re.compile("同比|比上年同期|比去年同期|较上年同期|较去年同期|与去年同期相比")
_LAST_PERIOD_ZH = re.compile("环比|比上月|较上月|比上个月|较上个月|比上季度|较上季度|比上一季度|较上一季度")
_SAME_PERIOD_EN = re.compile(
    r"year[\s-]on[\s-]year|year[\s-]over[\s-]year|\by-?o-?y\b|\by/y\b|a year (?:ago|earlier|before)|one year (?:ago|earlier)"
    r"|(?:same|corresponding) (?:period|time|month|quarter)|(?:last|previous|prior|past) year|annual|a year|this time last"
    r"|on the year|\d{4}|from last|compared"
)
_LAST_PERIOD_EN = re.compile(
    r"month[\s-]on[\s-]month|month[\s-]over[\s-]month|quarter[\s-]on[\s-]quarter|quarter[\s-]over[\s-]quarter|\bm-?o-?m\b|\bq-?o-?q\b"
    r"|\bm/m\b|\bq/q\b|sequential|(?:last|previous|prior|preceding|past) (?:month|quarter|week|day|period)"
    r"|(?:a|one) (?:month|quarter|week|day) (?:ago|earlier|before)|week[\s-]on[\s-]week|chain|on the month|on the quarter"
    r"|from (?:january|february|march|april|may|june|july|august|september|october|november|december)|period[\s-]"
)


def change_in_chinese(text: str, quantity: Quantity) -> Change:
    """What a Chinese text says of the change of one of its quantities.

    >>> from app.language.quantities import read_chinese
    >>> text = "利润降至两成"
    >>> change_in_chinese(text, *read_chinese(text))
    Change(direction=<Direction.DOWN: 'down'>, role=<Role.TO: 'to'>)
    """
    if quantity.kind not in _CHANGING:
        return _NONE
    before = fold(text[max(0, quantity.start - _WINDOW) : quantity.start])
    # The verb may belong to the quantity: 增长了两倍 is read as one.
    own = _own_verb(fold(quantity.text))
    before = _STOP_ZH.split(before)[-1] + own
    after = fold(text[quantity.end : quantity.end + 12])
    if _DOUBLE_ZH.search(before[-14:] + after[:4]):
        return _NONE
    found = _BEFORE_ZH.search(before)
    if found:
        up = found["up"] is not None
        role = Role.TO if found["to"] or found.group()[-1:] in "至到" else Role.BY
        return Change(Direction.UP if up else Direction.DOWN, role)
    if found := _AFTER_ZH.match(after):
        return Change(Direction.UP if found["up"] else Direction.DOWN, Role.BY)
    return _NONE


def _own_verb(written: str) -> str:
    found = re.match(r"[^\d一二两三四五六七八九十百千万几数半]{1,8}", written)
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
    before = _STOP_EN.split(fold(text[max(0, quantity.start - _WINDOW) : quantity.start]))[-1]
    if found := _BEFORE_EN.search(before):
        link = (found["link"] or "").strip()
        if link in ("from", "at"):
            return _NONE
        role = Role.TO if link in ("to", "reaching", "to reach") else Role.BY
        return Change(Direction.UP if found["up"] else Direction.DOWN, role)
    if found := _AFTER_EN.match(fold(text[quantity.end : quantity.end + 48])):
        return Change(Direction.UP if found["up"] else Direction.DOWN, Role.BY)
    return _NONE


def compared_in_chinese(text: str) -> set[Period]:
    """Which comparisons a Chinese text names: 同比 with the year before, 环比 with the period."""
    return _compared(fold(text), _SAME_PERIOD_ZH.search, _LAST_PERIOD_ZH.search)


def compared_in_english(text: str) -> set[Period]:
    """Which comparisons an English text names."""
    return _compared(fold(text), _SAME_PERIOD_EN.search, _LAST_PERIOD_EN.search)


def _compared(
    key: str,
    year_before: Callable[[str], re.Match[str] | None],
    period_before: Callable[[str], re.Match[str] | None],
) -> set[Period]:
    named = set()
    if year_before(key):
        named.add(Period.YEAR_BEFORE)
    if period_before(key):
        named.add(Period.PERIOD_BEFORE)
    return named
