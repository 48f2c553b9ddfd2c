"""The SQL of comments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from app.accounts.models import Person
from app.comments.models import Comment, CommentVersion
from app.segments.models import Segment

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any


def project_of(session: Session, comment_id: int) -> int | None:
    """The project of the segment that a comment is about."""
    return session.scalar(
        select(Segment.project_id)
        .join(Comment, Comment.segment_id == Segment.id)
        .where(Comment.id == comment_id)
    )


def article_of(session: Session, segment_id: int) -> int | None:
    """The article of a segment; None where it has been dropped."""
    return session.scalar(select(Segment.article_id).where(Segment.id == segment_id))


def comment(session: Session, comment_id: int) -> Comment | None:
    """A comment by its number."""
    return session.get(Comment, comment_id)


def of_operation(session: Session, segment_id: int, operation: str) -> Comment | None:
    """The comment that an operation became, if it was said before."""
    return session.scalar(
        select(Comment).where(Comment.segment_id == segment_id, Comment.operation == operation)
    )


def add(session: Session, row: Comment) -> None:
    """Store a comment and learn its number."""
    session.add(row)
    session.flush()


def change(session: Session, comment_id: int, base: int, body: str, at: datetime) -> bool:
    """Change the words if they are still at version `base`; those before are kept."""
    kept = select(
        Comment.id, Comment.version, Comment.body, func.coalesce(Comment.changed_at, Comment.at)
    )
    session.execute(
        insert(CommentVersion).from_select(
            ["comment_id", "version", "body", "at"],
            kept.where(Comment.id == comment_id, Comment.version == base),
        )
    )
    done = session.execute(
        update(Comment)
        .where(Comment.id == comment_id, Comment.version == base)
        .values(body=body, changed_at=at, version=base + 1)
        .returning(Comment.id)
    )
    return done.scalar_one_or_none() is not None


def settle(session: Session, thread_id: int, person_id: int | None, at: datetime | None) -> None:
    """Settle a thread, or with no moment open it again."""
    session.execute(
        update(Comment)
        .where(Comment.id == thread_id)
        .values(settled_at=at, settled_by=person_id if at else None)
    )


def threads(session: Session, segment_id: int) -> Sequence[Line]:
    """Every comment of a segment in the order in which they were made."""
    settler = aliased(Person)
    return session.execute(
        select(Comment, Person.name.label("by"), settler.name.label("settled_by"))
        .outerjoin(Person, Person.id == Comment.person_id)
        .outerjoin(settler, settler.id == Comment.settled_by)
        .where(Comment.segment_id == segment_id)
        .order_by(Comment.id)
    ).all()


def counts(session: Session, article_id: int, segment_id: int | None = None) -> Sequence[Line]:
    """How many threads the segments of an article have, and how many are open."""
    wanted = (
        select(
            Comment.segment_id,
            func.count().label("threads"),
            func.sum(case((Comment.settled_at.is_(None), 1), else_=0)).label("open"),
        )
        .join(Segment, Segment.id == Comment.segment_id)
        .where(
            Comment.article_id == article_id,
            Comment.thread_id.is_(None),
            Segment.article_id == article_id,
        )
        .group_by(Comment.segment_id)
    )
    if segment_id is not None:
        wanted = wanted.where(Comment.segment_id == segment_id)
    return session.execute(wanted).all()


def hand_over(session: Session, segment_id: int, heir: int) -> list[int]:
    """Put the comments of a segment to another; answers their numbers."""
    ids = list(session.scalars(select(Comment.id).where(Comment.segment_id == segment_id)))
    move(session, ids, heir)
    return ids


def move(session: Session, ids: Sequence[int], segment_id: int) -> None:
    """Put comments to a segment."""
    if ids:
        session.execute(update(Comment).where(Comment.id.in_(ids)).values(segment_id=segment_id))
