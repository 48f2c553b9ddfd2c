"""The longest parts of a source that stand in other sources too. Pure.

Found are runs of at least four characters, from the edge of a word to the edge of a word, without
particles at their ends. What a part of a longer one says again is left out, and so is a part that
is hardly more than a date or an amount (2020年5月, 亿元，比).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.language import words
from app.language.scripts import fold
from app.memory.grams import folds

SHORTEST = 4
# Of, is, in, and, to …: alone at an end they join a part to what follows.
_PARTICLES = frozenset("的了是在和与及或也就都把被将对为以于而之地得着过")
# What dates and amounts are made of, beside digits. A phrase has other letters, two at least.
_OF_AMOUNTS = frozenset("零〇一二三四五六七八九十百千万亿年月日号元")
_TELLING = 2
# Of a longer text only this much is compared: a part is a phrase, and the cost stays small.
_COMPARED = 2_000
# Places of the source that one run is compared at: 年年年年 has a place for each character.
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a source, as offsets in code points, and the entries that have it."""

    start: int
    end: int
    entries: tuple[int, ...]


def shared_parts(source: str, others: Sequence[tuple[int, str]], limit: int) -> list[Part]:
    """The longest parts of a source that `others`, given as (number, source), have too.

    >>> [part] = shared_parts("他们是人工智能国家队。", [(7, "人工智能國家隊已成立")], 5)
    >>> (part.start, part.end, part.entries)
    (3, 10, (7,))
    """
    folded = fold(source[:_COMPARED])
    runs = _runs(folded)
    edges = words.edges(source[:_COMPARED])
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    texts = folds([text[:_COMPARED] for _, text in others])
    for (number, _), other in zip(others, texts, strict=True):
        for start, end in _common(folded, other, runs):
            if trimmed := _trimmed(folded, start, end, edges):
                found[trimmed].append(number)
    chosen: list[Part] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if not any(part.start <= start and end <= part.end for part in chosen):
            chosen.append(Part(start, end, tuple(dict.fromkeys(found[start, end]))))
        if len(chosen) == limit:
            break
    return chosen


def _runs(folded: str) -> Mapping[str, Sequence[int]]:
    """Where each run of the shortest length begins."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for begin in range(len(folded) - SHORTEST + 1):
        at = places[folded[begin : begin + SHORTEST]]
        if len(at) < _PLACES:
            at.append(begin)
    return places


def _common(
    folded: str, other: str, runs: Mapping[str, Sequence[int]]
) -> Iterable[tuple[int, int]]:
    """The stretches of `folded` that `other` has too, as long as they are."""
    begin, last = 0, len(other) - SHORTEST
    while begin <= last:
        places = runs.get(other[begin : begin + SHORTEST])
        if places is None:
            begin += 1
            continue
        longest = 0
        for place in places:
            length = SHORTEST
            most = min(len(folded) - place, len(other) - begin)
            while length < most and folded[place + length] == other[begin + length]:
                length += 1
            yield place, place + length
            longest = max(longest, length)
        begin += longest - SHORTEST + 1


def _trimmed(folded: str, start: int, end: int, edges: set[int]) -> tuple[int, int] | None:
    """The stretch from word to word, without marks and particles at its ends, if any is left."""
    while start < end and (start not in edges or _is_loose(folded, start, edges)):
        start += 1
    while start < end and (end not in edges or _is_loose(folded, end - 1, edges)):
        end -= 1
    return (start, end) if end - start >= SHORTEST and _tells(folded[start:end]) else None


def _tells(phrase: str) -> bool:
    """Whether it says something besides a date or an amount."""
    letters = (one for one in phrase if one.isalnum() and not one.isnumeric())
    return sum(one not in _OF_AMOUNTS for one in letters) >= _TELLING


def _is_loose(folded: str, at: int, edges: set[int]) -> bool:
    """Whether a mark, or a word that belongs to what stands beside it, is there."""
    letter = folded[at]
    return not letter.isalnum() or (letter in _PARTICLES and at in edges and at + 1 in edges)
