"""Candidates that a project does not want to see again."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class DismissedTerm(Base):
    """A candidate that somebody looked at and does not want in the glossary.

    `key` is the Chinese folded, so that it stays away in the other script too.
    """

    __tablename__ = "dismissed_terms"

    project_id: Mapped[int] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    zh: Mapped[str] = mapped_column(String(200))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
