"""Alignments under review: their pairs, and every change that was made to them."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base

# Pairs are numbered with gaps, so that a cut renumbers nothing. 100,000 pairs stay below 2^53,
# the last number that a browser can tell from the next.
POSITION_STEP = 1 << 34


class Pairing(Base):
    """A text and its translation, whose pairs somebody goes through before it is an article.

    `version` counts what was done from 1. `applied` is the number of the newest change that is in
    force: those above it were undone. `operation` is the client's own name for what was done last,
    by which it knows its own change again when the answer was lost.
    """

    __tablename__ = "pairings"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(500))
    source_name: Mapped[str] = mapped_column(String(500))
    target_name: Mapped[str] = mapped_column(String(500))
    front: Mapped[dict[str, Any]] = mapped_column(JSON)
    aligned: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    applied: Mapped[int] = mapped_column(default=0)
    operation: Mapped[str | None] = mapped_column(String(64))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id", ondelete="SET NULL"))
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    __table_args__ = (
        Index("ix_pairings_project_id", "project_id", "article_id"),
        # The number of one that was thrown away is not given to another, which a window that is
        # still open would take for the first.
        {"sqlite_autoincrement": True},
    )


class PairRow(Base):
    """One pair: the passages of both sides, as `[block, start, text, kind, level, label]`.

    `shape` says which sides it has, and `doubtful` whether somebody should look at it: both follow
    from the rest, and stand here to be counted.
    """

    __tablename__ = "pairing_pairs"

    pairing_id: Mapped[int] = mapped_column(
        ForeignKey("pairings.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    source: Mapped[list[Any]] = mapped_column(JSON)
    target: Mapped[list[Any]] = mapped_column(JSON)
    confidence: Mapped[float]
    pinned: Mapped[bool]
    shape: Mapped[str] = mapped_column(String(8))
    doubtful: Mapped[bool]

    __table_args__ = (
        Index("ix_pairing_pairs_counted", "pairing_id", "shape", "doubtful"),
        CheckConstraint("shape IN ('both', 'omitted', 'added')", name="shape_known"),
    )


class Change(Base):
    """One change: the pairs that it took away, and those that it put in their place."""

    __tablename__ = "pairing_changes"

    pairing_id: Mapped[int] = mapped_column(
        ForeignKey("pairings.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    removed: Mapped[list[Any]] = mapped_column(JSON)
    added: Mapped[list[Any]] = mapped_column(JSON)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
