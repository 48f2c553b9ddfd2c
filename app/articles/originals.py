"""The files that an article was made of, kept as they came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Literal

from app import formats
from app.articles import queries
from app.articles.errors import OriginalNotFound
from app.articles.models import OriginalFile
from app.articles.schemas import OriginalInfo
from app.database import Session

Side = Literal["source", "translation"]
# Characters; what the table holds.
_LONGEST_NAME = 500


@dataclass(frozen=True, slots=True)
class Original:
    """A file as somebody gave it."""

    side: Side
    name: str
    data: bytes

    @classmethod
    def given(cls, side: Side, name: str, given: bytes | str) -> "Original":
        """A file, or pasted text, which is kept as a file of text."""
        if isinstance(given, str):
            return cls(side, f"{name}.txt", given.encode())
        return cls(side, name, given)

    @property
    def media_type(self) -> str:
        """By the suffix that chose the reader, and not by what a browser said."""
        module = formats.readable().get(PurePosixPath(self.name).suffix.lower())
        return str(module.media_type) if module else "application/octet-stream"


def keep(
    session: Session,
    project_id: int,
    files: Sequence[Original],
    person_id: int | None,
    at: datetime,
    *,
    article_id: int | None = None,
    pairing_id: int | None = None,
) -> None:
    """Keep files with an article or a review of pairs, in the transaction that stores it."""
    queries.add_originals(
        session,
        [
            {
                "project_id": project_id,
                "article_id": article_id,
                "pairing_id": pairing_id,
                "side": file.side,
                "name": file.name[-_LONGEST_NAME:],
                "media_type": file.media_type,
                "size": len(file.data),
                "sha256": sha256(file.data).hexdigest(),
                "data": file.data,
                "given_by": person_id,
                "given_at": at,
            }
            for file in files
        ],
    )


def hand_over(session: Session, pairing_id: int, article_id: int) -> None:
    """The files of a review of pairs go with the article that it became."""
    queries.hand_over_originals(session, pairing_id, article_id)


def of_article(session: Session, article_id: int) -> list[OriginalInfo]:
    """What is kept with an article, oldest first."""
    rows = queries.originals(session, article_id)
    return [OriginalInfo.model_validate(row, from_attributes=True) for row in rows]


def found(session: Session, article_id: int, original_id: int) -> OriginalFile:
    """One file with its bytes.

    Raises:
        OriginalNotFound: the article has no such file.
    """
    row = queries.original(session, article_id, original_id)
    if row is None:
        raise OriginalNotFound(original_id)
    return row
