"""Passages that changed places: left out where they stand, and added elsewhere.

A path through two texts only runs forward, so a paragraph that a translator has moved comes out as
an omission and an addition, each as sure as if nothing rendered it. Here what was left out is
compared with what was added, wherever both stand. What finds a likely counterpart is no sure
omission, and somebody should look at it.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.alignment import _closer, _ratios
from app.alignment._evidence import Evidence
from app.alignment._order import run
from app.alignment.beads import Bead

# What passages that render each other must be worth to be even odds. In novels, where 50 runs were
# taken out, chains found by chance are worth 8 or less in three of four cases and 12 at the most;
# those of passages that changed places are worth 17 and more in three of four.
_PRICE = 9.0
_CANDIDATES = 4  # sentences of the other side that each is compared with
_MOST = 10_000  # pairs that are compared at all: of two texts that have nothing in common
_COMMON = 12  # sentences of those left out, in which a word tells nothing any more

Places = NDArray[np.int64]
Values = NDArray[np.float64]
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Alone:
    """Sentences that found no counterpart."""

    omitted: Places
    added: Places

    @property
    def runs(self) -> int:
        """How many runs the side has that has more of them."""
        return max(len(set(_runs(numbers).values())) for numbers in (self.omitted, self.added))


def doubted(evidence: Evidence, beads: Sequence[Bead]) -> list[Bead]:
    """The beads, those less sure that may have changed places.

    Time grows with the number of sentences left out times that of sentences added, at some
    nanoseconds each; memory with their sum.
    """
    alone = _Alone(
        np.array([n for bead in beads if not bead.target for n in bead.source], np.int64),
        np.array([n for bead in beads if not bead.source for n in bead.target], np.int64),
    )
    if not len(alone.omitted) or not len(alone.added):
        return list(beads)
    pairs = _candidates(evidence, alone)
    if not len(pairs):
        return list(beads)
    tried = _around(pairs, alone)
    ours: dict[int, float] = {}
    theirs: dict[int, float] = {}
    for chain, worth in _chains(tried, _odds(evidence, beads, tried), alone):
        moved = 1 / (1 + math.exp(-min(60.0, worth - _PRICE - math.log(alone.runs))))
        for i, end_i, j, end_j in chain:
            for found, numbers in ((ours, range(i, end_i)), (theirs, range(j, end_j))):
                for number in numbers:
                    found[number] = max(found.get(number, 0.0), moved)
    return [_less_sure(bead, ours, theirs) for bead in beads]


def _less_sure(bead: Bead, ours: dict[int, float], theirs: dict[int, float]) -> Bead:
    if bead.source and bead.target:
        return bead
    moved = max(
        *(ours.get(number, 0.0) for number in bead.source),
        *(theirs.get(number, 0.0) for number in bead.target),
        0.0,
    )
    return replace(bead, confidence=min(bead.confidence, 1 - moved))


def _candidates(evidence: Evidence, alone: _Alone) -> Places:
    """Rows of (omitted, added) that share rare words: a few for each that was left out."""
    source, target = evidence.source, evidence.target
    words = [np.unique(target.tokens[target.starts[n] : target.starts[n + 1]]) for n in alone.added]
    owners = np.repeat(np.arange(len(words)), [len(own) for own in words])
    types = np.concatenate(words)
    order = np.argsort(types, kind="stable")
    types, owners = types[order], owners[order]
    rarity = -np.log(target.background)
    links = source.links
    found: list[tuple[float, int, int]] = []
    for number in alone.omitted:
        own = np.unique(source.tokens[source.starts[number] : source.starts[number + 1]])
        chosen = np.concatenate(
            [np.arange(links.starts[t], links.starts[t + 1]) for t in own] or [np.zeros(0, int)]
        ).astype(np.int64)
        others, worth = links.others[chosen], links.weights[chosen]
        first = np.searchsorted(types, others)
        count = np.searchsorted(types, others, side="right") - first
        count[count > _COMMON] = 0
        at = np.repeat(first, count) + run(count)
        alike = np.bincount(
            owners[at], np.repeat(worth * rarity[others], count), minlength=len(words)
        )
        most = min(_CANDIDATES, len(alike))
        best = np.argpartition(-alike, most - 1)[:most]
        best = best[alike[best] > 0]
        found += [(float(alike[n]), int(number), int(alone.added[n])) for n in best]
    found = sorted(found, reverse=True)[:_MOST]
    return np.array([pair for _, *pair in found], np.int64).reshape(-1, 2)


def _around(pairs: Places, alone: _Alone) -> _closer.Beads:
    """The pairs, and each with a neighbour on one side that was left out, too."""
    ours, theirs = set(alone.omitted.tolist()), set(alone.added.tolist())
    rows = set()
    for i, j in pairs.tolist():
        rows.add((i, i + 1, j, j + 1))
        for first in (i - 1, i):
            if first in ours and first + 1 in ours:
                rows.add((first, first + 2, j, j + 1))
        for first in (j - 1, j):
            if first in theirs and first + 1 in theirs:
                rows.add((i, i + 1, first, first + 2))
    return _closer.Beads(*np.array(sorted(rows), np.int64).T)


def _odds(evidence: Evidence, beads: Sequence[Bead], tried: _closer.Beads) -> Values:
    """How much likelier each bead is than that its sentences stand alone (a logarithm)."""
    ratios = _ratios.of(evidence, [(b.source, b.target) for b in beads if b.source and b.target])
    a, b = tried.sizes
    found: Values = _closer.worth(evidence, ratios, tried) + _closer.GAPS.extend * (a + b)
    return found


def _chains(tried: _closer.Beads, odds: Values, alone: _Alone) -> Iterator[tuple[list[Box], float]]:
    """The best chain of beads, in order on both sides, of each two runs, and what it is worth."""
    groups: defaultdict[tuple[int, int], list[tuple[Box, float]]] = defaultdict(list)
    our_runs, their_runs = _runs(alone.omitted), _runs(alone.added)
    rows = zip(tried.begins, tried.ends, tried.their_begins, tried.their_ends, odds, strict=True)
    for i, end_i, j, end_j, worth in rows:
        if worth > 0:
            box = int(i), int(end_i), int(j), int(end_j)
            groups[our_runs[box[0]], their_runs[box[2]]].append((box, float(worth)))
    for group in groups.values():
        yield _chain(sorted(group))


def _chain(group: Sequence[tuple[Box, float]]) -> tuple[list[Box], float]:
    """The boxes, in order on both sides and apart, that are worth most together.

    The best chains so far are kept by where they end on the second side, in a tree of maxima, so
    that the time grows with n log n.
    """
    boxes = [box for box, _ in group]
    heights = sorted({end_j for _, _, _, end_j in boxes})
    tree = [(0.0, -1)] * (len(heights) + 1)
    ended = iter(sorted((end_i, number) for number, (_, end_i, _, _) in enumerate(boxes)))
    next_ended = next(ended)
    best: list[tuple[float, int]] = []
    for (i, _, j, _), worth in group:
        while next_ended[0] <= i:
            number = next_ended[1]
            at = bisect_left(heights, boxes[number][3]) + 1
            while at < len(tree):
                tree[at] = max(tree[at], (best[number][0], number))
                at += at & -at
            next_ended = next(ended)
        before = (0.0, -1)
        at = bisect_right(heights, j)
        while at:
            before = max(before, tree[at])
            at -= at & -at
        best.append((before[0] + worth, before[1]))
    total, at = max((worth, number) for number, (worth, _) in enumerate(best))
    chain = []
    while at >= 0:
        chain.append(boxes[at])
        at = best[at][1]
    return chain[::-1], total


def _runs(numbers: Places) -> dict[int, int]:
    """For each number that of the run it belongs to."""
    starts = np.cumsum(np.diff(numbers, prepend=-2) > 1)
    return dict(zip(numbers.tolist(), starts.tolist(), strict=True))
