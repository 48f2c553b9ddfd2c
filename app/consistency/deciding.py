"""One decision about a concept's renderings, the segments that it opens again, and the way back."""

from collections.abc import Iterable, Sequence
from uuid import NAMESPACE_OID, UUID, uuid5

from app.accounts.service import Caller
from app.comments import service as comments
from app.comments.schemas import NewSegmentComment
from app.consistency import queries, service
from app.consistency.schemas import Decision, Outcome, SegmentVersion, TakingBack
from app.database import Session
from app.glossary import service as glossary
from app.glossary.schemas import ConceptInfo, Fields, Rendering
from app.projects import service as people
from app.projects.errors import RoleTooLow
from app.projects.models import Role
from app.segments import reopening


def decide(
    session: Session, caller: Caller, project_id: int, concept_id: int, wanted: Decision
) -> Outcome:
    """Give renderings their standing and open segments again, in one transaction.

    A segment that has another version by now is left alone and named. What is to be said to their
    translators becomes a comment on each segment that is opened.

    Raises:
        ConceptNotFound: the project knows no such concept.
        ConceptChanged: the concept has another version by now.
        RoleTooLow: the standings of a shared glossary are for its own editors.
    """
    concept = service.concept(session, caller, project_id, concept_id)
    if wanted.standings:
        _need_editor_of(session, caller, concept)
        fields = Fields(renderings=_decided(concept.renderings, wanted))
        concept = glossary.amend(session, caller, concept_id, wanted.concept_version, fields)
    reopened, skipped = [], []
    for segment, is_known in _of_project(session, project_id, wanted.reopen):
        version = (
            reopening.reopen(session, caller, segment.id, segment.version) if is_known else None
        )
        if version is None:
            skipped.append(segment.id)
            continue
        reopened.append(SegmentVersion(id=segment.id, version=version))
        if said := wanted.reason.strip():
            remark = NewSegmentComment(operation=_remark(segment.id, version), body=said)
            comments.say(session, caller, segment.id, remark)
    return Outcome(concept=concept, reopened=reopened, skipped=skipped)


def take_back(
    session: Session, caller: Caller, project_id: int, concept_id: int, wanted: TakingBack
) -> Outcome:
    """Undo a decision: the renderings have their standings again, the segments are finished again.

    A segment that somebody has gone on with is left alone and named. Comments that the decision
    made are settled.

    Raises:
        ConceptNotFound: the project knows no such concept.
        ConceptChanged: the concept has another version by now.
        RoleTooLow: the standings of a shared glossary are for its own editors.
    """
    concept = service.concept(session, caller, project_id, concept_id)
    if wanted.concept_version is not None:
        _need_editor_of(session, caller, concept)
        base = wanted.concept_version
        concept = glossary.restore(session, caller, concept_id, base, base - 1, "")
    finished, skipped = [], []
    for segment, is_known in _of_project(session, project_id, wanted.reopened):
        version = (
            reopening.take_back(session, caller, segment.id, segment.version) if is_known else None
        )
        if version is None:
            skipped.append(segment.id)
            continue
        finished.append(SegmentVersion(id=segment.id, version=version))
        remark = _remark(segment.id, segment.version)
        comments.settle_operation(session, caller, segment.id, remark)
    return Outcome(concept=concept, reopened=finished, skipped=skipped)


def _remark(segment_id: int, version: int) -> UUID:
    """The name of the comment that a reopening made, by which its undoing finds it."""
    return uuid5(NAMESPACE_OID, f"segment {segment_id} reopened as version {version}")


def _of_project(
    session: Session, project_id: int, segments: Iterable[SegmentVersion]
) -> list[tuple[SegmentVersion, bool]]:
    """The segments, and whether each of them is one of the project."""
    known = {row.id for row in queries.sources(session, project_id)}
    return [(segment, segment.id in known) for segment in segments]


def _need_editor_of(session: Session, caller: Caller, concept: ConceptInfo) -> None:
    role = people.role_of(session, caller, concept.project_id)
    if role is None or not role.covers(Role.EDITOR):
        raise RoleTooLow(Role.EDITOR.value, role.value if role else "")


def _decided(renderings: Sequence[Rendering], wanted: Decision) -> list[Rendering]:
    """The renderings with their new standings; what the glossary did not know comes last."""
    now = {one.text: one.standing for one in wanted.standings}
    kept = [
        one.model_copy(update={"standing": now.pop(one.text, one.standing)}) for one in renderings
    ]
    return kept + [Rendering(text=text, standing=standing) for text, standing in now.items()]
