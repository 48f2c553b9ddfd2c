"""Glosses and candidates as they are sent and received."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.glossary.schemas import ConceptLite, En, Zh
from app.memory.schemas import Mark
from app.texts import Words

# No entry has the Chinese; one has this English; or one says otherwise.
Comparison = Literal["new", "known", "conflict"]


class GlossInfo(BaseModel):
    """Chinese printed beside English, and exactly the words that it renders."""

    zh: str = Field(examples=["纯内资"])
    en: str = Field(examples=["purely domestically funded enterprises"])
    sentence: str
    zh_mark: Mark = Field(description="Where the Chinese stands in the sentence.")
    en_mark: Mark = Field(description="Where the English stands; empty if there is none.")
    paragraph: int = Field(description="The paragraph of the text, from 1.")
    confidence: float = Field(description="From 0 to 1; below 0.4 it is doubtful.")
    standing: Comparison
    concept: ConceptLite | None = Field(description="The entry that has the Chinese already.")


class Glosses(BaseModel):
    """The glosses of a text, in its order."""

    glosses: list[GlossInfo]
    paragraphs: int
    # More would not be looked through by a person.
    complete: bool


class GlossWish(BaseModel):
    """A gloss to put before the editors."""

    zh: Zh
    en: En
    sentence: Words = ""


class GlossWishes(BaseModel):
    """Glosses chosen by a person."""

    wishes: Annotated[list[GlossWish], Field(min_length=1, max_length=500)]
    source: Annotated[Words, Field(description="Where they were published.")] = ""


class GlossesProposed(BaseModel):
    """What became of the wishes."""

    proposed: int
    known: list[str] = Field(description="Chinese that the glossary has already; left as it is.")


class RenderingInfo(BaseModel):
    """A possible rendering, where it comes from and how sure it is."""

    en: str
    origin: Literal["gloss", "pairs", "dictionary", "parts", "pinyin"]
    confidence: float
    sentences: list[str]


class CandidateContext(BaseModel):
    """A sentence that has the candidate, and the segment in which it stands."""

    sentence: str
    segment_id: int
    number: int = Field(description="The segment's place in its article, from 1.")


class CandidateInfo(BaseModel):
    """A term that should perhaps be in the glossary."""

    zh: str
    kind: str
    score: float
    count: int
    reasons: list[str]
    contexts: list[CandidateContext]
    renderings: list[RenderingInfo]


class Candidates(BaseModel):
    """An article's candidates, best first."""

    candidates: list[CandidateInfo]


class Dismissal(BaseModel):
    """A candidate that is not wanted."""

    zh: Zh


class DismissedInfo(BaseModel):
    """A candidate that was dismissed."""

    zh: str
    by: str | None
    at: datetime
