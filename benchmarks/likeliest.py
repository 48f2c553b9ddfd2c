"""The aligner's weights that make hand-made alignments likeliest: a conditional random field.

Both searches score a bead by a sum of weighted figures, and a path through the grid by the sum of
its beads, less what runs of left-out sentences cost. So the logarithm of the probability of the
hand-made path has as its slope what the figures add up to on that path, less what they add up to on
all paths, each counted by its probability. Where a hand-made bead may be cut finer (news are
aligned by line), all cuts of it count as hand-made.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from app.alignment import _closer, _lexicon, _ratios, _scores, sentences
from app.alignment._evidence import Evidence, gather
from app.alignment._lattice import best_path, posteriors, shares, weighed
from app.alignment._scores import SHAPES, Array, Ends, Gaps
from benchmarks.gold import BeadOf, Text

Values = NDArray[np.float64]

_GAPS = ("open", "extend")
_ENDS = ("speech", "unlike_speech", "question", "exclamation", "trailing", "colon")
_NEVER = Gaps(60.0, 60.0)  # inside a hand-made bead nothing is left out
_SPREAD = 2.0  # what a weight may well be: one for marks that are rare is held down by this
_STEPS = 60
_NEAR = 0.02  # of a slope, in beads: the search for weights ends here


@dataclass(frozen=True)
class Search:
    """The weights of one of the two searches."""

    weights: _scores.Weights | _closer.Weights
    ends: Ends
    gaps: Gaps

    @property
    def names(self) -> list[tuple[str, str]]:
        """What is weighed: those marks at the end that have any weight, and all the rest."""
        ends = [name for name in _ENDS if getattr(self.ends, name)]
        return [
            *(("weights", field.name) for field in fields(self.weights)),
            *(("ends", name) for name in ends),
            *(("gaps", name) for name in _GAPS),
        ]

    @property
    def vector(self) -> Values:
        """The weights in the order of their names."""
        return np.array([getattr(getattr(self, part), name) for part, name in self.names])

    def with_vector(self, values: Sequence[float] | Values) -> "Search":
        """The same search with other weights."""
        changed: dict[str, dict[str, float]] = {"weights": {}, "ends": {}, "gaps": {}}
        for (part, name), value in zip(self.names, values, strict=True):
            changed[part][name] = float(value)
        return Search(
            replace(self.weights, **changed["weights"]),  # type: ignore[arg-type]
            replace(self.ends, **changed["ends"]),
            replace(self.gaps, **changed["gaps"]),
        )


@dataclass(frozen=True)
class Weighing:
    """The weights of both searches."""

    first: Search
    second: Search


def in_force() -> Weighing:
    """The weights that the aligner has now."""
    return Weighing(
        Search(_scores.WEIGHTS, _scores.ENDS, _scores.GAPS),
        Search(_closer.WEIGHTS, _closer.ENDS, _closer.GAPS),
    )


@contextmanager
def using(weighing: Weighing) -> Iterator[None]:
    """The aligner with other weights, in this process and until the end of the block."""
    before = in_force()
    _put(weighing)
    try:
        yield
    finally:
        _put(before)


def _put(weighing: Weighing) -> None:
    for module, search in ((_scores, weighing.first), (_closer, weighing.second)):
        module.WEIGHTS, module.ENDS, module.GAPS = search.weights, search.ends, search.gaps  # type: ignore[attr-defined]
    sentences.GAPS = weighing.first.gaps  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Sample:
    """A hand-made alignment with the beads that are possible in its text.

    `figures` has a row for each of `beads`, and a column for each weight but those of gaps. `sure`
    are the rows of `beads` that are hand-made, `left_out` the hand-made counts of runs and of
    sentences in them, `open` the hand-made beads that may be cut finer.
    """

    sizes: tuple[int, int]
    beads: _closer.Beads
    figures: Values
    sure: NDArray[np.int64]
    left_out: tuple[int, int]
    open: Sequence[BeadOf]


class Learner:
    """Texts to learn from; each is read once, and its first figures are taken once."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self._evidence = [gather(t.source, t.target, _lexicon.packaged(), {}) for t in texts]
        self._first: dict[int, Sample] = {}

    def likeliest(self, chosen: Sequence[int], start: Weighing) -> Weighing:
        """The weights that make the chosen texts' alignments likeliest, for one search each."""
        for number in chosen:
            if number not in self._first:
                self._first[number] = self._first_sample(number, start)
        first = _climbed([self._first[number] for number in chosen], start.first)
        found = Weighing(first, start.second)
        second = _climbed([self._second_sample(number, found) for number in chosen], start.second)
        return Weighing(first, second)

    def _first_sample(self, number: int, weighing: Weighing) -> Sample:
        text, evidence = self.texts[number], self._evidence[number]
        usual = _ratios.usual(evidence)
        with using(weighing):
            found = posteriors(_scores.scores(evidence, usual), *_sizes(evidence), _scores.GAPS)
            beads = _with_gold(_closer.possible(found, best_path(found)), text)
        columns = []
        for one in np.eye(len(weighing.first.names))[: -len(_GAPS)]:
            with using(Weighing(weighing.first.with_vector(one), weighing.second)):
                columns.append(_at(_scores.scores(evidence, usual), beads))
        return _sample(text, beads, np.stack(columns, axis=1))

    def _second_sample(self, number: int, weighing: Weighing) -> Sample:
        text, evidence = self.texts[number], self._evidence[number]
        with using(weighing):
            made = _scores.scores(evidence, _ratios.usual(evidence))
            found = posteriors(made, *_sizes(evidence), _scores.GAPS)
            steps = best_path(found)
            beads = _with_gold(_closer.possible(found, steps), text)
            taught, ratios = sentences.learn(evidence, steps)
        columns: list[Values] = [_closer.features(taught, ratios, beads)]
        nothing = dict.fromkeys(_ENDS, 0.0)
        for part, name in weighing.second.names:
            if part == "ends":
                alike = _scores.agreement(taught, Ends(**{**nothing, name: 1.0}))
                columns.append(alike[beads.ends - 1, beads.their_ends - 1, None].astype(np.float64))
        return _sample(text, beads, np.concatenate(columns, axis=1))


