"""Terms are proposed by translators and decided by editors; every step is kept."""

from collections.abc import Iterable
from typing import Any

from app.accounts.service import Caller
from app.database import Session, now
from app.glossary import queries
from app.glossary.errors import (
    AlreadyDecided,
    ConceptChanged,
    ConceptExists,
    ConceptNotFound,
    NoRendering,
    NotYours,
    RenderingTwice,
)
from app.glossary.models import Action, Concept, ConceptKind, Standing, Status, Term
from app.glossary.recognition import lite
from app.glossary.schemas import (
    ChangeInfo,
    ConceptInfo,
    ConceptPage,
    Evidence,
    Fields,
    NewConcept,
    Rendering,
)
from app.language import pinyin
from app.projects import service as projects
from app.projects.models import Role

_PLAIN = ("zh", "pinyin", "kind", "domain", "definition", "note", "source")


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
    _refuse_known(session, project_id, [wanted.zh, *(wanted.variants or [])])
    concept = Concept(
        project_id=project_id,
        zh=wanted.zh,
        status=Status.PROPOSED,
        version=1,
        proposed_by=caller.id,
        proposed_at=now(),
        terms=[],
        **_defaults(),
    )
    if evidence:
        concept.segment_id = evidence.segment_id
        concept.context_source = evidence.source
        concept.context_target = evidence.target
    _set_fields(concept, wanted)
    if not concept.pinyin:
        concept.pinyin = pinyin.pinyin(concept.zh)
    queries.add(session, concept)
    _record(session, concept, Action.PROPOSED, caller, "", before=None)
    return _info(session, concept)


def _defaults() -> dict[str, Any]:
    return {
        "pinyin": "",
        "kind": ConceptKind.TERM,
        "domain": "",
        "definition": "",
        "note": "",
        "source": "",
        "reason": "",
        "context_source": "",
        "context_target": "",
    }


def amend(
    session: Session, caller: Caller, concept_id: int, base: int, wanted: Fields
) -> ConceptInfo:
    """Change an entry: editors any, translators their own proposals."""
    concept = _claimed(session, concept_id, base)
    role = projects.role_of(session, caller, concept.project_id)
    own = concept.proposed_by == caller.id and concept.status == Status.PROPOSED
    if not (own or (role and role.covers(Role.EDITOR))):
        raise NotYours
    before = snapshot(concept)
    _apply(session, concept, wanted)
    if concept.status == Status.APPROVED:
        _need_rendering(concept)
    _record(session, concept, Action.AMENDED, caller, "", before)
    return _info(session, concept)


def approve(
    session: Session,
    caller: Caller,
    concept_id: int,
    base: int,
    reason: str,
    amendments: Fields | None,
) -> ConceptInfo:
    """Put an entry into force, perhaps amended."""
    concept = _claimed(session, concept_id, base)
    if concept.status == Status.APPROVED:
        raise AlreadyDecided(Status.APPROVED)
    before = snapshot(concept)
    if concept.status == Status.REJECTED:
        _refuse_known(session, concept.project_id, _forms(concept), but=concept.id)
    if amendments:
        _apply(session, concept, amendments)
    _need_rendering(concept)
    _decide(concept, Status.APPROVED, caller, reason)
    _record(session, concept, Action.APPROVED, caller, reason, before)
    return _info(session, concept)


def reject(
    session: Session, caller: Caller, concept_id: int, base: int, reason: str
) -> ConceptInfo:
    """Turn an entry down, and say why."""
    concept = _claimed(session, concept_id, base)
    if concept.status == Status.REJECTED:
        raise AlreadyDecided(Status.REJECTED)
    before = snapshot(concept)
    _decide(concept, Status.REJECTED, caller, reason)
    _record(session, concept, Action.REJECTED, caller, reason, before)
    return _info(session, concept)


def reopen(
    session: Session, caller: Caller, concept_id: int, base: int, reason: str
) -> ConceptInfo:
    """Take a decision back: the entry is a proposal again."""
    concept = _claimed(session, concept_id, base)
    if concept.status == Status.PROPOSED:
        raise AlreadyDecided(Status.PROPOSED)
    if concept.status == Status.REJECTED:
        _refuse_known(session, concept.project_id, _forms(concept), but=concept.id)
    before = snapshot(concept)
    concept.status = Status.PROPOSED
    concept.reason = reason
    concept.decided_by = concept.decided_at = None
    session.flush()
    _record(session, concept, Action.REOPENED, caller, reason, before)
    return _info(session, concept)


def _decide(concept: Concept, status: Status, caller: Caller, reason: str) -> None:
    concept.status = status
    concept.reason = reason
    concept.decided_by = caller.id
    concept.decided_at = now()


def _claimed(session: Session, concept_id: int, base: int) -> Concept:
    """The concept, with its next version taken; or the current one, as a refusal."""
    project_id = queries.project_of(session, concept_id)
    if project_id is None:
        raise ConceptNotFound(concept_id)
    queries.lock_glossary(session, project_id)
    claimed = queries.claim(session, concept_id, base)
    concept = queries.concept(session, concept_id)
    if concept is None:
        raise ConceptNotFound(concept_id)
    if not claimed:
        raise ConceptChanged(_info(session, concept).model_dump(mode="json"))
    return concept


