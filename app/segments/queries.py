"""The SQL of segments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from app.accounts.models import Person
from app.segments.models import Origin, Paragraph, Revision, Segment, State

_ROW = (
    Segment.id,
    Segment.article_id,
    Segment.paragraph_id,
    Paragraph.kind,
    Paragraph.level,
    Paragraph.label,
    Segment.position,
    Segment.source,
    Segment.target,
    Segment.state,
    Segment.origin,
    Segment.version,
    Segment.changed_at,
    Person.name.label("changed_by"),
)

# Ids in one question: a statement holds 65,535 values on PostgreSQL, 32,766 on SQLite.
_AT_ONCE = 1_000

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any


@dataclass(frozen=True, slots=True)
class Progress:
    """How many segments and source characters of an article are in a state."""

    state: State
    segments: int
    characters: int


def project_of(session: Session, segment_id: int) -> int | None:
    """The project that a segment belongs to."""
    return session.scalar(select(Segment.project_id).where(Segment.id == segment_id))


def project_of_article(session: Session, article_id: int) -> int | None:
    """The project that an article's segments belong to."""
    return session.scalar(
        select(Segment.project_id).where(Segment.article_id == article_id).limit(1)
    )


def page(session: Session, article_id: int, after: int, limit: int) -> Sequence[Line]:
    """Rows of an article after a position, in order."""
    return session.execute(
        select(*_ROW)
        .join(Paragraph, Paragraph.id == Segment.paragraph_id)
        .outerjoin(Person, Person.id == Segment.changed_by)
        .where(Segment.article_id == article_id, Segment.position > after)
        .order_by(Segment.position)
        .limit(limit)
    ).all()


def row(session: Session, segment_id: int) -> Line | None:
    """One segment of an article, with the name of who changed it."""
    return session.execute(
        select(*_ROW, Segment.project_id)
        .join(Paragraph, Paragraph.id == Segment.paragraph_id)
        .outerjoin(Person, Person.id == Segment.changed_by)
        .where(Segment.id == segment_id, Segment.article_id.is_not(None))
    ).one_or_none()


def version(session: Session, segment_id: int) -> int:
    """How often a segment has been changed, dropped ones too."""
    return session.execute(select(Segment.version).where(Segment.id == segment_id)).scalar_one()


def was_dropped(session: Session, segment_id: int) -> bool:
    """Whether a segment is no longer in its article."""
    return (
        session.scalar(
            select(Segment.id).where(Segment.id == segment_id, Segment.article_id.is_(None))
        )
        is not None
    )


def number(session: Session, article_id: int, position: int) -> int:
    """The place of a position in its article, from 1."""
    return session.execute(
        select(func.count())
        .select_from(Segment)
        .where(Segment.article_id == article_id, Segment.position <= position)
    ).scalar_one()


def ends(session: Session, ids: Sequence[int]) -> tuple[int, int]:
    """The first and the last position of some segments; dropped ones count where they stood."""
    found: list[int] = []
    for begin in range(0, len(ids), _AT_ONCE):
        found += session.scalars(
            select(Segment.position).where(Segment.id.in_(ids[begin : begin + _AT_ONCE]))
        )
    return min(found), max(found)


def around(session: Session, article_id: int, first: int, last: int) -> Sequence[Line]:
    """The segments between two positions, with one neighbour on either side."""
    mine = Segment.article_id == article_id
    before = select(func.max(Segment.position)).where(mine, Segment.position < first)
    after = select(func.min(Segment.position)).where(mine, Segment.position > last)
    return session.execute(
        select(*_ROW)
        .join(Paragraph, Paragraph.id == Segment.paragraph_id)
        .outerjoin(Person, Person.id == Segment.changed_by)
        .where(
            mine,
            Segment.position >= func.coalesce(before.scalar_subquery(), first),
            Segment.position <= func.coalesce(after.scalar_subquery(), last),
        )
        .order_by(Segment.position)
    ).all()


def paragraph_before(session: Session, article_id: int, position: int) -> int | None:
    """The paragraph of the segment just before a position."""
    return session.scalar(
        select(Segment.paragraph_id)
        .where(Segment.article_id == article_id, Segment.position < position)
        .order_by(Segment.position.desc())
        .limit(1)
    )


def add_paragraphs(session: Session, rows: Iterable[dict[str, Any]]) -> Sequence[int]:
    """Store the paragraphs of a new article; answers their ids in the same order."""
    stored = list(rows)
    if not stored:
        return []
    return session.scalars(
        insert(Paragraph).returning(Paragraph.id, sort_by_parameter_order=True), stored
    ).all()


def add(session: Session, rows: Iterable[dict[str, Any]]) -> None:
    """Store the segments of a new article, each with its first revision."""
    stored = list(rows)
    if not stored:
        return
    ids = session.scalars(
        insert(Segment).returning(Segment.id, sort_by_parameter_order=True), stored
    ).all()
    session.execute(
        insert(Revision),
        [
            {
                "segment_id": segment_id,
                "version": 1,
                "target": made["target"],
                "state": made["state"],
                "origin": made["origin"],
                "person_id": made["changed_by"],
                "at": made["changed_at"],
            }
            for segment_id, made in zip(ids, stored, strict=True)
        ],
    )


def in_context(session: Session, segment_id: int) -> Line | None:
    """A segment with the sources before and after it."""
    near = aliased(Segment)
    beside = select(near.source).where(near.article_id == Segment.article_id).limit(1)
    before = beside.where(near.position < Segment.position).order_by(near.position.desc())
    after = beside.where(near.position > Segment.position).order_by(near.position)
    return session.execute(
        select(
            Segment.id,
            Segment.project_id,
            Segment.article_id,
            Segment.source,
            Segment.target,
            Segment.state,
            Segment.changed_by,
            Segment.changed_at,
            before.correlate(Segment).scalar_subquery().label("before"),
            after.correlate(Segment).scalar_subquery().label("after"),
        ).where(Segment.id == segment_id, Segment.article_id.is_not(None))
    ).one_or_none()


