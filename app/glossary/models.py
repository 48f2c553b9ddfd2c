"""Concepts, their terms in two languages, and every decision about them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base


class Status(StrEnum):
    """Whether an editor has decided."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


class Standing(StrEnum):
    """What the house thinks of a rendering."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


class ConceptKind(StrEnum):
    """What a concept names."""

    TERM = "term"
    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"
    WORK = "work"
    IDIOM = "idiom"
    SLOGAN = "slogan"


class Action(StrEnum):
    """What was done to a concept."""

    PROPOSED = "proposed"
    AMENDED = "amended"
    APPROVED = "approved"
    REJECTED = "rejected"
    REOPENED = "reopened"
    IMPORTED = "imported"


class Concept(Base):
    """A meaning in a project's termbase."""

    __tablename__ = "concepts"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    zh: Mapped[str] = mapped_column(String(200))
    # Of 200 characters it can have 1,400 letters.
    pinyin: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(16), default=ConceptKind.TERM)
    domain: Mapped[str] = mapped_column(String(100), default="")
    definition: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(16), default=Status.PROPOSED)
    reason: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    # Where it was proposed from: the evidence an editor wants to see, as it was then.
    segment_id: Mapped[int | None] = mapped_column(ForeignKey("segments.id", ondelete="SET NULL"))
    context_source: Mapped[str] = mapped_column(Text, default="")
    context_target: Mapped[str] = mapped_column(Text, default="")
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]

    terms: Mapped[list["Term"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="Term.place"
    )

    __table_args__ = (
        Index("ix_concepts_project_id", "project_id", "status", "id"),
        # One living entry for a Chinese term; rejected ones stay beside it as history.
        Index(
            "uq_concepts_zh",
            "project_id",
            "zh",
            unique=True,
            sqlite_where=text("status <> 'rejected'"),
            postgresql_where=text("status <> 'rejected'"),
        ),
        CheckConstraint("status IN ('proposed', 'approved', 'rejected')", name="status_known"),
    )


class Term(Base):
    """A word for a concept: another Chinese form, or an English rendering."""

    __tablename__ = "terms"

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"))
    place: Mapped[int]
    language: Mapped[str] = mapped_column(String(2))
    text: Mapped[str] = mapped_column(String(500))
    standing: Mapped[str] = mapped_column(String(16))

    __table_args__ = (
        UniqueConstraint("concept_id", "language", "text"),
        CheckConstraint("language IN ('zh', 'en')", name="language_known"),
        CheckConstraint(
            "standing IN ('preferred', 'admitted', 'deprecated', 'forbidden')",
            name="standing_known",
        ),
    )


class Change(Base):
    """Who did what to a concept, and why; `version` is the concept's after it."""

    __tablename__ = "concept_changes"

    concept_id: Mapped[int] = mapped_column(
        ForeignKey("concepts.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(Text, default="")
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
