"""Two numbers that changed places: 7死12伤 is no '12 dead and seven injured'.

Translators keep the order of two numbers of one kind nearly always, and where they turn it round,
what is counted goes along. So two that stand in the other order are exchanged if the words at each
are rendered at the other's place, and not at its own.
"""

import re
from collections.abc import Iterator, Sequence

from app.alignment import counterparts
from app.checks._amounts import amounts
from app.checks._finding import Unit
from app.language.pinyin import HAN
from app.language.quantities import ITEM, Kind, Quantity
from app.language.scripts import simplified
from app.language.words import cut

Pair = tuple[Quantity, Quantity]

_EXCHANGEABLE = frozenset((Kind.NUMBER, Kind.RATIO, Kind.POINTS, Kind.MULTIPLE, Kind.YEAR))
_NEAR = 3  # numbers after one that are compared with it
_WIDE = 60  # characters on each side
_STOP = re.compile("[，。；：、！？,;（）()“”]")
_STOP_ENGLISH = re.compile(r'[,;:()“”"!?]|\.\s|\s(?:and|but|while|or)\s')
# 'to 30,000 from 3,000': the end stands first.
_TURNED = re.compile(r"\b(?:from|instead\sof|than)\s(?:\S+\s){0,4}$")
_PART = re.compile(r"\s(?:\w+\s){0,3}(?:of|in|per|every)\s(?:the\s)?(?:(?:top|first|last)\s)?")
_LETTERS = re.compile("[A-Za-z]+")
_WELL = 0.1  # a word is rendered by a stem with more of what the dictionary gives for it


def in_other_order(unit: Unit) -> Iterator[tuple[Pair, Pair]]:
    """Two numbers near each other in the source, in the other order in the target."""
    pairs = [made for made in amounts(unit).pairing.pairs if made[0].kind in _EXCHANGEABLE]
    for place, (source, target) in enumerate(pairs):
        for after, other in pairs[place + 1 : place + 1 + _NEAR]:
            if (
                other.end <= target.start
                and after.start >= source.end
                and source.kind is after.kind
                and source.strength is after.strength
                and source.unit.removeprefix(ITEM) == after.unit.removeprefix(ITEM)
                and (source.low, source.high) != (after.low, after.high)
            ):
                yield (source, target), (after, other)


def are_exchanged(unit: Unit, one: Pair, other: Pair) -> bool:
    """Do the words around two numbers in the other order say that the numbers were exchanged?"""
    (source, target), (after, before) = one, other
    is_part = _PART.fullmatch(unit.target, before.end, target.start)  # 'three of the top five'
    if is_part or _TURNED.search(unit.target, 0, target.start):
        return False
    read = amounts(unit)
    of_source = [
        _chinese(_around(unit.source, quantity, read.source, _STOP)) for quantity in (source, after)
    ]
    of_target = [
        counterparts.stems(
            _LETTERS.findall(_around(unit.target, quantity, read.target, _STOP_ENGLISH))
        )
        for quantity in (target, before)
    ]
    first, second = of_source[0] - of_source[1], of_source[1] - of_source[0]
    here, there = of_target[0] - of_target[1], of_target[1] - of_target[0]
    own = _rendered(first, here) + _rendered(second, there)
    return _rendered(first, there) + _rendered(second, here) > own


def _around(
    text: str,
    quantity: Quantity,
    every: Sequence[Quantity],
    stop: re.Pattern[str],
) -> str:
    """The words of a number: those behind it, up to the next, and those before it in its clause.

    Before the first number of a clause stands what is said of all of them, which shows nothing.
    """
    since = max((one.end for one in every if one.end <= quantity.start), default=0)
    until = min((one.start for one in every if one.start >= quantity.end), default=len(text))
    before = stop.split(text[max(since, quantity.start - _WIDE) : quantity.start])
    after = stop.split(text[quantity.end : min(until, quantity.end + _WIDE)])
    is_alone = (len(before) > 1 or not since) and (len(after) > 1 or until == len(text))
    return f"{before[-1] if is_alone else ''} {after[0]}"


def _chinese(text: str) -> set[str]:
    plain = simplified(text)
    found = (span.of(plain) for span in cut(plain))
    return {part for word in found if HAN.match(word) for part in counterparts.parts(word)}


def _rendered(chinese: set[str], stems: set[str]) -> int:
    """How many of the Chinese words have one of the stems for a rendering."""
    return sum(
        any(
            weight > _WELL
            for stem, weight in counterparts.renderings(word).items()
            if stem in stems
        )
        for word in chinese
    )
