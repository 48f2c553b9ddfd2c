"""Who may not change an entry puts the change before the editors, who see it as a difference."""

from app.accounts.service import Caller
from app.database import Session, now
from app.glossary import entries, history_queries, queries, service, versions
from app.glossary.errors import (
    ChangeDecided,
    ChangeNotFound,
    ConceptNotFound,
    HasEnded,
    NothingToChange,
    NotYourChange,
)
from app.glossary.models import LIVING, Action, ChangeStatus, Concept, ProposedChange
from app.glossary.schemas import ConceptInfo, Fields, NewChange, ProposedChangeInfo
from app.projects import service as projects


def propose(
    session: Session, caller: Caller, concept_id: int, base: int, wanted: NewChange
) -> ConceptInfo:
    """Put a change of an entry before the editors; the entry itself stays as it is.

    Raises:
        NothingToChange: it would leave the entry as it is.
        HasEnded: the entry is not in the glossary any more.
        ConceptExists: a new form stands in another entry.
    """
    concept = _concept(session, concept_id)
    if concept.status not in LIVING:
        raise HasEnded(concept.status, concept.merged_into)
    before = entries.same(entries.snapshot(concept))
    after = entries.same({**before, **wanted.fields.model_dump(mode="json", exclude_none=True)})
    said = entries.fields(after)
    entries.rows(after["zh"], said.variants or [], said.renderings or [])
    if after == before:
        raise NothingToChange
    forms = [after["zh"], *(variant["text"] for variant in after["variants"])]
    versions.refuse_known(session, concept.project_id, forms, but=[concept.id])
    queries.add(
        session,
        ProposedChange(
            concept_id=concept_id,
            base=base,
            before=before,
            after=after,
            comment=wanted.comment,
            person_id=caller.id,
            at=now(),
            status=ChangeStatus.OPEN,
            reason="",
        ),
    )
    return versions.info(session, concept, caller)


def accept(session: Session, caller: Caller, change_id: int, base: int, reason: str) -> ConceptInfo:
    """Make the proposed change, on the version of the entry that the editor saw.

    Only the fields that the change is about are written: what others changed meanwhile stays.
    """
    change = _open_change(session, change_id)
    concept = versions.claimed(session, caller, change.concept_id, base)
    before = entries.snapshot(concept)
    wanted = {one.field: one.after for one in versions.differences(change, concept)}
    service.rewrite(session, concept, Fields.model_validate(wanted))
    _close(session, change, ChangeStatus.ACCEPTED, caller, reason)
    said = reason or change.comment
    versions.record(session, concept, Action.AMENDED, caller, said, before)
    return versions.info(session, concept, caller)


def decline(session: Session, caller: Caller, change_id: int, reason: str) -> ConceptInfo:
    """Leave the entry as it is, and say why."""
    change = _open_change(session, change_id)
    _close(session, change, ChangeStatus.DECLINED, caller, reason)
    return versions.info(session, _concept(session, change.concept_id), caller)


def take_back(session: Session, caller: Caller, change_id: int) -> ConceptInfo:
    """Who proposed it does not want it any more.

    Raises:
        NotYourChange: somebody else proposed it.
    """
    change = _open_change(session, change_id)
    if change.person_id != caller.id:
        raise NotYourChange
    _close(session, change, ChangeStatus.TAKEN_BACK, caller, "")
    return versions.info(session, _concept(session, change.concept_id), caller)


def changes(session: Session, caller: Caller, concept_id: int) -> list[ProposedChangeInfo]:
    """Every change that was proposed of an entry, newest first."""
    concept = _concept(session, concept_id)
    found = history_queries.proposed_changes(session, concept_id)
    names = projects.names(
        session, [person for one in found for person in (one.person_id, one.decided_by)]
    )
    return [versions.change_info(one, concept, names, caller) for one in found]


def _concept(session: Session, concept_id: int) -> Concept:
    concept = queries.concept(session, concept_id)
    if concept is None:
        raise ConceptNotFound(concept_id)
    return concept


def _open_change(session: Session, change_id: int) -> ProposedChange:
    change = history_queries.proposed_change(session, change_id)
    if change is None:
        raise ChangeNotFound(change_id)
    if change.status != ChangeStatus.OPEN:
        raise ChangeDecided(change.status)
    return change


def _close(
    session: Session,
    change: ProposedChange,
    status: ChangeStatus,
    caller: Caller,
    reason: str,
) -> None:
    if not history_queries.close_change(session, change.id, status, caller.id, now(), reason):
        raise ChangeDecided(ChangeStatus.ACCEPTED)
    session.refresh(change)
