"""Comments as they are sent and received."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from app.database import LARGEST_ID
from app.texts import required, storable


def _said(text: str) -> str:
    return storable(required(text)).strip()


Body = Annotated[
    str,
    StringConstraints(max_length=10_000),
    AfterValidator(_said),
    Field(examples=["Is 纯内资 a legal term here?"]),
]


class NewSegmentComment(BaseModel):
    """Something to say about a segment."""

    operation: Annotated[
        UUID,
        Field(
            description="The client's own name for this comment: repeated, it is said once.",
            examples=["1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"],
        ),
    ]
    body: Body
    thread_id: Annotated[int, Field(ge=1, le=LARGEST_ID)] | None = Field(
        None, description="The first comment of the thread to answer in; without it a new thread."
    )


class ChangedWords(BaseModel):
    """What the author makes of a comment."""

    body: Body


class SegmentComment(BaseModel):
    """A comment."""

    id: int
    body: str
    by: str | None
    person_id: int | None
    at: datetime
    changed_at: datetime | None = Field(description="When its author last changed the words.")
    version: int


class Thread(BaseModel):
    """Comments that belong together, oldest first."""

    id: int = Field(description="The number of its first comment.")
    segment_id: int
    settled: bool
    settled_by: str | None
    settled_at: datetime | None
    comments: list[SegmentComment]


class Commented(BaseModel):
    """How many comments a segment has."""

    segment_id: int
    threads: int
    open: int = Field(description="Threads that are not settled.")