def _apply(session: Session, concept: Concept, wanted: Fields) -> None:
    forms = [wanted.zh or concept.zh]
    forms += wanted.variants if wanted.variants is not None else _variants(concept)
    _refuse_known(session, concept.project_id, forms, but=concept.id)
    renamed = wanted.zh is not None and wanted.zh != concept.zh
    _set_fields(concept, wanted)
    if renamed and wanted.pinyin is None:
        concept.pinyin = pinyin.pinyin(concept.zh)
    session.flush()


def _set_fields(concept: Concept, wanted: Fields) -> None:
    for name in _PLAIN:
        value = getattr(wanted, name)
        if value is not None:
            setattr(concept, name, value)
    if wanted.variants is not None or wanted.renderings is not None:
        set_terms(
            concept,
            wanted.variants if wanted.variants is not None else _variants(concept),
            wanted.renderings if wanted.renderings is not None else _renderings(concept),
        )


def set_terms(concept: Concept, variants: Iterable[str], renderings: Iterable[Rendering]) -> None:
    """Give a concept these words, keeping the rows that stay.

    Raises:
        RenderingTwice: a rendering is named twice.
    """
    kept = {(term.language, term.text): term for term in concept.terms}
    wanted = [("zh", text, Standing.ADMITTED) for text in variants if text != concept.zh]
    wanted = list(dict.fromkeys(wanted))
    seen: set[str] = set()
    for rendering in renderings:
        if rendering.text in seen:
            raise RenderingTwice(rendering.text)
        seen.add(rendering.text)
        wanted.append(("en", rendering.text, rendering.standing))
    terms = []
    for place, (language, text, standing) in enumerate(wanted):
        term = kept.get((language, text)) or Term(language=language, text=text)
        term.place, term.standing = place, standing
        terms.append(term)
    concept.terms = terms


def _refuse_known(
    session: Session, project_id: int, forms: Iterable[str], but: int | None = None
) -> None:
    if known := queries.living(session, project_id, forms, but):
        form, concept_id, status = known[0]
        raise ConceptExists(form, concept_id, status)


def _need_rendering(concept: Concept) -> None:
    if not any(rendering.standing == Standing.PREFERRED for rendering in _renderings(concept)):
        raise NoRendering


def _variants(concept: Concept) -> list[str]:
    return [term.text for term in concept.terms if term.language == "zh"]


def _renderings(concept: Concept) -> list[Rendering]:
    return [
        Rendering.model_construct(text=term.text, standing=Standing(term.standing))
        for term in concept.terms
        if term.language == "en"
    ]


def _forms(concept: Concept) -> list[str]:
    return [concept.zh, *_variants(concept)]


def snapshot(concept: Concept) -> dict[str, Any]:
    """An entry as its history keeps it."""
    return {
        **{name: getattr(concept, name) for name in _PLAIN},
        "variants": _variants(concept),
        "renderings": [
            {"text": r.text, "standing": r.standing.value} for r in _renderings(concept)
        ],
        "status": concept.status,
    }


def _record(
    session: Session,
    concept: Concept,
    action: Action,
    caller: Caller,
    reason: str,
    before: dict[str, Any] | None,
) -> None:
    session.flush()
    queries.add_change(
        session,
        {
            "concept_id": concept.id,
            "version": concept.version,
            "action": action,
            "person_id": caller.id,
            "at": now(),
            "reason": reason,
            "before": before,
            "after": snapshot(concept),
        },
    )
    queries.touch_glossary(session, concept.project_id)


def concept(session: Session, concept_id: int) -> ConceptInfo:
    """One entry."""
    found = queries.concept(session, concept_id)
    if found is None:
        raise ConceptNotFound(concept_id)
    return _info(session, found)


def page(
    session: Session,
    project_id: int,
    *,
    search: str,
    status: str | None,
    kind: str | None,
    after: str | None,
    limit: int,
) -> ConceptPage:
    """A stretch of a glossary, in the order in which the entries came."""
    found = queries.page(
        session,
        project_id,
        search=search.strip(),
        status=status,
        kind=kind,
        after=int(after or 0),
        limit=limit,
    )
    names = projects.names(
        session, [person for c in found for person in (c.proposed_by, c.decided_by)]
    )
    return ConceptPage(
        concepts=[_as_info(concept, names) for concept in found],
        next=str(found[-1].id) if len(found) == limit else None,
        counts=queries.counts(session, project_id),
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
        )
        for change, name in queries.changes(session, concept_id)
    ]


def _info(session: Session, concept: Concept) -> ConceptInfo:
    names = projects.names(session, [concept.proposed_by, concept.decided_by])
    return _as_info(concept, names)


def _as_info(concept: Concept, names: dict[int, str]) -> ConceptInfo:
    seen = concept.context_source or concept.context_target
    return ConceptInfo(
        **dict(lite(concept)),
        project_id=concept.project_id,
        variants=_variants(concept),
        definition=concept.definition,
        source=concept.source,
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
    )
