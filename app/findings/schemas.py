"""Findings as they are sent, and what may be done about them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from app.findings.models import Weight
from app.texts import storable

Severity = Literal["error", "warning", "hint"]
Range = Annotated[tuple[int, int], Field(description="From and up to, in code points.")]
CheckId = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,32}$")]


class IgnoredInfo(BaseModel):
    """Who lets a finding stand, and why."""

    reason: str
    by: str | None
    at: datetime


class FindingInfo(BaseModel):
    """What a check says of a segment as it is saved."""

    id: str = Field(description="Changes with either text of the segment.")
    segment_id: int
    number: int = Field(description="The segment's place in the article, from 1.")
    version: int = Field(description="The version of the segment that was checked.")
    check: str
    severity: Severity
    message: str = Field(description="A whole English sentence.")
    code: str = Field(description="With the facts, to say it in another language.")
    facts: dict[str, str | int]
    source: Range | None
    target: Range | None
    fix: str | None = Field(description="What certainly belongs in place of the target's range.")
    ignored: IgnoredInfo | None


class ArticleFindings(BaseModel):
    """All findings of an article, in document order."""

    article_revision: int
    findings: list[FindingInfo]


class SegmentFindings(BaseModel):
    """The findings of a segment that need no other one."""

    version: int
    findings: list[FindingInfo]


class CheckInfo(BaseModel):
    """A check, and what the project makes of it."""

    id: str
    help: str = Field(description="The first sentence says what it finds.")
    severity: Severity = Field(description="How bad its findings are at worst, unless decided.")
    weight: Weight = Field(description="What holds in this project.")
    decided: bool = Field(description="Whether an editor has chosen the weight.")


class Decision(BaseModel):
    """An editor's choice; null takes it back."""

    weight: Weight | None


class Reason(BaseModel):
    """Why a finding may stand."""

    check: CheckId
    reason: Annotated[
        str,
        StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True),
        AfterValidator(storable),
        Field(examples=["The official translation says it so."]),
    ]
