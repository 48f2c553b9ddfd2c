"""Changes of structure as values: a stretch of segments in, what takes its place out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise
from typing import Any

from app.language import marks
from app.language.seams import joined
from app.segments.models import Origin, State
from app.structure.errors import NothingToDo, Why

_MACHINE = (Origin.MACHINE, Origin.MACHINE_EDITED)
_MEMORY = (Origin.MEMORY, Origin.MEMORY_EDITED)


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment as a change meets or leaves it; without an id where it is made by the change."""

    id: int | None
    paragraph: int
    source: str
    target: str
    state: str
    origin: str
    version: int = 0
    position: int = 0

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Piece:
        """As it was written down."""
        return cls(**kept)

    def kept(self) -> dict[str, Any]:
        """As it is written down."""
        # By name: `asdict` copies each value, and takes ten times as long.
        return {name: getattr(self, name) for name in _NAMES}

    def says(self, other: Piece) -> bool:
        """Whether both are the same in all that a person can read."""
        return (self.source, self.target, self.state, self.origin) == (
            other.source,
            other.target,
            other.state,
            other.origin,
        )

    def with_target(self, target: str, origin: str) -> Piece:
        """With another target, which somebody has to confirm anew."""
        state = State.DRAFT if target.strip() else State.UNTRANSLATED
        return replace(self, target=target, state=state, origin=origin if target else Origin.NONE)


_NAMES = tuple(field.name for field in fields(Piece))

# Kind and level of a paragraph.
Style = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """What takes the place of what.

    Attributes:
        before: neighbours in an article, in order.
        after: what stands in their place; a segment that is missing here is dropped.
        following: segments that stay as they are, and the paragraph that each goes to.
        paragraphs: those that have still to be made, named by negative numbers.
        styles: paragraphs that get another kind or level: what they were, what they shall be.
        labels: those of notes among the paragraphs that have still to be made.
        heirs: of a segment that is dropped the place in `after` of the one that has its text now.
    """

    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()
    following: Mapping[int, int] = field(default_factory=dict)
    paragraphs: Mapping[int, Style] = field(default_factory=dict)
    styles: Mapping[int, tuple[Style, Style]] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)
    heirs: Mapping[int, int] = field(default_factory=dict)

    @property
    def changing(self) -> list[Piece]:
        """The segments that do not stay as they are; the others only tell the place."""
        after = {piece.id: piece for piece in self.after}
        return [piece for piece in self.before if after.get(piece.id) != piece]


def split(piece: Piece, source_at: int, target_at: int) -> Plan:
    """Cut a segment in two; offsets in code points. Space at the cuts goes; marks are closed.

    >>> plan = split(Piece(1, 1, "走吧。天黑了。", "Go. It is dark.", "draft", "typed"), 3, 3)
    >>> [(piece.id, piece.source, piece.target) for piece in plan.after]
    [(1, '走吧。', 'Go.'), (None, '天黑了。', 'It is dark.')]
    >>> plan = split(Piece(1, 1, "**走吧。天黑了。**", "", "draft", "typed"), 5, 0)
    >>> [piece.source for piece in plan.after]
    ['**走吧。**', '**天黑了。**']
    """
    if source_at > len(piece.source) or target_at > len(piece.target):
        raise NothingToDo(Why.BEYOND_THE_END)
    sources = _halves(piece.source, source_at)
    targets = _halves(piece.target, target_at)
    if not (sources[0] or targets[0]) or not (sources[1] or targets[1]):
        raise NothingToDo(Why.HALF_IS_EMPTY)
    first = replace(piece, source=sources[0]).with_target(targets[0], piece.origin)
    second = replace(piece, id=None, source=sources[1]).with_target(targets[1], piece.origin)
    return Plan((piece,), (first, second))


def _halves(text: str, at: int) -> tuple[str, str]:
    before, after = marks.cut_at(text, at)
    return before.rstrip(), after.lstrip()


def join(piece: Piece, following: Piece) -> Plan:
    """Make one segment of two neighbours; it stays in the paragraph of the first."""
    one = replace(piece, source=joined(piece.source, following.source)).with_target(
        joined(piece.target, following.target), mixed(piece, following)
    )
    return Plan((piece, following), (one,))


def mixed(piece: Piece, other: Piece) -> str:
    """Where the text of two together comes from."""
    if piece.origin == other.origin or not other.target:
        return piece.origin
    if not piece.target:
        return other.origin
    both = (piece.origin, other.origin)
    if any(origin in _MACHINE for origin in both):
        return Origin.MACHINE_EDITED
    return Origin.MEMORY_EDITED if any(origin in _MEMORY for origin in both) else Origin.TYPED


def move(piece: Piece, neighbour: Piece, *, back: bool) -> Plan:
    """Give a segment's whole target to its neighbour, before (`back`) or after it."""
    if not piece.target:
        raise NothingToDo(Why.NO_TRANSLATION)
    texts = (neighbour.target, piece.target) if back else (piece.target, neighbour.target)
    filled = neighbour.with_target(joined(*texts), mixed(neighbour, piece))
    emptied = piece.with_target("", Origin.NONE)
    if back:
        return Plan((neighbour, piece), (filled, emptied))
    return Plan((piece, neighbour), (emptied, filled))


def shift_down(run: Sequence[Piece]) -> Plan:
    """Open a gap at the first of a run: each target goes to the next, the last one's gap is used.

    Where the run has no gap at its end, the last target gets a segment without a source.
    """
    if not run[0].target:
        raise NothingToDo(Why.NO_TRANSLATION)
    last = run[-1]
    receivers = [*run] if not last.target else [*run, replace(last, id=None, source="", target="")]
    moved = [
        receiver.with_target(giver.target, giver.origin)
        for giver, receiver in zip(run, receivers[1:], strict=False)
    ]
    return Plan(tuple(run), (run[0].with_target("", Origin.NONE), *moved))


def shift_up(run: Sequence[Piece]) -> Plan:
    """Close the gap at the first of a run: targets come from the next, the last one is empty."""
    if run[0].target:
        raise NothingToDo(Why.IS_TRANSLATED)
    if len(run) < 2:
        raise NothingToDo(Why.NOTHING_BELOW)
    moved = [receiver.with_target(giver.target, giver.origin) for receiver, giver in pairwise(run)]
    return Plan(tuple(run), (*moved, run[-1].with_target("", Origin.NONE)))


def id_of(piece: Piece) -> int:
    """The id of a piece that is stored."""
    if piece.id is None:
        raise AssertionError("a segment that is not stored yet")
    return piece.id
