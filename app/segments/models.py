"""Paragraphs, their segments, and the segments' revisions."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class State(StrEnum):
    """How far a translation is."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"

    @property
    def finished(self) -> bool:
        """Whether the segment can be published."""
        return self in (State.TRANSLATED, State.REVIEWED)


class Origin(StrEnum):
    """Where a translation came from."""

    NONE = "none"
    TYPED = "typed"
    MEMORY = "memory"
    MEMORY_EDITED = "memory_edited"
    IMPORT = "import"
    MACHINE = "machine"
    MACHINE_EDITED = "machine_edited"

    @property
    def edited(self) -> "Origin":
        """What a text of this origin is once somebody has changed it."""
        return _EDITED.get(self, Origin.TYPED)


_EDITED = {
    Origin.MEMORY: Origin.MEMORY_EDITED,
    Origin.MEMORY_EDITED: Origin.MEMORY_EDITED,
    Origin.MACHINE: Origin.MACHINE_EDITED,
    Origin.MACHINE_EDITED: Origin.MACHINE_EDITED,
}


# Segments are numbered with gaps, so that a split needs no renumbering of an article.
POSITION_STEP = 1 << 20


class Paragraph(Base):
    """What holds segments together; its place is that of its first segment.

    A note has a label, which the mark at its place in the text names.
    """

    __tablename__ = "paragraphs"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(16))
    level: Mapped[int] = mapped_column(default=0)
    label: Mapped[str] = mapped_column(String(32), default="", server_default="")

    __table_args__ = (
        CheckConstraint(
            "kind IN ('title', 'heading', 'paragraph', 'list_item', 'quotation', 'caption', 'note',"
            " 'table_row', 'table_cell')",
            name="kind_known",
        ),
    )


class Segment(Base):
    """A stretch of source with its target.

    `version` counts the accepted changes from 1. The project stands here as well as on the
    article (a foreign key over both columns keeps them equal), so that who may see a segment is
    decided by its own row.

    A segment that was dropped, or joined to another, is in no article: whoever asks for an
    article's segments need not know of dropped ones. Its row stays, with `dropped_from`, and so do
    its revisions.
    """

    __tablename__ = "segments"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int | None]
    dropped_from: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    project_id: Mapped[int]
    paragraph_id: Mapped[int] = mapped_column(
        ForeignKey("paragraphs.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(BigInteger)
    source: Mapped[str] = mapped_column(Text)
    characters: Mapped[int]
    target: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(16), default=State.UNTRANSLATED)
    origin: Mapped[str] = mapped_column(String(16), default=Origin.NONE)
    version: Mapped[int] = mapped_column(default=1)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "project_id"], ["articles.id", "articles.project_id"], ondelete="CASCADE"
        ),
        UniqueConstraint("article_id", "position"),
        Index("ix_segments_progress", "article_id", "state", "characters"),
        CheckConstraint(
            "state IN ('untranslated', 'draft', 'translated', 'reviewed')", name="state_known"
        ),
        CheckConstraint("version >= 1", name="version_positive"),
        CheckConstraint(
            "(article_id IS NULL) <> (dropped_from IS NULL)", name="in_its_article_or_dropped"
        ),
    )


class Revision(Base):
    """One version of a segment, kept for ever.

    `operation` is the client's own name for the change: a request that is repeated because its
    answer was lost finds its row here and is not applied again. `change` names what was done where
    more than the target changed (a split, a join), and `source` is then the source as it became.
    """

    __tablename__ = "revisions"

    segment_id: Mapped[int] = mapped_column(
        ForeignKey("segments.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    origin: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    operation: Mapped[str | None] = mapped_column(String(64))
    change: Mapped[str | None] = mapped_column(String(16))
    source: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (UniqueConstraint("segment_id", "operation"),)
