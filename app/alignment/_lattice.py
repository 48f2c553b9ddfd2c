"""The search: how probable each bead is, and the path with the most beads right.

The probability of a bead is its share of all paths (forward-backward over two states, a match or
a run of sentences without counterpart: opening a run is dear, going on is cheap). The path that is
chosen has the most beads right by expectation, as Bayes risk has it; the likeliest path joins
where it should split a little more often.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.alignment._scores import SHAPES, Gaps

# What a bead must be worth to be made: the F measure counts beads that are wrong, too, a run's only
# in precision. Between 0.25 and 0.45 nothing moves by more than 0.003.
_TOLL = 0.35
_GAP_TOLL = 0.3

Grid = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Step:
    """A bead of `a` sources and `b` targets that begins at (i, j).

    `posterior` is its probability, `border` that of a border between beads where it begins.
    """

    i: int
    j: int
    a: int
    b: int
    posterior: float
    border: float


@dataclass(frozen=True, slots=True)
class Posteriors:
    """The probability of every bead, at [i, j] where it begins; of borders; of what is left out."""

    shapes: Sequence[Grid | None]
    omitted: Grid
    added: Grid
    borders: Grid


@dataclass(frozen=True, slots=True)
class Weighed:
    """The summed weight (a logarithm) of all paths to each place, and of all from it on.

    Two states: a path is in a match there, or in a run of what is left out.
    """

    match: Grid
    gap: Grid
    after_match: Grid
    after_gap: Grid

    @property
    def total(self) -> float:
        """Of all paths from beginning to end."""
        return float(np.logaddexp(self.match[-1, -1], self.gap[-1, -1]))


def posteriors(
    scores: Sequence[NDArray[np.float32] | None], ni: int, nj: int, gaps: Gaps
) -> Posteriors:
    """How probable each bead is, over all paths from (0, 0) to (ni, nj)."""
    return shares(scores, weighed(scores, ni, nj, gaps), gaps)


def weighed(scores: Sequence[NDArray[np.float32] | None], ni: int, nj: int, gaps: Gaps) -> Weighed:
    """Both passes over the grid, forward and backward."""
    return Weighed(*_before(scores, ni, nj, gaps), *_after(scores, ni, nj, gaps))


def shares(scores: Sequence[NDArray[np.float32] | None], paths: Weighed, gaps: Gaps) -> Posteriors:
    """What share of all paths goes through each bead, each border and each gap."""
    match, gap, after_match, after_gap = paths.match, paths.gap, paths.after_match, paths.after_gap
    ni, nj = match.shape[0] - 1, match.shape[1] - 1
    before, total = np.logaddexp(match, gap), paths.total
    shapes: list[Grid | None] = []
    for made, (a, b) in zip(scores, SHAPES, strict=True):
        if made is None:
            shapes.append(None)
        else:
            start = before[: ni + 1 - a, : nj + 1 - b] - total
            shapes.append(np.exp(start + made + after_match[a:, b:]))
    extend = gaps.extend
    into = np.logaddexp(match - gaps.open - extend, gap - extend) - total
    through = np.logaddexp(match + after_match, gap + after_gap) - total
    return Posteriors(
        shapes,
        np.exp(into[:-1] + after_gap[1:]),
        np.exp(into[:, :-1] + after_gap[:, 1:]),
        np.exp(through),
    )


def _before(
    scores: Sequence[NDArray[np.float32] | None], ni: int, nj: int, gaps: Gaps
) -> tuple[Grid, Grid]:
    """The summed weight of all paths to each place, ending in a match or in a run."""
    match, gap, both = (np.full((ni + 1, nj + 1), -np.inf) for _ in range(3))
    match[0, 0] = 0.0
    slope = -gaps.extend * np.arange(nj + 1)
    with np.errstate(invalid="ignore"):
        for i in range(ni + 1):
            row = match[i]
            for made, (a, b) in zip(scores, SHAPES, strict=True):
                if made is not None and a <= i:
                    np.logaddexp(row[b:], both[i - a, :-b] + made[i - a], out=row[b:])
            start = np.full(nj + 1, -np.inf)
            opened = gaps.open + gaps.extend
            if i:
                start = np.logaddexp(match[i - 1] - opened, gap[i - 1] - gaps.extend)
            start[1:] = np.logaddexp(start[1:], row[:-1] - opened)
            gap[i] = np.logaddexp.accumulate(start - slope) + slope
            both[i] = np.logaddexp(row, gap[i])
    return match, gap


def _after(
    scores: Sequence[NDArray[np.float32] | None], ni: int, nj: int, gaps: Gaps
) -> tuple[Grid, Grid]:
    """The summed weight of all paths from each place on, after a match or within a run."""
    after_match, after_gap = (np.full((ni + 1, nj + 1), -np.inf) for _ in range(2))
    slope = -gaps.extend * np.arange(nj + 1)
    opened = gaps.open + gaps.extend
    with np.errstate(invalid="ignore"):
        for i in range(ni, -1, -1):
            matched = np.full(nj + 1, -np.inf)
            for made, (a, b) in zip(scores, SHAPES, strict=True):
                if made is not None and i + a <= ni:
                    np.logaddexp(matched[:-b], after_match[i + a, b:] + made[i], out=matched[:-b])
            if i == ni:
                matched[nj] = 0.0
            start = matched
            if i < ni:
                start = np.logaddexp(matched, after_gap[i + 1] - gaps.extend)
            after_gap[i] = (np.logaddexp.accumulate((start - slope[::-1])[::-1]))[::-1]
            after_gap[i] += slope[::-1]
            into = np.full(nj + 1, -np.inf)
            if i < ni:
                into = after_gap[i + 1] - opened
            into[:-1] = np.logaddexp(into[:-1], after_gap[i, 1:] - opened)
            after_match[i] = np.logaddexp(matched, into)
    return after_match, after_gap


def best_path(found: Posteriors) -> list[Step]:
    """The path through the whole grid that has the most beads right by expectation."""
    rows, columns = found.borders.shape
    best = np.full((rows, columns), -np.inf)
    came = np.zeros((rows, columns), np.int8)
    best[0, 0] = 0.0
    omission, addition = len(SHAPES), len(SHAPES) + 1
    for i in range(rows):
        row, from_ = best[i], came[i]
        for number, ((a, b), made) in enumerate(zip(SHAPES, found.shapes, strict=True)):
            if made is not None and a <= i:
                _take(row[b:], from_[b:], best[i - a, :-b] + made[i - a] - _TOLL, number)
        if i:
            _take(row, from_, best[i - 1] + found.omitted[i - 1] - _GAP_TOLL, omission)
        # A run along the row: the running maximum, over what each addition on the way gains.
        along = np.concatenate([[0.0], np.cumsum(found.added[i] - _GAP_TOLL)])
        _take(row, from_, np.maximum.accumulate(row - along) + along - 1e-12, addition)
    steps: list[Step] = []
    i, j = rows - 1, columns - 1
    while i or j:
        number = int(came[i, j])
        made = None
        if number == omission:
            a, b, made = 1, 0, found.omitted
        elif number == addition:
            a, b, made = 0, 1, found.added
        else:
            (a, b), made = SHAPES[number], found.shapes[number]
        i, j = i - a, j - b
        posterior = 0.0 if made is None else min(1.0, float(made[i, j]))
        steps.append(Step(i, j, a, b, posterior, min(1.0, float(found.borders[i, j]))))
    return steps[::-1]


def _take(row: Grid, came: NDArray[np.int8], offered: Grid, number: int) -> None:
    better = offered > row
    row[better] = offered[better]
    came[better] = number
