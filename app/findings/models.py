"""Which checks a project runs, and which findings somebody ignores."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Weight(StrEnum):
    """What a project makes of a check's findings."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


class Choice(Base):
    """What a project has decided about a check; without a row the check's own severity holds."""

    __tablename__ = "check_choices"

    project_id: Mapped[int] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True
    )
    check_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    weight: Mapped[str] = mapped_column(String(8))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]

    __table_args__ = (
        CheckConstraint("weight IN ('error', 'warning', 'hint', 'off')", name="weight_known"),
    )


class Ignored(Base):
    """A finding that somebody looked at and lets stand, and why.

    `fingerprint` is of both texts and of the finding's place in them: when either text changes,
    the finding has another one and is open again.
    """

    __tablename__ = "ignored_findings"

    segment_id: Mapped[int] = mapped_column(
        ForeignKey("segments.id", ondelete="CASCADE"), primary_key=True
    )
    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    check_id: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str] = mapped_column(Text)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]

    __table_args__ = (Index("ix_ignored_findings_article_id", "article_id"),)
