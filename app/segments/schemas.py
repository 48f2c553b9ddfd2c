"""Segments as they are sent and received. Offsets count code points."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from app.glossary.schemas import ConceptLite, Occurrence
from app.segments.models import State
from app.texts import Target

Kind = Literal[
    "title",
    "heading",
    "paragraph",
    "list_item",
    "quotation",
    "caption",
    "note",
    "table_row",
    "table_cell",
]


class SegmentInfo(BaseModel):
    """A segment with all that its row shows."""

    id: int = Field(examples=[7])
    article_id: int
    number: int = Field(description="Its place in the article, from 1.", examples=[3])
    paragraph_id: int
    kind: Kind
    level: int
    label: str = Field(description="A note's own, which its place in the text names.")
    first_in_paragraph: bool
    source: str = Field(examples=["云从科技是一家纯内资企业。"])
    target: str = Field(examples=["CloudWalk is a purely domestically funded (纯内资) company."])
    state: State
    origin: str = Field(examples=["typed"])
    version: int = Field(examples=[3])
    changed_by: str | None
    changed_at: datetime
    terms: list[Occurrence]


class SegmentPage(BaseModel):
    """A stretch of an article's segments."""

    article_revision: int = Field(description="News after this revision are not in the page.")
    segments: list[SegmentInfo]
    next: str | None = Field(description="Give it as `after` to read on; null at the end.")
    concepts: dict[int, ConceptLite] = Field(description="The concepts that occur on the page.")


class SegmentView(SegmentInfo):
    """One segment, with the concepts that occur in it."""

    concepts: dict[int, ConceptLite]


class Edit(BaseModel):
    """A new target for a segment."""

    operation: Annotated[
        UUID,
        Field(
            description="The client's own name for this change: repeated, it is applied once.",
            examples=["1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"],
        ),
    ]
    target: Target = Field(examples=["a purely domestically funded (纯内资) company"])
    state: Annotated[
        Literal["draft", "translated", "reviewed"],
        Field(description="`draft` while one types; `translated` confirms; `reviewed`: editors."),
    ]
    origin: Annotated[
        Literal["typed", "memory", "memory_edited", "machine", "machine_edited"] | None,
        Field(
            description="Where the text came from. Left out, a changed text of the memory or of"
            " a machine is an edited one, and any other is typed."
        ),
    ] = None


class Saved(BaseModel):
    """What an edit became."""

    id: int
    target: str
    state: State
    origin: str
    version: int
    changed_by: str | None
    changed_at: datetime


class RevisionInfo(BaseModel):
    """One version of a segment."""

    version: int
    target: str
    state: State
    origin: str
    by: str | None
    at: datetime
    change: str | None = Field(
        description="What was done where more than the target changed.", examples=["split"]
    )
    source: str | None = Field(description="The source as it then became.")


class EntryInfo(BaseModel):
    """A dictionary entry."""

    simplified: str
    traditional: str
    pinyin: str
    senses: list[str]


class WordInfo(BaseModel):
    """A word of the source with its reading."""

    start: int
    end: int
    text: str
    pinyin: str
    entries: list[EntryInfo]


class Words(BaseModel):
    """The words of a segment's source."""

    words: list[WordInfo]
    licence: str = Field(description="Under which licence the dictionary's entries are shown.")


class MissingSegment(BaseModel):
    """A segment that keeps an article from being finished."""

    segment_id: int
    number: int
    state: State
    source: Annotated[str, StringConstraints(max_length=200)]
