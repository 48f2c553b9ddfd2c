"""Two texts paired by lengths and by what both write alike.

The score of a bead is a sum of logarithms, so beads of any shape compare fairly: a prior that
falls geometrically with the number of sentences, the length term of Gale and Church (1993) with
the ratio taken from the texts themselves (their fixed ratio and priors cost 14 points of F1 on
Chinese and English), and the rarity of every amount, Latin word and name in pinyin that stands on
both sides. Omissions and additions are runs: opening one is dear, going on is cheap.

The search runs in a band around the line that the lengths suggest. If the path comes near the
band's edge, it is searched again around that path, at last in wider bands up to a limit: memory
and time grow with the length of the texts, not with the product of their lengths.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.alignment._anchors import Anchors, marks

# From trials on three sets of hand-aligned texts (novels, novels with omissions, news): strict F1
# .70, .60 and .83, and moving any figure by a third costs three points or less. Gale and Church's
# lengths alone reach .49 on the first.
_VARIANCE = 5.5  # per character
_GAP_OPEN = 7.0
_GAP_EXTEND = 2.5
_FALL = 2 * math.log(0.25)  # for each sentence beyond one on either side
_ANCHOR = 2.0
_MISSING = 1.0  # for each anchor that one side of a bead has and the other has not
_MARK = (1.5, 0.8, 0.5, 0.8, 0.5, 0.4, 0.4)  # the same for the marks, in the order of `marks`

# English characters for a Chinese one; the texts themselves decide as soon as they are long.
_USUAL_RATIO, _USUAL_FOR = 3.6, 100

_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
_STEPS = (*_SHAPES, (1, 0), (0, 1))
_OMITTED, _ADDED = len(_SHAPES), len(_SHAPES) + 1
_BANDS = (24, 24, 48, 96)  # sentences on either side of the path that is expected
_LOWEST = -math.inf


@dataclass(frozen=True, slots=True)
class Bead:
    """A group of sentences of either side that render each other; one range may be empty."""

    source: range
    target: range


def align(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Pair Chinese sentences or paragraphs with English ones.

    Every sentence of either side is in exactly one bead, and beads are in order.

    >>> align(["他有18亿元。", "天黑了，他说。"], ["He has 1.8 billion.", "It was dark, he said."])
    [Bead(source=range(0, 1), target=range(0, 1)), Bead(source=range(1, 2), target=range(1, 2))]
    """
    if not source or not target:
        return _one_sided(len(source), len(target))
    score = _Score(source, target)
    beads: list[Bead] = []
    path = score.path_by_length()
    for band in _BANDS:
        search = _Search(score, path, band)
        beads = search.beads()
        is_settled = score.learn_ratio(beads)
        if is_settled and not search.strayed:
            break
        path = _path(beads)
    return beads


def _one_sided(sources: int, targets: int) -> list[Bead]:
    beads = [Bead(range(n, n + 1), range(0)) for n in range(sources)]
    return beads + [Bead(range(0), range(n, n + 1)) for n in range(targets)]


def _path(beads: Sequence[Bead]) -> list[int]:
    """After each number of sources, the number of targets that the beads take."""
    path = [0]
    for bead in beads:
        path += [bead.target.stop] * len(bead.source)
    return path


