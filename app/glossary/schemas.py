"""Glossary entries as they are sent and received."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from app.database import LARGEST_ID
from app.glossary.models import Action, ConceptKind, Standing, Status
from app.texts import OptionalLine, Words, storable

_MAX_LIST = 50


def _term(text: str) -> str:
    text = " ".join(storable(text).split())
    if not text:
        raise ValueError("must not be empty")
    return text


Zh = Annotated[
    str,
    StringConstraints(max_length=200),
    AfterValidator(_term),
    Field(examples=["纯内资"]),
]
En = Annotated[
    str,
    StringConstraints(max_length=500),
    AfterValidator(_term),
    Field(examples=["purely domestically funded"]),
]
Domain = Annotated[str, StringConstraints(max_length=100), AfterValidator(storable)]


class Rendering(BaseModel):
    """An English term for a concept."""

    text: En
    standing: Standing = Standing.PREFERRED


class Occurrence(BaseModel):
    """Where a concept stands in a source, in code points."""

    start: int = Field(examples=[8])
    end: int = Field(examples=[11])
    concept_id: int
    sure: bool = Field(description="False inside a longer word, where it is only a hint.")


class ConceptLite(BaseModel):
    """What a row of the editor needs of a concept."""

    id: int
    zh: str
    pinyin: str
    kind: ConceptKind
    domain: str
    note: str
    status: Status
    renderings: list[Rendering]


class Evidence(BaseModel):
    """The pair from which an entry was proposed, as it was then."""

    source: str
    target: str
    segment_id: int | None


class ConceptInfo(ConceptLite):
    """A glossary entry."""

    project_id: int
    variants: list[str]
    definition: str
    source: str
    version: int
    reason: str
    context: Evidence | None
    proposed_by: str | None
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None


class Fields(BaseModel):
    """What can be changed of an entry; what is left out stays."""

    zh: Zh | None = None
    variants: Annotated[list[Zh], Field(max_length=_MAX_LIST)] | None = None
    pinyin: OptionalLine | None = None
    kind: ConceptKind | None = None
    domain: Domain | None = None
    definition: Words | None = None
    note: Words | None = None
    source: Words | None = None
    renderings: Annotated[list[Rendering], Field(max_length=_MAX_LIST)] | None = None


class NewConcept(Fields):
    """A proposal."""

    zh: Zh
    segment_id: Annotated[
        int | None, Field(ge=1, le=LARGEST_ID, description="Where the proposal comes from.")
    ] = None


class Approval(BaseModel):
    """An editor's yes, perhaps with amendments."""

    reason: Words = ""
    amend: Fields | None = None


class Rejection(BaseModel):
    """An editor's no, which says why."""

    reason: Annotated[
        str,
        StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True),
        AfterValidator(storable),
        Field(examples=["We keep the official English name."]),
    ]


class Reopening(BaseModel):
    """An editor takes a decision back."""

    reason: Words = ""


class ChangeInfo(BaseModel):
    """What somebody did to an entry."""

    version: int
    action: Action
    by: str | None
    at: datetime
    reason: str
    before: dict[str, Any] | None
    after: dict[str, Any]


class ConceptPage(BaseModel):
    """A stretch of a glossary."""

    concepts: list[ConceptInfo]
    next: str | None = Field(description="Give it as `after` to read on; null at the end.")
    counts: dict[Status, int] = Field(description="Entries in each status, whatever is searched.")


class Imported(BaseModel):
    """What an import did."""

    added: int
    changed: int
    unchanged: int
    left_open: list[str] = Field(
        description="Rows that were left out: an open proposal is for the editors to decide.",
        examples=[["纯内资"]],
    )


StatusFilter = Literal["proposed", "approved", "rejected"]
