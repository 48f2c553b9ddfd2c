"""Articles as they are sent and received."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from app.news.schemas import Changes
from app.presence.schemas import Present
from app.segments.schemas import Kind, MissingSegment
from app.texts import IsoDate, OptionalLine, WebAddress, Words

Segmentation = Literal["paragraph", "sentence"]
Script = Literal["simplified", "traditional", "mixed", "none"]
TranslationState = Literal["draft", "translated", "machine"]


class Front(BaseModel):
    """What stands in front of a finished translation."""

    title: OptionalLine = Field("", examples=["Respect the Latecomer Wave"])
    original_title: OptionalLine = Field("", examples=["敬后浪"])
    author: OptionalLine = Field("", examples=["Wu Xin"])
    outlet: OptionalLine = Field("", examples=["机器之心 (Synced)"])
    source_date: IsoDate = ""
    url: WebAddress = ""
    translator: OptionalLine = ""
    editor: OptionalLine = ""
    translation_date: IsoDate = ""
    note: Words = ""
    archived_url: WebAddress = ""
    rate: OptionalLine = Field("", examples=["U.S. $1 ≈ 7.1 RMB, as of May 18, 2020."])
    preface: Words = ""
    reuse: Words = Field("", description="Empty prints what the house style says, if it does.")
    citation: Words = Field("", description="Empty prints one made by the house style, if it is.")


class FrontChange(BaseModel):
    """Front matter to change; what is left out stays."""

    title: OptionalLine | None = None
    original_title: OptionalLine | None = None
    author: OptionalLine | None = None
    outlet: OptionalLine | None = None
    source_date: IsoDate | None = None
    url: WebAddress | None = None
    translator: OptionalLine | None = None
    editor: OptionalLine | None = None
    translation_date: IsoDate | None = None
    note: Words | None = None
    archived_url: WebAddress | None = None
    rate: OptionalLine | None = None
    preface: Words | None = None
    reuse: Words | None = None
    citation: Words | None = None


class GlossChangeInfo(BaseModel):
    """A gloss that an export by the house's policy prints otherwise than it is written."""

    segment_id: int
    number: int = Field(description="The segment's place in the article, from 1.")
    action: Literal["added", "removed", "rewritten"]
    reason: Literal["first_use", "always", "repeated", "never", "bilingual", "brackets"]
    chinese: str = Field(examples=["纯内资"])
    rendering: str = Field(description="The English before it; empty if no term is known there.")
    own: bool = Field(description="The concept's own policy decided, not the house's.")


class GlossChanges(BaseModel):
    """All glosses that an export by the house's policy changes, in document order."""

    changes: list[GlossChangeInfo]


class ProgressInfo(BaseModel):
    """How far an article is; characters are those of the source."""

    segments: int
    untranslated: int
    draft: int
    translated: int
    reviewed: int
    characters: int
    characters_done: int


class ArticleInfo(Front):
    """An article in a list or on its own."""

    id: int
    project_id: int
    segmentation: Segmentation
    archived: bool
    version: int
    created_at: datetime
    changed_at: datetime
    progress: ProgressInfo


class OriginalInfo(BaseModel):
    """A file that an article was made of; its bytes have an address of their own."""

    id: int
    side: Literal["source", "translation"]
    name: str
    media_type: str
    size: int = Field(description="In bytes.")
    sha256: str = Field(description="Of the bytes, in hexadecimal.")
    given_by: str | None
    given_at: datetime


class SegmentPreview(BaseModel):
    """A pair that would be made."""

    source: str
    target: str


class ParagraphPreview(BaseModel):
    """A paragraph that would be made."""

    kind: Kind
    level: int
    label: str
    segments: list[SegmentPreview]


class TranslationPreview(BaseModel):
    """What was understood of an existing translation."""

    name: str
    pasted: bool = Field(description="Whether it is no file; its name is the server's then.")
    encoding: str
    dropped: list[str]
    unpaired_source: int = Field(description="Source paragraphs for which no English was found.")
    unpaired_target: int = Field(description="English paragraphs joined to a neighbour's pair.")


class Preview(BaseModel):
    """What an import would make; nothing is stored."""

    name: str
    pasted: bool = Field(description="Whether it is no file; its name is the server's then.")
    encoding: str = Field(examples=["GB18030"])
    script: Script
    front: Front
    dropped: list[str] = Field(description="What was left out, and why.")
    paragraph_count: int
    segment_count: int
    characters: int
    paragraphs: list[ParagraphPreview] = Field(description="The first 200.")
    translation: TranslationPreview | None
    warnings: list[str]
    swapped: bool = Field(description="Whether the two sides seem to be swapped.")


class CorrectionStep(BaseModel):
    """What a corrected source makes of one segment."""

    outcome: Literal["respelled", "changed", "new", "moved", "joined", "gone"]
    segment_id: int | None
    number: int | None = Field(description="Its place in the article now, from 1.")
    new_number: int | None = Field(description="Its place afterwards.")
    old_source: str
    new_source: str
    old_target: str
    new_target: str
    old_state: str | None
    new_state: str | None
    threads: int = Field(description="Threads of comments; they go along, or to the neighbour.")
    suggestions: int = Field(description="Open ones; they must be decided before it can go.")


class CorrectionPreview(BaseModel):
    """What a corrected source makes of an article; nothing is stored."""

    name: str
    encoding: str
    dropped: list[str] = Field(description="What was left out of the file, and why.")
    digest: str = Field(description="Sent back to accept exactly these changes.")
    counts: dict[str, int] = Field(
        description="Segments by what becomes of them.", examples=[{"unchanged": 120, "new": 2}]
    )
    steps: list[CorrectionStep] = Field(description="All but the unchanged, 2,000 at most.")
    steps_in_all: int


class Corrected(BaseModel):
    """What was done: a change of the article's structure, which can be taken back."""

    change_id: int


class Missing(BaseModel):
    """What keeps an article from being finished."""

    segments: int
    missing: list[MissingSegment]


class ArticleChanges(Changes):
    """Events of an article after a revision, its project's glossary, and who has it open."""

    glossary_revision: int
    present: list[Present]


class Clipboard(BaseModel):
    """The finished document as the clipboard takes it."""

    html: str
    text: str


class Pages(BaseModel):
    """Pictures of pages of the finished document."""

    pages: int
    first: int
    images: list[str]
