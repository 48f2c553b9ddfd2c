"""News as it is sent."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field


class Item(BaseModel):
    """One event of an article's feed."""

    revision: int = Field(examples=[41])
    kind: str = Field(examples=["segment"])
    body: dict[str, Any] = Field(examples=[{"id": 7, "version": 3, "state": "translated"}])
    at: datetime


class Changes(BaseModel):
    """Events after a revision."""

    revision: int = Field(description="The newest revision of the article.", examples=[41])
    complete: bool = Field(
        description="False when events between are no longer kept: load the article again."
    )
    events: list[Item]
