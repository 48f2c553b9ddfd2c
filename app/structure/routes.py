"""An article's structure: changed, taken back, and what was done to it."""

from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Query

from app.accounts.identity import CurrentPerson
from app.database import LARGEST_ID, transaction
from app.memory.sentences import Known
from app.requests import Id, ReadSession, WriteSession, in_turn
from app.segments import access as segments
from app.segments import keeping
from app.structure import service
from app.structure.schemas import Changed, StructureChangeInfo, Undo, Wanted

router = APIRouter(tags=["structure"])


async def _known(article_id: Id, body: Wanted) -> Known:
    """Looked for before the transaction that writes begins: of a book it takes a minute."""
    if not isinstance(body.deed, Undo):
        return {}
    found = await run_sync(_finished_before, article_id, body.deed.change_id)
    return await in_turn("files", keeping.known, found) if found else {}


def _finished_before(article_id: int, change_id: int) -> list[tuple[str, str]]:
    with transaction(writes=False) as session:
        return service.finished_before(session, article_id, change_id)


@router.post("/articles/{article_id}/structure", dependencies=[segments.article_translator])
def change(
    article_id: Id,
    body: Wanted,
    known: Annotated[Known, Depends(_known)],
    caller: CurrentPerson,
    session: WriteSession,
) -> Changed:
    """Split, join, add, drop or pair anew; 412 with the other texts if somebody was faster."""
    return service.change(session, caller, article_id, body, known)


@router.get("/articles/{article_id}/structure", dependencies=[segments.article_reader])
def history(
    article_id: Id,
    session: ReadSession,
    before: Annotated[int | None, Query(ge=1, le=LARGEST_ID, description="A change.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> list[StructureChangeInfo]:
    """What was done to the structure, newest first; dropped segments are found here."""
    return service.history(session, article_id, before, limit)
