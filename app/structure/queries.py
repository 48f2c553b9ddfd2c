"""The SQL of structure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, or_, select, text, update
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.database import is_sqlite
from app.segments.models import POSITION_STEP, Paragraph, Revision, Segment
from app.structure.models import StructureChange

# Any number; with the article's it keeps two changes of one article's structure apart.
_LOCK = 48_151
# Ids in one question: a statement holds 65,535 values on PostgreSQL, 32,766 on SQLite.
_AT_ONCE = 1_000

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any

_PIECE = (
    Segment.id,
    Segment.paragraph_id,
    Segment.source,
    Segment.target,
    Segment.state,
    Segment.origin,
    Segment.version,
    Segment.position,
)


def lock(session: Session, article_id: int) -> None:
    """One change of an article's structure at a time; SQLite has one writer in any case.

    Not the feed's row, which an edit locks after its segment: the two would wait for each other.
    """
    if not is_sqlite(session):
        session.execute(
            text("SELECT pg_advisory_xact_lock(:lock, :article)"),
            {"lock": _LOCK, "article": article_id},
        )


def change_of(session: Session, article_id: int, operation: str) -> StructureChange | None:
    """The change that an operation became, if it was applied before."""
    return session.scalar(
        select(StructureChange).where(
            StructureChange.article_id == article_id, StructureChange.operation == operation
        )
    )


def change(session: Session, article_id: int, change_id: int) -> StructureChange | None:
    """A change of an article by its number."""
    return session.scalar(
        select(StructureChange).where(
            StructureChange.article_id == article_id, StructureChange.id == change_id
        )
    )


def undone(session: Session, change_id: int) -> bool:
    """Whether a change has been taken back."""
    found = session.scalar(select(StructureChange.id).where(StructureChange.undoes == change_id))
    return found is not None


def changes(session: Session, article_id: int, before: int | None, limit: int) -> Sequence[Line]:
    """The newest changes of an article, of those before one if it is named, with names."""
    taken_back = (
        select(StructureChange.undoes)
        .where(StructureChange.article_id == article_id, StructureChange.undoes.is_not(None))
        .scalar_subquery()
    )
    wanted = (
        select(
            StructureChange,
            Person.name.label("by"),
            StructureChange.id.in_(taken_back).label("undone"),
        )
        .outerjoin(Person, Person.id == StructureChange.person_id)
        .where(StructureChange.article_id == article_id)
        .order_by(StructureChange.id.desc())
        .limit(limit)
    )
    if before is not None:
        wanted = wanted.where(StructureChange.id < before)
    return session.execute(wanted).all()


def add_change(session: Session, row: StructureChange) -> None:
    """Write a change down and learn its number."""
    session.add(row)
    session.flush()


def piece(session: Session, article_id: int, segment_id: int) -> Line | None:
    """A segment of an article."""
    return session.execute(
        select(*_PIECE).where(Segment.id == segment_id, Segment.article_id == article_id)
    ).one_or_none()


def of_article(session: Session, article_id: int) -> Sequence[Line]:
    """All segments of an article in order, each with kind and label of its paragraph."""
    return session.execute(
        select(*_PIECE, Paragraph.kind, Paragraph.label)
        .join(Paragraph, Paragraph.id == Segment.paragraph_id)
        .where(Segment.article_id == article_id)
        .order_by(Segment.position)
    ).all()


def near(session: Session, article_id: int, position: int, *, after: bool) -> Line | None:
    """The neighbour of a position."""
    place = Segment.position
    return session.execute(
        select(*_PIECE)
        .where(Segment.article_id == article_id, place > position if after else place < position)
        .order_by(place if after else place.desc())
        .limit(1)
    ).one_or_none()


def run(session: Session, article_id: int, position: int, *, to_gap: bool) -> Sequence[Line]:
    """The segments from a position on, up to the first one after it that has no target.

    Args:
        to_gap: whether that one belongs to the run.
    """
    gap = session.scalar(
        select(func.min(Segment.position)).where(
            Segment.article_id == article_id, Segment.position > position, Segment.target == ""
        )
    )
    wanted = select(*_PIECE).where(Segment.article_id == article_id, Segment.position >= position)
    if gap is not None:
        wanted = wanted.where(Segment.position <= gap if to_gap else Segment.position < gap)
    return session.execute(wanted.order_by(Segment.position)).all()


def of_paragraph(session: Session, article_id: int, paragraph_id: int) -> Sequence[Line]:
    """The segments of a paragraph in order."""
    return session.execute(
        select(*_PIECE)
        .where(Segment.article_id == article_id, Segment.paragraph_id == paragraph_id)
        .order_by(Segment.position)
    ).all()


def paragraph(session: Session, paragraph_id: int) -> Line:
    """Kind and level of a paragraph."""
    return session.execute(
        select(Paragraph.id, Paragraph.kind, Paragraph.level).where(Paragraph.id == paragraph_id)
    ).one()


def set_kind(
    session: Session, paragraph_id: int, was: tuple[str, int], wanted: tuple[str, int]
) -> bool:
    """Change a paragraph's kind and level if they are still what they were."""
    done = session.execute(
        update(Paragraph)
        .where(Paragraph.id == paragraph_id, Paragraph.kind == was[0], Paragraph.level == was[1])
        .values(kind=wanted[0], level=wanted[1])
        .returning(Paragraph.id)
    )
    return done.scalar_one_or_none() is not None


