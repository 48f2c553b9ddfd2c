"""An article's structure: changed, taken back, and what was done to it."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.accounts.identity import CurrentPerson
from app.database import LARGEST_ID
from app.requests import Id, ReadSession, WriteSession
from app.segments import access as segments
from app.structure import service
from app.structure.schemas import Changed, StructureChangeInfo, Wanted

router = APIRouter(tags=["structure"])


@router.post("/articles/{article_id}/structure", dependencies=[segments.article_translator])
def change(article_id: Id, body: Wanted, caller: CurrentPerson, session: WriteSession) -> Changed:
    """Split, join, add, drop or pair anew; 412 with the other texts if somebody was faster."""
    return service.change(session, caller, article_id, body)


@router.get("/articles/{article_id}/structure", dependencies=[segments.article_reader])
def history(
    article_id: Id,
    session: ReadSession,
    before: Annotated[int | None, Query(ge=1, le=LARGEST_ID, description="A change.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> list[StructureChangeInfo]:
    """What was done to the structure, newest first; dropped segments are found here."""
    return service.history(session, article_id, before, limit)
