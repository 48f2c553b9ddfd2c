"""What a concept was called, as it is sent and received."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from app.database import LARGEST_ID
from app.glossary.models import Standing, Status
from app.glossary.schemas import ConceptInfo, En, Remark
from app.segments.models import State


class Use(BaseModel):
    """A segment in which a concept stands."""

    segment_id: int
    article_id: int
    number: int = Field(description="The segment's place in its article, from 1.")
    source: str
    target: str
    before: str = Field(description="The source of the segment before.")
    after: str = Field(description="The source of the segment after.")
    state: State
    version: int
    by: str | None
    at: datetime
    rendering: str = Field(
        description="The rendering that is used, or what seems to be one; nothing if unknown."
    )
    standing: Standing | None = Field(
        description="What the glossary thinks of it; null if it does not know it."
    )


class InArticle(BaseModel):
    """How often an article has a rendering, and whose it is."""

    article_id: int
    title: str
    date: str = Field(description="Of the translation, or else of the last change of a segment.")
    translators: list[str]
    count: int


class RenderingUse(BaseModel):
    """A rendering and where it is used."""

    rendering: str
    standing: Standing | None
    count: int
    articles: list[InArticle]


class Consistency(BaseModel):
    """All that a publication calls a concept."""

    concept: ConceptInfo
    renderings: list[RenderingUse] = Field(description="The most frequent first.")
    untranslated: int = Field(description="Segments that have the concept and no translation yet.")
    uses: list[Use] = Field(description="In the order of the articles.")
    total: int = Field(description="How many uses there are; the list may be shorter.")


class Variety(StrEnum):
    """What the glossary thinks of a concept's being rendered in several ways."""

    # One of them is refused, or the glossary does not know it.
    INCONSISTENT = "inconsistent"
    # All of them may stand: admitted ones beside a preferred one.
    ALLOWED = "allowed"


class Place(BaseModel):
    """A segment that shows a way of rendering a concept."""

    article_id: int
    title: str
    number: int = Field(description="The segment's place in its article, from 1.")
    target: str


class Way(BaseModel):
    """A rendering that is used of a concept which has others too."""

    rendering: str
    standing: Standing | None = Field(description="Null if the glossary does not know it.")
    count: int
    articles: int = Field(description="How many articles have it.")
    places: list[Place] = Field(description="Its first place in each of up to three articles.")


class Inconsistency(BaseModel):
    """A concept that is rendered in several ways."""

    concept_id: int
    zh: str
    pinyin: str
    status: Status = Field(description="Approved, or still proposed.")
    ways: list[Way] = Field(description="The most frequent first.")
    otherwise: int = Field(description="Uses in which no rendering could be made out.")


class Inconsistencies(BaseModel):
    """The concepts that a publication renders in several ways."""

    concepts: list[Inconsistency] = Field(
        description="First those with the most uses beside the most frequent rendering."
    )
    counts: dict[Variety, int] = Field(
        description="How many there are of each kind; the list may be shorter."
    )
    segments: int = Field(description="The translated segments that were looked at.")


class SegmentVersion(BaseModel):
    """A segment at the version that somebody looked at."""

    id: Annotated[int, Field(ge=1, le=LARGEST_ID)]
    version: Annotated[int, Field(ge=1, le=LARGEST_ID)]


class RenderingStanding(BaseModel):
    """What the house thinks of a rendering from now on; one that is new is added."""

    text: En
    standing: Standing


class Decision(BaseModel):
    """One rendering is decided for, and segments that have another one are opened again."""

    concept_version: Annotated[int, Field(ge=1, le=LARGEST_ID)]
    standings: Annotated[list[RenderingStanding], Field(max_length=50)] = []
    reopen: Annotated[list[SegmentVersion], Field(max_length=10_000)] = []
    reason: Remark = Field(
        "", description="What is said of it to the translators, as a comment on each segment."
    )


class TakingBack(BaseModel):
    """A decision is undone, as its outcome told of it."""

    concept_version: Annotated[int, Field(ge=2, le=LARGEST_ID)] | None = Field(
        None, description="The version that the decision made, if it gave standings."
    )
    reopened: Annotated[list[SegmentVersion], Field(max_length=10_000)] = []


class Outcome(BaseModel):
    """What was decided and opened, or taken back and finished again."""

    concept: ConceptInfo
    reopened: list[SegmentVersion] = Field(description="With the versions that they have now.")
    skipped: list[int] = Field(
        description="Segments that somebody has changed meanwhile, or that are as wanted already."
    )
