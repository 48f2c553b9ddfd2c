"""Pairs as they are stored: rows in order, with gaps between their places."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

from app.alignment.passages import Pair, Passage, Side
from app.pairings.models import POSITION_STEP
from app.pairings.schemas import PairInfo, PassageInfo


@dataclass(frozen=True, slots=True)
class Placed:
    """A pair at its place."""

    position: int
    pair: Pair


def of_row(row: Any) -> Placed:
    """The pair in a row of the database."""
    source, target = _side(row.source), _side(row.target)
    return Placed(row.position, Pair(source, target, row.confidence, row.pinned))


def packed(placed: Placed) -> list[Any]:
    """A pair as a change keeps it."""
    pair = placed.pair
    return [
        placed.position,
        [astuple(passage) for passage in pair.source],
        [astuple(passage) for passage in pair.target],
        pair.confidence,
        pair.pinned,
    ]


def unpacked(kept: Sequence[Any]) -> Placed:
    """The pair that was packed."""
    position, source, target, confidence, pinned = kept
    return Placed(position, Pair(_side(source), _side(target), confidence, pinned))


def _side(kept: Sequence[Any]) -> Side:
    """The passages that were kept; in older reviews the label of a note is its level."""
    sides = []
    for block, start, text, kind, level, *label in kept:
        if label or kind != "note":
            sides.append(Passage(block, start, text, kind, level, *label))
        else:
            sides.append(Passage(block, start, text, kind, 0, str(level) if level else ""))
    return tuple(sides)


def values(pairing_id: int, placed: Placed) -> dict[str, Any]:
    """The columns of a pair."""
    _, source, target, confidence, pinned = packed(placed)
    return {
        "pairing_id": pairing_id,
        "position": placed.position,
        "source": source,
        "target": target,
        "confidence": confidence,
        "pinned": pinned,
        "shape": "both" if source and target else "omitted" if source else "added",
        "doubtful": placed.pair.is_doubtful,
    }


def info(placed: Placed) -> PairInfo:
    """A pair as it is sent."""
    pair = placed.pair
    return PairInfo(
        id=placed.position,
        source=[_passage(passage) for passage in pair.source],
        target=[_passage(passage) for passage in pair.target],
        confidence=round(pair.confidence, 3),
        pinned=pair.pinned,
        doubtful=pair.is_doubtful,
    )


def _passage(passage: Passage) -> PassageInfo:
    return PassageInfo.model_construct(
        block=passage.block,
        start=passage.start,
        text=passage.text,
        kind=passage.kind,  # type: ignore[arg-type]  # as the reader of the file said
        level=passage.level,
    )


def first_places(pairs: Sequence[Pair]) -> list[Placed]:
    """New pairs, one step apart."""
    return [Placed(number * POSITION_STEP, pair) for number, pair in enumerate(pairs, start=1)]


def places(taken: Sequence[int], after: int | None, count: int) -> list[int] | None:
    """Where `count` pairs stand that come in the place of those at `taken`, in order.

    The first ones stand where the old ones stood; the others are spread up to the next pair,
    which stands at `after`. None if there is no room.

    >>> places([10, 20], 40, 3), places([10, 20], 40, 1), places([10], 12, 3)
    ([10, 20, 30], [10], None)
    """
    more = count - len(taken)
    if more <= 0:
        return list(taken[:count])
    last = taken[-1]
    end = last + (more + 1) * POSITION_STEP if after is None else after
    step = (end - last) // (more + 1)
    if step == 0:
        return None
    return [*taken, *(last + step * number for number in range(1, more + 1))]
