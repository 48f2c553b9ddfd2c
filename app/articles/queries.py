"""The SQL of articles."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.articles.models import Article


def project_of(session: Session, article_id: int) -> int | None:
    """The project that an article belongs to."""
    return session.scalar(select(Article.project_id).where(Article.id == article_id))


def article(session: Session, article_id: int) -> Article | None:
    """An article by id."""
    return session.get(Article, article_id)


def articles(session: Session, project_id: int, *, archived: bool) -> Sequence[Article]:
    """The articles of a project, newest first."""
    return session.scalars(
        select(Article)
        .where(Article.project_id == project_id, Article.archived == archived)
        .order_by(Article.id.desc())
    ).all()


def every_article(session: Session) -> Sequence[Article]:
    """All articles of the installation, newest first, for the command line."""
    return session.scalars(select(Article).order_by(Article.id.desc())).all()


def add(session: Session, row: Article) -> None:
    """Store a new article and learn its id."""
    session.add(row)
    session.flush()


def change(
    session: Session, article_id: int, base: int, values: dict[str, Any], at: datetime
) -> bool:
    """Change an article's own fields if it is still at version `base`."""
    changed = session.execute(
        update(Article)
        .where(Article.id == article_id, Article.version == base)
        .values(**values, version=base + 1, changed_at=at)
        .returning(Article.id)
    )
    return changed.scalar_one_or_none() is not None


def archive(session: Session, article_id: int, *, archived: bool, at: datetime) -> None:
    """Put an article away, or bring it back."""
    session.execute(
        update(Article)
        .where(Article.id == article_id)
        .values(archived=archived, changed_at=at, version=Article.version + 1)
    )
