"""The SQL of the news."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.database import is_sqlite, now
from app.news.models import Event, Feed
from app.news.watch import CHANNEL


def open_feed(session: Session, article_id: int) -> None:
    """Begin the news of a new article at revision 0."""
    session.execute(insert(Feed).values(article_id=article_id, revision=0))


def append(session: Session, article_id: int, kind: str, body: Mapping[str, Any]) -> int:
    """Write the next event and answer its revision.

    The update locks the feed's row until the transaction ends, so revisions become visible in
    the order of their numbers and none is missing: neither holds for a PostgreSQL sequence.
    """
    revision = session.execute(
        update(Feed)
        .where(Feed.article_id == article_id)
        .values(revision=Feed.revision + 1)
        .returning(Feed.revision)
    ).scalar_one()
    session.execute(
        insert(Event).values(
            article_id=article_id, revision=revision, kind=kind, body=dict(body), at=now()
        )
    )
    ring(session, article_id)
    return revision


def ring(session: Session, article_id: int | None = None) -> None:
    """Wake the readers of an article, or all, in every process when this is committed."""
    if not is_sqlite(session):
        session.execute(select(func.pg_notify(CHANNEL, str(article_id or ""))))


def revision(session: Session, article_id: int) -> int:
    """The number of the newest event; 0 before the first."""
    return session.execute(select(Feed.revision).where(Feed.article_id == article_id)).scalar_one()


def since(session: Session, article_id: int, seen: int, limit: int) -> Sequence[Event]:
    """The events after revision `seen`, oldest first, at most `limit`."""
    return session.scalars(
        select(Event)
        .where(Event.article_id == article_id, Event.revision > seen)
        .order_by(Event.revision)
        .limit(limit)
    ).all()


def forget_before(session: Session, article_id: int, revision_number: int) -> None:
    """Drop events older than a revision; the texts themselves stay in the segments' history."""
    session.execute(
        delete(Event).where(Event.article_id == article_id, Event.revision < revision_number)
    )