def _sizes(evidence: Evidence) -> tuple[int, int]:
    return len(evidence.source.lengths), len(evidence.target.lengths)


def _with_gold(beads: _closer.Beads, text: Text) -> _closer.Beads:
    rows = np.stack([beads.begins, beads.ends, beads.their_begins, beads.their_ends], axis=1)
    gold = [
        (ours[0], ours[-1] + 1, theirs[0], theirs[-1] + 1)
        for ours, theirs in text.gold
        if (len(ours), len(theirs)) in SHAPES
    ]
    return _closer.Beads(*np.unique(np.concatenate([rows, gold]), axis=0).astype(np.int64).T)


def _at(made: Sequence[Array | Values | None], beads: _closer.Beads) -> Values:
    found = np.zeros(len(beads.begins))
    ours, theirs = beads.sizes
    for score, (a, b) in zip(made, SHAPES, strict=True):
        chosen = (ours == a) & (theirs == b)
        if score is not None:
            found[chosen] = score[beads.begins[chosen], beads.their_begins[chosen]]
    return found


def _sample(text: Text, beads: _closer.Beads, figures: Values) -> Sample:
    places = {
        key: row
        for row, key in enumerate(
            zip(beads.begins, beads.ends, beads.their_begins, beads.their_ends, strict=True)
        )
    }
    sure, finer = [], []
    runs = left_out = 0
    was_left_out = False
    for ours, theirs in text.gold:
        is_left_out = not (ours and theirs)
        runs += is_left_out and not was_left_out
        left_out += len(ours) + len(theirs) if is_left_out else 0
        was_left_out = is_left_out
        if is_left_out:
            continue
        is_plain = (len(ours), len(theirs)) in SHAPES
        if is_plain and (not text.is_by_line or min(len(ours), len(theirs)) == 1):
            sure.append(places[ours[0], ours[-1] + 1, theirs[0], theirs[-1] + 1])
        else:
            finer.append((ours, theirs))
    sizes = len(text.source), len(text.target)
    return Sample(sizes, beads, figures, np.array(sure, np.int64), (runs, left_out), finer)


