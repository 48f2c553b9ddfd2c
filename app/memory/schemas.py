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
    part: int = Field(description="0 for a whole segment; from 1 on for one of its sentences.")


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


class Mark(BaseModel):
    """A stretch of a text."""

    start: int
    end: int


class Example(Remembered):
    """An entry that has a part of the segment, with the part marked on both sides."""

    in_source: list[Mark]
    in_target: list[Mark] = Field(
        description="The rendering of the part, where the glossary or the dictionary tells it."
    )


class SharedPart(BaseModel):
    """A part of the segment that stands in other entries too."""

    start: int = Field(description="Its place in the segment's source.")
    end: int
    examples: list[Example]


class Parts(BaseModel):
    """The longest parts of a segment that stand in other entries, the longest first."""

    source: str
    parts: list[SharedPart]


class Matches(BaseModel):
    """The entries that resemble a segment, best first."""

    source: str
    matches: list[Match]


class Hit(Remembered):
    """An entry that contains a phrase."""

    score: int = Field(description="100 where the phrase stands as it was asked for.")
    in_source: list[Mark] = Field(
        description="The phrase, or its rendering where the glossary or the dictionary tells it."
    )
    in_target: list[Mark]


class Concordance(BaseModel):
    """The entries that contain a phrase."""

    hits: list[Hit]
    complete: bool = Field(
        description="False when there may be more: ask for more hits, or with a longer phrase."
    )
