"""Presence is told by plain HTTP, and read with an article's news."""

from fastapi import APIRouter

from app.accounts.identity import CurrentPerson
from app.presence import service
from app.presence.schemas import Here
from app.requests import Id, WriteSession
from app.segments import access as segments

router = APIRouter(tags=["presence"])


@router.put(
    "/articles/{article_id}/presence", dependencies=[segments.article_reader], status_code=204
)
def tell(article_id: Id, body: Here, caller: CurrentPerson, session: WriteSession) -> None:
    """Say which segment a tab has open; it is forgotten half a minute after the last word."""
    service.tell(session, caller, article_id, body)
