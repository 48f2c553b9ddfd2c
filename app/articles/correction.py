"""What becomes of an article's segments when its source is corrected: values, and their plan."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from app.articles.corrected import key
from app.language import marks
from app.structure.pieces import Piece, Plan


class Outcome(StrEnum):
    """What becomes of a segment."""

    UNCHANGED = "unchanged"
    # Other spaces, marks or script: the words are the same, and the translation stays as it is.
    RESPELLED = "respelled"
    CHANGED = "changed"
    NEW = "new"
    MOVED = "moved"
    # Its words and its translation are in a neighbour's now.
    JOINED = "joined"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph as it stands in the article."""

    kind: str
    label: str
    pieces: tuple[Piece, ...]

    @property
    def source(self) -> str:
        """Its source, put together."""
        return marks.join(piece.source for piece in self.pieces)


@dataclass(eq=False, slots=True)
class Entry:
    """A segment before and after; `heir` is the entry that has what a segment said, if it goes."""

    old: Piece | None
    new: Piece | None
    heir: Entry | None = None
    giver: Entry | None = None

    @property
    def outcome(self) -> Outcome:
        """What becomes of it."""
        if self.old is None:
            return Outcome.MOVED if self.giver else Outcome.NEW
        if self.new is None:
            if self.heir is None:
                return Outcome.GONE
            return Outcome.MOVED if self.heir.old is None else Outcome.JOINED
        if self.new == self.old:
            return Outcome.UNCHANGED
        same = self.old.target == self.new.target and key(self.old.source) == key(self.new.source)
        return Outcome.RESPELLED if same else Outcome.CHANGED


@dataclass(frozen=True, slots=True)
class Correction:
    """What a corrected source makes of an article."""

    entries: tuple[Entry, ...]
    paragraphs: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)

    @property
    def changes_anything(self) -> bool:
        """Whether the article is another afterwards."""
        return any(entry.outcome is not Outcome.UNCHANGED for entry in self.entries)

    def plan(self) -> Plan:
        """What is done: with each change the neighbours that stay, which tell where it is."""
        concerned = list(self._concerned())
        after = [entry for entry in concerned if entry.new]
        places = {entry: place for place, entry in enumerate(after)}
        return Plan(
            before=tuple(entry.old for entry in concerned if entry.old),
            after=tuple(entry.new for entry in after if entry.new),
            paragraphs=self.paragraphs,
            labels=self.labels,
            heirs={
                entry.old.id: places[entry.heir]
                for entry in concerned
                if entry.heir and entry.old and entry.old.id is not None
            },
        )

    def _concerned(self) -> Iterator[Entry]:
        stays = [place for place, entry in enumerate(self.entries) if entry.old and entry.new]
        wanted: set[int] = set()
        for place, entry in enumerate(self.entries):
            if entry.outcome is Outcome.UNCHANGED:
                continue
            at = bisect_left(stays, place)
            wanted.add(place)
            wanted.update(stays[max(0, at - 1) : at + 2])
        return (self.entries[place] for place in sorted(wanted))

    def digest(self) -> str:
        """The same for the same changes of the same versions: what was shown is what is done."""
        plan = self.plan()
        before = {piece.id: piece for piece in plan.before}
        said = [
            [(piece.id, piece.version) for piece in plan.changing],
            [
                piece.id
                if before.get(piece.id) == piece
                else (piece.id, piece.source, piece.target, piece.state)
                for piece in plan.after
            ],
        ]
        return sha256(json.dumps(said).encode()).hexdigest()
