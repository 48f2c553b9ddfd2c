"""One decision about a concept's renderings, the segments that it opens again, and the way back."""

from collections.abc import Callable, Sequence
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
    reopened, skipped = _each(session, caller, project_id, wanted.reopen, reopening.reopen)
    if said := wanted.reason.strip():
        for segment in reopened:
            remark = NewSegmentComment(operation=_remark(segment), body=said)
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
    finished, skipped = _each(session, caller, project_id, wanted.reopened, reopening.take_back)
    again = {segment.id for segment in finished}
    for segment in wanted.reopened:
        if segment.id in again:
            comments.settle_operation(session, caller, segment.id, _remark(segment))
    return Outcome(concept=concept, reopened=finished, skipped=skipped)


def _each(
    session: Session,
    caller: Caller,
    project_id: int,
    segments: Sequence[SegmentVersion],
    change: Callable[[Session, Caller, int, int], int | None],
) -> tuple[list[SegmentVersion], list[int]]:
    """The segments as a change leaves them, and the ids of those that it leaves alone."""
    known = queries.known(session, project_id, [segment.id for segment in segments])
    changed, skipped = [], []
    for segment in segments:
        version = None
        if segment.id in known:
            version = change(session, caller, segment.id, segment.version)
        if version is None:
            skipped.append(segment.id)
        else:
            changed.append(SegmentVersion(id=segment.id, version=version))
    return changed, skipped


def _remark(reopened: SegmentVersion) -> UUID:
    """The name of the comment that a reopening made, by which its undoing finds it."""
    return uuid5(NAMESPACE_OID, f"segment {reopened.id} reopened as version {reopened.version}")


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
