"""What goes up in the source goes down in the target, or 'to' became 'by', or 同比 became 环比."""

from collections.abc import Iterator

from app.checks._amounts import amounts, span
from app.checks._finding import Found, Severity, Unit
from app.language.quantities import (
    Direction,
    Period,
    Quantity,
    Role,
    change_in_chinese,
    change_in_english,
    compared_in_chinese,
    compared_in_english,
)

severity = Severity.ERROR
messages = {
    "turned": "“{source}” goes {direction}, but “{target}” goes {other}.",
    "role": "In the source something changes {role} “{source}”, in the target {other} “{target}”.",
    "period": "The source compares {period}, the target {other}.",
}


def find(unit: Unit) -> Iterator[Found]:
    """Speaks of a number only where the words beside it are plain on both sides."""
    for source, target in amounts(unit).pairing.pairs:
        yield from _turned(unit, source, target)
    yield from _period(unit)


def _turned(unit: Unit, source: Quantity, target: Quantity) -> Iterator[Found]:
    one = change_in_chinese(unit.source, source)
    if one.direction is Direction.UNKNOWN:
        return
    other = change_in_english(unit.target, target)
    facts = {"source": source.text, "target": target.text}
    if other.direction not in (Direction.UNKNOWN, one.direction):
        facts |= {"direction": one.direction.value, "other": other.direction.value}
        yield Found("turned", facts, source=span(source), target=span(target))
    elif Role.UNKNOWN not in (one.role, other.role) and one.role is not other.role:
        facts |= {"role": one.role.value, "other": other.role.value}
        yield Found("role", facts, source=span(source), target=span(target))


def _period(unit: Unit) -> Iterator[Found]:
    one, other = compared_in_chinese(unit.source), compared_in_english(unit.target)
    if len(one) == 1 and other and not one & other:
        (named,), (instead,) = one, sorted(other, key=list(Period).index)[:1]
        yield Found("period", {"period": named.value, "other": instead.value})
