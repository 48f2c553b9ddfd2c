"""Pairs of passages, and what a person does to them by hand.

A passage is a stretch of a paragraph, most often a sentence, that is moved as a whole. A pair holds
passages of either side; one side may be empty. Whatever is done, every passage stays in exactly
one pair, and the source keeps its order. The target need not: a translator may have moved a
paragraph, and then its English is put beside the Chinese that it renders.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from app.alignment.beads import SURE
from app.errors import Invalid
from app.language import marks
from app.language.spans import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a paragraph, with the white space that follows it.

    `block` numbers the paragraphs of a side. `text` may have light marks (`app.language.marks`) and
    closes its own; `start` is the offset in the paragraph's words without marks, in code points.
    A passage of a note has the `label` that the note's place in the text names.
    """

    block: int
    start: int
    text: str
    kind: str = "paragraph"
    level: int = 0
    label: str = ""

    @property
    def end(self) -> int:
        """Where it ends in its paragraph."""
        return self.start + len(self.words)

    @property
    def words(self) -> str:
        """What it says, without marks."""
        return marks.plain(self.text)


Side = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Passages that render each other.

    `confidence` is the aligner's, from 0 to 1. A pair is `pinned` when a person has made it or
    says that it is right; then it is not doubtful, and stays as it is when the rest is aligned
    anew.
    """

    source: Side
    target: Side
    confidence: float = 1.0
    pinned: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return not self.pinned and self.confidence < SURE


class Why(Enum):
    """Why pairs do not allow a change, as a sentence for the person who wanted it."""

    NO_PAIR_AFTER = "There is no pair after this one to join it with."
    PAIR_IS_EMPTY = "One of the two pairs would hold nothing: choose another place to cut."
    NO_SUCH_PLACE = "There is no such place in the text to cut at."
    NOTHING_TO_MOVE = "There is nothing on this side to move."
    IS_APART = "The two sides of this pair are apart already."
    NO_ENGLISH = "There is no English in this pair to put elsewhere."
    IS_HERE = "This English is in this pair already."


class NotPossible(Invalid):
    """A change that these pairs do not allow."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why.name.lower()


def cut_up(
    blocks: Iterable[tuple[str, str, int, str]], split: Callable[[str], Sequence[Span]]
) -> list[Passage]:
    """The sentences of paragraphs, given as (kind, text, level, label).

    Joined they are the text again.

    >>> from app.language.sentences import split_chinese
    >>> [passage.text for passage in cut_up([("paragraph", "甲。 乙。", 0, "")], split_chinese)]
    ['甲。 ', '乙。']
    """
    passages: list[Passage] = []
    for number, (kind, text, level, label) in enumerate(blocks):
        start = 0
        for piece in marks.cut_by(text, split) if text.strip() else ():
            passages.append(Passage(number, start, piece, kind, level, label))
            start = passages[-1].end
    return passages


def flowing(passages: Sequence[Passage], between: str = " ") -> str:
    """The text of passages that stand together: a new line where another paragraph begins.

    Args:
        between: what stands where something was left out between two of them ('' in Chinese).

    >>> flowing([Passage(0, 0, "It rained. "), Passage(0, 11, "He left."), Passage(1, 0, "Why?")])
    'It rained. He left.\\nWhy?'
    """
    parts: list[str] = []
    for place, passage in enumerate(passages):
        before = passages[place - 1] if place else None
        if before and before.block != passage.block:
            parts[-1] = parts[-1].rstrip()
            parts.append("\n")
        elif before and before.end != passage.start and not parts[-1][-1:].isspace():
            parts.append(between)
        parts.append(passage.text)
    return marks.join(parts).strip()


def join(pairs: Sequence[Pair]) -> list[Pair]:
    """Several pairs as one.

    Raises:
        NotPossible: there is only one.
    """
    if len(pairs) < 2:
        raise NotPossible(Why.NO_PAIR_AFTER)
    source = tuple(passage for pair in pairs for passage in pair.source)
    target = tuple(passage for pair in pairs for passage in pair.target)
    return [_by_hand(source, target)]


