"""What goes up in the source goes down in the target, or 'to' became 'by', or 同比 became 环比."""

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from app.checks._amounts import amounts, span
from app.checks._exchanged import Pair, are_exchanged, in_other_order
from app.checks._finding import Found, Severity, Unit
from app.language.quantities import (
    Change,
    Direction,
    Kind,
    Period,
    Quantity,
    Role,
    change_in_chinese,
    change_in_english,
    compared_at,
    compared_before,
    compared_in_chinese,
    compared_otherwise,
    opposite_sides,
)
from app.language.spans import Span

severity = Severity.ERROR
_MOST = 24  # numbers in the other order that are looked at: a text of thousands takes linear time
messages = {
    "turned": "“{source}” goes {direction}, but “{target}” goes {other}.",
    "role": "In the source something changes {role} “{source}”, in the target {other} “{target}”.",
    "swapped": "“{source}” and “{next}” stand in the other order in the target.",
    "side": "“{source}” is about {side}, but “{target}” is about {other}.",
    "period": "The source compares {period}, the target {other}.",
}


def find(unit: Unit) -> Iterator[Found]:
    """Speaks of a number only where the words beside it are plain on both sides."""
    for source, target in amounts(unit).pairing.pairs:
        yield from _turned(unit, source, target)
        if sides := opposite_sides(unit.source, source, unit.target, target):
            facts = {"source": source.text, "side": sides[0], "target": target.text}
            facts["other"] = sides[1]
            yield Found("side", facts, span(source), span(target), severity=Severity.WARNING)
    yield from _swapped(unit)
    yield from _period(unit)


def _turned(unit: Unit, source: Quantity, target: Quantity) -> Iterator[Found]:
    one = change_in_chinese(unit.source, source)
    if one == Change():
        return
    other = change_in_english(unit.target, target)
    facts = {"source": source.text, "target": target.text}
    if Direction.UNKNOWN not in (one.direction, other.direction) and (
        one.direction is not other.direction
    ):
        facts |= {"direction": one.direction.value, "other": other.direction.value}
        yield Found("turned", facts, source=span(source), target=span(target))
    elif _is_other_role(one, other) and not (
        target.is_range or source.is_range or _is_said_either_way(one, source)
    ):
        facts |= {"role": one.role.value, "other": other.role.value}
        yield Found("role", facts, source=span(source), target=span(target))


def _swapped(unit: Unit) -> Iterator[Found]:
    """Two numbers in the other order whose words say so, or two rates of growth or of decline."""
    for one, two in islice(in_other_order(unit), _MOST):
        (source, target), (after, other) = one, two
        if _are_like_rates(unit, one, two) or are_exchanged(unit, one, two):
            facts = {"source": source.text, "next": after.text}
            place = Span(source.start, after.end)
            whole = Span(other.start, target.end)
            yield Found("swapped", facts, place, whole, severity=Severity.WARNING)


def _are_like_rates(unit: Unit, one: Pair, two: Pair) -> bool:
    if one[0].kind not in (Kind.RATIO, Kind.POINTS) or one[0].is_range or two[0].is_range:
        return False
    changes = {change_in_chinese(unit.source, made[0]) for made in (one, two)}
    changes |= {change_in_english(unit.target, made[1]) for made in (one, two)}
    return len(changes) == 1 and changes.pop().role is Role.BY


def _period(unit: Unit) -> Iterator[Found]:
    named = compared_in_chinese(unit.source)
    if len(named) == 2:
        pairs = amounts(unit).pairing.pairs
        ends = sorted(
            {0, len(unit.target)} | {end for _, made in pairs for end in (made.start, made.end)}
        )
        for source, target in pairs:
            one = compared_before(unit.source, source)
            since = ends[bisect_right(ends, target.start - 1) - 1] if target.start else 0
            until = ends[min(bisect_right(ends, target.end), len(ends) - 1)]
            other = one and compared_at(unit.target, target, since, until)
            if one and other and one is not other:
                facts = {"period": one.value, "other": other.value}
                yield Found("period", facts, span(source), span(target))
    if len(named) == 1:
        (one,) = named
        (other,) = set(Period) - named
        if compared_otherwise(unit.target, one):
            yield Found("period", {"period": one.value, "other": other.value})


def _is_said_either_way(one: Change, source: Quantity) -> bool:
    """What shrinks by half shrinks to half; what grows by two times, 增长两倍, grows to three."""
    if source.kind is Kind.MULTIPLE and one.role is Role.BY:
        return True
    return source.low == Fraction(1, 2) and one.direction is not Direction.UP


def _is_other_role(one: Change, other: Change) -> bool:
    return Role.UNKNOWN not in (one.role, other.role) and one.role is not other.role
