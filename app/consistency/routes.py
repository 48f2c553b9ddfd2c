"""What a concept is called throughout a publication."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.accounts.identity import CurrentPerson
from app.consistency import deciding, inconsistencies, service
from app.consistency.schemas import (
    Consistency,
    Decision,
    Inconsistencies,
    Outcome,
    TakingBack,
    Variety,
)
from app.projects import access
from app.requests import Id, ReadSession, WriteSession

router = APIRouter(tags=["consistency"])


@router.get("/projects/{project_id}/inconsistencies", dependencies=[access.reader])
def listed(
    project_id: Id,
    session: ReadSession,
    limit: Annotated[int, Query(ge=0, le=1_000, description="Concepts in the list.")] = 200,
    variety: Variety = Variety.INCONSISTENT,
) -> Inconsistencies:
    """The concepts that the translated segments of all articles render in several ways."""
    return inconsistencies.of_project(session, project_id, limit, variety)


@router.get("/projects/{project_id}/concepts/{concept_id}/uses", dependencies=[access.reader])
def uses(
    project_id: Id,
    concept_id: Id,
    caller: CurrentPerson,
    session: ReadSession,
    limit: Annotated[int, Query(ge=0, le=10_000, description="Uses in the list.")] = 1_000,
) -> Consistency:
    """Every rendering of a concept in all articles, and the segments that have it."""
    return service.of_concept(session, caller, project_id, concept_id, limit)


@router.post("/projects/{project_id}/concepts/{concept_id}/uses", dependencies=[access.editor])
def decide(
    project_id: Id,
    concept_id: Id,
    body: Decision,
    caller: CurrentPerson,
    session: WriteSession,
) -> Outcome:
    """Decide for a rendering, and open the segments again that have another one."""
    return deciding.decide(session, caller, project_id, concept_id, body)


@router.post(
    "/projects/{project_id}/concepts/{concept_id}/uses/take-back", dependencies=[access.editor]
)
def take_back(
    project_id: Id,
    concept_id: Id,
    body: TakingBack,
    caller: CurrentPerson,
    session: WriteSession,
) -> Outcome:
    """Undo a decision, where nobody has gone on with it."""
    return deciding.take_back(session, caller, project_id, concept_id, body)
