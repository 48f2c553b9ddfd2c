"""Presence as it is sent and received."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.database import LARGEST_ID


class Here(BaseModel):
    """What a tab has open."""

    tab: Annotated[UUID, Field(examples=["1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"])]
    segment_id: Annotated[int, Field(ge=1, le=LARGEST_ID)] | None = None
    leaving: bool = Field(False, description="The tab is being closed.")


class Present(BaseModel):
    """Somebody who has the article open."""

    tab: str
    name: str
    segment_id: int | None
