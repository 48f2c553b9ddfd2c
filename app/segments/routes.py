"""Segments: read, edited, and their history."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app import dictionaries
from app.accounts.identity import CurrentPerson
from app.database import LARGEST_ID
from app.glossary.schemas import ConceptInfo, NewConcept
from app.memory.schemas import Matches, Parts
from app.projects import access
from app.requests import BaseVersion, Id, ReadSession, WriteSession, etag
from app.segments import keeping, proposals, service
from app.segments.access import reader, translator
from app.segments.schemas import Edit, RevisionInfo, Saved, SegmentView, Words

router = APIRouter(tags=["segments"])


@router.get("/segments/{segment_id}", dependencies=[reader])
def view(segment_id: Id, response: Response, session: ReadSession) -> SegmentView:
    """One segment, with the concepts that occur in it."""
    found = service.view(session, segment_id)
    response.headers["ETag"] = etag(found.version)
    return found


@router.put("/segments/{segment_id}", dependencies=[translator])
def edit(
    segment_id: Id,
    body: Edit,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> Saved:
    """Save a target; 412 with the other text if somebody was faster, 428 without If-Match."""
    saved = service.edit(session, caller, segment_id, base, body)
    response.headers["ETag"] = etag(saved.version)
    return saved


@router.get("/segments/{segment_id}/revisions", dependencies=[reader])
def revisions(
    segment_id: Id,
    session: ReadSession,
    before: Annotated[int | None, Query(ge=1, le=LARGEST_ID, description="A version.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
) -> list[RevisionInfo]:
    """The versions of a segment, newest first; version 1 is the last there is."""
    return service.revisions(session, segment_id, before, limit)


@router.get("/segments/{segment_id}/matches", dependencies=[reader], tags=["memory"])
def matches(segment_id: Id, caller: CurrentPerson, session: ReadSession) -> Matches:
    """What was translated before and resembles this segment, in all projects of the caller."""
    return keeping.matches(session, caller, segment_id)


@router.get("/segments/{segment_id}/parts", dependencies=[reader], tags=["memory"])
def parts(segment_id: Id, caller: CurrentPerson, session: ReadSession) -> Parts:
    """The longest parts of this segment that stand elsewhere, with their translations."""
    return keeping.parts(session, caller, segment_id)


@router.get("/segments/{segment_id}/words", dependencies=[reader])
def words(segment_id: Id, session: ReadSession) -> Words:
    """The source's words, with pinyin and dictionary."""
    return service.words(session, segment_id, dictionaries.current())


@router.post(
    "/projects/{project_id}/concepts",
    dependencies=[access.translator],
    status_code=201,
    tags=["glossary"],
)
def propose(
    project_id: Id,
    body: NewConcept,
    caller: CurrentPerson,
    response: Response,
    session: WriteSession,
) -> ConceptInfo:
    """Put a term before the editors; 409 with the existing entry if the Chinese is known."""
    proposed = proposals.propose(session, caller, project_id, body)
    response.headers["ETag"] = etag(proposed.version)
    return proposed
