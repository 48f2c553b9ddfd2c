"""A plan goes into the tables, and what hangs on its segments goes along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from app.accounts.service import Caller
from app.comments import queries as comments
from app.database import Session, now
from app.language import marks
from app.memory import service as memory
from app.memory.sentences import Known
from app.segments import keeping
from app.segments import queries as segment_queries
from app.segments.models import POSITION_STEP, State
from app.structure import queries
from app.structure.errors import (
    SegmentsChanged,
)
from app.structure.pieces import Piece, Plan, id_of

# A change of more segments than this is a large one: its news tell the readers to load the article
# again.
TOLD = 100


@dataclass
class Applied:
    """One plan on its way into the tables."""

    session: Session
    caller: Caller
    article_id: int
    kind: str
    operation: str
    plan: Plan
    # The sentences of what is finished, as far as they were looked for before.
    known: Known = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.at = now()
        self.revisions: list[dict[str, Any]] = []
        self.paragraphs: dict[int, int] = {}
        self.parents: dict[int, int] = {}

    def apply(self) -> dict[str, Any]:
        """Change the tables; answers what is written down of what was left."""
        session, plan = self.session, self.plan
        self._paragraphs()
        kept = {piece.id: piece for piece in plan.before}
        staying = {piece.id for piece in plan.after}
        dropped = self._drop([piece for piece in plan.before if piece.id not in staying])
        left = self._put(kept)
        queries.add_revisions(session, self.revisions)
        moved = self._comments(dropped, left)
        self._remember(dropped, left)
        return {
            "segments": [piece.kept() for piece in left],
            "dropped": list(dropped),
            "following": {
                str(segment_id): self._paragraph(paragraph)
                for segment_id, paragraph in plan.following.items()
            },
            "styles": {str(key): list(wanted) for key, (_, wanted) in plan.styles.items()},
            "comments": moved,
        }

    def _paragraph(self, number: int) -> int:
        return self.paragraphs.get(number, number)

    def _paragraphs(self) -> None:
        session, plan = self.session, self.plan
        made = [
            {
                "article_id": self.article_id,
                "kind": kind,
                "level": level,
                "label": plan.labels.get(number, ""),
            }
            for number, (kind, level) in plan.paragraphs.items()
        ]
        ids = segment_queries.add_paragraphs(session, made)
        self.paragraphs = dict(zip(plan.paragraphs, ids, strict=True))
        by_paragraph: dict[int, list[int]] = {}
        for segment_id, number in plan.following.items():
            by_paragraph.setdefault(self._paragraph(number), []).append(segment_id)
        rows = queries.standing(session, plan.following)
        self.parents = {row.id: row.paragraph_id for row in rows.values()}
        for paragraph_id, ids_there in by_paragraph.items():
            queries.to_paragraph(session, ids_there, paragraph_id)
        for paragraph_id, (was, wanted) in plan.styles.items():
            if not queries.set_kind(session, paragraph_id, was, wanted):
                raise SegmentsChanged([])

    def _drop(self, gone: Sequence[Piece]) -> list[int]:
        """Take segments out; answers their ids."""
        dropped = sorted(gone, key=id_of)
        place = {"article_id": None, "dropped_from": self.article_id}
        self._change([(piece, piece) for piece in dropped], place)
        return list(map(id_of, dropped))

    def _put(self, kept: Mapping[int | None, Piece]) -> list[Piece]:
        """Bring the segments that stay, come back or are new into their places."""
        places = self._places(kept)
        left: dict[int, Piece] = {}
        changes: list[tuple[Piece, Piece]] = []
        order = sorted(range(len(places)), key=lambda at: places[at].id or 0)
        for at in order:
            piece = places[at]
            was = kept.get(piece.id)
            if piece.id is None:
                left[at] = self._add(piece)
            elif was is None:
                changes.append((piece, piece))
                left[at] = replace(piece, version=piece.version + 1)
            elif was.says(piece) and was.paragraph == piece.paragraph:
                left[at] = was
            else:
                changes.append((was, piece))
                left[at] = replace(piece, version=was.version + 1)
        self._change(changes, {"article_id": self.article_id, "dropped_from": None})
        return [left[at] for at in range(len(places))]

    def _change(self, changes: Sequence[tuple[Piece, Piece]], place: Mapping[str, Any]) -> None:
        """Make each first piece the second, all at one place, if nobody was faster with any."""
        rows = [
            {"was_id": id_of(was), "was_version": was.version, **self._values(piece), **place}
            for was, piece in changes
        ]
        if queries.put(self.session, rows) < len(rows):
            standing = queries.standing(self.session, [row["was_id"] for row in rows])
            others = [row.id for row in standing.values() if row.changed_at != self.at]
            raise SegmentsChanged(current(self.session, others))
        for was, piece in changes:
            self._write_down(replace(piece, version=was.version + 1))

    def _values(self, piece: Piece) -> dict[str, Any]:
        return {
            "paragraph_id": self._paragraph(piece.paragraph),
            "position": piece.position,
            "source": piece.source,
            "characters": len(marks.plain(piece.source)),
            "target": piece.target,
            "state": piece.state,
            "origin": piece.origin,
            "changed_by": self.caller.id,
            "changed_at": self.at,
        }

    def _add(self, piece: Piece) -> Piece:
        project_id = segment_queries.project_of_article(self.session, self.article_id)
        place = {"article_id": self.article_id, "project_id": project_id}
        segment_id = queries.add(self.session, {**place, **self._values(piece)})
        made = replace(piece, id=segment_id, paragraph=self._paragraph(piece.paragraph), version=1)
        self._write_down(made)
        return made

    def _write_down(self, piece: Piece) -> None:
        self.revisions.append(
            {
                "segment_id": piece.id,
                "version": piece.version,
                "target": piece.target,
                "state": piece.state,
                "origin": piece.origin,
                "person_id": self.caller.id,
                "at": self.at,
                "operation": self.operation,
                "change": self.kind,
                "source": piece.source,
            }
        )

    def _places(self, kept: Mapping[int | None, Piece]) -> list[Piece]:
        """The pieces with positions: new ones and those that come back between their neighbours."""
        placed = self._try_places(kept)
        if placed is None:
            queries.renumber(self.session, self.article_id)
            standing = queries.standing(self.session, [id_of(piece) for piece in kept.values()])
            renumbered = {
                key: replace(piece, position=standing[id_of(piece)].position)
                for key, piece in kept.items()
            }
            placed = self._try_places(renumbered)
        if placed is None:
            raise AssertionError("a renumbered article has gaps")
        return placed

    def _try_places(self, kept: Mapping[int | None, Piece]) -> list[Piece] | None:
        """Those that stay keep theirs; a run of others is spread over the gap that it stands in."""
        made: list[Piece] = []
        for stays, group in groupby(self.plan.after, lambda piece: piece.id in kept):
            run = list(group)
            if stays:
                made += (replace(piece, position=kept[piece.id].position) for piece in run)
                continue
            before = made[-1].position if made else self._anchor(run[0], kept)
            row = queries.near(self.session, self.article_id, before, after=True)
            after = row.position if row else before + (len(run) + 1) * POSITION_STEP
            places = [before, *(piece.position for piece in run), after]
            if all(piece.id for piece in run) and places == sorted({*places}):
                made += run
                continue
            step = (after - before) // (len(run) + 1)
            if not step:
                return None
            made += (
                replace(piece, position=before + step * place)
                for place, piece in enumerate(run, start=1)
            )
        return made

    def _anchor(self, piece: Piece, kept: Mapping[int | None, Piece]) -> int:
        """The position that the first piece of a stretch comes after, if it is new or comes back.

        It comes before the first that stays, or, where none does, to the place that it had.
        """
        stays = (kept[other.id].position for other in self.plan.after if other.id in kept)
        before = next(stays, piece.position + 1)
        row = queries.near(self.session, self.article_id, before, after=False)
        return row.position if row else 0

    def _comments(self, dropped: Sequence[int], left: Sequence[Piece]) -> dict[str, list[int]]:
        """What was said of a segment that went is said of the one that has its place or text."""
        heirs = self._heirs(left)
        moved = {
            str(gone): comments.hand_over(self.session, gone, heirs[gone])
            for gone in dropped
            if gone in heirs
        }
        return {gone: ids for gone, ids in moved.items() if ids}

    def _heirs(self, left: Sequence[Piece]) -> dict[int, int]:
        """Of each segment that goes the one before it, else after it, unless the plan names one."""
        stays = {id_of(piece) for piece in left}
        heirs: dict[int, int] = {}
        before: int | None = None
        early: list[int] = []
        for piece in self.plan.before:
            if id_of(piece) in stays:
                before = id_of(piece)
                heirs.update(dict.fromkeys(early, before))
                early = []
            elif before is None:
                early.append(id_of(piece))
            else:
                heirs[id_of(piece)] = before
        if left:
            heirs.update(dict.fromkeys(early, id_of(left[0])))
        return heirs | {gone: id_of(left[place]) for gone, place in self.plan.heirs.items()}

    def _remember(self, dropped: Sequence[int], left: Sequence[Piece]) -> None:
        """The memory follows, also that of the neighbours, whose context is another now."""
        session = self.session
        open_now = [id_of(piece) for piece in left if not State(piece.state).finished]
        memory.withdraw_all(session, [*dropped, *open_now])
        # Of many at once those that only tell the place stay as they are remembered, with the
        # context that they had: each takes ten milliseconds, in which nobody can save.
        many = len(left) > TOLD
        met = {piece.id: piece.version for piece in self.plan.before} if many else {}
        kept = [
            piece
            for piece in left
            if State(piece.state).finished and met.get(piece.id) != piece.version
        ]
        if many:
            ids = {id_of(piece) for piece in kept}
            keeping.follow_all(session, self.article_id, ids, self.known)
        else:
            for piece in kept:
                keeping.follow(session, id_of(piece), State(piece.state))
        if not self.plan.before and not self.plan.after:
            return
        # Inside a stretch the neighbours are pieces of it.
        places = [piece.position for piece in (*self.plan.before, *left)]
        for position, after in ((min(places), False), (max(places), True)):
            row = queries.near(session, self.article_id, position, after=after)
            if row and State(row.state).finished:
                keeping.follow(session, row.id, State(row.state))


def current(session: Session, ids: Sequence[int]) -> list[dict[str, Any]]:
    """What some segments are now, for whoever knew them otherwise."""
    return [
        {
            "id": row.id,
            "source": row.source,
            "target": row.target,
            "state": row.state,
            "version": row.version,
            "changed_by": row.changed_by,
            "changed_at": row.changed_at.isoformat(),
            "dropped": row.article_id is None,
        }
        for row in queries.standing(session, ids).values()
    ]
