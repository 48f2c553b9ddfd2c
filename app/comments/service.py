"""What is said about segments: readers say it too, and nothing of it is exported."""

from collections import defaultdict
from uuid import UUID

from app.accounts.service import Caller
from app.comments import queries
from app.comments.errors import (
    CommentChanged,
    CommentNotFound,
    NotTheAuthor,
    NotYoursToSettle,
)
from app.comments.models import Comment
from app.comments.schemas import Commented, NewSegmentComment, SegmentComment, Thread
from app.database import Session, now
from app.news import service as news
from app.projects import service as projects
from app.projects.models import Role
from app.segments.errors import SegmentNotFound


def threads(session: Session, segment_id: int) -> list[Thread]:
    """The threads of a segment, oldest first."""
    rows = queries.threads(session, segment_id)
    answers = defaultdict(list)
    for row in rows:
        answers[row.Comment.thread_id or row.Comment.id].append(_info(row))
    return [
        Thread(
            id=row.Comment.id,
            segment_id=segment_id,
            settled=row.Comment.settled_at is not None,
            settled_by=row.settled_by,
            settled_at=row.Comment.settled_at,
            comments=answers[row.Comment.id],
        )
        for row in rows
        if row.Comment.thread_id is None
    ]


def comment(session: Session, comment_id: int) -> SegmentComment:
    """One comment."""
    found = _found(session, comment_id)
    rows = queries.threads(session, found.segment_id)
    return next(_info(row) for row in rows if row.Comment.id == comment_id)


def _info(row: queries.Line) -> SegmentComment:
    comment: Comment = row.Comment
    return SegmentComment(
        id=comment.id,
        body=comment.body,
        by=row.by,
        person_id=comment.person_id,
        at=comment.at,
        changed_at=comment.changed_at,
        version=comment.version,
    )


def say(
    session: Session, caller: Caller, segment_id: int, wanted: NewSegmentComment
) -> list[Thread]:
    """Begin a thread or answer in one; an answer opens a settled thread again."""
    article_id = queries.article_of(session, segment_id)
    if article_id is None:
        raise SegmentNotFound(segment_id)
    if queries.of_operation(session, segment_id, str(wanted.operation)):
        return threads(session, segment_id)
    if wanted.thread_id is not None:
        first = _first(session, wanted.thread_id)
        if first.segment_id != segment_id:
            raise CommentNotFound(wanted.thread_id)
        queries.settle(session, first.id, None, None)
    row = Comment(
        article_id=article_id,
        segment_id=segment_id,
        thread_id=wanted.thread_id,
        body=wanted.body,
        person_id=caller.id,
        at=now(),
        version=1,
        operation=str(wanted.operation),
    )
    queries.add(session, row)
    return _told(session, caller, article_id, segment_id)


def change(session: Session, caller: Caller, comment_id: int, base: int, body: str) -> list[Thread]:
    """Change one's own words; what they were is kept."""
    comment = _found(session, comment_id)
    if comment.person_id != caller.id:
        raise NotTheAuthor
    if not queries.change(session, comment_id, base, body, now()):
        raise CommentChanged(comment.body, comment.version)
    session.expire_all()
    return _told(session, caller, comment.article_id, comment.segment_id)


def settle(session: Session, caller: Caller, thread_id: int, *, settled: bool) -> list[Thread]:
    """Call a thread settled, or open it again."""
    first = _first(session, thread_id)
    project_id = queries.project_of(session, thread_id)
    role = projects.role_of(session, caller, project_id) if project_id else None
    may = role is not None and role.covers(Role.TRANSLATOR)
    if not may and first.person_id != caller.id:
        raise NotYoursToSettle
    queries.settle(session, thread_id, caller.id, now() if settled else None)
    session.expire_all()
    return _told(session, caller, first.article_id, first.segment_id)


def settle_operation(session: Session, caller: Caller, segment_id: int, operation: UUID) -> None:
    """Settle the thread that an operation of the caller's own began, if it did."""
    begun = queries.of_operation(session, segment_id, str(operation))
    if begun and begun.person_id == caller.id and begun.thread_id is None:
        settle(session, caller, begun.id, settled=True)


def _found(session: Session, comment_id: int) -> Comment:
    comment = queries.comment(session, comment_id)
    if comment is None:
        raise CommentNotFound(comment_id)
    return comment


def _first(session: Session, thread_id: int) -> Comment:
    first = _found(session, thread_id)
    if first.thread_id is not None:
        raise CommentNotFound(thread_id)
    return first


def _told(session: Session, caller: Caller, article_id: int, segment_id: int) -> list[Thread]:
    counted = queries.counts(session, article_id, segment_id)
    row = counted[0] if counted else None
    news.tell(
        session,
        article_id,
        "comment",
        {
            "segment_id": segment_id,
            "threads": row.threads if row else 0,
            "open": int(row.open) if row else 0,
            "by": caller.name,
        },
    )
    return threads(session, segment_id)


def commented(session: Session, article_id: int) -> list[Commented]:
    """The segments of an article that have comments."""
    return [
        Commented(segment_id=row.segment_id, threads=row.threads, open=int(row.open))
        for row in queries.counts(session, article_id)
    ]
