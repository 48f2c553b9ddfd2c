"""The SQL of what was done to entries, what is proposed of them, and what is said about them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, Table, func, insert, select, update
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.glossary.models import Change, ChangeStatus, Comment, Concept, ProposedChange


def add_changes(session: Session, rows: list[dict[str, Any]]) -> None:
    """Write down what was done to many concepts."""
    if rows:
        session.execute(insert(cast("Table", Change.__table__)), rows)


def add_change(session: Session, values: dict[str, Any]) -> None:
    """Write down who did what."""
    session.execute(insert(Change).values(**values))


def changes(session: Session, concept_id: int) -> Sequence[Row[Change, str | None]]:
    """What was done to a concept, newest first, with names."""
    return session.execute(
        select(Change, Person.name)
        .outerjoin(Person, Person.id == Change.person_id)
        .where(Change.concept_id == concept_id)
        .order_by(Change.version.desc())
    ).all()


def change(session: Session, concept_id: int, version: int) -> Change | None:
    """What made a version of a concept."""
    return session.get(Change, (concept_id, version))


def last_change(session: Session, concept_id: int) -> Change | None:
    """What was done to a concept last."""
    return session.scalar(
        select(Change)
        .where(Change.concept_id == concept_id)
        .order_by(Change.version.desc())
        .limit(1)
    )


def proposed_change(session: Session, change_id: int) -> ProposedChange | None:
    """A proposed change."""
    return session.get(ProposedChange, change_id)


def project_of_change(session: Session, change_id: int) -> int | None:
    """The project whose concept a proposed change is about."""
    return session.scalar(
        select(Concept.project_id)
        .join(ProposedChange, ProposedChange.concept_id == Concept.id)
        .where(ProposedChange.id == change_id)
    )


def proposed_changes(session: Session, concept_id: int) -> Sequence[ProposedChange]:
    """Every change that was proposed of a concept, newest first."""
    return session.scalars(
        select(ProposedChange)
        .where(ProposedChange.concept_id == concept_id)
        .order_by(ProposedChange.id.desc())
    ).all()


def open_changes(session: Session, concept_ids: Sequence[int]) -> Sequence[ProposedChange]:
    """The changes of some concepts that wait for an editor, oldest first."""
    return session.scalars(
        select(ProposedChange)
        .where(
            ProposedChange.concept_id.in_(concept_ids),
            ProposedChange.status == ChangeStatus.OPEN,
        )
        .order_by(ProposedChange.id)
    ).all()


def close_change(
    session: Session,
    change_id: int,
    status: ChangeStatus,
    person_id: int,
    at: datetime,
    reason: str,
) -> bool:
    """Decide a proposed change; of two decisions one succeeds."""
    closed = session.execute(
        update(ProposedChange)
        .where(ProposedChange.id == change_id, ProposedChange.status == ChangeStatus.OPEN)
        .values(status=status, decided_by=person_id, decided_at=at, reason=reason)
        .returning(ProposedChange.id),
        execution_options={"synchronize_session": False},
    )
    return closed.scalar_one_or_none() is not None


def comments(session: Session, concept_id: int) -> Sequence[Row[Comment, str | None]]:
    """The remarks about a concept, oldest first, with names."""
    return session.execute(
        select(Comment, Person.name)
        .outerjoin(Person, Person.id == Comment.person_id)
        .where(Comment.concept_id == concept_id)
        .order_by(Comment.id)
    ).all()


def comment_counts(session: Session, concept_ids: Sequence[int]) -> dict[int, int]:
    """How many remarks some concepts have; those without any are left out."""
    rows = session.execute(
        select(Comment.concept_id, func.count())
        .where(Comment.concept_id.in_(concept_ids))
        .group_by(Comment.concept_id)
    )
    return {row[0]: row[1] for row in rows}
