"""The SQL of candidates and glosses."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.harvest.models import DismissedTerm
from app.segments.models import Segment

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any


def texts(session: Session, article_id: int) -> Sequence[Line]:
    """The segments of an article in order: id, project_id, source and target."""
    return session.execute(
        select(Segment.id, Segment.project_id, Segment.source, Segment.target)
        .where(Segment.article_id == article_id)
        .order_by(Segment.position)
    ).all()


def dismissed(session: Session, project_id: int) -> Sequence[Line]:
    """What a project has dismissed, the last first, with who did."""
    return session.execute(
        select(DismissedTerm.key, DismissedTerm.zh, DismissedTerm.at, Person.name.label("by"))
        .outerjoin(Person, Person.id == DismissedTerm.person_id)
        .where(DismissedTerm.project_id == project_id)
        .order_by(DismissedTerm.at.desc(), DismissedTerm.key)
    ).all()


def dismiss(session: Session, row: DismissedTerm) -> None:
    """Remember it; a second time changes who did it last."""
    session.merge(row)
    session.flush()


def bring_back(session: Session, project_id: int, key: str) -> None:
    """Forget that it was dismissed."""
    session.execute(
        delete(DismissedTerm).where(
            DismissedTerm.project_id == project_id, DismissedTerm.key == key
        )
    )
