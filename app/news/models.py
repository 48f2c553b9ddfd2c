"""Feeds and their events."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Feed(Base):
    """The news of one article; its row is the lock that puts the events in order."""

    __tablename__ = "feeds"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(BigInteger, default=0)


class Event(Base):
    """One thing that happened to an article."""

    __tablename__ = "events"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("feeds.article_id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime]
