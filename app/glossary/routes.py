"""The glossary: proposed, decided, searched, exchanged."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.accounts.identity import CurrentPerson
from app.glossary import (
    comments,
    decisions,
    history_queries,
    merging,
    proposed_changes,
    queries,
    service,
    sharing,
)
from app.glossary.models import ConceptKind
from app.glossary.schemas import (
    Approval,
    ChangeDecision,
    ChangeInfo,
    CommentInfo,
    ConceptInfo,
    ConceptPage,
    Decided,
    Decisions,
    Fields,
    Merging,
    NewChange,
    NewComment,
    ProposedChangeInfo,
    Rejection,
    Reopening,
    Restoration,
    Separating,
    StatusFilter,
    UsedGlossaries,
    UsedGlossary,
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
_change_translator = member_as(Role.TRANSLATOR, "change_id", history_queries.project_of_change)
_change_editor = member_as(Role.EDITOR, "change_id", history_queries.project_of_change)


@router.get("/projects/{project_id}/concepts", dependencies=[access.reader])
def page(
    project_id: Id,
    caller: CurrentPerson,
    session: ReadSession,
    query: Annotated[OptionalLine, Query(description="In Chinese, pinyin or English.")] = "",
    status: StatusFilter | None = None,
    kind: ConceptKind | None = None,
    after: Annotated[str | None, Query(pattern=r"^\d{1,9}$")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    shared: Annotated[bool, Query(description="With the shared glossaries' entries.")] = False,
) -> ConceptPage:
    """Entries in the order in which they came."""
    return service.page(
        session,
        caller,
        project_id,
        search=query,
        status=status,
        kind=kind,
        after=after,
        limit=limit,
        shared=shared,
    )


@router.post("/projects/{project_id}/concepts/decide", dependencies=[access.editor])
def decide(
    project_id: Id, body: Decisions, caller: CurrentPerson, session: WriteSession
) -> Decided:
    """One decision about several entries; those that cannot take it are named."""
    return decisions.decide(session, caller, project_id, body)


@router.get("/concepts/{concept_id}", dependencies=[_reader])
def concept(
    concept_id: Id, caller: CurrentPerson, response: Response, session: ReadSession
) -> ConceptInfo:
    """One entry."""
    return _tagged(response, service.concept(session, caller, concept_id))


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


@router.post("/concepts/{concept_id}/withdraw", dependencies=[_translator])
def withdraw(
    concept_id: Id,
    body: Rejection,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Take an entry out of force: editors any, translators their own proposals."""
    return _tagged(response, service.withdraw(session, caller, concept_id, base, body.reason))


@router.post("/concepts/{concept_id}/restore", dependencies=[_editor])
def restore(
    concept_id: Id,
    body: Restoration,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Take up what the entry said at an earlier version."""
    done = service.restore(session, caller, concept_id, base, body.version, body.reason)
    return _tagged(response, done)


@router.post("/concepts/{concept_id}/merge", dependencies=[_editor])
def merge(
    concept_id: Id,
    body: Merging,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Unite another entry with this one; the other leads here from now on."""
    return _tagged(response, merging.merge(session, caller, concept_id, base, body))


@router.post("/concepts/{concept_id}/separate", dependencies=[_editor])
def separate(
    concept_id: Id,
    body: Separating,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Take back the merge that was the last thing done to this entry."""
    return _tagged(response, merging.separate(session, caller, concept_id, base, body))


@router.get("/concepts/{concept_id}/comments", dependencies=[_reader])
def remarks(concept_id: Id, session: ReadSession) -> list[CommentInfo]:
    """What people say about the entry, oldest first."""
    return comments.comments(session, concept_id)


@router.post("/concepts/{concept_id}/comments", dependencies=[_translator], status_code=201)
def remark(
    concept_id: Id, body: NewComment, caller: CurrentPerson, session: WriteSession
) -> CommentInfo:
    """Say something about the entry."""
    return comments.comment(session, caller, concept_id, body.text)


@router.get("/concepts/{concept_id}/proposed-changes", dependencies=[_reader])
def proposed(
    concept_id: Id, caller: CurrentPerson, session: ReadSession
) -> list[ProposedChangeInfo]:
    """Every change that was proposed of the entry, newest first."""
    return proposed_changes.changes(session, caller, concept_id)


@router.post("/concepts/{concept_id}/proposed-changes", dependencies=[_translator], status_code=201)
def propose_change(
    concept_id: Id,
    body: NewChange,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Put a change before the editors; the entry stays as it is until they accept it."""
    return _tagged(response, proposed_changes.propose(session, caller, concept_id, base, body))


@router.post("/proposed-changes/{change_id}/accept", dependencies=[_change_editor])
def accept_change(
    change_id: Id,
    body: ChangeDecision,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ConceptInfo:
    """Make a proposed change, on the version of the entry that `If-Match` names."""
    return _tagged(response, proposed_changes.accept(session, caller, change_id, base, body.reason))


@router.post("/proposed-changes/{change_id}/decline", dependencies=[_change_editor])
def decline_change(
    change_id: Id,
    body: Rejection,
    caller: CurrentPerson,
    response: Response,
    session: WriteSession,
) -> ConceptInfo:
    """Leave the entry as it is, and say why."""
    return _tagged(response, proposed_changes.decline(session, caller, change_id, body.reason))


@router.post("/proposed-changes/{change_id}/take-back", dependencies=[_change_translator])
def take_change_back(
    change_id: Id, caller: CurrentPerson, response: Response, session: WriteSession
) -> ConceptInfo:
    """Who proposed a change does not want it any more."""
    return _tagged(response, proposed_changes.take_back(session, caller, change_id))


@router.get("/projects/{project_id}/glossaries", dependencies=[access.reader])
def used(project_id: Id, session: ReadSession) -> list[UsedGlossary]:
    """The shared glossaries that the project uses, the nearest first."""
    return sharing.used(session, project_id)


@router.put("/projects/{project_id}/glossaries", dependencies=[access.editor])
def use(
    project_id: Id, body: UsedGlossaries, caller: CurrentPerson, session: WriteSession
) -> list[UsedGlossary]:
    """Choose the shared glossaries and their order; the project's own comes before them."""
    return sharing.use(session, caller, project_id, body.ids)


def _tagged(response: Response, found: ConceptInfo) -> ConceptInfo:
    response.headers["ETag"] = etag(found.version)
    return found
