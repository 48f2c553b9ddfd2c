"""Words that say which of two sides an amount is on: profit or loss, surplus or deficit."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.language.quantities import _change_words as words
from app.language.quantities._changes import key_of
from app.language.quantities._values import DATES, Kind, Quantity


class Side(StrEnum):
    """One of two opposites."""

    PROFIT = "a profit"
    LOSS = "a loss"
    SURPLUS = "a surplus"
    DEFICIT = "a deficit"
    INFLOW = "an inflow"
    OUTFLOW = "an outflow"
    BUYING = "buying"
    SELLING = "selling"
    EXPORTS = "exports"
    IMPORTS = "imports"
    HIGH = "a high"
    LOW = "a low"
    EARLY = "being early"
    LATE = "being late"
    PAST = "the past"
    FUTURE = "the future"
    PER_SECOND = "a second"
    PER_MINUTE = "a minute"
    HOURLY = "an hour"
    DAILY = "a day"
    WEEKLY = "a week"
    MONTHLY = "a month"
    YEARLY = "a year"


class _Axis(NamedTuple):
    sides: tuple[Side, Side]
    chinese: tuple[re.Pattern[str], re.Pattern[str]]
    english: tuple[re.Pattern[str], re.Pattern[str]]


def _axis(one: tuple[Side, str, str], other: tuple[Side, str, str]) -> _Axis:
    return _Axis(
        (one[0], other[0]),
        (re.compile(one[1]), re.compile(other[1])),
        (re.compile(rf"\b(?:{one[2]})\b"), re.compile(rf"\b(?:{other[2]})\b")),
    )


# Both sides stand in 进出口 and 扭亏为盈; 损失 and 'earnings' are said of either, and acquit.
_AXES = (
    _axis(
        (
            Side.PROFIT,
            "盈利|净利|利润|获利|净赚|盈余|[为转]盈",
            r"profit\w*|gains?|earn\w*|net income",
        ),
        (Side.LOSS, "亏|损失", r"loss(?:es)?|los[et]|losing|deficits?|in the red|unprofitabl\w*"),
    ),
    _axis(
        (Side.SURPLUS, "顺差|盈余", r"surplus\w*"),
        (Side.DEFICIT, "逆差|赤字", r"deficits?|shortfalls?|gaps?"),
    ),
    _axis(
        (Side.INFLOW, "流入", r"inflows?|(?:flow|pour|c[ao]m|went)\w* in(?:to)?"),
        (
            Side.OUTFLOW,
            "流出",
            r"outflows?|(?:flow|pour|c[ao]m|went|pull)\w* out|left|leav\w+|withdr\w*",
        ),
    ),
    _axis(
        (Side.BUYING, "买入|购买|买进|增持", r"buy\w*|bought|purchas\w*|acquir\w*"),
        (Side.SELLING, "卖|售|抛", r"sell\w*|sold|sales?|dump\w*|offload\w*"),
    ),
    _axis(
        (Side.EXPORTS, "(?<!进)出口", r"export(?:s|ed|ing|ers?)?|abroad|shipments?"),
        (Side.IMPORTS, "进口|进出口", r"import(?:s|ed|ing|ers?)?"),
    ),
    _axis(
        (Side.HIGH, "新高|最高", r"high\w*|peak\w*|records?|top\w*|max\w*|most"),
        (Side.LOW, "新低|最低", r"low\w*|bottom\w*|trough\w*|min\w*|least|worst"),
    ),
    _axis(
        (Side.EARLY, "提前|早于", r"earl\w+|ahead|before|advance\w*|sooner"),
        (
            Side.LATE,
            "推迟|延[后迟误期]|晚于|迟到|晚点|逾期",
            r"late\w*|delay\w*|postpone\w*|behind|after|overdue|deferr\w*",
        ),
    ),
)
_NOT_SIDED = DATES | {Kind.ORDINAL, Kind.LITERAL}
_MINUS = ("-", "−", "负")  # 利润为-5亿元 is a loss
_WIDE = 60  # characters on each side; a word for a side stands in the clause of its amount
_NEXT = 16
_IS_NEXT = re.compile(r"\s?(?:of|at|to|为|达|了)?\s?[$¥€£]?$")
_PASSING = frozenset(("year", "month", "week", "day", "hour", "minute", "second", "century"))
_TENSES = {
    Side.PAST: (
        re.compile(r"(?:过去|最近)的?$|\b(?:past|last|previous)\s$"),
        re.compile(r"[之以]?前(?=[,;。的)]|$)|\s(?:ago|earlier)\b"),
    ),
    Side.FUTURE: (
        re.compile(r"(?:未来|今后|接下来)的?$|\b(?:next|coming|following)\s$"),
        re.compile(r"[之以]?后(?=[,;。的)]|$)|\s(?:later|from now|hence|afterwards?)\b"),
    ),
}
_RATES = {
    side: (
        re.compile(rf"每个?{chinese}|{other}"),
        re.compile(rf"(?:\s(?:an?|per|each|every)\s|\s?/\s?){english}\b|\s{adverb}\b"),
    )
    for side, chinese, other, english, adverb in (
        (Side.PER_SECOND, "秒(?!杀)", "秒速", "second", "(?!)"),
        (Side.PER_MINUTE, "分(?!钱|成|配|之)", "分速", "minute", "(?!)"),
        (Side.HOURLY, "(?:小时|钟头)", "时[薪速]", "hour", "hourly"),
        (Side.DAILY, "[天日]", "日[均产供]", "day", "daily"),
        (Side.WEEKLY, "(?:周(?!岁)|星期|礼拜)", "周均", "week", "weekly"),
        (Side.MONTHLY, "月", "月[薪均租供产]", "month", "monthly"),
        (Side.YEARLY, "年", "年[薪均租化产]", "year", "(?:annually|yearly)"),
    )
}


def opposite_sides(
    source: str, one: Quantity, target: str, other: Quantity
) -> tuple[Side, Side] | None:
    """The sides of two amounts that go together, where the words around them name opposite ones.

    >>> from app.language.quantities import read_chinese, read_english
    >>> zh, en = "净亏损3亿元", "a net profit of 300 million yuan"
    >>> opposite_sides(zh, *read_chinese(zh), en, *read_english(en))
    (<Side.LOSS: 'a loss'>, <Side.PROFIT: 'a profit'>)
    """
    key = key_of(source)
    axes, is_dated, rates = _named(key)
    if not axes and not is_dated and not rates:
        return None
    if is_dated and one.unit in _PASSING and other.unit in _PASSING:
        # Like with like: 中断5个月后 is 'after 5 months', which are past.
        for meant, said in zip(_tenses(key, one), _tenses(key_of(target), other), strict=True):
            if meant and said:
                return None if meant is said else (meant, said)
    if rates and one.kind is Kind.NUMBER and (turned := _other_rate(key, target, other)):
        return turned
    is_less = key[max(0, one.start - 1) : one.start] in _MINUS
    if not axes or is_less or one.kind in _NOT_SIDED:
        return None
    clause = _around(key, one, words.STOP_ZH)
    told = _around(key_of(target), other, words.STOP_EN)
    for axis in axes:
        meant, said = _side(axis.sides, axis.chinese, clause), _side(axis.sides, axis.english, told)
        if meant and said and meant is not said:
            return meant, said
    return None


_DATED = re.compile("[前后]|过去|最近|未来|接下来")
_ANY_RATE = re.compile("[每均薪速租供化产]")
_ANY = re.compile("|".join(found.pattern for axis in _AXES for found in axis.chinese))


@lru_cache(maxsize=16)
def _named(key: str) -> tuple[tuple[_Axis, ...], bool, tuple[Side, ...]]:
    """The axes of which a text names a side, whether it may say before or after, and its rates."""
    is_dated = _DATED.search(key) is not None
    rates: tuple[Side, ...] = ()
    if _ANY_RATE.search(key):
        rates = tuple(side for side, (chinese, _) in _RATES.items() if chinese.search(key))
    if not _ANY.search(key):
        return (), is_dated, rates
    named = [axis for axis in _AXES if any(found.search(key) for found in axis.chinese)]
    return tuple(named), is_dated, rates


def _other_rate(key: str, target: str, other: Quantity) -> tuple[Side, Side] | None:
    """每年1200元 is not '1,200 yuan a month': where the source names one rate alone."""
    _, _, rates = _named(key)
    told = key_of(target)
    said = [side for side, (_, english) in _RATES.items() if english.match(told, other.end)]
    if len(rates) != 1 or not said or said[0] in rates:
        return None
    return rates[0], said[0]


def _around(key: str, quantity: Quantity, stop: re.Pattern[str]) -> str:
    """The clause of a quantity, without it."""
    before = stop.split(key[max(0, quantity.start - _WIDE) : quantity.start])[-1]
    after = stop.split(key[quantity.end : quantity.end + _WIDE])[0]
    return f"{before} | {after}"


def _side(
    sides: tuple[Side, Side], patterns: tuple[re.Pattern[str], re.Pattern[str]], clause: str
) -> Side | None:
    """The one side that a clause names; none if it names both, or neither."""
    found = [pattern.search(clause) is not None for pattern in patterns]
    if all(found):  # the one that stands right before the number, 'a net profit of'
        before = clause.partition(" | ")[0][-_NEXT:]
        found = [
            any(_IS_NEXT.match(before, one.end()) for one in pattern.finditer(before))
            for pattern in patterns
        ]
    return sides[found.index(True)] if found.count(True) == 1 else None


def _tenses(key: str, quantity: Quantity) -> tuple[Side | None, Side | None]:
    """Whether a length of time lies behind or ahead, by the words right before it and behind it."""
    before = key[max(0, quantity.start - 10) : quantity.start]
    return (
        next((side for side, (leading, _) in _TENSES.items() if leading.search(before)), None),
        next(
            (side for side, (_, after) in _TENSES.items() if after.match(key, quantity.end)), None
        ),
    )
