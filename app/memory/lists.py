"""Posting lists: which entries stand in a bucket, in chunks that any database keeps as bytes.

A chunk holds entries whose numbers lie within 65,536 of its base, as unsigned 16-bit offsets, least
significant byte first. An entry that is confirmed is a chunk of its own, until the chunks of its
buckets are merged; an import writes one chunk for thousands. Rows of single numbers would take
fourteen bytes a posting on SQLite and sixty on PostgreSQL; a chunk takes two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from struct import iter_unpack
from typing import TYPE_CHECKING, Any

from app.memory.grams import Places

if TYPE_CHECKING:  # numpy takes a sixth of a second to load, which no start should wait for
    from numpy.typing import NDArray

REACH = 1 << 16


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of one bucket's list; `size` is the number of entries in it."""

    bucket: int
    base: int
    size: int
    offsets: bytes


def chunks(numbers: Sequence[int], places: Places) -> Iterator[Chunk]:
    """The chunks of entries: the n-th has `numbers[n]`, ascending, and the places of entry n.

    >>> from app.memory.grams import places
    >>> found = chunks([7, 9], places(["国家", "国家"], ["", ""]))
    >>> [(chunk.base, chunk.size, unpacked(chunk.offsets)) for chunk in found]
    [(7, 2, [0, 2]), (7, 2, [0, 2])]
    """
    import numpy as np

    given = np.asarray(numbers, dtype=np.int64)
    begin = 0
    while begin < len(given):
        base = int(given[begin])
        end = int(np.searchsorted(given, base + REACH))
        here = (places.entries >= begin) & (places.entries < end)
        buckets = places.buckets[here]
        packed = (given[places.entries[here]] - base).astype("<u2").tobytes()
        starts = np.flatnonzero(np.diff(buckets, prepend=-1)).tolist()
        for start, stop in pairwise([*starts, len(buckets)]):
            bucket = int(buckets[start])
            yield Chunk(bucket, base, stop - start, packed[2 * start : 2 * stop])
        begin = end


def merged(found: Sequence[Chunk]) -> Iterator[Chunk]:
    """The same lists in as few chunks as their reach allows, each from its first entry on.

    >>> alone = [Chunk(3, number, 1, bytes(2)) for number in (9, 7, 70_000)]
    >>> [(chunk.base, unpacked(chunk.offsets)) for chunk in merged(alone)]
    [(7, [0, 2]), (70000, [0])]
    """
    import numpy as np

    if not found:
        return
    numbers = _numbers([(chunk.base, chunk.offsets) for chunk in found]).astype(np.int64)
    of = np.repeat([chunk.bucket for chunk in found], [len(one.offsets) // 2 for one in found])
    order = np.lexsort((numbers, of))
    numbers, of = numbers[order], of[order]
    # Cut where the next bucket begins, and in a bucket where the reach from its first entry ends.
    starts = np.flatnonzero(np.diff(of, prepend=-1))
    first = np.repeat(numbers[starts], np.diff(starts, append=len(of)))
    stretch = (numbers - first) // REACH
    cut = (np.diff(of, prepend=-1) != 0) | (np.diff(stretch, prepend=-1) != 0)
    starts = np.flatnonzero(cut)
    sizes = np.diff(starts, append=len(of))
    packed = (numbers - np.repeat(numbers[starts], sizes)).astype("<u2").tobytes()
    for start, size in zip(starts.tolist(), sizes.tolist(), strict=True):
        offsets = packed[2 * start : 2 * (start + size)]
        yield Chunk(int(of[start]), int(numbers[start]), size, offsets)


def unpacked(offsets: bytes) -> list[int]:
    """The offsets of a chunk."""
    return [one for (one,) in iter_unpack("<H", offsets)]


def _numbers(lists: Sequence[tuple[int, bytes]]) -> "NDArray[Any]":
    """The entries in the chunks, each as often as it stands in one."""
    import numpy as np

    offsets = np.frombuffer(b"".join(one for _, one in lists), dtype="<u2")
    # Half as wide is sorted twice as fast; a number has 31 bits at most.
    bases = np.array([base for base, _ in lists], dtype=np.uint32)
    numbers: NDArray[Any] = np.repeat(bases, [len(one) // 2 for _, one in lists]) + offsets
    return numbers


def most_shared(
    lists: Iterable[tuple[int, bytes]], wanted: int, *, beside: float = 0.0, least: float = 0.0
) -> list[int]:
    """The entries that stand in most of the lists, given as (base, offsets).

    Args:
        beside: the part of the lists of the first entry in which the others stand at least.
        least: the number of lists in which each stands at least.

    Returns:
        At most `wanted` numbers, those in most lists first and of these the newest.
    """
    import numpy as np

    every = np.sort(_numbers(list(lists)))
    is_first = np.ones(len(every), dtype=bool)
    np.not_equal(every[1:], every[:-1], out=is_first[1:])
    starts = np.flatnonzero(is_first)
    shared = np.diff(starts, append=len(every))
    enough = np.flatnonzero(shared >= max(least, beside * shared.max(initial=0)))
    ranked = shared[enough] << 32 | every[starts[enough]].astype(np.int64)
    if len(ranked) > wanted:
        ranked = np.partition(ranked, len(ranked) - wanted)[-wanted:]
    best: list[int] = (np.sort(ranked)[::-1] & 0xFFFFFFFF).tolist()
    return best


def in_a_row(
    row: Sequence[int], lists: Iterable[tuple[int, int, bytes]], length: int, newest: int
) -> list[int]:
    """The entries that stand in the lists of some buckets in a row, wherever in it.

    Args:
        row: the buckets in order, of which some may have no list.
        lists: as bucket, base, offsets.
        length: how many in a row.
        newest: how many entries are taken for each place of the row.
    """
    import numpy as np

    chunks_of: defaultdict[int, list[tuple[int, bytes]]] = defaultdict(list)
    for bucket, base, offsets in lists:
        chunks_of[bucket].append((base, offsets))
    entries = {bucket: np.sort(_numbers(chunks)) for bucket, chunks in chunks_of.items()}
    found: dict[int, None] = {}
    for begin in range(len(row) - length + 1):
        here = set(row[begin : begin + length])
        if here <= entries.keys():
            smallest, *others = sorted((entries[bucket] for bucket in here), key=len)
            for other in others:
                smallest = _common(smallest, other)
            found.update(dict.fromkeys(smallest[: -newest - 1 : -1].tolist()))
    return list(found)


def in_all(lists: Mapping[int, Sequence[tuple[int, bytes]]]) -> "NDArray[Any]":
    """The entries that stand in every bucket, newest first; an array, since they may be many."""
    import numpy as np

    common: NDArray[Any] = np.zeros(0, dtype=np.uint32)
    by_size = sorted(lists.values(), key=lambda chunks: sum(len(offsets) for _, offsets in chunks))
    for place, chunks_of_bucket in enumerate(by_size):
        found = np.sort(_numbers(chunks_of_bucket))
        common = _common(common, found) if place else found
        if not len(common):
            break
    return common[::-1]


def _common(some: "NDArray[Any]", others: "NDArray[Any]") -> "NDArray[Any]":
    """Those of ascending entries that stand among some others too, of which there are any."""
    import numpy as np

    at = np.minimum(np.searchsorted(others, some), len(others) - 1)
    common: NDArray[Any] = some[others[at] == some]
    return common
