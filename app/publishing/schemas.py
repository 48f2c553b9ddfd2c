"""What the API says of public links."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field


class PublicLinkInfo(BaseModel):
    """A link to the page of an article; anybody who has it can read the article."""

    path: Annotated[
        str, Field(description="The address of the page on this server.", examples=["/public/…"])
    ]
    house: Annotated[str, Field(description="The house style of the page.")]
    created_by: Annotated[str, Field(description="The name of who made it.")]
    created_at: datetime


class ArticlePage(BaseModel):
    """The page of an article, if it has one."""

    link: PublicLinkInfo | None
