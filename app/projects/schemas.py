"""Projects as they are sent and received."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.accounts.schemas import Password
from app.formats import FIELDS, DateStyle, fields_of
from app.projects.models import ProjectKind
from app.texts import Email, Line, OptionalLine, Words

MemberRole = Literal["reader", "translator", "editor"]
AnyRole = Literal["reader", "translator", "editor", "administrator"]


class ProjectInfo(BaseModel):
    """A project, as one of its people sees it."""

    id: int
    name: str = Field(examples=["ChinAI"])
    description: str
    kind: ProjectKind = Field(description="`glossary`: only a glossary, which publications share.")
    role: AnyRole = Field(description="The caller's role here.")


class NewProject(BaseModel):
    """What a project begins with."""

    name: Line = Field(examples=["ChinAI"])
    description: Words = ""
    kind: ProjectKind = ProjectKind.PUBLICATION


class ProjectChange(BaseModel):
    """What may be changed of a project; what is left out stays."""

    name: Line | None = None
    description: Words | None = None


class GlossChoice(StrEnum):
    """Whether a document has its glosses as the translators wrote them."""

    AS_WRITTEN = "as-written"
    BY_POLICY = "by-policy"


GlossBrackets = Literal["round", "square"]
GlossPolicy = Literal["always", "first_use", "never"]
# Written out for the types of the API; a test holds them to what the formats offer.
HouseStyleId = Literal["standard", "academic", "cset", "newsletter", "own"]
FrontField = Literal[
    "original_title",
    "author",
    "outlet",
    "source_date",
    "url",
    "translator",
    "editor",
    "translation_date",
    "note",
    "archived_url",
    "rate",
    "preface",
    "reuse",
    "citation",
]


class FrontLine(BaseModel):
    """A line of front matter, and what is printed before it."""

    field: FrontField
    label: Line = Field(examples=["Translated by"])


def _titled(text: str) -> str:
    if text.count("{title}") != 1:
        raise PydanticCustomError("no_title", "it has to name {title} once, where the title goes")
    return text


def _piece(text: str) -> str:
    named = fields_of(text)
    if len(named) != 1 or named[0] not in ("title", *FIELDS):
        raise PydanticCustomError(
            "not_one_field",
            "a piece of a citation names one field, such as {author}; “{piece}” does not",
            {"piece": text},
        )
    return text


def _each_once(lines: list[FrontLine]) -> list[FrontLine]:
    fields = [line.field for line in lines]
    if twice := [field for field in fields if fields.count(field) > 1]:
        raise PydanticCustomError("twice", "“{listed}” is listed twice", {"listed": twice[0]})
    return lines


class OwnFront(BaseModel):
    """The front matter of a house of its own: which lines, in which order and words."""

    title: Annotated[OptionalLine, AfterValidator(_titled)] = Field(
        "{title}", description="How the title is printed.", examples=["FULL TRANSLATION: {title}"]
    )
    lines: Annotated[list[FrontLine], AfterValidator(_each_once)] = Field(
        max_length=14, description="What is not listed is not printed."
    )
    reuse: Words = Field("", description="Printed where an article has no reuse note of its own.")
    citation: list[Annotated[str, StringConstraints(max_length=200), AfterValidator(_piece)]] = (
        Field(
            [],
            max_length=20,
            description="Put together for an article without one, of the pieces whose field it"
            " has.",
            examples=[["{author}. ", "“{title}.” ", "{outlet}, "]],
        )
    )


class ShippedStyle(BaseModel):
    """A house style that comes with the workbench; a house's own can begin as one of them."""

    id: HouseStyleId
    name: str
    about: str
    front: OwnFront


class HouseStyle(BaseModel):
    """How a publication prints its translations."""

    gloss_brackets: GlossBrackets = Field(
        "round", description="Around the Chinese after a rendering: (纯内资) or [纯内资]."
    )
    dates: DateStyle = Field(
        DateStyle.AMERICAN, description="How dates are printed above a translation."
    )
    gloss_policy: GlossPolicy = Field(
        "first_use", description="Where the Chinese is printed after the rendering of a term."
    )
    guide: Words = Field("", description="What translators should know, in the editors' words.")
    house: HouseStyleId = Field(
        "standard", description="The front matter that an export prints if it is not told."
    )
    export_glosses: GlossChoice = Field(
        GlossChoice.AS_WRITTEN,
        description="Whether an export applies the gloss policy if it is not told.",
    )
    front: OwnFront | None = Field(None, description="The house's own front matter: “own”.")

    @model_validator(mode="after")
    def _own_is_there(self) -> Self:
        if self.house == "own" and self.front is None:
            raise PydanticCustomError(
                "no_own_front", "the house has no front matter of its own yet"
            )
        return self


class HouseStyleInfo(HouseStyle):
    """A house style and its version, which a change names."""

    version: int = Field(examples=[3])


class HouseStyleChange(BaseModel):
    """What may be changed of a house style; what is left out stays."""

    gloss_brackets: GlossBrackets | None = None
    dates: DateStyle | None = None
    gloss_policy: GlossPolicy | None = None
    guide: Words | None = None
    house: HouseStyleId | None = None
    export_glosses: GlossChoice | None = None
    front: OwnFront | None = None


class Member(BaseModel):
    """Somebody who belongs to a project."""

    person_id: int
    name: str
    email: str | None
    role: MemberRole
    active: bool


class MemberChange(BaseModel):
    """A role to give."""

    role: MemberRole


class NewInvitation(BaseModel):
    """Whom to invite, as what."""

    role: MemberRole
    email: Email | None = Field(None, description="For whom it is meant; only a reminder.")
    note: Words = ""


class InvitationInfo(BaseModel):
    """An invitation that has not been answered."""

    id: int
    role: MemberRole
    email: str
    note: str
    invited_by: str
    created_at: datetime
    expires_at: datetime


class NewInvitationInfo(InvitationInfo):
    """A fresh invitation; the only time that its link is shown."""

    url: str


class InvitationPage(BaseModel):
    """What somebody sees who opens an invitation."""

    project_name: str
    role: MemberRole
    invited_by: str
    email: str
    expires_at: datetime


class Acceptance(BaseModel):
    """Who accepts; somebody who is signed in sends nothing."""

    name: Line | None = None
    email: Email | None = None
    password: Password | None = None
