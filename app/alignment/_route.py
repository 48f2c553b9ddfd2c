"""The way through two long texts, found in large steps: which stretch stands beside which.

Each text is cut into at most 600 stretches of equally many sentences. A stretch is a vector of
what its words say, hashed to 1,024 places and weighted by rarity; the route takes the pairs of
stretches that are most alike, in order. Cost and memory do not grow with the product of lengths.
"""

import numpy as np
from numpy.typing import NDArray

from app.alignment._evidence import Evidence

_STRETCHES = 600
_PLACES = 1_024
_SMALLEST = 8  # sentences of a stretch, or there is too little in it to compare

Rows = NDArray[np.float32]


def route(evidence: Evidence) -> list[tuple[int, int]]:
    """Places (i, j) that the alignment runs near, in order, from (0, 0) to the ends."""
    ni, nj = len(evidence.source.lengths), len(evidence.target.lengths)
    stretches = max(2, min(_STRETCHES, ni // _SMALLEST, nj // _SMALLEST))
    our_ends = np.linspace(0, ni, stretches + 1).round().astype(int)
    their_ends = np.linspace(0, nj, stretches + 1).round().astype(int)
    alike = _alike(evidence, our_ends, their_ends)
    way = [(0, 0)]
    for row, column in _chain(alike):
        middle = (
            int(our_ends[row] + our_ends[row + 1]) // 2,
            int(their_ends[column] + their_ends[column + 1]) // 2,
        )
        way += _between(way[-1], middle)
    return way + _between(way[-1], (ni, nj))


def _between(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int]]:
    """Places every hundred sentences or so: where one text runs on alone, the way is long."""
    steps = max(1, max(end[0] - start[0], end[1] - start[1]) // 100)
    return [
        (
            start[0] + (end[0] - start[0]) * step // steps,
            start[1] + (end[1] - start[1]) * step // steps,
        )
        for step in range(1, steps + 1)
    ]


def _alike(evidence: Evidence, our_ends: NDArray[np.int_], their_ends: NDArray[np.int_]) -> Rows:
    source, target = evidence.source, evidence.target
    rarity = np.maximum(0, -np.log(target.background * 200)).astype(np.float32)
    # Multiplied by a large odd number, neighbouring types fall far apart.
    place = (np.arange(len(rarity), dtype=np.int64) * 2_654_435_761 >> 7) % _PLACES
    ours = np.zeros((len(our_ends) - 1, _PLACES), np.float32)
    links = source.links
    for row in range(len(ours)):
        tokens = source.tokens[source.starts[our_ends[row]] : source.starts[our_ends[row + 1]]]
        chosen = np.concatenate(
            [np.arange(links.starts[t], links.starts[t + 1]) for t in tokens] or [np.zeros(0, int)]
        ).astype(np.int64)
        others = links.others[chosen]
        ours[row] = np.bincount(
            place[others], links.weights[chosen] * rarity[others], minlength=_PLACES
        )
    theirs = np.zeros((len(their_ends) - 1, _PLACES), np.float32)
    for row in range(len(theirs)):
        tokens = target.tokens[target.starts[their_ends[row]] : target.starts[their_ends[row + 1]]]
        theirs[row] = np.bincount(place[tokens], rarity[tokens], minlength=_PLACES)
    return _telling(_unit(ours) @ _unit(theirs).T)


def _unit(rows: Rows) -> Rows:
    rows = rows - rows.mean(axis=0, keepdims=True)
    found: Rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return found


def _telling(alike: Rows) -> Rows:
    """What stands out of its row and of its column, in units of the usual spread."""
    spread = max(float(alike.std()), 1e-9)
    found: Rows = np.maximum(0, alike / spread - 2.0)
    return found


def _chain(alike: Rows) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, that are most alike together."""
    rows, columns = alike.shape
    best = np.zeros((rows + 1, columns + 1))
    for row in range(rows):
        taken = best[row, :-1] + alike[row]
        best[row + 1, 1:] = np.maximum.accumulate(np.maximum(best[row, 1:], taken))
    chain: list[tuple[int, int]] = []
    row, column = rows, columns
    while row and column:
        if best[row, column] == best[row - 1, column]:
            row -= 1
        elif best[row, column] == best[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            chain.append((row, column))
    return chain[::-1]
