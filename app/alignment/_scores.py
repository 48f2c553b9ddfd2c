"""How well any stretch of one text fits any stretch of the other: a weighted sum for each bead.

All terms are logarithms and additive, so beads of any shape compare fairly. The weights are those
that make the hand-made alignments of six chapters of novels, whole and with omissions, likeliest
(a conditional random field, 2,700 beads); being few, they say how much a kind of evidence is worth
and nothing about the texts. Those of paragraphs and kinds are judged, not measured.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.alignment._ends import kind_of_end, speaking
from app.alignment._evidence import Evidence, Side
from app.alignment._order import UNEXPLAINED

SHAPES = (
    (1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6),
    (2, 1), (2, 2), (2, 3), (2, 4),
    (3, 1), (3, 2), (3, 3), (4, 1),
)  # fmt: skip
"""Sentences of source and target in a bead."""

_MOST_SOURCES = 4
_MOST_TARGETS = 6
VARIANCE = 6.8
"""Of the length, per character; Gale and Church (1993) found this for English."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The price of leaving out, or of adding, the first sentence of a run and every one."""

    open: float
    extend: float


@dataclass(frozen=True, slots=True)
class Ends:
    """What agreement counts for at the end of a bead.

    Whether a quotation is open there, and the mark that stands there; in documents also whether a
    paragraph ends, and of what kind it is. `unlike_…` counts where only one side has it. What
    counts for paragraphs and kinds is judged, not measured.
    """

    speech: float
    unlike_speech: float
    question: float
    exclamation: float
    trailing: float
    colon: float
    paragraph: float = 1.0
    unlike_paragraph: float = 1.5
    unlike_kind: float = 4.0
    inner_paragraph: float = 3.0  # the price of a paragraph that ends inside a bead


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for."""

    forward: float = 0.48  # the target's words, given the source's
    backward: float = 0.32  # the source's words, given the target's
    forward_doubt: float = 0.53  # more for each target sentence that the source does not explain
    backward_doubt: float = 0.77
    length: float = 0.88
    sentence: float = 1.66  # the price of each sentence beyond one on either side
    many: float = -0.23  # the price of a bead with several sentences on both sides


WEIGHTS = Weights()
ENDS = Ends(
    speech=0.38, unlike_speech=1.23, question=1.05, exclamation=0.41, trailing=0.53, colon=0.41
)
GAPS = Gaps(open=5.25, extend=1.65)


def scores(evidence: Evidence, ratio: float) -> list[Array | None]:
    """For each shape the scores of its beads, at [i, j] of the one that begins there.

    None stands for a shape that is larger than the texts. `ratio` is the number of target
    characters for a source character.
    """
    source, target, weights = evidence.source, evidence.target, WEIGHTS
    ni, nj = len(source.lengths), len(target.lengths)
    forward = [
        _doubted(rows, weights.forward, weights.forward_doubt)
        for rows in explained(source, target, _MOST_SOURCES)
    ]
    backward = [
        _doubted(rows, weights.backward, weights.backward_doubt)
        for rows in explained(target, source, _MOST_TARGETS)
    ]
    ends = agreement(evidence, ENDS)
    ours, theirs = (
        np.concatenate([[0.0], np.cumsum(side.lengths, dtype=np.float64)])
        for side in (source, target)
    )
    made: list[Array | None] = []
    for a, b in SHAPES:
        if a > ni or b > nj:
            made.append(None)
            continue
        expected = (ratio * (ours[a:] - ours[:-a])).astype(np.float32)[:, None]
        length = (theirs[b:] - theirs[:-b]).astype(np.float32)[None, :]
        score = (length - expected) ** 2
        score /= VARIANCE * (expected + length + 2)
        score *= np.float32(-weights.length)
        score += forward[a - 1][:, b:] - forward[a - 1][:, :-b]
        score += (backward[b - 1][:, a:] - backward[b - 1][:, :-a]).T
        score += ends[a - 1 :, b - 1 :]
        score -= (ENDS.inner_paragraph * inner_paragraphs(source, a))[:, None]
        score -= (ENDS.inner_paragraph * inner_paragraphs(target, b))[None, :]
        score -= weights.sentence * (a + b - 2) + (weights.many if min(a, b) > 1 else 0.0)
        made.append(score)
    return made


def explained(own: Side, other: Side, most: int) -> Iterator[NDArray[np.float64]]:
    """For spans of 1 to `most` own sentences, how well each other sentence is explained.

    Row s of the nth array stands for the span of n sentences from s; column k for the other
    side's sentence k. A word of the other side is drawn from the renderings of the span's words
    or, mostly, from its own text; the value is the logarithm of how much likelier that makes it
    than its text alone, summed over the sentence.
    """
    number, types = len(own.lengths), len(other.background)
    mass = [_mass(own, sentence, types) for sentence in range(number)]
    words = np.diff(own.starts)
    scale = ((1 - UNEXPLAINED) / other.background).astype(np.float32)
    # An empty sentence would make `reduceat` give the next one's first word: a zero is put in.
    cuts = other.starts[:-1] + np.arange(len(other.lengths))
    padded = np.insert(other.tokens, other.starts[1:], types)
    for size in range(1, most + 1):
        rows = np.zeros((max(0, number - size + 1), len(other.lengths)))
        said = np.zeros(types + 1, np.float32)
        for first in range(len(rows)):
            span = mass[first] if size == 1 else sum(mass[first + 1 : first + size], mass[first])
            count = max(1, int(words[first : first + size].sum()))
            np.log(UNEXPLAINED + span * scale / count, out=said[:types])
            rows[first] = np.add.reduceat(said[padded], cuts) if len(cuts) else 0.0
        yield rows


def _mass(own: Side, sentence: int, types: int) -> Array:
    tokens = own.tokens[own.starts[sentence] : own.starts[sentence + 1]]
    links = own.links
    places = [np.arange(links.starts[t], links.starts[t + 1]) for t in tokens]
    chosen = np.concatenate(places) if places else np.zeros(0, np.int64)
    found = np.bincount(links.others[chosen], links.weights[chosen], minlength=types)
    return found.astype(np.float32)


def _doubted(rows: NDArray[np.float64], weight: float, doubt: float) -> Array:
    """Sums over the first k sentences; a sentence that is less likely with the span costs more."""
    rows = weight * rows + doubt * np.minimum(0, rows)
    return np.concatenate(
        [np.zeros((len(rows), 1)), np.cumsum(rows, axis=1)], axis=1, dtype=np.float32
    )


def agreement(evidence: Evidence, weights: Ends) -> Array:
    """For each two sentences, how well they agree as the last ones of a bead."""
    source, target = evidence.source, evidence.target
    alike = np.where(
        speaking(source.texts)[:, None] == speaking(target.texts)[None, :],
        weights.speech,
        -weights.unlike_speech,
    ).astype(np.float32)
    ours, theirs = (
        np.array([kind_of_end(text) for text in side.texts], np.int8) for side in (source, target)
    )
    for kind, reward in (
        (1, weights.question),
        (2, weights.exclamation),
        (3, weights.trailing),
        (4, weights.colon),
    ):
        alike += np.float32(reward) * ((ours == kind)[:, None] & (theirs == kind)[None, :])
    if source.closing is not None and target.closing is not None:
        both = source.closing[:, None] & target.closing[None, :]
        one = source.closing[:, None] ^ target.closing[None, :]
        alike += np.float32(weights.paragraph) * both - np.float32(weights.unlike_paragraph) * one
    if source.kinds is not None and target.kinds is not None:
        alike -= weights.unlike_kind * (source.kinds[:, None] != target.kinds[None, :])
    return alike


def inner_paragraphs(side: Side, size: int) -> Array:
    """How many paragraphs end inside each stretch of so many sentences, not at its end."""
    closing = np.zeros(len(side.lengths)) if side.closing is None else side.closing
    before = np.concatenate([[0.0], np.cumsum(closing)])
    return np.asarray(before[size - 1 : -1] - before[:-size], np.float32)
