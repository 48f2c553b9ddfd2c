"""A corrected source beside the one that an article has: what stayed, what changed, what is new.

Pure: two lists of texts in, one list of steps out. Texts that are the same when folded are matched
first, those that occur once on both sides before all others (patience diff, after Bram Cohen); what
stands between two matches is paired by likeness, in order. Every text of either side is in one
step, and the steps keep the order of both sides. A passage that was moved to another place is
therefore removed there and new here.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from app.language import marks
from app.language.scripts import fold


class Step(StrEnum):
    """What became of a text."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Fate:
    """One step: the places of a text in the old list and in the new one; none where it is not."""

    step: Step
    old: int | None
    new: int | None


# From this likeness on a text is the other one corrected: more than half of both is the same.
_ALIKE = 0.5
# Between two matches texts are compared along the diagonal, within this many places, so that the
# work grows with their number.
_BAND = 40


def compare(old: Sequence[str], new: Sequence[str]) -> list[Fate]:
    """What became of each text, in the order of both.

    >>> [fate.step.value for fate in compare(["走吧。", "天黑了。"], ["走吧。", "天全黑了。"])]
    ['unchanged', 'changed']
    """
    mine, theirs = [key(text) for text in old], [key(text) for text in new]
    met: list[tuple[int, int]] = []
    i = j = 0
    for at, there in [*_matches(mine, theirs), (len(old), len(new))]:
        met += _likest(mine, theirs, range(i, at), range(j, there))
        met.append((at, there))
        i, j = at + 1, there + 1
    fates: list[Fate] = []
    i = j = 0
    for at, there in met:
        fates += (Fate(Step.REMOVED, place, None) for place in range(i, at))
        fates += (Fate(Step.NEW, None, place) for place in range(j, there))
        if at < len(old):
            same = old[at] == new[there]
            fates.append(Fate(Step.UNCHANGED if same else Step.CHANGED, at, there))
        i, j = at + 1, there + 1
    return fates


def key(text: str) -> str:
    """What two texts of the same words share: no marks, no spaces, one script.

    >>> key("**國家隊** 来了。") == key("国家队来了。")
    True
    """
    return "".join(fold(marks.plain(text)).split())


def _matches(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of texts that are the same, rising on both sides."""
    places: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, texts in enumerate((old, new)):
        for place, text in enumerate(texts):
            places[text][side].append(place)
    once = [
        (mine[0], theirs[0]) for mine, theirs in places.values() if len(mine) == len(theirs) == 1
    ]
    anchors = _longest_rising(sorted(once))
    found: list[tuple[int, int]] = []
    i = j = 0
    for at, there in [*anchors, (len(old), len(new))]:
        # What repeats is the same where it touches a match: up from the last one, down to the next.
        while i < at and j < there and old[i] == new[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        below: list[tuple[int, int]] = []
        end, stop = at, there
        while end > i and stop > j and old[end - 1] == new[stop - 1]:
            end, stop = end - 1, stop - 1
            below.append((end, stop))
        found += reversed(below)
        if at < len(old):
            found.append((at, there))
        i, j = at + 1, there + 1
    return found


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs, of those sorted by their first, whose second rises too (n log n)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for place, (_, second) in enumerate(pairs):
        at = bisect_left(tops, second)
        before.append(ends[at - 1] if at else None)
        tops[at : at + 1] = [second]
        ends[at : at + 1] = [place]
    chain: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def _likest(
    old: Sequence[str], new: Sequence[str], mine: range, theirs: range
) -> list[tuple[int, int]]:
    """The pairs, rising on both sides, whose likenesses have the greatest sum."""
    if not mine or not theirs:
        return []
    width, step = len(theirs), len(theirs) // len(mine) + 1
    sums: dict[tuple[int, int], float] = {}
    joined: set[tuple[int, int]] = set()
    for row, at in enumerate(mine):
        middle = row * width // len(mine)
        for column in range(max(0, middle - _BAND), min(width, middle + step + _BAND)):
            likeness = Indel.normalized_similarity(
                old[at], new[theirs[column]], score_cutoff=_ALIKE
            )
            best = max(sums.get((row - 1, column), 0.0), sums.get((row, column - 1), 0.0))
            both = sums.get((row - 1, column - 1), 0.0) + likeness
            if likeness and both > best:
                joined.add((row, column))
            sums[row, column] = max(best, both)
    found: list[tuple[int, int]] = []
    row, column = len(mine) - 1, width - 1
    while row >= 0 and column >= 0:
        if (row, column) in joined:
            found.append((mine[row], theirs[column]))
            row, column = row - 1, column - 1
        elif sums.get((row - 1, column), 0.0) >= sums.get((row, column - 1), 0.0):
            row -= 1
        else:
            column -= 1
    return found[::-1]
