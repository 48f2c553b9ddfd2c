"""The SQL of articles."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.articles.models import Article, OriginalFile

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any


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


def add_originals(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Keep files with their article."""
    if rows:
        session.execute(insert(OriginalFile), rows)


def hand_over_originals(session: Session, pairing_id: int, article_id: int) -> None:
    """The files of a review of pairs are those of the article that it became."""
    session.execute(
        update(OriginalFile)
        .where(OriginalFile.pairing_id == pairing_id)
        .values(pairing_id=None, article_id=article_id)
    )


def originals(session: Session, article_id: int) -> Sequence[Line]:
    """What is known of an article's files, oldest first; not their bytes."""
    return session.execute(
        select(
            OriginalFile.id,
            OriginalFile.side,
            OriginalFile.name,
            OriginalFile.media_type,
            OriginalFile.size,
            OriginalFile.sha256,
            OriginalFile.given_at,
            Person.name.label("given_by"),
        )
        .outerjoin(Person, Person.id == OriginalFile.given_by)
        .where(OriginalFile.article_id == article_id)
        .order_by(OriginalFile.id)
    ).all()


def original(session: Session, article_id: int, original_id: int) -> OriginalFile | None:
    """One of an article's files, with its bytes."""
    return session.scalar(
        select(OriginalFile).where(
            OriginalFile.article_id == article_id, OriginalFile.id == original_id
        )
    )
