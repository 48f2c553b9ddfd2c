"""A project is a publication: its own people, glossary and articles."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Role(StrEnum):
    """What somebody may do in a project, from least to most.

    >>> Role.TRANSLATOR.covers(Role.READER), Role.READER.covers(Role.TRANSLATOR)
    (True, False)
    """

    READER = "reader"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    def covers(self, needed: "Role") -> bool:
        """Whether this role may do what `needed` may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class ProjectKind(StrEnum):
    """What a project is for."""

    PUBLICATION = "publication"
    # Only a glossary, which publications share.
    GLOSSARY = "glossary"


class Project(Base):
    """A publication, or a glossary that several share."""

    __tablename__ = "projects"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    description: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(16), default=ProjectKind.PUBLICATION)
    # Counts the changes of the glossary, so that what was computed from it can be recognised.
    glossary_revision: Mapped[int] = mapped_column(default=0)
    # The house style, as `schemas.HouseStyle` says it; what is not set has its default there.
    style: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    style_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("kind IN ('publication', 'glossary')", name="kind_known"),)


class SharedGlossary(Base):
    """A shared glossary that a publication uses; of several the one with the lower place wins."""

    __tablename__ = "shared_glossaries"

    project_id: Mapped[int] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True
    )
    glossary_id: Mapped[int] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    place: Mapped[int]


class Membership(Base):
    """Somebody's role in a project. Administrators need none."""

    __tablename__ = "memberships"

    project_id: Mapped[int] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(16))

    __table_args__ = (
        CheckConstraint("role IN ('reader', 'translator', 'editor')", name="role_known"),
    )


class Invitation(Base):
    """A link that makes its bearer a member, once."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(16))
    email: Mapped[str] = mapped_column(String(320), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    invited_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    accepted_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("digest"),
        CheckConstraint("role IN ('reader', 'translator', 'editor')", name="role_known"),
    )
