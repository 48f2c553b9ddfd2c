"""The SQL of findings."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.findings.models import Choice, Ignored
from app.segments.models import Paragraph, Segment

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any

_TEXTS = (
    Segment.id,
    Segment.article_id,
    Segment.project_id,
    Segment.position,
    Segment.source,
    Segment.target,
    Segment.state,
    Segment.version,
    Paragraph.kind,
)


def segments(session: Session, article_id: int) -> Sequence[Line]:
    """The texts of an article in order."""
    return session.execute(
        select(*_TEXTS)
        .join(Paragraph, Paragraph.id == Segment.paragraph_id)
        .where(Segment.article_id == article_id)
        .order_by(Segment.position)
    ).all()


def segment(session: Session, segment_id: int) -> Line | None:
    """The texts of one segment."""
    return session.execute(
        select(*_TEXTS)
        .join(Paragraph, Paragraph.id == Segment.paragraph_id)
        .where(Segment.id == segment_id)
    ).one_or_none()


def number(session: Session, article_id: int, position: int) -> int:
    """The place of a position in its article, from 1."""
    return session.execute(
        select(func.count())
        .select_from(Segment)
        .where(Segment.article_id == article_id, Segment.position <= position)
    ).scalar_one()


def choices(session: Session, project_id: int) -> dict[str, str]:
    """What a project has decided, by check."""
    rows = session.execute(
        select(Choice.check_id, Choice.weight).where(Choice.project_id == project_id)
    )
    return {row.check_id: row.weight for row in rows}


def choose(session: Session, choice: Choice) -> None:
    """Put a decision in the place of the one before."""
    session.merge(choice)
    session.flush()


def unchoose(session: Session, project_id: int, check_id: str) -> None:
    """Take a decision back."""
    session.execute(
        delete(Choice).where(Choice.project_id == project_id, Choice.check_id == check_id)
    )


def ignored(
    session: Session, article_id: int, segment_id: int | None = None
) -> dict[tuple[int, str], Line]:
    """Who lets which findings of an article stand, by segment and fingerprint."""
    wanted = (
        select(
            Ignored.segment_id,
            Ignored.fingerprint,
            Ignored.reason,
            Ignored.at,
            Person.name.label("by"),
        )
        .outerjoin(Person, Person.id == Ignored.person_id)
        .where(Ignored.article_id == article_id)
    )
    if segment_id is not None:
        wanted = wanted.where(Ignored.segment_id == segment_id)
    return {(row.segment_id, row.fingerprint): row for row in session.execute(wanted)}


def ignore(session: Session, row: Ignored) -> None:
    """Remember that a finding may stand; a new reason replaces the old one."""
    session.merge(row)
    session.flush()


def unignore(session: Session, segment_id: int, fingerprint: str) -> bool:
    """Open a finding again; whether it was ignored."""
    done = session.execute(
        delete(Ignored)
        .where(Ignored.segment_id == segment_id, Ignored.fingerprint == fingerprint)
        .returning(Ignored.segment_id)
    )
    return done.scalar_one_or_none() is not None
