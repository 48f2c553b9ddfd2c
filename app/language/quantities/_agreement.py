"""Whether a quantity of the translation is the one of the source."""

import math
from dataclasses import replace
from fractions import Fraction

from app.language.quantities._measures import CURRENCIES, ITEM, is_converted, may_be
from app.language.quantities._values import DATES, Hedge, Kind, Quantity

# Kinds that may stand for each other, if the number is the same.
_ALSO = {
    Kind.ORDINAL: {Kind.NUMBER, Kind.DAY, Kind.PLAN, Kind.CENTURY},
    Kind.NUMBER: {Kind.ORDINAL, Kind.YEAR, Kind.LITERAL, Kind.DAY, Kind.MULTIPLE},
    Kind.YEAR: {Kind.NUMBER},
    Kind.DAY: {Kind.ORDINAL, Kind.NUMBER},
    Kind.LITERAL: {Kind.NUMBER, Kind.ORDINAL},
    Kind.PLAN: {Kind.ORDINAL},
    Kind.CENTURY: {Kind.ORDINAL},
    Kind.MULTIPLE: {Kind.NUMBER},
}
_EXACT = DATES | {Kind.ORDINAL}

_ROUNDING = Fraction(6, 1000)  # 138.8 as 139
_ENDLESS = 12  # significant digits: a fraction like two thirds
_FEW = 20  # 十余家 is 'over a dozen'
_MORE_OR_LESS = (Hedge.OVER, Hedge.ABOUT)
_HEDGED_ROUNDING = Fraction(5, 100)  # 近 32 for 31.2


def agree(source: Quantity, target: Quantity) -> bool:
    """Can `target` render `source`? Hedges may differ; currencies may not.

    >>> from app.language.quantities import read_chinese, read_english
    >>> (one,), (other,) = read_chinese("90亿元"), read_english("9 billion yuan")
    >>> agree(one, other)
    True
    """
    if not may_be(source.unit, target.unit):
        return False
    if source.kind is Kind.LITERAL and source.text.lower() == target.text.lower():
        return True  # 3K
    if source.kind is target.kind:
        return _same_kind(source, target)
    return _same_in_another_kind(source, target)


def _same_in_another_kind(source: Quantity, target: Quantity) -> bool:
    """The same number as a point, a fraction, a literal, or in another unit."""
    is_point = source.kind is Kind.POINTS and target.unit == "point"  # 'up 10 points'
    is_part = source.kind is Kind.NUMBER and target.kind is Kind.RATIO and source.low < 1
    is_part = is_part and "半" not in source.text  # 半年 is no half of something
    if is_point or is_part:  # 0.3秒, 'three-tenths of a second'
        return source.low == target.low
    if target.kind is Kind.LITERAL and source.kind is Kind.NUMBER and not source.unit:
        return _in_full(target) == source.low == source.high
    if Kind.LITERAL in (source.kind, target.kind) and (source.unit or target.unit):
        return False  # 996 is no 996 hours
    if _is_generation(source) and target.kind is Kind.NUMBER and target.text.isalpha():
        return False  # 5G stations are not five stations
    if same := _SAME.get(frozenset((source.kind, target.kind))):
        return same(source, target)
    is_count = source.unit == ITEM and target.kind is Kind.ORDINAL  # 12架 are not the 12th
    may_stand = target.kind in _ALSO.get(source.kind, ()) and not is_count
    may_stand = may_stand or (source.kind is Kind.ORDINAL and _is_generation(target))  # 第五代, 5G
    return may_stand and (source.low, source.high) == (target.low, target.high)


def _is_generation(literal: Quantity) -> bool:
    """5G."""
    return literal.kind is Kind.LITERAL and _letters(literal.text).endswith("g")


def converted(source: Quantity, target: Quantity) -> bool:
    """Does `target` say `source` in another unit? See `is_converted`."""
    return source.kind is target.kind is Kind.NUMBER and is_converted(source, target)


def _same_kind(source: Quantity, target: Quantity) -> bool:
    if source.kind is Kind.LITERAL:
        one, other = sorted((_letters(source.text), _letters(target.text)), key=len)
        is_alike = other.endswith(one) or source.text.isdecimal()  # 卡-52M, Ka-52M; 神舟十三号
        return source.low == target.low and is_alike
    if source.kind in _EXACT:
        return (source.low, source.high) == (target.low, target.high)
    return _overlap(source, target)


def _same_growth(source: Quantity, target: Quantity) -> bool:
    """增长两倍 is three times, and up 200 percent."""
    multiple, ratio = (source, target) if source.kind is Kind.MULTIPLE else (target, source)
    return _overlap(multiple, ratio) or _overlap(
        replace(multiple, low=multiple.low - 1, high=multiple.high - 1), ratio
    )


def _same_points(source: Quantity, target: Quantity) -> bool:
    return _in_basis_points(source) == _in_basis_points(target)


def _in_basis_points(quantity: Quantity) -> tuple[Fraction, Fraction]:
    size = 100 if quantity.kind is Kind.POINTS else 1
    return quantity.low * size, quantity.high * size


