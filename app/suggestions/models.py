"""Suggestions."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Decision(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    AMENDED = "amended"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Suggestion(Base):
    """Another text for a segment, beside the one that it was made from (`before`).

    It is never deleted: what was decided, by whom, when and why stays with it, and
    `decided_version` names the version of the segment that an accepted one became.
    """

    __tablename__ = "suggestions"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    segment_id: Mapped[int] = mapped_column(
        ForeignKey("segments.id", ondelete="CASCADE"), index=True
    )
    before: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    operation: Mapped[str] = mapped_column(String(64))
    decision: Mapped[str] = mapped_column(String(16), default=Decision.OPEN)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]
    decided_version: Mapped[int | None]
    reason: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        UniqueConstraint("segment_id", "operation"),
        Index("ix_suggestions_article_id", "article_id", "decision"),
        CheckConstraint(
            "decision IN ('open', 'accepted', 'amended', 'declined', 'withdrawn')",
            name="decision_known",
        ),
    )
