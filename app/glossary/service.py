"""Terms are proposed by translators and decided by editors; every step is kept."""

from app.accounts.service import Caller
from app.database import Session, now
from app.glossary import entries, history_queries, queries, versions
from app.glossary.errors import (
    AlreadyDecided,
    ConceptNotFound,
    HasEnded,
    VersionUnknown,
)
from app.glossary.models import LIVING, Action, Concept, Status
from app.glossary.schemas import (
    ChangeInfo,
    ConceptInfo,
    ConceptPage,
    Evidence,
    Fields,
    NewConcept,
)
from app.projects import queries as projects


def propose(
    session: Session,
    caller: Caller,
    project_id: int,
    wanted: NewConcept,
    evidence: Evidence | None,
) -> ConceptInfo:
    """Put a term before the editors, with the pair that it comes from.

    Raises:
        ConceptExists: the Chinese is in the glossary already, approved or proposed.
    """
    queries.lock_glossary(session, project_id)
    forms = [wanted.zh, *(variant.text for variant in wanted.variants or [])]
    versions.refuse_known(session, project_id, forms)
    concept = Concept(
        project_id=project_id,
        status=Status.PROPOSED,
        version=1,
        reason="",
        context_source=evidence.source if evidence else "",
        context_target=evidence.target if evidence else "",
        segment_id=evidence.segment_id if evidence else None,
        proposed_by=caller.id,
        proposed_at=now(),
        terms=[],
        **{**entries.NOTHING, "zh": wanted.zh},
    )
    entries.set_fields(concept, wanted)
    queries.add(session, concept)
    versions.record(session, concept, Action.PROPOSED, caller, "", before=None)
    return versions.info(session, concept, caller)


def amend(
    session: Session, caller: Caller, concept_id: int, base: int, wanted: Fields
) -> ConceptInfo:
    """Change an entry: editors any, translators their own proposals."""
    concept = versions.claimed(session, caller, concept_id, base)
    versions.need_editor_or_own_proposal(session, caller, concept)
    before = entries.snapshot(concept)
    rewrite(session, concept, wanted)
    versions.record(session, concept, Action.AMENDED, caller, "", before)
    return versions.info(session, concept, caller)


def restore(
    session: Session, caller: Caller, concept_id: int, base: int, version: int, reason: str
) -> ConceptInfo:
    """Take up what an entry said at an earlier version; its status stays.

    Raises:
        VersionUnknown: it never had that version.
    """
    concept = versions.claimed(session, caller, concept_id, base)
    kept = history_queries.change(session, concept_id, version)
    if kept is None:
        raise VersionUnknown(version)
    before = entries.snapshot(concept)
    rewrite(session, concept, entries.fields(kept.after))
    versions.record(session, concept, Action.RESTORED, caller, reason, before)
    return versions.info(session, concept, caller)


def rewrite(session: Session, concept: Concept, wanted: Fields) -> None:
    """Change what a living entry says; it keeps the rules of its status.

    Raises:
        HasEnded: it is not living.
        ConceptExists: a new form of it stands in another entry.
        NoRendering: it is approved, and would say nothing to write.
    """
    if concept.status not in LIVING:
        raise HasEnded(concept.status, concept.merged_into)
    forms = [wanted.zh or concept.zh]
    other = wanted.variants if wanted.variants is not None else entries.variants(concept)
    forms += [variant.text for variant in other]
    versions.refuse_known(session, concept.project_id, forms, but=[concept.id])
    entries.set_fields(concept, wanted)
    if concept.status == Status.APPROVED:
        versions.need_rendering(concept)
    session.flush()


def approve(
    session: Session,
    caller: Caller,
    concept_id: int,
    base: int,
    reason: str,
    amendments: Fields | None,
) -> ConceptInfo:
    """Put an entry into force, perhaps amended."""
    concept = versions.claimed(session, caller, concept_id, base)
    if concept.status == Status.APPROVED:
        raise AlreadyDecided(Status.APPROVED)
    before = entries.snapshot(concept)
    _revive(session, concept, Status.APPROVED)
    if amendments:
        rewrite(session, concept, amendments)
    versions.need_rendering(concept)
    _decide(concept, Status.APPROVED, caller, reason)
    versions.record(session, concept, Action.APPROVED, caller, reason, before)
    return versions.info(session, concept, caller)