def standing(session: Session, ids: Iterable[int]) -> dict[int, Line]:
    """Segments as they are now, dropped ones too, with who changed them last."""
    wanted, found = sorted(ids), {}
    for begin in range(0, len(wanted), _AT_ONCE):
        rows = session.execute(
            select(
                *_PIECE,
                Segment.article_id,
                Segment.changed_at,
                Person.name.label("changed_by"),
            )
            .outerjoin(Person, Person.id == Segment.changed_by)
            .where(Segment.id.in_(wanted[begin : begin + _AT_ONCE]))
        )
        found.update({row.id: row for row in rows})
    return found


def put(session: Session, rows: Sequence[Mapping[str, Any]]) -> int:
    """Change segments that are still at the version that was read, which goes up by one.

    One statement prepared once, however many they are: half a long article may move.

    Args:
        rows: the new values of each, with `was_id` and `was_version`.

    Returns:
        How many were changed.
    """
    if not rows:
        return 0
    # Core, not the mapped class: what the session has read is read again afterwards.
    done = session.connection().execute(
        update(Segment.__table__)  # type: ignore[arg-type]
        .where(
            Segment.__table__.c.id == bindparam("was_id"),
            Segment.__table__.c.version == bindparam("was_version"),
        )
        .values(
            version=bindparam("was_version") + 1,
            **{name: bindparam(name) for name in rows[0] if not name.startswith("was_")},
        ),
        [dict(row) for row in rows],
    )
    return done.rowcount


def add(session: Session, values: Mapping[str, Any]) -> int:
    """Store a new segment at version 1."""
    return session.execute(
        insert(Segment).values(**values, version=1).returning(Segment.id)
    ).scalar_one()


def add_revisions(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write down what segments became."""
    if rows:
        session.execute(insert(Revision), [dict(row) for row in rows])


def to_paragraph(session: Session, ids: Sequence[int], paragraph_id: int) -> None:
    """Put segments into another paragraph; their texts are as they were."""
    for begin in range(0, len(ids), _AT_ONCE):
        session.execute(
            update(Segment)
            .where(Segment.id.in_(ids[begin : begin + _AT_ONCE]))
            .values(paragraph_id=paragraph_id),
            execution_options={"synchronize_session": False},
        )


def renumber(session: Session, article_id: int) -> None:
    """Give an article's segments wide gaps again, in the order that they have.

    Dropped ones are counted too, so that they come back where they were. In two steps, by way of
    negative numbers: both databases hold positions to be unique after each row and not at the end
    of the statement.
    """
    mine = or_(Segment.article_id == article_id, Segment.dropped_from == article_id)
    session.execute(
        update(Segment).where(mine).values(position=-Segment.position),
        execution_options={"synchronize_session": False},
    )
    order = (Segment.position.desc(), Segment.id)
    numbered = (
        select(Segment.id, func.row_number().over(order_by=order).label("number"))
        .where(mine)
        .subquery()
    )
    session.execute(
        update(Segment)
        .where(mine, Segment.id == numbered.c.id)
        .values(position=numbered.c.number * POSITION_STEP),
        execution_options={"synchronize_session": False},
    )
