"""Findings of a segment, those that may stand, and which checks a project runs."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.accounts.identity import CurrentPerson
from app.findings import service
from app.findings.schemas import CheckId, CheckInfo, Decision, Reason, SegmentFindings
from app.projects import access
from app.requests import Id, ReadSession, WriteSession
from app.segments import access as segments

router = APIRouter(tags=["findings"])

FindingId = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]


@router.get("/segments/{segment_id}/findings", dependencies=[segments.reader])
def of_segment(segment_id: Id, session: ReadSession) -> SegmentFindings:
    """What is wrong in a segment as it is saved, without looking at the others."""
    return service.of_segment(session, segment_id)


@router.put(
    "/segments/{segment_id}/findings/{finding_id}/ignored",
    dependencies=[segments.translator],
    status_code=204,
)
def ignore(
    segment_id: Id,
    finding_id: FindingId,
    body: Reason,
    caller: CurrentPerson,
    session: WriteSession,
) -> None:
    """Let a finding stand, until either text of the segment changes."""
    service.ignore(session, caller, segment_id, finding_id, body)


@router.delete(
    "/segments/{segment_id}/findings/{finding_id}/ignored",
    dependencies=[segments.translator],
    status_code=204,
)
def unignore(segment_id: Id, finding_id: FindingId, session: WriteSession) -> None:
    """Open a finding again."""
    service.unignore(session, segment_id, finding_id)


@router.get("/projects/{project_id}/checks", dependencies=[access.reader])
def decisions(project_id: Id, session: ReadSession) -> list[CheckInfo]:
    """Every check, and what its findings weigh in this project."""
    return service.decisions(session, project_id)


@router.put("/projects/{project_id}/checks/{check_id}", dependencies=[access.editor])
def decide(
    project_id: Id,
    check_id: CheckId,
    body: Decision,
    caller: CurrentPerson,
    session: WriteSession,
) -> list[CheckInfo]:
    """Choose how much a check's findings weigh, or switch it off."""
    return service.decide(session, caller, project_id, check_id, body.weight)
