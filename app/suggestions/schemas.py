"""Suggestions as they are sent and received."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from app.texts import Target, storable

Operation = Annotated[
    UUID,
    Field(
        description="The client's own name for this: repeated, it is done once.",
        examples=["1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"],
    ),
]
Note = Annotated[str, StringConstraints(max_length=10_000), AfterValidator(storable)]


class NewSuggestion(BaseModel):
    """Another text for a segment; it takes the place of one's own earlier one."""

    operation: Operation
    target: Target
    note: Note = Field("", description="Why.")
    withdrawn: bool = Field(
        False,
        description="It has given way to the text that is there: nobody is asked, and it is kept.",
    )


class SuggestionAcceptance(BaseModel):
    """The suggestion becomes the text, as it is or amended, and counts as reviewed."""

    operation: Operation
    target: Target | None = Field(None, description="The amended text; left out, as suggested.")
    reason: Note = ""


class Refusal(BaseModel):
    """The text stays as it is."""

    reason: Note = ""


class SuggestionInfo(BaseModel):
    """A suggestion, and what became of it."""

    id: int
    segment_id: int
    before: str = Field(description="The text that it was made from.")
    target: str
    note: str
    by: str | None
    person_id: int | None
    at: datetime
    decision: Literal["open", "accepted", "amended", "declined", "withdrawn"]
    decided_by: str | None
    decided_at: datetime | None
    decided_version: int | None = Field(description="The version of the segment that it became.")
    reason: str


class Suggested(BaseModel):
    """How many open suggestions a segment has."""

    segment_id: int
    open: int
