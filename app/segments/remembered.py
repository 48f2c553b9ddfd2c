"""The concordance. What resembles a segment is asked for at the segment."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AfterValidator, StringConstraints

from app.accounts.identity import CurrentPerson, signed_in
from app.database import LARGEST_ID
from app.memory import concordance
from app.memory.models import Standing
from app.memory.queries import Filters, Reach
from app.memory.schemas import Concordance, Mode, Side
from app.requests import ReadSession
from app.segments import renderings
from app.texts import OptionalLine, storable

router = APIRouter(tags=["memory"])

_Phrase = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(storable)]
_Number = Annotated[int, Query(ge=1, le=LARGEST_ID)]


@router.get("/memory", dependencies=[signed_in])
def search(
    caller: CurrentPerson,
    session: ReadSession,
    phrase: Annotated[_Phrase, Query(description="In Chinese or in English.")],
    side: Side = Side.SOURCE,
    mode: Mode = Mode.PHRASE,
    project_id: _Number | None = None,
    article_id: _Number | None = None,
    translator: OptionalLine = "",
    state: Standing | None = None,
    since: date | None = None,
    until: Annotated[date | None, Query(description="Its last day.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Concordance:
    """Entries that contain a phrase, in all projects that the caller works on."""
    found = concordance.search(
        session,
        Reach(caller.id, caller.is_administrator, project_id),
        phrase,
        side=side,
        mode=mode,
        filters=Filters(
            article_id,
            translator,
            state,
            _begin(since) if since else None,
            _begin(until) + timedelta(days=1) if until and until < date.max else None,
        ),
        limit=limit,
    )
    renderings.mark_hits(session, phrase, side, found)
    return found


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
