"""A closer look: the beads that the first search left possible, scored by more evidence.

The first search scores every bead of a grid, so its evidence must be cheap. Few beads are left
by it, some ten a sentence, and these can be looked at one by one. As in the first search all terms
are additive, and the few weights are those that make hand-made alignments likeliest: six chapters
of novels, whole and with passages left out at random, and news with lines joined and left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from app.alignment._evidence import Evidence, Side
from app.alignment._lattice import Posteriors, Step
from app.alignment._order import explained_in_order
from app.alignment._ratios import Ratios
from app.alignment._scores import SHAPES, VARIANCE, Array, Ends, Gaps, agreement, inner_paragraphs

_POSSIBLE = 1e-6  # the probability below which a bead is not looked at again
_MOST = 12  # beads for each sentence that are looked at again

Values = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for when few beads are left."""

    forward: float = 0.50  # the target's words in their order, given the source's
    backward: float = 0.27
    forward_doubt: float = 0.21  # more for each target sentence that the source does not explain
    backward_doubt: float = 0.86
    length: float = 0.53  # in characters
    words: float = 0.25  # in words
    sentence: float = 2.00  # the price of each sentence beyond one on either side
    many: float = 0.68  # the price of a bead with several sentences on both sides
    divided: float = 0.77  # a long source sentence is likelier to be cut into several


WEIGHTS = Weights()
ENDS = Ends(
    speech=0.0, unlike_speech=1.97, question=1.40, exclamation=0.0, trailing=2.47, colon=0.0
)
GAPS = Gaps(open=4.52, extend=1.89)


@dataclass(frozen=True, slots=True)
class Beads:
    """Beads by the places where they begin and end on both sides."""

    begins: Places
    ends: Places
    their_begins: Places
    their_ends: Places

    @property
    def sizes(self) -> tuple[Places, Places]:
        """Sentences of source and target."""
        return self.ends - self.begins, self.their_ends - self.their_begins


def possible(found: Posteriors, path: Sequence[Step]) -> Beads:
    """The beads that are looked at again, those of the best path among them."""
    ni, nj = found.borders.shape
    rows = [np.array([(s.i, s.i + s.a, s.j, s.j + s.b) for s in path if s.a and s.b], np.int64)]
    values = [np.full(len(rows[0]), np.inf)]
    for (a, b), made in zip(SHAPES, found.shapes, strict=True):
        if made is not None:
            i, j = np.nonzero(made >= _POSSIBLE)
            rows.append(np.stack([i, i + a, j, j + b], axis=1))
            values.append(made[i, j])
    beads, likely = np.concatenate([row.reshape(-1, 4) for row in rows]), np.concatenate(values)
    most = _MOST * (ni + nj)
    if len(likely) > most:
        beads = beads[np.argpartition(-likely, most)[:most]]
    return Beads(*np.unique(beads, axis=0).astype(np.int64).T)


def scores(evidence: Evidence, ratios: Ratios, beads: Beads) -> list[Array | None]:
    """For each shape the scores of its beads; -inf for all others."""
    source, target = evidence.source, evidence.target
    ni, nj = len(source.lengths), len(target.lengths)
    values = worth(evidence, ratios, beads)
    values += agreement(evidence, ENDS)[beads.ends - 1, beads.their_ends - 1]
    values -= ENDS.inner_paragraph * _inner(source, beads.begins, beads.ends)
    values -= ENDS.inner_paragraph * _inner(target, beads.their_begins, beads.their_ends)
    return laid_out(beads, values, ni, nj)


def laid_out(beads: Beads, values: Values, ni: int, nj: int) -> list[Array | None]:
    """Values of beads as grids of all shapes, -inf where there is no bead."""
    a, b = beads.sizes
    made: list[Array | None] = []
    for ours, theirs in SHAPES:
        if ours > ni or theirs > nj:
            made.append(None)
            continue
        score = np.full((ni + 1 - ours, nj + 1 - theirs), -np.inf, np.float32)
        chosen = (a == ours) & (b == theirs)
        score[beads.begins[chosen], beads.their_begins[chosen]] = values[chosen]
        made.append(score)
    return made


def worth(evidence: Evidence, ratios: Ratios, beads: Beads) -> Values:
    """The scores of beads but for what stands at their ends."""
    weights = np.array([getattr(WEIGHTS, field.name) for field in fields(Weights)])
    found: Values = features(evidence, ratios, beads) @ weights
    return found


def features(evidence: Evidence, ratios: Ratios, beads: Beads) -> Values:
    """A row for each bead, a column for each of the weights."""
    source, target = evidence.source, evidence.target
    a, b = beads.sizes
    spans, others = (beads.begins, beads.ends), (beads.their_begins, beads.their_ends)
    forward, forward_doubt = explained_in_order(source, target, spans, others)
    backward, backward_doubt = explained_in_order(target, source, others, spans)
    ours, theirs = _sum(source.lengths, *spans), _sum(target.lengths, *others)
    words, their_words = _sum(np.diff(source.starts), *spans), _sum(np.diff(target.starts), *others)
    usual = float(source.lengths.mean()) + 1
    return np.stack(
        [
            forward,
            backward,
            forward_doubt,
            backward_doubt,
            -_far(ratios.characters * ours, theirs) / VARIANCE,
            -_far(ratios.words * words, their_words),
            2.0 - a - b,
            -1.0 * (np.minimum(a, b) > 1),
            (b - 1) * np.log((ours + 1) / usual),
        ],
        axis=1,
    )


def _far(expected: Values, found: Values) -> Values:
    """The square of how far off a length is, over the sum of both."""
    return (found - expected) ** 2 / (expected + found + 2)


def _sum(values: NDArray[np.generic], begins: Places, ends: Places) -> Values:
    before = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    found: Values = before[ends] - before[begins]
    return found


def _inner(side: Side, begins: Places, ends: Places) -> Values:
    """How many paragraphs end inside each bead, not at its end."""
    found = np.zeros(len(begins))
    for size in np.unique(ends - begins):
        chosen = ends - begins == size
        found[chosen] = inner_paragraphs(side, int(size))[begins[chosen]]
    return found
