"""The SQL of consistency."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.articles.models import Article
from app.segments.models import Revision, Segment

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any


def sources(session: Session, project_id: int) -> Sequence[Line]:
    """Id and source of every segment of a project, article by article."""
    return session.execute(
        select(Segment.id, Segment.source)
        .where(Segment.project_id == project_id, Segment.article_id.is_not(None))
        .order_by(Segment.article_id, Segment.position)
    ).all()


def known(session: Session, project_id: int, ids: Sequence[int]) -> set[int]:
    """Which of some segments are of a project, and of an article in it."""
    found: set[int] = set()
    for begin in range(0, len(ids), 1_000):
        found.update(
            session.scalars(
                select(Segment.id).where(
                    Segment.id.in_(ids[begin : begin + 1_000]),
                    Segment.project_id == project_id,
                    Segment.article_id.is_not(None),
                )
            )
        )
    return found


def translated(session: Session, project_id: int) -> Sequence[Line]:
    """The segments of a project that have a translation, with articles and numbers, in order."""
    numbered = (
        select(
            Segment.id,
            func.row_number()
            .over(partition_by=Segment.article_id, order_by=Segment.position)
            .label("number"),
        )
        .where(Segment.project_id == project_id, Segment.article_id.is_not(None))
        .subquery()
    )
    return session.execute(
        select(
            Segment.id,
            Segment.article_id,
            Segment.source,
            Segment.target,
            Article.title,
            Article.original_title,
            numbered.c.number,
        )
        .join(Article, Article.id == Segment.article_id)
        .join(numbered, numbered.c.id == Segment.id)
        .where(Segment.target != "")
        .order_by(Segment.article_id, Segment.position)
    ).all()


def segments(session: Session, project_id: int, ids: Sequence[int]) -> Sequence[Line]:
    """Some segments with their articles, numbers, translators and neighbours, in order.

    Who only confirmed a text or opened it again did not write it.
    """
    written_by = (
        select(Revision.person_id)
        .where(Revision.segment_id == Segment.id, Revision.target == Segment.target)
        .order_by(Revision.version)
        .limit(1)
        .correlate(Segment)
        .scalar_subquery()
    )
    article, place = Segment.article_id, Segment.position
    numbered = (
        select(
            Segment.id,
            func.row_number().over(partition_by=article, order_by=place).label("number"),
            func.lag(Segment.source).over(partition_by=article, order_by=place).label("before"),
            func.lead(Segment.source).over(partition_by=article, order_by=place).label("after"),
        )
        .where(Segment.project_id == project_id)
        .subquery()
    )
    found: list[Line] = []
    for begin in range(0, len(ids), 1_000):
        found += session.execute(
            select(
                Segment.id,
                Segment.article_id,
                Segment.source,
                Segment.target,
                Segment.state,
                Segment.version,
                Segment.changed_at,
                Person.name.label("by"),
                Article.title,
                Article.original_title,
                Article.translation_date,
                Article.translator,
                numbered.c.number,
                numbered.c.before,
                numbered.c.after,
            )
            .join(Article, Article.id == Segment.article_id)
            .join(numbered, numbered.c.id == Segment.id)
            .outerjoin(Person, Person.id == written_by)
            .where(Segment.id.in_(ids[begin : begin + 1_000]))
            .order_by(Segment.article_id, Segment.position)
        ).all()
    return found
