"""Links to pages that anybody may read."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class PublicLink(Base):
    """An address under which a finished article can be read without signing in.

    The token itself is kept, since editors copy the address again and again, and it opens nothing
    that the same database does not hold. A link that was revoked stays as what happened.
    """

    __tablename__ = "public_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    token: Mapped[str] = mapped_column(String(64), unique=True)
    house: Mapped[str] = mapped_column(String(64))
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    revoked_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    revoked_at: Mapped[datetime | None]

    __table_args__ = (
        # An article has one page: two editors who make a link at once make the same one.
        Index(
            "uq_public_links_article_id_open",
            "article_id",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )
