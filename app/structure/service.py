"""An article's structure is changed: in one transaction, written down, and to be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.accounts.service import Caller
from app.comments import queries as comments
from app.database import Session
from app.memory.sentences import Known
from app.news import service as news
from app.segments import service as segments
from app.segments.models import State
from app.structure import planning, queries
from app.structure.applying import TOLD, Applied, current
from app.structure.errors import (
    AlreadyUndone,
    ChangedSince,
    ChangeNotFound,
    SegmentsChanged,
    SuggestionOpen,
)
from app.structure.models import StructureChange
from app.structure.pieces import Piece, Plan, Style, id_of
from app.structure.schemas import Changed, PieceInfo, StructureChangeInfo, Undo, Wanted
from app.suggestions import queries as suggestions


def finished_before(session: Session, article_id: int, change_id: int) -> list[tuple[str, str]]:
    """Sources and targets that come back finished with a large change, for `keeping.known`."""
    record = queries.change(session, article_id, change_id)
    met = record.before["segments"] if record else []
    if len(met) <= TOLD:
        return []
    return [(kept["source"], kept["target"]) for kept in met if State(kept["state"]).finished]


def change(
    session: Session, caller: Caller, article_id: int, wanted: Wanted, known: Known
) -> Changed:
    """Do what is wanted, whole or not at all.

    A repeated operation is answered as it stands now, and applied once.

    Args:
        known: for an undo the sentences of what `finished_before` told.

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
    if suggestions.open_of(session, [id_of(piece) for piece in plan.changing]):
        raise SuggestionOpen
    applied = Applied(session, caller, article_id, wanted.deed.do, operation, plan, known)
    return _done(applied, moved, undoes)


def carry_out(
    session: Session,
    caller: Caller,
    article_id: int,
    operation: str,
    kind: str,
    plan: Plan,
    known: Known,
) -> Changed:
    """Do what a plan says that was made elsewhere; it is taken back like any change.

    The caller has asked by `done_before` whether the operation was applied before.

    Raises:
        SegmentsChanged: a segment is not as it was when the plan was made.
    """
    rows = queries.standing(session, map(id_of, plan.before))
    versions = {id_of(piece): piece.version for piece in plan.changing}
    wrong = [
        row.id
        for row, piece in ((rows[id_of(piece)], piece) for piece in plan.before)
        if (row.article_id, row.position, row.paragraph_id)
        != (article_id, piece.position, piece.paragraph)
        or versions.get(row.id, row.version) != row.version
    ]
    if wrong:
        raise SegmentsChanged(current(session, wrong))
    return _done(Applied(session, caller, article_id, kind, operation, plan, known), {}, None)


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
        raise SegmentsChanged(current(session, [segment_id]))


def _check_versions(session: Session, plan: Plan, versions: Mapping[int, int]) -> None:
    """Every text that changes must be the one that was read."""
    wrong = [id_of(piece) for piece in plan.changing if versions.get(id_of(piece)) != piece.version]
    if wrong:
        raise SegmentsChanged(current(session, wrong))


def _done(applied: Applied, moved: Mapping[str, Sequence[int]], undoes: int | None) -> Changed:
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


def _met(plan: Plan, applied: Applied) -> dict[str, Any]:
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
    standing = queries.standing(session, [*map(id_of, left), *dropped, *following])
    # By what they say and not by their versions: a change that was itself taken back is no reason.
    # Neither is what was written where the change had left everything as it was.
    versions = {id_of(piece): piece.version for piece in met}
    untouched = {id_of(piece) for piece in left if versions.get(id_of(piece)) == piece.version}
    for piece in left:
        row = standing[id_of(piece)]
        same = id_of(piece) in untouched or planning.piece_of(row).says(piece)
        if row.article_id is None or not same:
            raise ChangedSince
    for piece in met:
        row = standing[id_of(piece)]
        if id_of(piece) in dropped and (
            row.article_id is not None or not planning.piece_of(row).says(piece)
        ):
            raise ChangedSince
    if any(
        standing[key].article_id is None or standing[key].paragraph_id != paragraph
        for key, paragraph in following.items()
    ):
        raise ChangedSince
    return Plan(
        before=tuple(planning.piece_of(standing[id_of(piece)]) for piece in left),
        after=tuple(
            planning.piece_of(standing[id_of(piece)])
            if id_of(piece) in untouched
            else replace(
                piece,
                version=standing[id_of(piece)].version,
                position=standing[id_of(piece)].position,
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
    """What a change left, as it is now; of a large one the segments are better read anew."""
    if len(row.after["segments"]) > TOLD:
        return Changed(
            change_id=row.id,
            kind=row.kind,
            by=by,
            at=row.at,
            after=None,
            segments=None,
            removed=list(row.after["dropped"]),
            concepts={},
        )
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
    if changed.segments and len(changed.segments) > TOLD:
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
