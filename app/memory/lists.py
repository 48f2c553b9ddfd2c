"""Posting lists: which entries stand in a bucket, in chunks that any database keeps as bytes.

A chunk holds entries whose numbers lie within 65,536 of its base, as unsigned 16-bit offsets, least
significant byte first. An entry that is confirmed is a chunk of its own; an import writes one chunk
for thousands. Rows of single numbers would take fourteen bytes a posting on SQLite and sixty on
PostgreSQL; a chunk takes two.
"""

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

REACH = 1 << 16


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of one bucket's list; `size` is the number of entries in it."""

    bucket: int
    base: int
    size: int
    offsets: bytes


def chunks(entries: Iterable[tuple[int, Iterable[int]]]) -> Iterator[Chunk]:
    """The chunks of some entries, given as (number, buckets) in ascending order.

    >>> [(c.bucket, c.base, unpacked(c.offsets)) for c in chunks([(7, [1]), (9, [1, 2])])]
    [(1, 7, array('H', [0, 2])), (2, 7, array('H', [2]))]
    """
    base = 0
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, buckets in entries:
        if not found or number - base >= REACH:
            yield from _packed(base, found)
            base = number
            found.clear()
        offset = number - base
        for bucket in buckets:
            found[bucket].append(offset)
    yield from _packed(base, found)


def _packed(base: int, found: Mapping[int, list[int]]) -> Iterator[Chunk]:
    for bucket in sorted(found):
        offsets = array("H", found[bucket])
        if sys.byteorder == "big":
            offsets.byteswap()
        yield Chunk(bucket, base, len(offsets), offsets.tobytes())


def unpacked(offsets: bytes) -> "array[int]":
    """The offsets of a chunk."""
    found = array("H")
    found.frombytes(offsets)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def most_shared(lists: Iterable[tuple[int, bytes]], wanted: int) -> list[int]:
    """The entries that stand in most of the lists, given as (base, offsets).

    Counting is done by `Counter`, which is in C: 20,000 postings take about a millisecond.

    Returns:
        At most `wanted` numbers, those in most lists first and of these the newest.
    """
    counted: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for base, offsets in lists:
        counted[base].update(unpacked(offsets))
    heights: Counter[int] = Counter()
    for counts in counted.values():
        heights.update(counts.values())
    least, above = _cut(heights, wanted)
    best = [
        (shared, base + offset)
        for base, counts in counted.items()
        for offset, shared in counts.items()
        if shared > least
    ]
    if above < wanted:
        level = [
            base + offset
            for base, counts in counted.items()
            for offset, shared in counts.items()
            if shared == least
        ]
        level.sort(reverse=True)
        best += [(least, number) for number in level[: wanted - above]]
    return [number for _, number in sorted(best, reverse=True)]


def _cut(heights: Mapping[int, int], wanted: int) -> tuple[int, int]:
    """The count at which `wanted` entries are reached, and how many have more."""
    above = 0
    least = 0
    for least in sorted(heights, reverse=True):
        if above + heights[least] >= wanted:
            break
        above += heights[least]
    else:
        return 0, above
    return least, above


def in_all(lists: Mapping[int, Iterable[tuple[int, bytes]]]) -> list[int]:
    """The entries that stand in every bucket, newest first."""
    common: set[int] | None = None
    by_size = sorted(lists.values(), key=lambda chunks: sum(len(offsets) for _, offsets in chunks))
    for chunks_of_bucket in by_size:
        found = {
            base + offset for base, offsets in chunks_of_bucket for offset in unpacked(offsets)
        }
        common = found if common is None else common & found
        if not common:
            return []
    return sorted(common or (), reverse=True)
