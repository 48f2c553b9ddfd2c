"""Glossary entries as they are sent and received."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from app.database import LARGEST_ID
from app.glossary.models import (
    Action,
    ChangeStatus,
    ChineseForm,
    ConceptKind,
    Gloss,
    Provenance,
    Standing,
    Status,
)
from app.texts import IsoDate, OptionalLine, Words, required, storable

_MAX_LIST = 50


def _term(text: str) -> str:
    return required(" ".join(storable(text).split()))


def _tidy(text: str) -> str:
    """Text as every format gives it back: line ends as \\n, nothing around it."""
    return storable(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def _one_line(text: str) -> str:
    return " ".join(storable(text).split())


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
Domain = Annotated[str, StringConstraints(max_length=100), AfterValidator(_one_line)]


Short = Annotated[str, StringConstraints(max_length=200), AfterValidator(_one_line)]
Remark = Annotated[
    str, StringConstraints(max_length=2_000), AfterValidator(_tidy), Field(examples=[""])
]
Text = Annotated[
    str, StringConstraints(max_length=20_000), AfterValidator(_tidy), Field(examples=[""])
]
Reason = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True),
    AfterValidator(storable),
    Field(examples=["We keep the official English name."]),
]


class Variant(BaseModel):
    """Another Chinese form of a concept."""

    text: Zh
    form: ChineseForm = ChineseForm.VARIANT
    standing: Standing = Standing.ADMITTED


class Rendering(BaseModel):
    """An English term for a concept."""

    text: En
    standing: Standing = Standing.PREFERRED
    note: Remark = Field("", description="When to write this one.")
    abbreviation: Short = Field("", examples=["NDRC"])
    plural: OptionalLine = Field("", description="Where it is irregular.", examples=["criteria"])
    provenance: Provenance = Provenance.UNKNOWN
    source: Remark = Field("", description="Where it can be seen.", examples=["DigiChina, 2021"])
    dated: IsoDate = ""


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
    print_note: str = ""
    gloss: Gloss = Gloss.HOUSE
    source: str = ""
    status: Status
    renderings: list[Rendering]


class Evidence(BaseModel):
    """The pair from which an entry was proposed, as it was then."""

    source: str
    target: str
    segment_id: int | None


class Difference(BaseModel):
    """A field as it is and as somebody would have it, in the shape that the entry has."""

    field: str
    before: Any
    after: Any
    moved: bool = Field(
        False, description="Somebody has changed this field since the proposal was made."
    )


class ProposedChangeInfo(BaseModel):
    """A change of an entry that waits for an editor, or was decided."""

    id: int
    concept_id: int
    comment: str
    by: str | None
    at: datetime
    differences: list[Difference]
    status: ChangeStatus
    reason: str
    decided_by: str | None
    decided_at: datetime | None
    mine: bool


class ConceptInfo(ConceptLite):
    """A glossary entry."""

    project_id: int
    variants: list[Variant]
    definition: str
    version: int
    reason: str
    context: Evidence | None
    proposed_by: str | None
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    merged_into: int | None = Field(None, description="The entry that this one is part of now.")
    open_changes: list[ProposedChangeInfo] = Field(
        default=[], description="Proposed changes that wait for an editor, oldest first."
    )
    comments: int = Field(0, description="How many remarks people have made.")


class Fields(BaseModel):
    """What can be changed of an entry; what is left out stays."""

    zh: Zh | None = None
    variants: Annotated[list[Variant], Field(max_length=_MAX_LIST)] | None = None
    pinyin: OptionalLine | None = None
    kind: ConceptKind | None = None
    domain: Domain | None = None
    definition: Text | None = None
    note: Text | None = None
    print_note: Text | None = None
    gloss: Gloss | None = None
    source: Text | None = None
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
    """An editor's no, or the end of an entry; either says why."""

    reason: Reason


class Reopening(BaseModel):
    """An editor takes a decision back."""

    reason: Words = ""


class Restoration(BaseModel):
    """Which earlier version to take up again."""

    version: Annotated[int, Field(ge=1, le=LARGEST_ID)]
    reason: Words = ""


class Preference(BaseModel):
    """A rendering to write, and when."""

    text: En
    note: Remark = Field("", description="When to write this one; what it said stays if empty.")


class Merging(BaseModel):
    """Which entry becomes part of this one."""

    other: Annotated[int, Field(ge=1, le=LARGEST_ID)]
    other_version: Annotated[int, Field(ge=1, le=LARGEST_ID)]
    reason: Words = ""
    preferred: Annotated[list[Preference], Field(min_length=1, max_length=_MAX_LIST)] | None = (
        Field(
            None,
            description="Which renderings are preferred from now on; those that were and are not"
            " named become admitted. Without it those of the entry that stays.",
        )
    )


class Separating(BaseModel):
    """A merge is taken back."""

    reason: Words = ""


class NewChange(BaseModel):
    """A change that is put before the editors."""

    fields: Fields
    comment: Remark = ""


class ChangeDecision(BaseModel):
    """What an editor says to a proposed change."""

    reason: Words = ""


class NewComment(BaseModel):
    """A remark about an entry."""

    text: Annotated[
        str,
        StringConstraints(min_length=1, max_length=5_000, strip_whitespace=True),
        AfterValidator(storable),
        Field(examples=["The ministry has used both since 2019."]),
    ]


class CommentInfo(BaseModel):
    """A remark and whose it is."""

    id: int
    by: str | None
    at: datetime
    text: str


class Named(BaseModel):
    """An entry at the version that somebody looked at."""

    id: Annotated[int, Field(ge=1, le=LARGEST_ID)]
    version: Annotated[int, Field(ge=1, le=LARGEST_ID)]


class Decisions(BaseModel):
    """One decision about several entries."""

    decision: Literal["approve", "reject", "reopen"]
    reason: Words = Field("", description="A rejection needs one.")
    entries: Annotated[list[Named], Field(min_length=1, max_length=500)]


class Refused(BaseModel):
    """An entry that stays as it was, and why."""

    id: int
    reason: str


class Decided(BaseModel):
    """What became of several entries."""

    decided: list[Named] = Field(description="With the versions that they have now.")
    refused: list[Refused]


class ChangeInfo(BaseModel):
    """What somebody did to an entry."""

    version: int
    action: Action
    by: str | None
    at: datetime
    reason: str
    before: dict[str, Any] | None
    after: dict[str, Any]
    other_id: int | None = Field(None, description="The entry that it was merged with.")


class ConceptPage(BaseModel):
    """A stretch of a glossary."""

    concepts: list[ConceptInfo]
    next: str | None = Field(description="Give it as `after` to read on; null at the end.")
    counts: dict[Status, int] = Field(
        description="Entries in each status, whatever is searched; an entry with an open change"
        " is counted among the proposed ones too."
    )


class UsedGlossary(BaseModel):
    """A shared glossary that a publication uses."""

    id: int
    name: str
    entries: int = Field(description="Approved ones.")


class UsedGlossaries(BaseModel):
    """The shared glossaries of a publication; where two know a term, the first one wins."""

    ids: Annotated[list[Annotated[int, Field(ge=1, le=LARGEST_ID)]], Field(max_length=20)]


StatusFilter = Literal["proposed", "approved", "rejected", "withdrawn"]
