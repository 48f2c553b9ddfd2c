"""Articles."""

from datetime import datetime

from sqlalchemy import (
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

# The fields that stand in front of a finished translation.
FRONT_MATTER = (
    "title",
    "original_title",
    "author",
    "outlet",
    "source_date",
    "url",
    "translator",
    "editor",
    "translation_date",
    "note",
    "archived_url",
    "rate",
    "preface",
    "reuse",
    "citation",
)


class Article(Base):
    """A Chinese text and its translation, with the front matter of both."""

    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"))
    title: Mapped[str] = mapped_column(String(500), default="")
    original_title: Mapped[str] = mapped_column(String(500), default="")
    author: Mapped[str] = mapped_column(String(500), default="")
    outlet: Mapped[str] = mapped_column(String(500), default="")
    source_date: Mapped[str] = mapped_column(String(10), default="")
    url: Mapped[str] = mapped_column(Text, default="")
    translator: Mapped[str] = mapped_column(String(500), default="")
    editor: Mapped[str] = mapped_column(String(500), default="")
    translation_date: Mapped[str] = mapped_column(String(10), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    archived_url: Mapped[str] = mapped_column(Text, default="", server_default="")
    rate: Mapped[str] = mapped_column(String(500), default="", server_default="")
    preface: Mapped[str] = mapped_column(Text, default="", server_default="")
    reuse: Mapped[str] = mapped_column(Text, default="", server_default="")
    citation: Mapped[str] = mapped_column(Text, default="", server_default="")
    segmentation: Mapped[str] = mapped_column(String(16))
    archived: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("id", "project_id"),
        Index("ix_articles_project_id", "project_id", "archived"),
        CheckConstraint("segmentation IN ('paragraph', 'sentence')", name="segmentation_known"),
    )


class OriginalFile(Base):
    """A file that an article was made of, byte for byte, or the text that was pasted.

    It stands with a review of pairs until that becomes an article.
    """

    __tablename__ = "original_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), index=True
    )
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    pairing_id: Mapped[int | None] = mapped_column(
        ForeignKey("pairings.id", ondelete="CASCADE"), index=True
    )
    side: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(500))
    media_type: Mapped[str] = mapped_column(String(128))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    given_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    given_at: Mapped[datetime]

    __table_args__ = (
        CheckConstraint("side IN ('source', 'translation')", name="side_known"),
        CheckConstraint("(article_id IS NULL) <> (pairing_id IS NULL)", name="one_place"),
        CheckConstraint("size BETWEEN 0 AND 20000000", name="size_bounded"),
    )