def reject(
    session: Session, caller: Caller, concept_id: int, base: int, reason: str
) -> ConceptInfo:
    """Turn an entry down, and say why."""
    concept = versions.claimed(session, caller, concept_id, base)
    if concept.status not in LIVING:
        raise AlreadyDecided(concept.status)
    before = entries.snapshot(concept)
    _decide(concept, Status.REJECTED, caller, reason)
    versions.record(session, concept, Action.REJECTED, caller, reason, before)
    return versions.info(session, concept, caller)


def withdraw(
    session: Session, caller: Caller, concept_id: int, base: int, reason: str
) -> ConceptInfo:
    """Take an entry out of force: editors any, translators their own proposals."""
    concept = versions.claimed(session, caller, concept_id, base)
    versions.need_editor_or_own_proposal(session, caller, concept)
    if concept.status not in LIVING:
        raise AlreadyDecided(concept.status)
    before = entries.snapshot(concept)
    _decide(concept, Status.WITHDRAWN, caller, reason)
    versions.record(session, concept, Action.WITHDRAWN, caller, reason, before)
    return versions.info(session, concept, caller)


def reopen(
    session: Session, caller: Caller, concept_id: int, base: int, reason: str
) -> ConceptInfo:
    """Take a decision back: the entry is a proposal again."""
    concept = versions.claimed(session, caller, concept_id, base)
    if concept.status == Status.PROPOSED:
        raise AlreadyDecided(Status.PROPOSED)
    before = entries.snapshot(concept)
    _revive(session, concept, Status.PROPOSED)
    concept.reason = reason
    concept.status = Status.PROPOSED
    concept.decided_by = concept.decided_at = None
    versions.record(session, concept, Action.REOPENED, caller, reason, before)
    return versions.info(session, concept, caller)


def _revive(session: Session, concept: Concept, status: Status) -> None:
    """Let an entry that had ended live again, if nothing has taken its place."""
    if concept.status == Status.MERGED:
        raise HasEnded(concept.status, concept.merged_into)
    if concept.status not in LIVING:
        versions.refuse_known(session, concept.project_id, entries.forms(concept), but=[concept.id])
        concept.status = status


def _decide(concept: Concept, status: Status, caller: Caller, reason: str) -> None:
    concept.status = status
    concept.reason = reason
    concept.decided_by = caller.id
    concept.decided_at = now()


def concept(session: Session, caller: Caller, concept_id: int) -> ConceptInfo:
    """One entry."""
    found = queries.concept(session, concept_id)
    if found is None:
        raise ConceptNotFound(concept_id)
    return versions.info(session, found, caller)


def page(
    session: Session,
    caller: Caller,
    project_id: int,
    *,
    search: str,
    status: str | None,
    kind: str | None,
    after: str | None,
    limit: int,
    shared: bool = False,
) -> ConceptPage:
    """A stretch of a glossary, in the order in which the entries came.

    Args:
        shared: with the entries of the shared glossaries that the project uses.
    """
    glossaries = projects.glossaries(session, project_id) if shared else [project_id]
    found = queries.page(
        session,
        glossaries,
        search=search.strip(),
        status=status,
        kind=kind,
        after=int(after or 0),
        limit=limit,
    )
    return ConceptPage(
        concepts=versions.infos(session, found, caller),
        next=str(found[-1].id) if len(found) == limit else None,
        counts=queries.counts(session, glossaries),
    )


def changes(session: Session, concept_id: int) -> list[ChangeInfo]:
    """What was done to an entry, newest first."""
    return [
        ChangeInfo(
            version=change.version,
            action=Action(change.action),
            by=name,
            at=change.at,
            reason=change.reason,
            before=change.before,
            after=change.after,
            other_id=change.other_id,
        )
        for change, name in history_queries.changes(session, concept_id)
    ]
