"""The quantities of a source and a target paired, and those that find no partner."""

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.language.quantities._agreement import agree, converted
from app.language.quantities._measures import SCORE
from app.language.quantities._values import Kind, Quantity

Pair = tuple[Quantity, Quantity]
# A quantity is compared with so many of the other side at most, those nearest to its place among
# them: a text with thousands of numbers that fit nowhere takes linear time.
_REACH = 24


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which quantity renders which; a range may stand in two pairs, once for each of its ends.

    `left` and `right` are the quantities of source and target that nothing renders, in the order
    of their text.
    """

    pairs: tuple[Pair, ...]
    left: tuple[Quantity, ...]
    right: tuple[Quantity, ...]


def pair(source: Sequence[Quantity], target: Sequence[Quantity]) -> Pairing:
    """Pair what can be paired, the surest first, so that a rounded number takes no other's partner.

    What is said twice on one side may be said once on the other, and be followed by itself in
    another unit: 6,000 mu (400 hectares). The two sides of a score are said once each: 1比1.

    >>> from app.language.quantities import read_chinese, read_english
    >>> found = pair(read_chinese("3家，90亿元"), read_english("three, 90 billion yuan"))
    >>> [(one.text, other.text) for one, other in found.pairs], found.left[0].text
    ([('3', 'three')], '90亿元')
    """
    pairs: list[Pair] = []
    left, right = list(source), list(target)
    for key in (_whole_key, _value_key):
        left, right = _pair_equal(left, right, pairs, key)
    left, right = _pair_ranges(left, right, pairs)
    left, right = _pair_by(agree, left, right, pairs)
    left, right = _pair_converted(left, right, pairs)
    said = {_said(one) for one, _ in pairs} if left else ()
    also = {_said(other) for _, other in pairs} if right else ()
    return Pairing(
        tuple(sorted(pairs, key=lambda made: (made[0].start, made[1].start))),
        tuple(one for one in left if _said(one) not in said or one.unit == SCORE),
        tuple(_without_repeated([one for one in right if _said(one) not in also], pairs)),
    )


def _whole_key(quantity: Quantity) -> object:
    return *_value_key(quantity), quantity.unit


def _value_key(quantity: Quantity) -> tuple[object, ...]:
    # Ratios of whole numbers: hashing a fraction takes eight times as long.
    low = quantity.low.as_integer_ratio()
    is_one = quantity.high is quantity.low
    return quantity.kind, low, low if is_one else quantity.high.as_integer_ratio()


_said = _whole_key


def _pair_equal(
    left: Sequence[Quantity],
    right: Sequence[Quantity],
    pairs: list[Pair],
    key: Callable[[Quantity], object],
) -> tuple[list[Quantity], list[Quantity]]:
    """Pair what has the same key and agrees, in the order of the texts; what is left over."""
    if not left or not right:
        return list(left), list(right)
    waiting: dict[object, deque[int]] = defaultdict(deque)
    for place, quantity in enumerate(right):
        waiting[key(quantity)].append(place)
    taken: set[int] = set()
    over: list[Quantity] = []
    for quantity in left:
        places = waiting.get(key(quantity), deque())
        fitting = next((p for p in _first(places) if agree(quantity, right[p])), None)
        if fitting is None:
            over.append(quantity)
        else:
            places.remove(fitting)  # one of the first few: this is fast
            taken.add(fitting)
            pairs.append((quantity, right[fitting]))
    return over, [other for place, other in enumerate(right) if place not in taken]


def _first(places: deque[int]) -> Iterator[int]:
    yield from (places[n] for n in range(min(len(places), _REACH)))


def _pair_by(
    test: Callable[[Quantity, Quantity], bool],
    left: Sequence[Quantity],
    right: Sequence[Quantity],
    pairs: list[Pair],
) -> tuple[list[Quantity], list[Quantity]]:
    if not left or not right:
        return list(left), list(right)
    taken: set[int] = set()
    over: list[Quantity] = []
    for rank, quantity in enumerate(left):
        near = [p for p in reach(rank, len(left), len(right)) if p not in taken]
        place = next((p for p in near if test(quantity, right[p])), None)
        if place is None:
            over.append(quantity)
        else:
            taken.add(place)
            pairs.append((quantity, right[place]))
    return over, [other for place, other in enumerate(right) if place not in taken]


def _pair_converted(
    left: Sequence[Quantity], right: Sequence[Quantity], pairs: list[Pair]
) -> tuple[list[Quantity], list[Quantity]]:
    """Pair amounts in other units, unless one in a unit of the source stands right before it.

    6000亩 is no '60,000 mu (400 hectares)'.
    """
    if not left or not right:
        return list(left), list(right)
    units = {quantity.unit for quantity in left}
    said_again = {
        place
        for place in range(1, len(right))
        if right[place - 1].unit in units and 0 <= right[place].start - right[place - 1].end <= 12
    }
    free = [other for place, other in enumerate(right) if place not in said_again]
    over, free = _pair_by(converted, left, free, pairs)
    kept = [other for place, other in enumerate(right) if place in said_again]
    return over, sorted([*free, *kept], key=lambda other: other.start)


def reach(rank: int, count: int, others: int) -> range:
    """The places on the other side that are looked at for the quantity at `rank` of `count`."""
    if others <= _REACH:
        return range(others)
    middle = rank * others // max(1, count)
    start = max(0, min(middle - _REACH // 2, others - _REACH))
    return range(start, start + _REACH)


def _pair_ranges(
    left: list[Quantity], right: list[Quantity], pairs: list[Pair]
) -> tuple[list[Quantity], list[Quantity]]:
    """Pair each range with the two numbers that are its ends (1.5升至2升, 1.5-2 L)."""
    turned: list[Pair] = []
    left, right = _split_ranges(left, right, pairs)
    right, left = _split_ranges(right, left, turned)
    pairs += [(one, other) for other, one in turned]
    return left, right


def _split_ranges(
    ranges: list[Quantity], others: list[Quantity], pairs: list[Pair]
) -> tuple[list[Quantity], list[Quantity]]:
    over: list[Quantity] = []
    taken: set[int] = set()
    for rank, quantity in enumerate(ranges):
        if not quantity.is_range:
            over.append(quantity)
            continue
        ends = replace(quantity, high=quantity.low), replace(quantity, low=quantity.high)
        near = [p for p in reach(rank, len(ranges), len(others)) if p not in taken]
        first = next((p for p in near if _is_end(ends[0], others[p])), None)
        after = [p for p in near if first is not None and p > first]
        last = next((p for p in after if _is_end(ends[1], others[p])), None)
        if first is None or last is None:
            over.append(quantity)
        else:
            taken |= {first, last}
            pairs += [(quantity, others[first]), (quantity, others[last])]
    return over, [other for place, other in enumerate(others) if place not in taken]


def _is_end(end: Quantity, other: Quantity) -> bool:
    return not other.is_range and agree(end, other)


def _without_repeated(over: Sequence[Quantity], pairs: Sequence[Pair]) -> Iterator[Quantity]:
    """Leave out what says a paired amount again in another unit, in brackets or after a comma."""
    by_end = sorted(pairs, key=lambda made: made[1].end)
    ends = [other.end for _, other in by_end]
    multiples = [one for one, _ in pairs if one.kind is Kind.MULTIPLE][:_REACH]
    for quantity in over:
        if quantity.kind is Kind.RATIO and any(agree(one, quantity) for one in multiples):
            continue  # 增长1.1倍, 'more than doubled, up 110 percent'
        near = by_end[bisect_left(ends, quantity.start - 12) : bisect_right(ends, quantity.start)]
        if not any(converted(one, quantity) or converted(other, quantity) for one, other in near):
            yield quantity
