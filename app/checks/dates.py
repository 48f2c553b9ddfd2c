"""A date or period of the source is missing from the target, or is another one.

Years, months, days, quarters, halves of a year, decades, weekdays and times of day; 前三季度 is
'the first three quarters', not the third.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from app.checks._amounts import Amounts, amounts, span
from app.checks._finding import Found, Severity, Unit
from app.language.quantities import (
    DATES,
    Contradiction,
    Hedge,
    Kind,
    Quantity,
    Strength,
    is_other_part_of_day,
    is_other_turn,
)

severity = Severity.ERROR
messages = {
    "other": "“{source}” is another date or period than “{target}”.",
    "missing": "“{source}” is missing from the target.",
    "added": "“{target}” has no counterpart in the source.",
    "day": "The source names another part of the day than the target.",
    "turn": "The source speaks of another year, month or week (last, this, next) than the target.",
    "lunar": "“{source}” is a day of the lunar calendar, “{target}” is not.",
    "month": "The source names no month, but the target says “{target}”.",
}

# The days of a month that its beginning, its middle and its end may stand for.
_DAYS_OF_PART = {Fraction(1): (1, 10), Fraction(2): (10, 20), Fraction(3): (21, 31)}
_PERIODS = {Kind.QUARTER, Kind.HALF, Kind.DECADE, Kind.COHORT, Kind.CENTURY, Kind.PLAN}


_DATED = frozenset((Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.DECADE, Kind.CENTURY))
_SIDE = re.compile(
    "年?[之以]?(?:(?P<before>前)(?![后後期景])|[后後](?!期)|以[来來]|起(?!草|义|義))"
)
_SIDE_ENGLISH = re.compile(r"\b(?:(?P<after>after|since)|before|by|until|prior\sto)\s(?:the\s)?$")


_OTHER_MONTH = re.compile("[上下本当次前同]一?个?月|环比|月末|翌月")
_LUNAR = re.compile("(?:农历|阴历|旧历)(?:.{0,6}年)?闰?$")
_LUNAR_STANDS = 12  # characters before a month
_SAYS_LUNAR = re.compile(r"\b(?:lunar|lunisolar|traditional|chinese)\b", re.IGNORECASE)


def find(unit: Unit) -> Iterator[Found]:
    """Errors where one date stands for another; a month made up is a hint, often meant so."""
    found = amounts(unit)
    yield from _turned(unit, found)
    yield from _lunar(unit, found)
    for one in found.contradictions:
        if not _is_date(one):
            continue
        if one.source is not None and one.target is not None:
            if _is_sure(one.source, one.target):
                yield _other(one.source, one.target)
        elif one.source is not None:
            if one.source.strength is Strength.STRONG or _ends_a_year(one.source):
                yield Found(
                    "missing",
                    {"source": one.source.text},
                    source=span(one.source),
                    severity=Severity.WARNING,
                )
        elif one.target is not None:
            yield from _added(one.target, _named(unit))
    if is_other_part_of_day(unit.source, unit.target):
        yield Found("day", severity=Severity.WARNING)
    if is_other_turn(unit.source, unit.target):
        yield Found("turn", severity=Severity.WARNING)


def _lunar(unit: Unit, found: Amounts) -> Iterator[Found]:
    """农历八月十五 is no 'August 15'."""
    if "历" not in unit.source:
        return
    for source, target in found.pairing.pairs:
        before = unit.source[max(0, source.start - _LUNAR_STANDS) : source.start]
        if source.kind is target.kind is Kind.MONTH and _LUNAR.search(before):
            facts = {"source": source.text, "target": target.text}
            yield Found("lunar", facts, span(source), span(target), severity=Severity.WARNING)


def _turned(unit: Unit, found: Amounts) -> Iterator[Found]:
    """年底前 is not 'after the end of the year', nor 2025年前 'after 2025'."""
    for source, target in found.pairing.pairs:
        if source.kind is Kind.PART:
            is_turned = (source.hedge, target.hedge) == (Hedge.UNDER, Hedge.OVER)
        else:
            is_turned = source.kind in _DATED and _is_turned_round(unit, source, target)
        if is_turned:
            yield _other(source, target)


def _is_turned_round(unit: Unit, source: Quantity, target: Quantity) -> bool:
    """2025年前 is not 'after 2025', nor 3月15日后 'before March 15'."""
    side = _SIDE.match(unit.source, source.end)
    if side is None:
        return False
    before = _SIDE_ENGLISH.search(unit.target[max(0, target.start - 12) : target.start].lower())
    if before is None:
        return False
    return (side["before"] is None) is (before["after"] is None)


def _is_date(one: Contradiction) -> bool:
    return any(end is not None and end.kind in DATES for end in (one.source, one.target))


def _is_sure(source: Quantity, target: Quantity) -> bool:
    """Weekdays and hours are paraphrased: two of them must be the same kind, and strong enough."""
    if source.kind is Kind.PART:
        return source.low != target.low
    return True


def _other(source: Quantity, target: Quantity) -> Found:
    sure = Strength.WEAK not in (source.strength, target.strength)
    return Found(
        "other",
        {"source": source.text, "target": target.text},
        source=span(source),
        target=span(target),
        severity=Severity.ERROR if sure else Severity.WARNING,
    )


def _ends_a_year(source: Quantity) -> bool:
    """2020年底前 without 'end' is another year; 年底 alone is said in many ways."""
    return source.kind is Kind.PART and source.hedge is Hedge.UNDER


@dataclass(frozen=True, slots=True)
class _Named:
    """The dates that a source names, by which a new one is judged."""

    kinds: frozenset[Kind]
    months: frozenset[int]
    parts: frozenset[Fraction]
    has_other_month: bool  # 上月, or a day without its month, may be given one


@lru_cache(maxsize=16)
def _named(unit: Unit) -> _Named:
    """Gathered once: a text may have thousands of new dates."""
    read = amounts(unit).source
    kinds = Counter(quantity.kind for quantity in read)
    months = {
        month
        for one in read
        if one.kind is Kind.MONTH
        for month in range(int(one.low), int(one.high) + 1)
    }
    return _Named(
        frozenset(kinds),
        frozenset(months),
        frozenset(one.low for one in read if one.kind is Kind.PART),
        kinds[Kind.DAY] > kinds[Kind.MONTH] or _OTHER_MONTH.search(unit.source) is not None,
    )


def _added(target: Quantity, named: _Named) -> Iterator[Found]:
    kinds = named.kinds
    if target.kind is Kind.MONTH and Kind.MONTH not in kinds:
        if Kind.DAY in kinds or Kind.ORDINAL in kinds:
            yield Found(
                "month",
                {"target": target.text},
                target=span(target),
                severity=Severity.HINT,
            )
    elif (
        _is_new_day(target, named)
        or _is_new_month(target, named)
        or (kinds and target.kind in _PERIODS - kinds and target.strength is Strength.STRONG)
    ):
        yield Found(
            "added",
            {"target": target.text},
            target=span(target),
            severity=Severity.WARNING,
        )


def _is_new_month(target: Quantity, named: _Named) -> bool:
    """A month beside those that the source names."""
    if target.kind is not Kind.MONTH or named.has_other_month:
        return False
    return not {int(target.low), int(target.high)} <= named.months


def _is_new_day(target: Quantity, named: _Named) -> bool:
    """A day of a month that the source names without a day; 6月底 may be June 30."""
    if target.kind is not Kind.DAY or Kind.MONTH not in named.kinds or Kind.DAY in named.kinds:
        return False
    return not any(
        _DAYS_OF_PART[part][0] <= target.low <= _DAYS_OF_PART[part][1] for part in named.parts
    )
