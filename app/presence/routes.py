"""Presence is told by plain HTTP, and read with an article's news."""

from fastapi import APIRouter

from app.accounts.identity import CurrentPerson
from app.presence import service
from app.presence.schemas import Here
from app.projects.access import member_as
from app.projects.models import Role
from app.requests import Id, WriteSession
from app.segments import queries as segments

router = APIRouter(tags=["presence"])

_reader = member_as(Role.READER, "article_id", segments.project_of_article)


@router.put("/articles/{article_id}/presence", dependencies=[_reader], status_code=204)
def tell(article_id: Id, body: Here, caller: CurrentPerson, session: WriteSession) -> None:
    """Say which segment a tab has open; it is forgotten half a minute after the last word."""
    service.tell(session, caller, article_id, body)
