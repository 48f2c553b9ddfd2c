"""What goes up in the source goes down in the target, or 'to' became 'by', or 同比 became 环比."""

from collections.abc import Iterator

from app.checks._amounts import amounts, span
from app.checks._finding import Found, Severity, Unit
from app.language.quantities import (
    Change,
    Direction,
    Period,
    Quantity,
    Role,
    change_in_chinese,
    change_in_english,
    compared_in_chinese,
    compared_otherwise,
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
    if one == Change():
        return
    other = change_in_english(unit.target, target)
    facts = {"source": source.text, "target": target.text}
    if Direction.UNKNOWN not in (one.direction, other.direction) and (
        one.direction is not other.direction
    ):
        facts |= {"direction": one.direction.value, "other": other.direction.value}
        yield Found("turned", facts, source=span(source), target=span(target))
    elif _is_other_role(one, other) and not (target.is_range or source.is_range):
        facts |= {"role": one.role.value, "other": other.role.value}
        yield Found("role", facts, source=span(source), target=span(target))


def _period(unit: Unit) -> Iterator[Found]:
    named = compared_in_chinese(unit.source)
    if len(named) == 1:
        (one,) = named
        (other,) = set(Period) - named
        if compared_otherwise(unit.target, one):
            yield Found("period", {"period": one.value, "other": other.value})


def _is_other_role(one: Change, other: Change) -> bool:
    return Role.UNKNOWN not in (one.role, other.role) and one.role is not other.role
