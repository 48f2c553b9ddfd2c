"""Pairings as they are sent and received."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from app.articles.schemas import Segmentation
from app.segments.schemas import Kind

Pairs = Literal["join", "cut", "shift", "omit", "add", "put", "pin", "swap", "align"]
# The last number that a browser can tell from the next.
PairId = Annotated[int, Field(ge=0, le=2**53 - 1, description="A pair, by its place.")]
Operation = Annotated[
    UUID, Field(description="The client's own name for the change, to know it again by.")
]


class PairingInfo(BaseModel):
    """A text and its translation under review."""

    id: int
    project_id: int
    name: str
    source_name: str
    target_name: str
    aligned: bool = Field(description="Whether the pairs were found; if not, align first.")
    version: int
    pairs: int
    doubtful: int = Field(description="Pairs that somebody should look at.")
    omitted: int = Field(description="Pairs of a source without translation.")
    added: int = Field(description="Pairs of a translation without source.")
    undo: Pairs | None = Field(description="What would be taken back.")
    redo: Pairs | None = Field(description="What would be made again.")
    operation: str | None
    article_id: int | None
    created_at: datetime
    changed_at: datetime


class PassageInfo(BaseModel):
    """A sentence, or what was cut off one: `block` numbers the paragraphs of its side."""

    block: int
    start: int = Field(description="Its offset in the paragraph, in code points.")
    text: str
    kind: Kind
    level: int


class PairInfo(BaseModel):
    """Passages that render each other."""

    id: PairId
    source: list[PassageInfo]
    target: list[PassageInfo]
    confidence: float
    pinned: bool
    doubtful: bool


class PairPage(BaseModel):
    """A stretch of the pairs, in order; `next` leads on."""

    version: int
    pairs: list[PairInfo]
    next: PairId | None


class _Wanted(BaseModel):
    operation: Operation
    pair: PairId


class Join(_Wanted):
    """Make one of several pairs: up to `last`, or with the next."""

    kind: Literal["join"]
    last: PairId | None = None


class Cut(_Wanted):
    """Make two of a pair. The places are code points of each side's passages together."""

    kind: Literal["cut"]
    source_at: int = Field(ge=0, le=2**31 - 1)
    target_at: int = Field(ge=0, le=2**31 - 1)


class Shift(_Wanted):
    """Move the pair's first passage of a side to the pair before, or its last to the next."""

    kind: Literal["shift"]
    side: Literal["source", "target"]
    direction: Literal["up", "down"]


class Part(_Wanted):
    """Say that the source has no translation here, or the translation no source."""

    kind: Literal["omit", "add"]


class Put(_Wanted):
    """Give the pair's English to another pair, as when a passage changed its place."""

    kind: Literal["put"]
    onto: PairId


class Pin(_Wanted):
    """Say that pairs, up to `last`, are right, or take it back."""

    kind: Literal["pin"]
    last: PairId | None = None
    pinned: bool = True


class Swap(BaseModel):
    """Exchange the two sides of every pair."""

    operation: Operation
    kind: Literal["swap"]


Wanted = Annotated[Join | Cut | Shift | Part | Put | Pin | Swap, Field(discriminator="kind")]


class Step(BaseModel):
    """Which change is taken back, or made again: always the newest one."""

    operation: Operation


class Stretch(BaseModel):
    """What to align anew: around a pair, up to the pinned ones, or all that is not pinned."""

    operation: Operation
    pair: PairId | None = None


class Done(BaseModel):
    """What a change did: the pairs that are gone, and those that stand now."""

    pairing: PairingInfo
    removed: list[PairId]
    pairs: list[PairInfo]


class Making(BaseModel):
    """How the pairs become an article."""

    segmentation: Segmentation = "sentence"
    doubtful: Literal["translated", "draft"] = Field(
        "translated", description="What doubtful pairs that are left count as."
    )


class Outcome(BaseModel):
    """What an article made of these pairs would be."""

    paragraphs: int
    segments: int
    untranslated: int
    drafts: int = Field(description="Segments that somebody should look at before they are done.")
    joined_additions: int = Field(description="Pairs without source, joined to their neighbour.")
    joined_paragraphs: int = Field(description="Paragraphs that a pair joins to the one before.")
