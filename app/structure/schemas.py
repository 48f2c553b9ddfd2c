"""Changes of structure as they are sent and received. Offsets count code points."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from app.database import LARGEST_ID
from app.glossary.schemas import ConceptLite
from app.segments.schemas import Kind, SegmentInfo
from app.texts import MAX_SEGMENT, Target

SegmentId = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Version = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Offset = Annotated[int, Field(ge=0, le=MAX_SEGMENT)]
Level = Annotated[int, Field(ge=0, le=99)]


class _OfSegment(BaseModel):
    segment_id: SegmentId


class Split(_OfSegment):
    """Cut a segment in two."""

    do: Literal["split"]
    source_at: Offset = Field(description="Where the source is cut, in code points.")
    target_at: Offset = Field(description="Where the target is cut, in code points.")


class JoinSegments(_OfSegment):
    """Make one segment of this one and the next."""

    do: Literal["join"]


class Add(_OfSegment):
    """Put a new pair beside a segment; without a source it is an addition of the translator's."""

    do: Literal["add"]
    where: Literal["before", "after"] = "after"
    source: Target = ""
    new_paragraph: bool = False
    kind: Kind = "paragraph"
    level: Level = 0


class Drop(_OfSegment):
    """Take a pair out of the article; it stays in the history."""

    do: Literal["drop"]


class Move(_OfSegment):
    """Give the whole target to a neighbour, leaving none here."""

    do: Literal["move"]
    to: Literal["previous", "next"]


class ShiftTargets(_OfSegment):
    """Move this target and those after it by one, up to the next segment without one.

    `down` opens a gap at the segment, `up` closes the gap that is there.
    """

    do: Literal["shift"]
    direction: Literal["down", "up"]


class Restyle(_OfSegment):
    """Change the kind and level of the segment's paragraph."""

    do: Literal["kind"]
    was: Kind
    was_level: Level
    kind: Kind
    level: Level = 0


class Break(_OfSegment):
    """Begin a new paragraph with this segment."""

    do: Literal["break"]


class Merge(_OfSegment):
    """Make the segment's paragraph go on from the one before."""

    do: Literal["merge"]


class Undo(BaseModel):
    """Take a change back; taking back what took back does it again."""

    do: Literal["undo"]
    change_id: SegmentId


Deed = Annotated[
    Split | JoinSegments | Add | Drop | Move | ShiftTargets | Restyle | Break | Merge | Undo,
    Field(discriminator="do"),
]


class Wanted(BaseModel):
    """A change of an article's structure."""

    operation: Annotated[
        UUID,
        Field(
            description="The client's own name for this change: repeated, it is applied once.",
            examples=["1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"],
        ),
    ]
    versions: Annotated[
        dict[SegmentId, Version],
        Field(
            max_length=20_000,
            description="The version of every segment whose text changes, as it was read; for"
            " an undo none. 412 with the other texts where one has changed meanwhile.",
            examples=[{"7": 3}],
        ),
    ] = {}
    deed: Deed


class Changed(BaseModel):
    """What a change left."""

    change_id: int
    kind: str = Field(examples=["split"])
    by: str | None
    at: datetime
    after: int | None = Field(
        description="The segment that stands before the first of `segments`; null at the top."
    )
    segments: list[SegmentInfo] | None = Field(
        description="The segments concerned and the one after them, in order, as they are now;"
        " null where they are so many that the article is better read anew."
    )
    removed: list[int] = Field(description="Segments that are no longer in the article.")
    concepts: dict[int, ConceptLite]


class PieceInfo(BaseModel):
    """A segment as a change met or left it."""

    id: int
    source: str
    target: str
    state: str
    origin: str
    version: int


class StructureChangeInfo(BaseModel):
    """A change of an article's structure, as the history tells of it."""

    id: int
    kind: str = Field(examples=["split"])
    undoes: int | None
    undone: bool
    by: str | None
    at: datetime
    before: list[PieceInfo]
    after: list[PieceInfo]
    style_before: list[Any] | None = Field(description="Kind and level, where they changed.")
    style_after: list[Any] | None
