"""People as they are sent and received."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from app.texts import Email, Line, Secret

Password = Annotated[
    str,
    StringConstraints(min_length=10, max_length=500),
    Field(description="At least 10 characters.", examples=["a mouse in the bellows"]),
]
Language = Literal["", "en", "zh"]


class Me(BaseModel):
    """Who is signed in."""

    id: int = Field(examples=[1])
    name: str = Field(examples=["Wu Xin"])
    email: str | None = Field(examples=["wuxin@example.org"])
    is_administrator: bool
    has_password: bool
    language: Language = Field(description="Language of the interface; empty: the browser's.")


class PasswordSignIn(BaseModel):
    """What a person signs in with."""

    email: Email
    password: Secret


class LinkSignIn(BaseModel):
    """The secret part of a sign-in link."""

    token: Secret


class MeChange(BaseModel):
    """What people may change about themselves; what is left out stays."""

    name: Line | None = None
    email: Email | None = None
    language: Language | None = None


class PasswordChange(BaseModel):
    """A new password, and the old one where there was one."""

    current: Secret = ""
    new: Password


class TokenName(BaseModel):
    """What a program's key is for."""

    name: Line = Field(examples=["export script"])


class TokenInfo(BaseModel):
    """A personal token, without its secret."""

    id: int
    name: str
    created_at: datetime
    last_used_at: datetime | None


class NewToken(BaseModel):
    """A personal token; the only time that its secret is shown."""

    id: int
    name: str
    token: str = Field(examples=["dz_…"])


class PersonInfo(BaseModel):
    """A person, as administrators see them."""

    id: int
    name: str
    email: str | None
    is_administrator: bool
    active: bool
    created_at: datetime


class PersonChange(BaseModel):
    """What administrators may change about others."""

    is_administrator: bool | None = None
    active: bool | None = None


class Link(BaseModel):
    """An address that may be used once."""

    url: str
    expires_at: datetime
