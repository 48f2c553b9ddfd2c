"""The glossary: proposed, decided, searched, exchanged."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response, UploadFile

from app.accounts.identity import CurrentPerson
from app.errors import TooLarge
from app.glossary import exchange, queries, service
from app.glossary.models import ConceptKind
from app.glossary.schemas import (
    Approval,
    ChangeInfo,
    ConceptInfo,
    ConceptPage,
    Fields,
    Imported,
    Rejection,
    Reopening,
    StatusFilter,
)
from app.projects import access
from app.projects.access import member_as
from app.projects.models import Role
from app.requests import BaseVersion, Id, ReadSession, WriteSession, etag
from app.texts import OptionalLine

router = APIRouter(tags=["glossary"])

_reader = member_as(Role.READER, "concept_id", queries.project_of)
_translator = member_as(Role.TRANSLATOR, "concept_id", queries.project_of)
_editor = member_as(Role.EDITOR, "concept_id", queries.project_of)
# 100,000 entries of a few hundred bytes.
_LARGEST_TABLE = 64_000_000
LARGEST_FORM = _LARGEST_TABLE + 100_000
_MEDIA_TYPE = "text/csv; charset=utf-8"


@router.get("/projects/{project_id}/concepts", dependencies=[access.reader])
def page(
    project_id: Id,
    session: ReadSession,
    query: Annotated[OptionalLine, Query(description="In Chinese, pinyin or English.")] = "",
    status: StatusFilter | None = None,
    kind: ConceptKind | None = None,
    after: Annotated[str | None, Query(pattern=r"^\d{1,9}$")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> ConceptPage:
    """Entries in the order in which they came."""
    return service.page(
        session, project_id, search=query, status=status, kind=kind, after=after, limit=limit
    )


@router.get("/concepts/{concept_id}", dependencies=[_reader])
def concept(concept_id: Id, response: Response, session: ReadSession) -> ConceptInfo:
    """One entry."""
    return _tagged(response, service.concept(session, concept_id))


@router.get("/concepts/{concept_id}/changes", dependencies=[_reader])
def changes(concept_id: Id, session: ReadSession) -> list[ChangeInfo]:
    """What was done to an entry, newest first."""
    return service.changes(session, concept_id)


@router.patch("/concepts/{concept_id}", dependencies=[_translator])
def amend(
    concept_id: Id,
    body: Fields,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Change an entry: editors any, translators their own proposals."""
    return _tagged(response, service.amend(session, caller, concept_id, base, body))


@router.post("/concepts/{concept_id}/approve", dependencies=[_editor])
def approve(
    concept_id: Id,
    body: Approval,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Put an entry into force, perhaps amended."""
    return _tagged(
        response,
        service.approve(session, caller, concept_id, base, body.reason, body.amend),
    )


@router.post("/concepts/{concept_id}/reject", dependencies=[_editor])
def reject(
    concept_id: Id,
    body: Rejection,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Turn an entry down, and say why."""
    return _tagged(response, service.reject(session, caller, concept_id, base, body.reason))


@router.post("/concepts/{concept_id}/reopen", dependencies=[_editor])
def reopen(
    concept_id: Id,
    body: Reopening,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Take a decision back."""
    return _tagged(response, service.reopen(session, caller, concept_id, base, body.reason))


def _tagged(response: Response, found: ConceptInfo) -> ConceptInfo:
    response.headers["ETag"] = etag(found.version)
    return found


@router.get(
    "/projects/{project_id}/glossary.csv",
    dependencies=[access.reader],
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}, "description": "The approved entries."}},
)
def export(project_id: Id, session: ReadSession) -> Response:
    """The approved entries as a table."""
    return Response(
        "\ufeff" + exchange.export(session, project_id),
        media_type=_MEDIA_TYPE,
        headers={"Content-Disposition": 'attachment; filename="glossary.csv"'},
    )


def _table(file: UploadFile) -> list[exchange.Row]:
    """The rows of the uploaded table, read before the transaction begins."""
    data = file.file.read(_LARGEST_TABLE + 1)
    if len(data) > _LARGEST_TABLE:
        raise TooLarge(f"“{file.filename}” is larger than 64 MB.")
    return exchange.read(data)


@router.post("/projects/{project_id}/glossary", dependencies=[access.editor])
def load(
    project_id: Id,
    rows: Annotated[list[exchange.Row], Depends(_table)],
    caller: CurrentPerson,
    session: WriteSession,
) -> Imported:
    """Bring a table in as approved entries: every row, or none."""
    return exchange.load(session, caller, project_id, rows)