def all_in_context(
    session: Session, project_id: int, article_id: int | None = None
) -> Sequence[Line]:
    """The finished segments of a project, or of one of its articles, with their neighbours."""
    article, place = Segment.article_id, Segment.position
    every = select(
        Segment.id,
        Segment.project_id,
        Segment.article_id,
        Segment.source,
        Segment.target,
        Segment.state,
        Segment.changed_by,
        Segment.changed_at,
        Segment.position,
        func.lag(Segment.source).over(partition_by=article, order_by=place).label("before"),
        func.lead(Segment.source).over(partition_by=article, order_by=place).label("after"),
    ).where(Segment.project_id == project_id, Segment.article_id.is_not(None))
    if article_id is not None:
        every = every.where(Segment.article_id == article_id)
    found = every.subquery()
    return session.execute(
        select(found)
        .where(found.c.state.in_([State.TRANSLATED, State.REVIEWED]))
        .order_by(found.c.article_id, found.c.position)
    ).all()


def revision(session: Session, segment_id: int, version: int) -> Revision | None:
    """A version of a segment."""
    return session.get(Revision, (segment_id, version))


def revision_of(session: Session, segment_id: int, operation: str) -> Revision | None:
    """The version that an operation became, if it was applied before."""
    return session.scalar(
        select(Revision).where(Revision.segment_id == segment_id, Revision.operation == operation)
    )


def replace_target(
    session: Session,
    segment_id: int,
    base: int,
    *,
    target: str,
    state: State,
    origin: Origin | None,
    person_id: int,
    operation: str | None,
    at: datetime,
    reviewed_too: bool,
) -> Line | None:
    """Put a target in place if the segment is still at version `base`.

    One conditional UPDATE and its history row: reading, comparing and then writing overwrote 45
    of 298 texts silently when eight people edited one segment.

    Args:
        origin: where the text came from; where it is not said, a changed text is what editing
            makes of the origin before, and an unchanged one keeps it.
        reviewed_too: whether a text that an editor has reviewed may be replaced.

    Returns:
        The article's id and the origin, or None when the segment has another version by now.
    """
    there = [Segment.id == segment_id, Segment.version == base, Segment.article_id.is_not(None)]
    if not reviewed_too:
        there.append(Segment.state != State.REVIEWED)
    changed = session.execute(
        update(Segment)
        .where(*there)
        .values(
            target=target,
            state=state,
            origin=_origin_after(target) if origin is None else origin,
            version=base + 1,
            changed_by=person_id,
            changed_at=at,
        )
        .returning(Segment.article_id, Segment.origin)
    ).one_or_none()
    if changed is None:
        return None
    session.execute(
        insert(Revision).values(
            segment_id=segment_id,
            version=base + 1,
            target=target,
            state=state,
            origin=changed.origin,
            person_id=person_id,
            at=at,
            operation=operation,
        )
    )
    return changed


def _origin_after(target: str) -> ColumnElement[str]:
    edited = case({origin: origin.edited for origin in Origin}, value=Segment.origin)
    return case((Segment.target == target, Segment.origin), else_=edited)


def revisions(
    session: Session, segment_id: int, before: int | None, limit: int
) -> Sequence[Row[Revision, str | None]]:
    """The newest versions of a segment, of those before one if it is named, with names."""
    wanted = (
        select(Revision, Person.name)
        .outerjoin(Person, Person.id == Revision.person_id)
        .where(Revision.segment_id == segment_id)
        .order_by(Revision.version.desc())
        .limit(limit)
    )
    if before is not None:
        wanted = wanted.where(Revision.version < before)
    return session.execute(wanted).all()


def progress(session: Session, article_ids: Sequence[int]) -> dict[int, list[Progress]]:
    """How far each article is, read from an index alone."""
    found: dict[int, list[Progress]] = {article_id: [] for article_id in article_ids}
    for first in range(0, len(article_ids), _AT_ONCE):
        rows = session.execute(
            select(Segment.article_id, Segment.state, func.count(), func.sum(Segment.characters))
            .where(Segment.article_id.in_(article_ids[first : first + _AT_ONCE]))
            .group_by(Segment.article_id, Segment.state)
        )
        for article_id, state, segments, characters in rows:
            if article_id is not None:
                found[article_id].append(Progress(State(state), segments, int(characters)))
    return found


def unfinished(session: Session, article_id: int) -> Sequence[Line]:
    """The segments that are neither translated nor reviewed, with their numbers."""
    numbered = (
        select(
            Segment.id,
            Segment.state,
            Segment.source,
            func.row_number().over(order_by=Segment.position).label("number"),
        )
        .where(Segment.article_id == article_id)
        .subquery()
    )
    return session.execute(
        select(numbered)
        .where(numbered.c.state.in_([State.UNTRANSLATED, State.DRAFT]))
        .order_by(numbered.c.number)
    ).all()


def texts(session: Session, article_id: int) -> Sequence[Line]:
    """Sources and targets of an article in order, each with its paragraph."""
    return session.execute(
        select(
            Segment.id,
            Segment.paragraph_id,
            Paragraph.kind,
            Paragraph.level,
            Paragraph.label,
            Segment.source,
            Segment.target,
            Segment.state,
        )
        .join(Paragraph, Paragraph.id == Segment.paragraph_id)
        .where(Segment.article_id == article_id)
        .order_by(Segment.position)
    ).all()
