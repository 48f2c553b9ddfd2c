"""Matches and hits as they are sent. Offsets count code points."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, Field


class Likeness(StrEnum):
    """How a memory entry resembles the segment one is in."""

    CONTEXT = "context"
    EXACT = "exact"
    FUZZY = "fuzzy"


class Mode(StrEnum):
    """How a phrase is looked for."""

    PHRASE = "phrase"
    WORDS = "words"
    FUZZY = "fuzzy"


class Side(StrEnum):
    """In which language a phrase is looked for."""

    SOURCE = "source"
    TARGET = "target"


class Remembered(BaseModel):
    """A memory entry, and where it comes from."""

    entry_id: int
    source: str = Field(examples=["云从科技是一家纯内资企业。"])
    target: str = Field(examples=["CloudWalk is a purely domestically funded (纯内资) company."])
    project_id: int
    project: str
    article_id: int | None = Field(description="Null for an entry that came from a file.")
    article: str | None
    segment_id: int | None
    translator: str | None
    at: datetime
    state: str


class Differences(BaseModel):
    """What differs between two sources beside their wording, as each has it."""

    numbers_here: list[str] = Field(examples=[["18亿元"]])
    numbers_there: list[str] = Field(examples=[["1.8亿元"]])
    names_here: list[str]
    names_there: list[str]


class Match(Remembered):
    """An entry that resembles the segment one is in."""

    likeness: Likeness
    score: int = Field(
        ge=60,
        le=101,
        description="101: the source and both its neighbours; 100: the source, whatever its script"
        " and width; below: 100 minus the characters to change, in per cent of the longer source.",
    )
    differences: Differences


class Matches(BaseModel):
    """The entries that resemble a segment, best first."""

    source: str
    matches: list[Match]


class Mark(BaseModel):
    """A stretch of a text."""

    start: int
    end: int


class Hit(Remembered):
    """An entry that contains a phrase."""

    score: int = Field(description="100 where the phrase stands as it was asked for.")
    in_source: list[Mark]
    in_target: list[Mark]


class Concordance(BaseModel):
    """The entries that contain a phrase."""

    hits: list[Hit]
    complete: bool = Field(
        description="False when there may be more: ask for more hits, or with a longer phrase."
    )
