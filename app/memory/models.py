"""Memory entries, where they are found, and what was imported."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Standing(StrEnum):
    """How far the translation was when it was remembered."""

    TRANSLATED = "translated"
    REVIEWED = "reviewed"


class Entry(Base):
    """A unit kept: one of an article, which goes when the article does, or one from a file.

    The keys are fingerprints of the source and of the sources before and after it. A number is
    never given again (SQLite would, without `sqlite_autoincrement`): a list that still names a
    withdrawn entry then names nothing, and never another one.
    """

    __tablename__ = "memory_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    segment_id: Mapped[int | None] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    # 0 is the whole segment; from 1 on they are its sentences, of which the aligner was sure.
    part: Mapped[int] = mapped_column(default=0, server_default="0")
    import_id: Mapped[int | None] = mapped_column(
        ForeignKey("memory_imports.id", ondelete="SET NULL")
    )
    source: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text)
    source_key: Mapped[int] = mapped_column(BigInteger, index=True)
    before_key: Mapped[int | None] = mapped_column(BigInteger)
    after_key: Mapped[int | None] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    # Who made it, where a file says so and nobody of that name is known here.
    creator: Mapped[str] = mapped_column(String(200), default="")
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(16))

    __table_args__ = (
        UniqueConstraint("segment_id", "part"),
        Index("ix_memory_entries_project_id", "project_id", "id"),
        CheckConstraint("state IN ('translated', 'reviewed')", name="state_known"),
        {"sqlite_autoincrement": True},
    )


class Posting(Base):
    """A chunk of the list of entries of a project that stand in a bucket."""

    __tablename__ = "memory_postings"

    project_id: Mapped[int] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True
    )
    bucket: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    base: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int]
    offsets: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = ({"sqlite_with_rowid": False},)


class Import(Base):
    """A file that was brought in, and how far: an import that was stopped goes on from there."""

    __tablename__ = "memory_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(500))
    digest: Mapped[str] = mapped_column(String(64))
    units: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[dict[str, Any]] = mapped_column(JSON)
    finished: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("project_id", "digest"),)
