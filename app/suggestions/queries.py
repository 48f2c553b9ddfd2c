"""The SQL of suggestions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, aliased

from app.accounts.models import Person
from app.segments.models import Segment
from app.suggestions.models import Decision, Suggestion

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any
_AT_ONCE = 1_000


def project_of(session: Session, suggestion_id: int) -> int | None:
    """The project of the segment that a suggestion is for."""
    return session.scalar(
        select(Segment.project_id)
        .join(Suggestion, Suggestion.segment_id == Segment.id)
        .where(Suggestion.id == suggestion_id)
    )


def suggestion(session: Session, suggestion_id: int) -> Suggestion | None:
    """A suggestion by its number."""
    return session.get(Suggestion, suggestion_id)


def of_operation(session: Session, segment_id: int, operation: str) -> Suggestion | None:
    """The suggestion that an operation became, if it was made before."""
    return session.scalar(
        select(Suggestion).where(
            Suggestion.segment_id == segment_id, Suggestion.operation == operation
        )
    )


def add(session: Session, row: Suggestion) -> None:
    """Store a suggestion and learn its number."""
    session.add(row)
    session.flush()


def withdraw_earlier(session: Session, segment_id: int, person_id: int, at: datetime) -> None:
    """A person has one open suggestion for a segment: the newest."""
    session.execute(
        update(Suggestion)
        .where(
            Suggestion.segment_id == segment_id,
            Suggestion.person_id == person_id,
            Suggestion.decision == Decision.OPEN,
        )
        .values(decision=Decision.WITHDRAWN, decided_by=person_id, decided_at=at)
    )


def decide(
    session: Session,
    suggestion_id: int,
    decision: Decision,
    *,
    person_id: int,
    at: datetime,
    version: int | None,
    reason: str,
) -> bool:
    """Write a decision down if nobody has decided yet."""
    done = session.execute(
        update(Suggestion)
        .where(Suggestion.id == suggestion_id, Suggestion.decision == Decision.OPEN)
        .values(
            decision=decision,
            decided_by=person_id,
            decided_at=at,
            decided_version=version,
            reason=reason,
        )
        .returning(Suggestion.id)
    )
    return done.scalar_one_or_none() is not None


def of_segment(session: Session, segment_id: int) -> Sequence[Line]:
    """The suggestions for a segment, newest first."""
    decider = aliased(Person)
    return session.execute(
        select(Suggestion, Person.name.label("by"), decider.name.label("decider"))
        .outerjoin(Person, Person.id == Suggestion.person_id)
        .outerjoin(decider, decider.id == Suggestion.decided_by)
        .where(Suggestion.segment_id == segment_id)
        .order_by(Suggestion.id.desc())
    ).all()


def counts(session: Session, article_id: int, segment_id: int | None = None) -> Sequence[Line]:
    """How many open suggestions the segments of an article have."""
    wanted = (
        select(Suggestion.segment_id, func.count().label("open"))
        .join(Segment, Segment.id == Suggestion.segment_id)
        .where(
            Suggestion.article_id == article_id,
            Suggestion.decision == Decision.OPEN,
            Segment.article_id == article_id,
        )
        .group_by(Suggestion.segment_id)
    )
    if segment_id is not None:
        wanted = wanted.where(Suggestion.segment_id == segment_id)
    return session.execute(wanted).all()


def open_of(session: Session, segment_ids: Sequence[int]) -> set[int]:
    """Those of some segments for which a suggestion waits."""
    found: set[int] = set()
    for begin in range(0, len(segment_ids), _AT_ONCE):
        found.update(
            session.scalars(
                select(Suggestion.segment_id).where(
                    Suggestion.segment_id.in_(segment_ids[begin : begin + _AT_ONCE]),
                    Suggestion.decision == Decision.OPEN,
                )
            )
        )
    return found
