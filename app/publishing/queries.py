"""The SQL of public links."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.publishing.models import PublicLink


def open_link(session: Session, article_id: int) -> tuple[PublicLink, str] | None:
    """The link of an article that is not revoked, and the name of who made it."""
    row = session.execute(
        select(PublicLink, Person.name)
        .outerjoin(Person, Person.id == PublicLink.created_by)
        .where(PublicLink.article_id == article_id, PublicLink.revoked_at.is_(None))
    ).first()
    return (row[0], row[1] or "") if row else None


def by_token(session: Session, token: str) -> PublicLink | None:
    """The link that an address names, if it is not revoked."""
    if not token.isascii() or not token.isprintable():  # PostgreSQL takes no NUL
        return None
    return session.scalar(
        select(PublicLink).where(PublicLink.token == token, PublicLink.revoked_at.is_(None))
    )


def add(session: Session, link: PublicLink) -> None:
    """Store a new link."""
    session.add(link)
    session.flush()


def revoke(session: Session, article_id: int, person_id: int | None, at: datetime) -> bool:
    """Close the link of an article; false if it has none."""
    closed = session.execute(
        update(PublicLink)
        .where(PublicLink.article_id == article_id, PublicLink.revoked_at.is_(None))
        .values(revoked_by=person_id, revoked_at=at)
        .returning(PublicLink.id)
    )
    return closed.first() is not None