def _same_months(source: Quantity, target: Quantity) -> bool:
    """The same months; of 三季度末 (its end) the last one alone."""
    first, last = _months(source)
    is_end = source.kind is Kind.QUARTER and source.text.endswith(("末", "底"))
    return _months(target) in ((first, last), *([(last, last)] if is_end else []))


def _months(quantity: Quantity) -> tuple[Fraction, Fraction]:
    """The months that a part of the year takes."""
    size = {Kind.HALF: 6, Kind.QUARTER: 3}.get(quantity.kind, 1)
    return (quantity.low - 1) * size + 1, quantity.high * size


def _first_or_last_decade(source: Quantity, target: Quantity) -> bool:
    """本世纪初 is 'the early 2000s', 20世纪末 'the late 1990s'."""
    century, decade = (source, target) if source.kind is Kind.CENTURY else (target, source)
    begun = (century.low - 1) * 100
    return decade.low == decade.high and decade.low in (begun, begun + 90)


def _same_clock(source: Quantity, target: Quantity) -> bool:
    """3分35秒 is 3:35, 2小时19分12秒 is 2:19:12; a time of day counts minutes to twelve o'clock."""
    length, clock = (source, target) if source.kind is Kind.NUMBER else (target, source)
    size = {"second": 1, "minute": 60}.get(length.unit, 0)
    return bool(size) and clock.low in (length.low % 720, length.low * size // 60 % 720)


def _same_turn(source: Quantity, target: Quantity) -> bool:
    """第四节 of a match is its fourth quarter."""
    is_quarter = target.kind is Kind.QUARTER
    return is_quarter and (source.low, source.high) == (target.low, target.high)


# Kinds that say the same in another unit.
_SAME = {
    frozenset((Kind.MULTIPLE, Kind.RATIO)): _same_growth,
    frozenset((Kind.CENTURY, Kind.DECADE)): _first_or_last_decade,
    frozenset((Kind.HALF, Kind.MONTH)): _same_months,
    frozenset((Kind.QUARTER, Kind.MONTH)): _same_months,
    frozenset((Kind.HALF, Kind.QUARTER)): _same_months,
    frozenset((Kind.POINTS, Kind.BASIS_POINTS)): _same_points,
    frozenset((Kind.ORDINAL, Kind.QUARTER)): _same_turn,
    frozenset((Kind.NUMBER, Kind.TIME)): _same_clock,
}


def _overlap(source: Quantity, target: Quantity) -> bool:
    if source.is_range and target.is_range:
        return _same_range(source, target)
    if not source.is_range and not target.is_range:
        return _same_number(source, target)
    vague, exact = (source, target) if source.is_range else (target, source)
    if exact.text.startswith("上") and exact.unit not in CURRENCIES:  # 上千人 are 'thousands'
        return exact.low <= vague.low <= exact.high * 2
    if not vague.is_vague and exact.hedge is Hedge.NONE:
        return False
    low, high = exact.spread()
    return low <= vague.high and (vague.low < high or vague.low <= exact.high)


def _same_number(source: Quantity, target: Quantity) -> bool:
    if source.low == target.low:
        return True
    is_few = source.kind is Kind.NUMBER and 10 <= source.low <= target.low <= _FEW
    if source.hedge is Hedge.OVER and target.hedge in _MORE_OR_LESS and is_few:
        return _near(source.low, target.low, Fraction(1, 5))
    # A number of as many digits is another one, 7.1123 for 7.1132; a third has none to count.
    digits = _significant(target.low)
    if source.hedge is Hedge.NONE is target.hedge:
        is_rounded = digits < _significant(source.low) and _near(source.low, target.low, _ROUNDING)
        return is_rounded and _is_within_last_digit(source.low, target.low, digits)
    is_rounded = digits < _significant(source.low) or digits >= _ENDLESS
    return is_rounded and _near(source.low, target.low, _HEDGED_ROUNDING)


def _same_range(source: Quantity, target: Quantity) -> bool:
    if not source.is_vague and not target.is_vague:
        return _near(source.low, target.low, _ROUNDING) and _near(
            source.high, target.high, _ROUNDING
        )
    low, high = max(source.low, target.low), min(source.high, target.high)
    widest = max(source.high, target.high) - min(source.low, target.low)
    return high > low and (high - low) * 10 >= widest * 6


def _significant(value: Fraction) -> int:
    """How many significant digits a number has, 13 at most."""
    return len(f"{float(value):.12e}".partition("e")[0].rstrip("0")) - 1


def _is_within_last_digit(exact: Fraction, rounded: Fraction, digits: int) -> bool:
    """12,306 is about 12,310, and no 12,360."""
    size = Fraction(10) ** (math.floor(math.log10(rounded)) - digits + 1) if rounded > 0 else 1
    return abs(exact - rounded) <= size


def _near(one: Fraction, other: Fraction, tolerance: Fraction) -> bool:
    return abs(one - other) <= tolerance * max(abs(one), abs(other))


def _in_full(literal: Quantity) -> Fraction:
    """The number that a literal stands for: 7B is a model with 7 billion parameters."""
    size = 10**9 if _letters(literal.text).endswith("b") else 1
    return literal.low * size


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
