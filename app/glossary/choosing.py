"""Which of the matches that overlap are shown: the longest, and of equals the surest and first.

All of it is arrays, one number to a match; only matches that overlap without one holding all the
others are looked at one by one.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_LENGTHS = 10  # bits of a sorting key for a length
_LONGEST = (1 << _LENGTHS) - 1


def longest(starts: Numbers, ends: Numbers, sure: Flags, ids: Numbers) -> Numbers:
    """The numbers of the matches that are shown, in the order in which they stand.

    The longest is taken first, of two of one length the sure one, then the one that begins first,
    then the concept with the smaller number; what overlaps one that was taken is not.
    """
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    order = _by_place(starts, ends, ids)
    starts, ends = starts[order], ends[order]
    reached = np.maximum.accumulate(ends)
    firsts = np.flatnonzero(np.concatenate(([True], starts[1:] >= reached[:-1])))
    beyond = np.append(firsts[1:], len(starts))
    # The first of a group begins with it and is the longest that does: often it holds all others.
    holds_all = ends[firsts] == reached[beyond - 1]
    tangled, sizes = firsts[~holds_all], (beyond - firsts)[~holds_all]
    is_pair = sizes == 2
    taken = np.concatenate(
        (
            firsts[holds_all],
            _of_pairs(tangled[is_pair], starts, ends, sure[order]),
            _of_groups(tangled[~is_pair], sizes[~is_pair], starts, ends, sure[order], ids[order]),
        )
    )
    shown: Numbers = order[np.sort(taken, kind="stable")]
    return shown


def _of_pairs(firsts: Numbers, starts: Numbers, ends: Numbers, sure: Flags) -> Numbers:
    """The better one of two that overlap, the first of which begins before the other."""
    seconds = firsts + 1
    longer = (ends[seconds] - starts[seconds]) - (ends[firsts] - starts[firsts])
    is_second = (longer > 0) | ((longer == 0) & sure[seconds] & ~sure[firsts])
    better: Numbers = firsts + is_second
    return better


def _of_groups(
    firsts: Numbers, sizes: Numbers, starts: Numbers, ends: Numbers, sure: Flags, ids: Numbers
) -> Numbers:
    """What is taken of groups of three and more; few texts have any."""
    taken: list[int] = []
    for first, size in zip(firsts.tolist(), sizes.tolist(), strict=True):
        group = slice(first, first + size)
        begun, ended = starts[group], ends[group]
        best_first = np.lexsort((ids[group], begun, ~sure[group], begun - ended)).tolist()
        taken += (first + one for one in _greedily(best_first, begun.tolist(), ended.tolist()))
    return np.array(taken, dtype=np.int64)


def _by_place(starts: Numbers, ends: Numbers, ids: Numbers) -> Numbers:
    """By the start, then the longest first, then by concept.

    One sorting key is several times as fast as three. It leaves out the concept, which matters
    only where two have the same place.
    """
    lengths = ends - starts
    if lengths.max() <= _LONGEST:
        keys = (starts << _LENGTHS) + (_LONGEST - lengths)
        order = np.argsort(keys, kind="stable")
        if (np.diff(keys[order]) > 0).all():
            return order
    return np.lexsort((ids, -lengths, starts))


def _greedily(best_first: list[int], starts: list[int], ends: list[int]) -> list[int]:
    """Matches in the order in which they are to be taken; those that overlap a taken one go."""
    origin = min(starts[number] for number in best_first)
    covered = bytearray(max(ends[number] for number in best_first) - origin)
    taken = []
    for number in best_first:
        start, end = starts[number] - origin, ends[number] - origin
        if covered.find(1, start, end) < 0:
            covered[start:end] = b"\1" * (end - start)
            taken.append(number)
    return taken