class _Score:
    """How well stretches of the two texts fit."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        self.sources, self.targets = len(source), len(target)
        self.source_ends = list(accumulate(map(len, source), initial=0))
        self.target_ends = list(accumulate(map(len, target), initial=0))
        known = _USUAL_RATIO * _USUAL_FOR
        self.ratio = (self.target_ends[-1] + known) / (self.source_ends[-1] + _USUAL_FOR)
        self.anchors = Anchors(source, target)
        self.source_anchors = _unions(self.anchors.source)
        self.target_anchors = _unions(self.anchors.target)
        self.source_marks = _sums([marks(text) for text in source])
        self.target_marks = _sums([marks(text) for text in target])

    def of_bead(self, i: int, j: int, a: int, b: int) -> float:
        """The logarithm of how well `a` sources that end at `i` fit `b` targets that end at `j`."""
        expected = self.ratio * (self.source_ends[i] - self.source_ends[i - a])
        length = self.target_ends[j] - self.target_ends[j - b]
        variance = _VARIANCE * (expected + length + 1) / 2
        score = (a + b - 2) * _FALL - (length - expected) ** 2 / (2 * variance)
        ours, theirs = self.source_anchors[a - 1][i], self.target_anchors[b - 1][j]
        if ours or theirs:
            score += _ANCHOR * self.anchors.weigh(ours & theirs) - _MISSING * len(ours ^ theirs)
        before, after = self.source_marks[i - a], self.source_marks[i]
        others_before, others_after = self.target_marks[j - b], self.target_marks[j]
        for kind, weight in enumerate(_MARK):
            own = after[kind] - before[kind]
            other = others_after[kind] - others_before[kind]
            if own != other:
                score -= weight * abs(own - other)
        return score

    def learn_ratio(self, beads: Sequence[Bead]) -> bool:
        """Take the ratio from what was paired, without omissions; True if it was right already."""
        pairs = [bead for bead in beads if bead.source and bead.target]
        ours = sum(self._length(self.source_ends, bead.source) for bead in pairs)
        theirs = sum(self._length(self.target_ends, bead.target) for bead in pairs)
        before = self.ratio
        self.ratio = (theirs + _USUAL_RATIO * _USUAL_FOR) / (ours + _USUAL_FOR)
        return abs(self.ratio - before) < 0.05 * before

    @staticmethod
    def _length(ends: Sequence[int], sentences: range) -> int:
        return ends[sentences.stop] - ends[sentences.start]

    def path_by_length(self) -> list[int]:
        """After each number of sources, how many targets have about as much text."""
        scale = self.target_ends[-1] / max(1, self.source_ends[-1])
        return [
            min(self.targets, bisect_left(self.target_ends, scale * end))
            for end in self.source_ends
        ]


def _unions(anchors: Sequence[frozenset[int]]) -> list[list[frozenset[int]]]:
    """The anchors of the last one, two and three sentences before each place."""
    empty: frozenset[int] = frozenset()
    last = [empty, *anchors]
    unions = [last]
    for size in (2, 3):
        wider = [
            (last[place] | unions[-1][place - 1]) if place >= size else empty
            for place in range(len(last))
        ]
        unions.append(wider)
    return unions


def _sums(rows: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    zero = (0,) * len(_MARK)
    return list(
        accumulate(
            rows,
            lambda sums, row: tuple(a + b for a, b in zip(sums, row, strict=True)),
            initial=zero,
        )
    )


class _Row:
    """The best scores after some sources, for the targets from `low` to `high`.

    Two states: the last bead was a match, or an omission or addition. `came` says for each which
    step led there, and from which state: the step's number, doubled, plus one after a gap.
    """

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high
        width = high - low + 1
        self.match, self.gap = [_LOWEST] * width, [_LOWEST] * width
        self.match_came, self.gap_came = bytearray(width), bytearray(width)

    def scores(self, j: int) -> tuple[float, float]:
        if self.low <= j <= self.high:
            return self.match[j - self.low], self.gap[j - self.low]
        return _LOWEST, _LOWEST

    def forget_scores(self) -> None:
        self.match, self.gap = [], []


class _Search:
    """The best path through a band."""

    def __init__(self, score: _Score, path: Sequence[int], band: int) -> None:
        self.score, self.path, self.band = score, path, band
        self.strayed = False
        self.rows: list[_Row] = []
        for i in range(score.sources + 1):
            self._add_row(i)
            if i > 3:
                self.rows[i - 4].forget_scores()

    def _add_row(self, i: int) -> None:
        # From the place before to the place after, so that rows always overlap.
        last = self.score.sources
        low = max(0, self.path[max(0, i - 1)] - self.band)
        high = min(self.score.targets, self.path[min(last, i + 1)] + self.band)
        low, high = (0 if i == 0 else low), (self.score.targets if i == last else high)
        row = _Row(low, high)
        self.rows.append(row)
        if i == 0:
            row.match[0] = 0.0
        for j in range(low, high + 1):
            if i and j:
                self._match(row, i, j)
            self._leave_out(row, i, j)

    def _match(self, row: _Row, i: int, j: int) -> None:
        place = j - row.low
        for step, (a, b) in enumerate(_SHAPES):
            if a > i or b > j:
                continue
            match, gap = self.rows[i - a].scores(j - b)
            before = max(match, gap)
            if before == _LOWEST:
                continue
            found = before + self.score.of_bead(i, j, a, b)
            if found > row.match[place]:
                row.match[place] = found
                row.match_came[place] = 2 * step + (gap > match)

    def _leave_out(self, row: _Row, i: int, j: int) -> None:
        place = j - row.low
        for step, above, left in ((_OMITTED, 1, 0), (_ADDED, 0, 1)):
            if above > i or left > j:
                continue
            match, gap = self.rows[i - above].scores(j - left)
            opened, extended = match - _GAP_OPEN - _GAP_EXTEND, gap - _GAP_EXTEND
            found = max(opened, extended)
            if found > row.gap[place]:
                row.gap[place] = found
                row.gap_came[place] = 2 * step + (extended > opened)

    def beads(self) -> list[Bead]:
        """The beads of the best path; `strayed` says whether it came near the band's edge."""
        i, j = self.score.sources, self.score.targets
        match, gap = self.rows[i].scores(j)
        in_gap = gap > match
        beads: list[Bead] = []
        while i or j:
            row = self.rows[i]
            if (
                0 < row.low > j - self.band // 4
                or self.score.targets > row.high < j + self.band // 4
            ):
                self.strayed = True
            came = (row.gap_came if in_gap else row.match_came)[j - row.low]
            a, b = _STEPS[came // 2]
            in_gap = bool(came % 2)
            beads.append(Bead(range(i - a, i), range(j - b, j)))
            i, j = i - a, j - b
        return beads[::-1]
