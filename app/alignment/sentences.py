"""Two texts paired sentence by sentence, whatever the shape of the beads.

The method, and where it comes from: docs/alignment.md. No model is downloaded and nothing is
asked of a network: the evidence is CC-CEDICT read in both directions, names in pinyin, amounts,
marks, lengths, and what the texts teach about themselves.
"""

from collections.abc import Mapping, Sequence

from app.alignment import _closer, _crossings, _lexicon, _ratios
from app.alignment._evidence import Evidence, gather, part
from app.alignment._lattice import Step, best_path, posteriors
from app.alignment._learning import taught
from app.alignment._route import route
from app.alignment._scores import GAPS, scores
from app.alignment.beads import Bead
from app.progress import Progress

# Sentences of both sides that are searched at once, without a band: 25 MB a grid of all shapes.
_AT_ONCE = 1_000
_TAUGHT = 0.7  # from this posterior on a bead teaches its renderings


def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    progress: Progress | None = None,
) -> list[Bead]:
    """Pair Chinese sentences with English ones.

    Every sentence of either side is in exactly one bead, and beads are in order. `terms` are the
    renderings of a project's glossary, {'国家队': ['national team']}. Time and memory grow with
    the length of the texts; the first call reads the dictionary (0.4 s).

    >>> beads = align(["他有18亿元。", "天黑了。"], ["He has 1.8 billion.", "Night fell."])
    >>> [(bead.source, bead.target) for bead in beads]
    [(range(0, 1), range(0, 1)), (range(1, 2), range(1, 2))]
    """
    if not source or not target:
        return one_sided(len(source), len(target))
    evidence = gather(source, target, _lexicon.packaged(), terms or {})
    return _crossings.doubted(evidence, align_evidence(evidence, progress))


def align_evidence(evidence: Evidence, progress: Progress | None = None) -> list[Bead]:
    """Pair two texts that have been read; neither is empty."""
    ni, nj = len(evidence.source.lengths), len(evidence.target.lengths)
    if ni + nj <= _AT_ONCE:
        return [_bead(step, 0, 0) for step in search(evidence)]
    return _by_windows(evidence, ni, nj, progress)


def search(evidence: Evidence) -> list[Step]:
    """The best path through the whole grid of two texts, found twice.

    The first search says which beads are possible, and teaches what the second one reads with.
    """
    ni, nj = len(evidence.source.lengths), len(evidence.target.lengths)
    found = posteriors(scores(evidence, _ratios.usual(evidence)), ni, nj, GAPS)
    steps = best_path(found)
    beads = _closer.possible(found, steps)
    del found  # its grids are the largest part of the memory
    made = _closer.scores(*learn(evidence, steps), beads)
    return best_path(posteriors(made, ni, nj, _closer.GAPS))


def learn(evidence: Evidence, steps: Sequence[Step]) -> tuple[Evidence, _ratios.Ratios]:
    """What the likelier half of the beads teach: renderings, and how long a rendering is."""
    pairs = [
        (range(step.i, step.i + step.a), range(step.j, step.j + step.b))
        for step in steps
        if step.a and step.b and step.posterior >= _TAUGHT
    ]
    return taught(evidence, pairs), _ratios.of(evidence, pairs)


def one_sided(sources: int, targets: int) -> list[Bead]:
    """What is left where a side is empty: everything is an omission or an addition."""
    beads = [Bead(range(n, n + 1), range(0), 1.0) for n in range(sources)]
    return beads + [Bead(range(sources, sources), range(n, n + 1), 1.0) for n in range(targets)]


def _bead(step: Step, i: int, j: int) -> Bead:
    i, j = i + step.i, j + step.j
    return Bead(range(i, i + step.a), range(j, j + step.b), step.posterior)


def _by_windows(evidence: Evidence, ni: int, nj: int, progress: Progress | None) -> list[Bead]:
    """Window after window; each ends at the surest border in its third quarter.

    A window's own end is only guessed from the route, so what is found near it is thrown away.
    """
    way = route(evidence)
    beads: list[Bead] = []
    i = j = 0
    while i < ni or j < nj:
        if progress:
            progress(i + j, ni + nj)
        end_i, end_j = _end_of_window(way, i, j, ni, nj)
        is_last = (end_i, end_j) == (ni, nj)
        if end_i == i or end_j == j:
            found = _one_sided_steps(end_i - i, end_j - j)
        else:
            found = search(part(evidence, range(i, end_i), range(j, end_j)))
        kept = found if is_last else found[: _surest(found, end_i - i + end_j - j)]
        beads += [_bead(step, i, j) for step in kept]
        i, j = i + sum(step.a for step in kept), j + sum(step.b for step in kept)
    if progress:
        progress(ni + nj, ni + nj)
    return beads


def _end_of_window(
    way: Sequence[tuple[int, int]], i: int, j: int, ni: int, nj: int
) -> tuple[int, int]:
    """The farthest place of the route that is not too far."""
    if ni - i + nj - j <= _AT_ONCE:
        return ni, nj
    best = (i, j)
    for at_i, at_j in way:
        if at_i >= i and at_j >= j and at_i - i + at_j - j <= _AT_ONCE:
            best = max(best, (at_i, at_j))
    if best[0] - i + best[1] - j < _AT_ONCE // 4:  # the route leads elsewhere: straight on
        share = _AT_ONCE / (ni - i + nj - j)
        best = (min(ni, i + round(share * (ni - i))), min(nj, j + round(share * (nj - j))))
    return best


def _one_sided_steps(sources: int, targets: int) -> list[Step]:
    omitted = [Step(n, 0, 1, 0, 0.9, 0.9) for n in range(sources)]
    return omitted + [Step(sources, n, 0, 1, 0.9, 0.9) for n in range(targets)]


def _surest(steps: Sequence[Step], size: int) -> int:
    """How many steps to keep: up to the surest border between a half and three quarters."""
    among = [
        (round(step.border, 3), number)
        for number, step in enumerate(steps)
        if size * 0.5 <= step.i + step.j <= size * 0.75 and number
    ]
    return max(among)[1] if among else max(1, len(steps) // 2)
