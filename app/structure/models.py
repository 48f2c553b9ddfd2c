"""What was done to the structure of an article, kept for ever."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class StructureChange(Base):
    """One change: the stretch of segments that it met, and the stretch that it left.

    `operation` is the client's own name for it: repeated, it is applied once. `undoes` names the
    change that this one took back; a change is taken back once, and the taking back can be taken
    back in its turn.
    """

    __tablename__ = "structure_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    operation: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    undoes: Mapped[int | None] = mapped_column(ForeignKey("structure_changes.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON)

    __table_args__ = (
        UniqueConstraint("article_id", "operation"),
        UniqueConstraint("undoes"),
        Index("ix_structure_changes_article_id", "article_id", "id"),
    )
