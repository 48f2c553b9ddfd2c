"""Comments."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Comment(Base):
    """Something said about a segment: the first of a thread, or an answer in it.

    Whether a thread is settled stands at its first comment. `version` counts what the author made
    of the words; the words before stay as `CommentVersion`s.
    """

    __tablename__ = "comments"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    segment_id: Mapped[int] = mapped_column(
        ForeignKey("segments.id", ondelete="CASCADE"), index=True
    )
    thread_id: Mapped[int | None] = mapped_column(
        ForeignKey("comments.id", ondelete="CASCADE"), index=True
    )
    body: Mapped[str] = mapped_column(Text)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    operation: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        UniqueConstraint("segment_id", "operation"),
        Index("ix_comments_article_id", "article_id", "segment_id"),
        CheckConstraint("thread_id IS NULL OR settled_at IS NULL", name="thread_settled_at_first"),
    )


class CommentVersion(Base):
    """The words of a comment before its author changed them."""

    __tablename__ = "comment_versions"

    comment_id: Mapped[int] = mapped_column(
        ForeignKey("comments.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
