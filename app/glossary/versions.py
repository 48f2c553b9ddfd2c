"""An entry is changed at the version that somebody saw, and every change is written down."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.accounts.service import Caller
from app.database import Session, now
from app.glossary import entries, history_queries, queries
from app.glossary.errors import (
    ConceptChanged,
    ConceptExists,
    ConceptNotFound,
    NoRendering,
    NotYours,
)
from app.glossary.models import Action, Concept, ProposedChange, Standing, Status
from app.glossary.recognition import lite
from app.glossary.schemas import ConceptInfo, Difference, Evidence, ProposedChangeInfo
from app.language.scripts import simplified
from app.projects import service as projects
from app.projects.models import Role


def claimed(session: Session, caller: Caller, concept_id: int, base: int) -> Concept:
    """The concept, with its next version taken; or the current one, as a refusal.

    Raises:
        ConceptNotFound: there is no such entry.
        ConceptChanged: it has another version by now.
    """
    project_id = queries.project_of(session, concept_id)
    if project_id is None:
        raise ConceptNotFound(concept_id)
    queries.lock_glossary(session, project_id)
    is_claimed = queries.claim(session, concept_id, base)
    concept = queries.concept(session, concept_id)
    if concept is None:
        raise ConceptNotFound(concept_id)
    if not is_claimed:
        raise ConceptChanged(info(session, concept, caller).model_dump(mode="json"))
    return concept


def need_editor_or_own_proposal(session: Session, caller: Caller, concept: Concept) -> None:
    """Let through who may change this entry as it stands.

    Raises:
        NotYours: neither an editor, nor who proposed it while it is open.
    """
    role = projects.role_of(session, caller, concept.project_id)
    own = concept.proposed_by == caller.id and concept.status == Status.PROPOSED
    if not (own or (role and role.covers(Role.EDITOR))):
        raise NotYours


def need_rendering(concept: Concept) -> None:
    """Refuse an entry that says nothing to write.

    Raises:
        NoRendering: no rendering of it is preferred.
    """
    if not any(one.standing == Standing.PREFERRED for one in entries.renderings(concept)):
        raise NoRendering


def refuse_known(
    session: Session, project_id: int, forms: Iterable[str], but: Sequence[int] = ()
) -> None:
    """Keep a Chinese form from standing in two entries of a glossary.

    國產替代 is not proposed beside 国产替代 either: a text would find both in one place.

    Raises:
        ConceptExists: one of the forms, or its simplified form, is in a living entry that is none
            of `but`.
    """
    wanted = {written for form in forms for written in (form, simplified(form))}
    if known := queries.living(session, project_id, wanted, but):
        form, concept_id, status = known[0]
        raise ConceptExists(form, concept_id, status)


def record(
    session: Session,
    concept: Concept,
    action: Action,
    caller: Caller,
    reason: str,
    before: dict[str, Any] | None,
    other_id: int | None = None,
) -> None:
    """Write down what was done, and put it into force."""
    session.flush()
    history_queries.add_change(
        session,
        {
            "concept_id": concept.id,
            "version": concept.version,
            "action": action,
            "person_id": caller.id,
            "at": now(),
            "reason": reason,
            "before": before,
            "after": entries.snapshot(concept),
            "other_id": other_id,
        },
    )
    queries.touch_glossary(session, concept.project_id)


def info(session: Session, concept: Concept, caller: Caller | None = None) -> ConceptInfo:
    """An entry as it is sent."""
    return infos(session, [concept], caller)[0]


def infos(
    session: Session, concepts: Sequence[Concept], caller: Caller | None = None
) -> list[ConceptInfo]:
    """Several entries as they are sent, with what waits about them."""
    ids = [concept.id for concept in concepts]
    waiting: dict[int, list[ProposedChange]] = {}
    for change in history_queries.open_changes(session, ids):
        waiting.setdefault(change.concept_id, []).append(change)
    comments = history_queries.comment_counts(session, ids)
    names = projects.names(
        session,
        [person for one in concepts for person in (one.proposed_by, one.decided_by)]
        + [change.person_id for changes in waiting.values() for change in changes],
    )
    return [
        _as_info(
            concept,
            names,
            [change_info(one, concept, names, caller) for one in waiting.get(concept.id, [])],
            comments.get(concept.id, 0),
        )
        for concept in concepts
    ]


def change_info(
    change: ProposedChange,
    concept: Concept,
    names: dict[int, str],
    caller: Caller | None = None,
) -> ProposedChangeInfo:
    """A proposed change as it is sent: an open one beside the entry as it is now."""
    return ProposedChangeInfo(
        id=change.id,
        concept_id=change.concept_id,
        comment=change.comment,
        by=names.get(change.person_id or 0),
        at=change.at,
        differences=differences(change, concept),
        status=change.status,
        reason=change.reason,
        decided_by=names.get(change.decided_by or 0),
        decided_at=change.decided_at,
        mine=caller is not None and change.person_id == caller.id,
    )


def differences(change: ProposedChange, concept: Concept) -> list[Difference]:
    """The fields that a change is about; of an open one what differs from the entry now."""
    seen, wanted = entries.same(change.before), entries.same(change.after)
    is_open = change.decided_at is None
    current = entries.same(entries.snapshot(concept)) if is_open else seen
    return [
        Difference(
            field=name,
            before=current[name],
            after=wanted[name],
            moved=current[name] != seen[name],
        )
        for name in entries.FIELDS
        if wanted[name] not in (seen[name], current[name])
    ]


def _as_info(
    concept: Concept, names: dict[int, str], changes: list[ProposedChangeInfo], comments: int
) -> ConceptInfo:
    seen = concept.context_source or concept.context_target
    return ConceptInfo(
        **dict(lite(concept)),
        project_id=concept.project_id,
        variants=entries.variants(concept),
        definition=concept.definition,
        version=concept.version,
        reason=concept.reason,
        context=Evidence(
            source=concept.context_source,
            target=concept.context_target,
            segment_id=concept.segment_id,
        )
        if seen
        else None,
        proposed_by=names.get(concept.proposed_by or 0),
        proposed_at=concept.proposed_at,
        decided_by=names.get(concept.decided_by or 0),
        decided_at=concept.decided_at,
        merged_into=concept.merged_into,
        open_changes=changes,
        comments=comments,
    )