def _climbed(samples: Sequence[Sample], start: Search) -> Search:
    """The search with the likeliest weights, by the method of Broyden and others (BFGS)."""

    def judged(at: Values) -> tuple[float, Values]:
        values = [_judged(sample, at) for sample in samples]
        value = sum(v for v, _ in values) - float(at @ at) / (2 * _SPREAD**2)
        return value, np.sum([slope for _, slope in values], axis=0) - at / _SPREAD**2

    at = start.vector
    value, slope = judged(at)
    spread = np.std(np.concatenate([sample.figures[sample.sure] for sample in samples]), axis=0)
    count = sum(len(sample.sure) for sample in samples)
    scale = np.append(spread, [0.3, 0.5]) ** 2 * count * 0.1
    bent = np.diag(1 / np.maximum(scale, 1.0))
    for _ in range(_STEPS):
        way = bent @ slope
        if way @ slope < _NEAR**2 * count * 0.01:
            break
        length = 1.0
        while True:
            there, there_slope = judged(at + length * way)
            if there > value + 1e-4 * length * (way @ slope) or length < 1e-3:
                break
            length /= 3
        moved, turned = length * way, slope - there_slope
        at, value, slope = at + moved, there, there_slope
        if (curve := moved @ turned) > 1e-9:
            left = np.eye(len(at)) - np.outer(moved, turned) / curve
            bent = left @ bent @ left.T + np.outer(moved, moved) / curve
    return start.with_vector(at)


def _judged(sample: Sample, at: Values) -> tuple[float, Values]:
    """The logarithm of the hand-made alignment's probability, and its slope."""
    weights, gaps = at[: -len(_GAPS)], Gaps(*at[-len(_GAPS) :])
    worth = sample.figures @ weights
    total, met, left_out = _expected(sample.beads, worth, sample.sizes, gaps)
    value = float(worth[sample.sure].sum()) - total
    value -= gaps.open * sample.left_out[0] + gaps.extend * sample.left_out[1]
    slope = sample.figures[sample.sure].sum(axis=0) - met @ sample.figures
    for ours, theirs in sample.open:
        beads = sample.beads
        inside = np.flatnonzero(
            (beads.begins >= ours[0])
            & (beads.ends <= ours[-1] + 1)
            & (beads.their_begins >= theirs[0])
            & (beads.their_ends <= theirs[-1] + 1)
        )
        part = _closer.Beads(
            beads.begins[inside] - ours[0],
            beads.ends[inside] - ours[0],
            beads.their_begins[inside] - theirs[0],
            beads.their_ends[inside] - theirs[0],
        )
        more, of_part, _ = _expected(part, worth[inside], (len(ours), len(theirs)), _NEVER)
        value += more
        slope += of_part @ sample.figures[inside]
    runs, sentences_left = (
        given - there for given, there in zip(sample.left_out, left_out, strict=True)
    )
    return value, np.append(slope, [-runs, -sentences_left])


def _expected(
    beads: _closer.Beads, worth: Values, sizes: tuple[int, int], gaps: Gaps
) -> tuple[float, Values, tuple[float, float]]:
    """The weight of all paths, how probable each bead is, and the runs and sentences left out."""
    made = _closer.laid_out(beads, worth, *sizes)
    paths = weighed(made, *sizes, gaps)
    found = shares(made, paths, gaps)
    opened = paths.match - gaps.open - gaps.extend - paths.total
    runs = np.exp(opened[:-1] + paths.after_gap[1:]).sum()
    runs += np.exp(opened[:, :-1] + paths.after_gap[:, 1:]).sum()
    left_out = found.omitted.sum() + found.added.sum()
    return paths.total, _at(found.shapes, beads), (float(runs), float(left_out))
