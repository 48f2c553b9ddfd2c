"""Suggestions: made by translators, decided by editors, seen by every member."""

from fastapi import APIRouter, Response

from app.accounts.identity import CurrentPerson
from app.projects.access import member_as
from app.projects.models import Role
from app.requests import BaseVersion, Id, ReadSession, WriteSession, etag
from app.segments import access as segments
from app.suggestions import queries, service
from app.suggestions.schemas import (
    NewSuggestion,
    Refusal,
    Suggested,
    SuggestionAcceptance,
    SuggestionInfo,
)

router = APIRouter(tags=["suggestions"])

_member = member_as(Role.READER, "suggestion_id", queries.project_of)
_author = member_as(Role.TRANSLATOR, "suggestion_id", queries.project_of)
_editor = member_as(Role.EDITOR, "suggestion_id", queries.project_of)


@router.get("/articles/{article_id}/suggestions", dependencies=[segments.article_reader])
def suggested(article_id: Id, session: ReadSession) -> list[Suggested]:
    """The segments that have open suggestions."""
    return service.suggested(session, article_id)


@router.get("/segments/{segment_id}/suggestions", dependencies=[segments.reader])
def of_segment(segment_id: Id, session: ReadSession) -> list[SuggestionInfo]:
    """The suggestions for a segment, newest first, with what was decided."""
    return service.suggestions(session, segment_id)


@router.post(
    "/segments/{segment_id}/suggestions", dependencies=[segments.translator], status_code=201
)
def suggest(
    segment_id: Id, body: NewSuggestion, caller: CurrentPerson, session: WriteSession
) -> list[SuggestionInfo]:
    """Put another text beside a segment's."""
    return service.suggest(session, caller, segment_id, body)


@router.get("/suggestions/{suggestion_id}", dependencies=[_member])
def suggestion(suggestion_id: Id, response: Response, session: ReadSession) -> SuggestionInfo:
    """One suggestion; the `ETag` names the segment's version, over which it can be accepted."""
    found = service.suggestion(session, suggestion_id)
    response.headers["ETag"] = etag(service.version_beside(session, found))
    return found


@router.post("/suggestions/{suggestion_id}/accept", dependencies=[_editor])
def accept(
    suggestion_id: Id,
    body: SuggestionAcceptance,
    caller: CurrentPerson,
    base: BaseVersion,
    session: WriteSession,
) -> list[SuggestionInfo]:
    """Make it the text, as it is or amended; `If-Match` names the segment's version."""
    return service.accept(session, caller, suggestion_id, base, body)


@router.post("/suggestions/{suggestion_id}/decline", dependencies=[_editor])
def decline(
    suggestion_id: Id, body: Refusal, caller: CurrentPerson, session: WriteSession
) -> list[SuggestionInfo]:
    """Leave the text as it is, if one likes with a reason."""
    return service.decline(session, caller, suggestion_id, body.reason)


@router.post("/suggestions/{suggestion_id}/withdraw", dependencies=[_author])
def withdraw(
    suggestion_id: Id, caller: CurrentPerson, session: WriteSession
) -> list[SuggestionInfo]:
    """Take one's own suggestion back."""
    return service.withdraw(session, caller, suggestion_id)
