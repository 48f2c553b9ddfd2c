"""Cuts that people made in a text, brought over to the text as it is corrected."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from rapidfuzz.distance import Indel

from app.language import marks

# Characters; beyond it the table of a comparison would take more than some megabytes.
_LONGEST_COMPARED = 20_000


def brought_over(sources: Sequence[str], text: str) -> list[str]:
    """The text cut where the sources of segments are: as many texts as segments.

    A cut goes to the place in the new text that the characters around it went to. Segments without
    a source, which are a translator's own, get none.

    >>> brought_over(["天黑了。", "他走了。"], "天全黑了。后来他走了。")
    ['天全黑了。', '后来他走了。']
    """
    words = [marks.plain(source) for source in sources]
    old, new = "".join(words), marks.plain(text)
    ends: list[int] = []
    at = 0
    for said in words:
        at += len(said)
        ends.append(at)
    places = _places(old, new)
    last = max((place for place, said in enumerate(words) if said), default=0)
    cuts = [places(end) if place < last else len(new) for place, end in enumerate(ends)]
    found = marks.cut(text, cuts)
    return [one.strip() if len(sources) > 1 else one for one in found]


def _places(old: str, new: str) -> Callable[[int], int]:
    """Where a place of one text is in the other: between two known ones as far along."""
    known = [(0, 0), (len(old), len(new))]
    if max(len(old), len(new)) <= _LONGEST_COMPARED:
        known = [(0, 0), *((step.src_end, step.dest_end) for step in Indel.opcodes(old, new))]
    mine = [here for here, _ in known]

    def place_of(place: int) -> int:
        at = bisect_left(mine, place)
        (begin, there), (end, until) = known[max(0, at - 1)], known[at]
        return there + (until - there) * (place - begin) // max(1, end - begin)

    return place_of
