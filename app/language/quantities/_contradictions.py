"""Quantities without a partner: which of the other side was meant for them, if any."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from app.language.quantities._measures import CURRENCIES, ITEM, is_same_dimension, may_be
from app.language.quantities._pairing import Pairing, reach
from app.language.quantities._values import DATES, Kind, Quantity


class Fault(StrEnum):
    """What is wrong with a quantity."""

    SIZE = "size"  # another number
    UNIT = "unit"  # the same number of something else
    CURRENCY = "currency"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A quantity that is missing, or stands there otherwise, or is new."""

    fault: Fault
    source: Quantity | None
    target: Quantity | None


# A small number in words is not compared with one so many times as large: something else is.
_FAR = 20
_RANK = 4  # a second and a third stand in many a phrase that ranks nothing
_PARTS_OF_YEAR = {Kind.MONTH, Kind.QUARTER, Kind.HALF}
_SHARES = {Kind.RATIO, Kind.POINTS, Kind.BASIS_POINTS, Kind.MULTIPLE}


def contradictions(pairing: Pairing) -> Iterator[Contradiction]:
    """What a pairing leaves over, each quantity named once, those of the source first."""
    left, right = list(pairing.left), list(pairing.right)
    taken: set[int] = set()
    over: list[Quantity] = []
    ranked: list[tuple[int, int, int]] = []
    for rank, quantity in enumerate(left):
        for place in reach(rank, len(left), len(right)):
            likeness = _likeness(quantity, right[place])
            if likeness is not None:
                ranked.append((likeness, rank, place))
    ranked.sort()
    partner: dict[int, int] = {}
    for _, rank, place in ranked:
        if rank not in partner and place not in taken:
            partner[rank] = place
            taken.add(place)
    for rank, quantity in enumerate(left):
        if rank in partner:
            other = right[partner[rank]]
            yield Contradiction(_fault(quantity, other), quantity, other)
        else:
            over.append(quantity)
    yield from (Contradiction(Fault.MISSING, quantity, None) for quantity in over)
    for place, other in enumerate(right):
        if place not in taken:
            yield Contradiction(Fault.ADDED, None, other)


def _fault(source: Quantity, target: Quantity) -> Fault:
    if (source.low, source.high) != (target.low, target.high):
        return Fault.SIZE
    return Fault.CURRENCY if {source.unit, target.unit} <= CURRENCIES else Fault.UNIT


def _likeness(source: Quantity, target: Quantity) -> int | None:
    """How surely one was meant for the other, 0 the surest; None if it was not."""
    kinds = {source.kind, target.kind}
    if kinds & DATES:
        is_like = kinds <= _PARTS_OF_YEAR or _is_day(source, target)
        return 2 if len(kinds) == 1 else 3 if is_like else None
    if kinds <= _SHARES:
        return 2 if len(kinds) == 1 else 4
    if kinds == {Kind.NUMBER}:
        return _likeness_of_numbers(source, target)
    if kinds == {Kind.NUMBER, Kind.ORDINAL}:  # 前十大股东 are not 'the tenth shareholder'
        is_rank = source.unit == ITEM and target.kind is Kind.ORDINAL and source.low >= _RANK
        # 十周年 is no 'ten weeks'.
        is_time = source.unit != target.unit and is_same_dimension(source.unit, target.unit)
        return 5 if source.low == target.low and (is_rank or is_time) else None
    if kinds == {Kind.LITERAL}:  # 神舟十三号 and Shenzhou-14, whose texts are a number and a name
        return 3 if source.text.isdecimal() and not target.text.isdecimal() else None
    return 3 if kinds == {Kind.ORDINAL} else None


def _likeness_of_numbers(source: Quantity, target: Quantity) -> int | None:
    if (source.low, source.high) == (target.low, target.high):
        return 0
    if digits(source.low) == digits(target.low):
        return 1
    is_like = may_be(source.unit, target.unit) or is_same_dimension(source.unit, target.unit)
    if not is_like:
        return None
    if source.unit and source.unit == target.unit:
        return 2
    if source.strength is target.strength:
        return 3
    small, large = sorted((source.low, target.low))
    return 5 if large <= small * _FAR else None


def _is_day(source: Quantity, target: Quantity) -> bool:
    """8日 is 'the 8th', an ordinal by itself."""
    return source.kind is Kind.DAY and target.kind is Kind.ORDINAL and target.low <= 31


@lru_cache(maxsize=4_096)
def digits(value: Fraction) -> Fraction:
    """The number without its size, from 1 to 10: 9 for 90亿 and for '9 billion'."""
    if value <= 0:
        return value
    size = Fraction(10) ** (len(str(value.numerator)) - len(str(value.denominator)))
    value /= size
    return value if value >= 1 else value * 10