def cut(pair: Pair, source_at: int, target_at: int) -> list[Pair]:
    """A pair as two. The places are code points of each side's passages, written one after another.

    A place inside a passage cuts it. At the beginning or the end of a side all of that side goes
    to one of the pairs.

    Raises:
        NotPossible: a place is not in the text, or one of the pairs would hold nothing.
    """
    before, after = _cut_side(pair.source, source_at)
    theirs, rest = _cut_side(pair.target, target_at)
    if not (before or theirs) or not (after or rest):
        raise NotPossible(Why.PAIR_IS_EMPTY)
    return [_by_hand(before, theirs), _by_hand(after, rest)]


def _cut_side(side: Side, at: int) -> tuple[Side, Side]:
    if not 0 <= at <= sum(len(passage.text) for passage in side):
        raise NotPossible(Why.NO_SUCH_PLACE)
    for number, passage in enumerate(side):
        if at == 0:
            return side[:number], side[number:]
        if at < len(passage.text):
            before, after = marks.cut_at(passage.text, at)
            first = replace(passage, text=before)
            second = replace(passage, text=after, start=first.end)
            whole = [one for one in (first, second) if one.text]
            border = number + (1 if before else 0)
            cut_up_side = (*side[:number], *whole, *side[number + 1 :])
            return cut_up_side[:border], cut_up_side[border:]
        at -= len(passage.text)
    return side, ()


def shift(upper: Pair, lower: Pair, side: str, *, up: bool) -> list[Pair]:
    """Move the first passage of the lower pair up, or the last of the upper one down.

    Args:
        side: 'source' or 'target'.

    Raises:
        NotPossible: there is nothing on that side to move.
    """
    above: Side = getattr(upper, side)
    below: Side = getattr(lower, side)
    if not (below if up else above):
        raise NotPossible(Why.NOTHING_TO_MOVE)
    both = above + below
    border = len(above) + (1 if up else -1)
    parts = both[:border], both[border:]
    made = [
        _by_hand(part, pair.target) if side == "source" else _by_hand(pair.source, part)
        for pair, part in zip((upper, lower), parts, strict=True)
    ]
    return _held(made)


def part(pair: Pair, *, omitted: bool) -> list[Pair]:
    """Take the sides of a pair apart: the source has no translation here, the target no source.

    Args:
        omitted: the source comes first; else the added target does.

    Raises:
        NotPossible: one side is empty already.
    """
    if not pair.source or not pair.target:
        raise NotPossible(Why.IS_APART)
    alone = [_by_hand(pair.source, ()), _by_hand((), pair.target)]
    return alone if omitted else alone[::-1]


def put(pair: Pair, onto: Pair) -> tuple[Pair | None, Pair]:
    """Give a pair's target to another pair; the first is gone when it held nothing else.

    Two pairs that have both sides exchange their targets, as passages that changed places do.

    Raises:
        NotPossible: there is no target to give.
    """
    if not pair.target:
        raise NotPossible(Why.NO_ENGLISH)
    if pair.source and onto.source and onto.target:
        return _by_hand(pair.source, onto.target), _by_hand(onto.source, pair.target)
    target = sorted(
        (*onto.target, *pair.target), key=lambda passage: (passage.block, passage.start)
    )
    left = _by_hand(pair.source, ()) if pair.source else None
    return left, _by_hand(onto.source, tuple(target))


def pin(pairs: Sequence[Pair], *, pinned: bool) -> list[Pair]:
    """Say that pairs are right, or take it back."""
    return [replace(pair, pinned=pinned) for pair in pairs]


def swap(pairs: Sequence[Pair]) -> list[Pair]:
    """What was the source becomes the target, and the other way round."""
    return [replace(pair, source=pair.target, target=pair.source) for pair in pairs]


def _by_hand(source: Side, target: Side) -> Pair:
    return Pair(source, target, 1.0, pinned=True)


def _held(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair.source or pair.target]
