"""The SQL of presence."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.presence.models import Presence
from app.segments.models import Segment

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any


def presence(session: Session, article_id: int, tab: str, person_id: int) -> Presence | None:
    """What a tab was last heard to have open."""
    return session.get(Presence, (article_id, tab, person_id))


def is_in(session: Session, article_id: int, segment_id: int) -> bool:
    """Whether a segment is in an article."""
    found = session.scalar(
        select(Segment.id).where(Segment.id == segment_id, Segment.article_id == article_id)
    )
    return found is not None


def put(session: Session, row: Presence) -> None:
    """Write over what a tab had open before."""
    session.merge(row)
    session.flush()


def forget(session: Session, article_id: int, tab: str, person_id: int) -> bool:
    """A tab is closed; whether it was known."""
    done = session.execute(
        delete(Presence)
        .where(
            Presence.article_id == article_id,
            Presence.tab == tab,
            Presence.person_id == person_id,
        )
        .returning(Presence.tab)
    )
    return done.scalar_one_or_none() is not None


def forget_before(session: Session, article_id: int, at: datetime) -> None:
    """Tabs that were not heard of since are gone."""
    session.execute(delete(Presence).where(Presence.article_id == article_id, Presence.at < at))


def present(session: Session, article_id: int, since: datetime) -> Sequence[Line]:
    """Who was heard of since a moment."""
    return session.execute(
        select(Presence.tab, Person.name, Presence.segment_id)
        .join(Person, Person.id == Presence.person_id)
        .where(Presence.article_id == article_id, Presence.at >= since)
        .order_by(Person.name, Presence.tab)
    ).all()
