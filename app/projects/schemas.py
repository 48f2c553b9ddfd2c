"""Projects as they are sent and received."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from app.accounts.schemas import Password
from app.formats import DateStyle
from app.projects.models import ProjectKind
from app.texts import Email, Line, Words

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


GlossBrackets = Literal["round", "square"]
GlossPolicy = Literal["always", "first_use", "never"]


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


class HouseStyleInfo(HouseStyle):
    """A house style and its version, which a change names."""

    version: int = Field(examples=[3])


class HouseStyleChange(BaseModel):
    """What may be changed of a house style; what is left out stays."""

    gloss_brackets: GlossBrackets | None = None
    dates: DateStyle | None = None
    gloss_policy: GlossPolicy | None = None
    guide: Words | None = None


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
