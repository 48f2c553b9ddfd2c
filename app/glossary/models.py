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
    # Taken out of force, or taken back by who proposed it.
    WITHDRAWN = "withdrawn"
    # United with another entry, to which this one points.
    MERGED = "merged"


# What is found in texts, and stands in the way of a second entry for the same Chinese.
LIVING = (Status.PROPOSED, Status.APPROVED)


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


class ChineseForm(StrEnum):
    """How another Chinese form differs from the headword."""

    VARIANT = "variant"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    ABBREVIATION = "abbreviation"


class Gloss(StrEnum):
    """When the Chinese is printed after a rendering of this concept."""

    HOUSE = "house"
    ALWAYS = "always"
    FIRST_USE = "first_use"
    NEVER = "never"


class Provenance(StrEnum):
    """Where a rendering comes from."""

    UNKNOWN = "unknown"
    OFFICIAL = "official"
    ARTICLE = "article"
    COINAGE = "coinage"


class Action(StrEnum):
    """What was done to a concept."""

    PROPOSED = "proposed"
    AMENDED = "amended"
    APPROVED = "approved"
    REJECTED = "rejected"
    REOPENED = "reopened"
    IMPORTED = "imported"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"
    # Another entry was united with this one; this one was united with another.
    MERGED = "merged"
    MERGED_AWAY = "merged_away"
    # A merge was taken back: both are entries of their own again.
    SEPARATED = "separated"


class ChangeStatus(StrEnum):
    """What became of a proposed change."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


_LIVING_SQL = text("status IN ('proposed', 'approved')")


# The columns in which an entry says something, and those of a rendering beside text and standing.
PLAIN = (
    "zh",
    "pinyin",
    "kind",
    "domain",
    "definition",
    "note",
    "print_note",
    "gloss",
    "source",
)
RENDERING_EXTRAS = ("note", "abbreviation", "plural", "provenance", "source", "dated")


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
    # What a reader is told in a footnote at the first use.
    print_note: Mapped[str] = mapped_column(Text, default="")
    gloss: Mapped[str] = mapped_column(String(16), default=Gloss.HOUSE)
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
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("concepts.id"), index=True)

    terms: Mapped[list["Term"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="Term.place"
    )

    __table_args__ = (
        Index("ix_concepts_project_id", "project_id", "status", "id"),
        # One living entry for a Chinese term; others stay beside it as history.
        Index(
            "uq_concepts_zh",
            "project_id",
            "zh",
            unique=True,
            sqlite_where=_LIVING_SQL,
            postgresql_where=_LIVING_SQL,
        ),
        CheckConstraint(
            "status IN ('proposed', 'approved', 'rejected', 'withdrawn', 'merged')",
            name="status_known",
        ),
        CheckConstraint("gloss IN ('house', 'always', 'first_use', 'never')", name="gloss_known"),
        CheckConstraint("(status = 'merged') = (merged_into IS NOT NULL)", name="merged_somewhere"),
    )


class Term(Base):
    """A word for a concept: another Chinese form, or an English rendering."""

    __tablename__ = "terms"

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"))
    place: Mapped[int]
    language: Mapped[str] = mapped_column(String(2))
    text: Mapped[str] = mapped_column(String(500), index=True)
    standing: Mapped[str] = mapped_column(String(16))
    # Of a Chinese form: what kind it is, one of `ChineseForm`.
    form: Mapped[str] = mapped_column(String(16), default="")
    # Of a rendering: when to write it, its short form, its irregular plural, and whose it is.
    note: Mapped[str] = mapped_column(Text, default="")
    abbreviation: Mapped[str] = mapped_column(String(200), default="")
    plural: Mapped[str] = mapped_column(String(500), default="")
    provenance: Mapped[str] = mapped_column(String(16), default=Provenance.UNKNOWN)
    source: Mapped[str] = mapped_column(Text, default="")
    dated: Mapped[str] = mapped_column(String(10), default="")

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
    # The entry that this one was merged with.
    other_id: Mapped[int | None] = mapped_column(ForeignKey("concepts.id"))


class ProposedChange(Base):
    """A change that somebody who may not make it puts before the editors."""

    __tablename__ = "concept_proposals"

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(
        ForeignKey("concepts.id", ondelete="CASCADE"), index=True
    )
    # The version that was looked at, the fields as they were then, and as they should be.
    base: Mapped[int]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
    comment: Mapped[str] = mapped_column(Text, default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(16), default=ChangeStatus.OPEN)
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint(
            "status IN ('open', 'accepted', 'declined', 'taken_back')", name="status_known"
        ),
    )


class Comment(Base):
    """What somebody says about an entry."""

    __tablename__ = "concept_comments"

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(
        ForeignKey("concepts.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
