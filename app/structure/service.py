"""An article's structure is changed: in one transaction, written down, and to be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from app.accounts.service import Caller
from app.comments import queries as comments
from app.database import Session, now
from app.language import marks
from app.memory import service as memory
from app.news import service as news
from app.segments import keeping
from app.segments import queries as segment_queries
from app.segments import service as segments
from app.segments.models import POSITION_STEP, State
from app.structure import planning, queries
from app.structure.errors import (
    AlreadyUndone,
    ChangedSince,
    ChangeNotFound,
    SegmentsChanged,
    SuggestionOpen,
)
from app.structure.models import StructureChange
from app.structure.pieces import Piece, Plan, Style
from app.structure.schemas import Changed, PieceInfo, StructureChangeInfo, Undo, Wanted
from app.suggestions import queries as suggestions

# A change of more segments than this is a large one: its news tell the readers to load the article
# again.
_TOLD = 100


def change(session: Session, caller: Caller, article_id: int, wanted: Wanted) -> Changed:
    """Do what is wanted, whole or not at all.

    A repeated operation is answered as it stands now, and applied once.

    Raises:
        SegmentsChanged: somebody was faster; it carries the other texts.
        SuggestionOpen: a suggestion waits beside a text that would change.
    """
    operation = str(wanted.operation)
    if done := done_before(session, caller, article_id, operation):
        return done
    undoes = None
    if isinstance(wanted.deed, Undo):
        record = _to_undo(session, article_id, wanted.deed.change_id)
        plan, undoes, moved = _reversed(session, record), record.id, record.after["comments"]
    else:
        _check_read(session, wanted.deed.segment_id, wanted.versions)
        plan, moved = planning.plan(wanted.deed, session, article_id), {}
        _check_versions(session, plan, wanted.versions)
    if suggestions.open_of(session, [_id(piece) for piece in plan.changing]):
        raise SuggestionOpen
    applied = _Applied(session, caller, article_id, wanted.deed.do, operation, plan)
    return _done(applied, moved, undoes)


def carry_out(
    session: Session, caller: Caller, article_id: int, operation: str, kind: str, plan: Plan
) -> Changed:
    """Do what a plan says that was made elsewhere; it is taken back like any change.

    The caller has asked by `done_before` whether the operation was applied before.

    Raises:
        SegmentsChanged: a segment is not as it was when the plan was made.
    """
    rows = queries.standing(session, map(_id, plan.before))
    versions = {_id(piece): piece.version for piece in plan.changing}
    wrong = [
        row.id
        for row, piece in ((rows[_id(piece)], piece) for piece in plan.before)
        if (row.article_id, row.position, row.paragraph_id)
        != (article_id, piece.position, piece.paragraph)
        or versions.get(row.id, row.version) != row.version
    ]
    if wrong:
        raise SegmentsChanged(_current(session, wrong))
    return _done(_Applied(session, caller, article_id, kind, operation, plan), {}, None)


def done_before(
    session: Session, caller: Caller, article_id: int, operation: str
) -> Changed | None:
    """What an operation left, if it was applied before; from here on nobody else changes things."""
    queries.lock(session, article_id)
    row = queries.change_of(session, article_id, operation)
    return _changed(session, caller.name, row) if row else None


def _check_read(session: Session, segment_id: int, versions: Mapping[int, int]) -> None:
    """What is no longer as it was read is told of first: an offset in it may mean nothing now."""
    row = queries.standing(session, [segment_id]).get(segment_id)
    if row and segment_id in versions and versions[segment_id] != row.version:
        raise SegmentsChanged(_current(session, [segment_id]))


def _check_versions(session: Session, plan: Plan, versions: Mapping[int, int]) -> None:
    """Every text that changes must be the one that was read."""
    wrong = [_id(piece) for piece in plan.changing if versions.get(_id(piece)) != piece.version]
    if wrong:
        raise SegmentsChanged(_current(session, wrong))


def _current(session: Session, ids: Sequence[int]) -> list[dict[str, Any]]:
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


@dataclass
class _Applied:
    """One plan on its way into the tables."""

    session: Session
    caller: Caller
    article_id: int
    kind: str
    operation: str
    plan: Plan

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
        dropped = sorted(gone, key=_id)
        place = {"article_id": None, "dropped_from": self.article_id}
        self._change([(piece, piece) for piece in dropped], place)
        return list(map(_id, dropped))

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
            {"was_id": _id(was), "was_version": was.version, **self._values(piece), **place}
            for was, piece in changes
        ]
        if queries.put(self.session, rows) < len(rows):
            standing = queries.standing(self.session, [row["was_id"] for row in rows])
            others = [row.id for row in standing.values() if row.changed_at != self.at]
            raise SegmentsChanged(_current(self.session, others))
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
            standing = queries.standing(self.session, [_id(piece) for piece in kept.values()])
            renumbered = {
                key: replace(piece, position=standing[_id(piece)].position)
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
        stays = {_id(piece) for piece in left}
        heirs: dict[int, int] = {}
        before: int | None = None
        early: list[int] = []
        for piece in self.plan.before:
            if _id(piece) in stays:
                before = _id(piece)
                heirs.update(dict.fromkeys(early, before))
                early = []
            elif before is None:
                early.append(_id(piece))
            else:
                heirs[_id(piece)] = before
        if left:
            heirs.update(dict.fromkeys(early, _id(left[0])))
        return heirs | {gone: _id(left[place]) for gone, place in self.plan.heirs.items()}

    def _remember(self, dropped: Sequence[int], left: Sequence[Piece]) -> None:
        """The memory follows, also that of the neighbours, whose context is another now."""
        session = self.session
        open_now = [_id(piece) for piece in left if not State(piece.state).finished]
        memory.withdraw_all(session, [*dropped, *open_now])
        # Of many at once those that only tell the place stay as they are remembered, with the
        # context that they had: each takes ten milliseconds, in which nobody can save.
        met = {piece.id: piece.version for piece in self.plan.before} if len(left) > _TOLD else {}
        for piece in left:
            if State(piece.state).finished and met.get(piece.id) != piece.version:
                keeping.follow(session, _id(piece), State(piece.state))
        if not self.plan.before and not self.plan.after:
            return
        # Inside a stretch the neighbours are pieces of it.
        places = [piece.position for piece in (*self.plan.before, *left)]
        for position, after in ((min(places), False), (max(places), True)):
            row = queries.near(session, self.article_id, position, after=after)
            if row and State(row.state).finished:
                keeping.follow(session, row.id, State(row.state))


def _done(applied: _Applied, moved: Mapping[str, Sequence[int]], undoes: int | None) -> Changed:
    session, article_id = applied.session, applied.article_id
    left = applied.apply()
    for segment_id, ids in moved.items():
        comments.move(session, ids, int(segment_id))
    row = StructureChange(
        article_id=article_id,
        operation=applied.operation,
        kind=applied.kind,
        undoes=undoes,
        person_id=applied.caller.id,
        at=applied.at,
        before=_met(applied.plan, applied),
        after=left,
    )
    queries.add_change(session, row)
    changed = _changed(session, applied.caller.name, row)
    _tell(session, article_id, changed)
    return changed


def _id(piece: Piece) -> int:
    if piece.id is None:
        raise AssertionError("a segment that is not stored yet")
    return piece.id


def _met(plan: Plan, applied: _Applied) -> dict[str, Any]:
    """What a change met, as it is written down."""
    return {
        "segments": [piece.kept() for piece in plan.before],
        "following": {str(key): paragraph for key, paragraph in applied.parents.items()},
        "styles": {str(key): list(was) for key, (was, _) in plan.styles.items()},
    }


def _to_undo(session: Session, article_id: int, change_id: int) -> StructureChange:
    record = queries.change(session, article_id, change_id)
    if record is None:
        raise ChangeNotFound(change_id)
    if queries.undone(session, change_id):
        raise AlreadyUndone
    return record


def _reversed(session: Session, record: StructureChange) -> Plan:
    """What takes a change back, if all that it left is still as it left it.

    Raises:
        ChangedSince: taking it back would lose what somebody wrote afterwards.
    """
    left = [Piece.of(kept) for kept in record.after["segments"]]
    met = [Piece.of(kept) for kept in record.before["segments"]]
    dropped = set(record.after["dropped"])
    following = {int(key): to for key, to in record.after["following"].items()}
    standing = queries.standing(session, [*map(_id, left), *dropped, *following])
    # By what they say and not by their versions: a change that was itself taken back is no reason.
    # Neither is what was written where the change had left everything as it was.
    versions = {_id(piece): piece.version for piece in met}
    untouched = {_id(piece) for piece in left if versions.get(_id(piece)) == piece.version}
    for piece in left:
        row = standing[_id(piece)]
        same = _id(piece) in untouched or planning.piece_of(row).says(piece)
        if row.article_id is None or not same:
            raise ChangedSince
    for piece in met:
        row = standing[_id(piece)]
        if _id(piece) in dropped and (
            row.article_id is not None or not planning.piece_of(row).says(piece)
        ):
            raise ChangedSince
    if any(
        standing[key].article_id is None or standing[key].paragraph_id != paragraph
        for key, paragraph in following.items()
    ):
        raise ChangedSince
    return Plan(
        before=tuple(planning.piece_of(standing[_id(piece)]) for piece in left),
        after=tuple(
            planning.piece_of(standing[_id(piece)])
            if _id(piece) in untouched
            else replace(
                piece,
                version=standing[_id(piece)].version,
                position=standing[_id(piece)].position,
            )
            for piece in met
        ),
        following={int(key): to for key, to in record.before["following"].items()},
        styles=_styles(session, record),
    )


def _styles(session: Session, record: StructureChange) -> dict[int, tuple[Style, Style]]:
    found: dict[int, tuple[Style, Style]] = {}
    for key, (kind, level) in record.after["styles"].items():
        now_is = queries.paragraph(session, int(key))
        if (now_is.kind, now_is.level) != (kind, level):
            raise ChangedSince
        was_kind, was_level = record.before["styles"][key]
        found[int(key)] = ((kind, level), (was_kind, was_level))
    return found


def _changed(session: Session, by: str | None, row: StructureChange) -> Changed:
    """What a change left, as it is now."""
    met = {kept["id"]: kept["version"] for kept in row.before["segments"]}
    left = row.after["segments"]
    concerned = [kept["id"] for kept in left if met.get(kept["id"]) != kept["version"]]
    concerned += [int(key) for key in row.after["following"]]
    for key in row.after["styles"]:
        mates = queries.of_paragraph(session, row.article_id, int(key))
        concerned += [mate.id for mate in mates]
    gone = list(row.after["dropped"])
    stretch = segments.stretch(session, row.article_id, [*concerned, *gone])
    return Changed(
        change_id=row.id,
        kind=row.kind,
        by=by,
        at=row.at,
        after=stretch.after,
        segments=stretch.segments,
        removed=gone,
        concepts=stretch.concepts,
    )


def _tell(session: Session, article_id: int, changed: Changed) -> None:
    body = changed.model_dump(mode="json", exclude={"concepts", "at"})
    if len(changed.segments) > _TOLD:
        body["segments"] = None
    news.tell(session, article_id, "structure", body)


def history(
    session: Session, article_id: int, before: int | None, limit: int
) -> list[StructureChangeInfo]:
    """The changes of an article's structure, newest first."""
    return [
        StructureChangeInfo(
            id=row.StructureChange.id,
            kind=row.StructureChange.kind,
            undoes=row.StructureChange.undoes,
            undone=row.undone,
            by=row.by,
            at=row.StructureChange.at,
            before=_infos(row.StructureChange.before),
            after=_infos(row.StructureChange.after),
            style_before=_style(row.StructureChange.before),
            style_after=_style(row.StructureChange.after),
        )
        for row in queries.changes(session, article_id, before, limit)
    ]


def _infos(kept: Mapping[str, Any]) -> list[PieceInfo]:
    return [PieceInfo(**{name: piece[name] for name in _SHOWN}) for piece in kept["segments"]]


_SHOWN = ("id", "source", "target", "state", "origin", "version")


def _style(kept: Mapping[str, Any]) -> list[Any] | None:
    return next(iter(kept["styles"].values()), None)
