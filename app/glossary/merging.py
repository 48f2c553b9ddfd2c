"""Two entries for one concept become one; the other stays as a trace that leads to it."""

from collections.abc import Mapping, Sequence

from app.accounts.service import Caller
from app.database import Session, now
from app.glossary import entries, history_queries, queries, versions
from app.glossary.errors import (
    ConceptNotFound,
    HasEnded,
    MergedWithItself,
    NotMergedLast,
    NotOfEither,
    NotOfTheProject,
    ProposalWouldStay,
    SayWhichWhen,
)
from app.glossary.models import LIVING, Action, ChineseForm, Concept, Standing, Status
from app.glossary.schemas import (
    ConceptInfo,
    Fields,
    Merging,
    Preference,
    Rendering,
    Separating,
    Variant,
)


def merge(
    session: Session, caller: Caller, concept_id: int, base: int, wanted: Merging
) -> ConceptInfo:
    """Unite the forms and renderings of two entries in the first one.

    What the first says stands; from the other comes what it does not have. Its history, its
    comments and its proposed changes stay with it, and it points to the first from now on.

    Raises:
        MergedWithItself: both are the same entry.
        NotOfTheProject: they are in different glossaries.
        HasEnded: one of them is not living.
        ProposalWouldStay: the other is in force, and this one is not.
        NotOfEither, SayWhichWhen: what is to be preferred is not there, or not told apart.
        ConceptChanged: somebody has changed one of them meanwhile.
    """
    if wanted.other == concept_id:
        raise MergedWithItself
    kept = versions.claimed(session, caller, concept_id, base)
    if queries.project_of(session, wanted.other) != kept.project_id:
        raise NotOfTheProject(wanted.other)
    other = versions.claimed(session, caller, wanted.other, wanted.other_version)
    for one in (kept, other):
        if one.status not in LIVING:
            raise HasEnded(one.status, one.merged_into)
    if kept.status == Status.PROPOSED and other.status == Status.APPROVED:
        raise ProposalWouldStay
    kept_before, other_before = entries.snapshot(kept), entries.snapshot(other)
    other.status = Status.MERGED
    other.merged_into = kept.id
    other.reason = wanted.reason
    other.decided_by, other.decided_at = caller.id, now()
    # The forms are free only when the other is out of the way.
    session.flush()
    entries.set_fields(kept, united(kept, other, wanted.preferred))
    versions.record(
        session, other, Action.MERGED_AWAY, caller, wanted.reason, other_before, kept.id
    )
    versions.record(session, kept, Action.MERGED, caller, wanted.reason, kept_before, other.id)
    queries.point_to(session, other.id, kept.id)
    return versions.info(session, kept, caller)


def separate(
    session: Session, caller: Caller, concept_id: int, base: int, wanted: Separating
) -> ConceptInfo:
    """Take back the merge that was the last thing done to an entry: both are as they were.

    Raises:
        NotMergedLast: it was not merged, or was changed since.
        ConceptChanged: it has another version than `base` by now.
    """
    kept = versions.claimed(session, caller, concept_id, base)
    merged = history_queries.change(session, concept_id, base)
    if merged is None or merged.action != Action.MERGED or not (merged.before and merged.other_id):
        raise NotMergedLast
    other = queries.concept(session, merged.other_id)
    away = history_queries.last_change(session, merged.other_id)
    if other is None or away is None:
        raise ConceptNotFound(merged.other_id)
    if other.merged_into != kept.id or away.action != Action.MERGED_AWAY or not away.before:
        raise NotMergedLast
    kept_before, other_before = entries.snapshot(kept), entries.snapshot(other)
    entries.set_fields(kept, entries.fields(merged.before))
    versions.record(session, kept, Action.SEPARATED, caller, wanted.reason, kept_before, other.id)
    other.status = Status(away.before["status"])
    other.merged_into = None
    other.reason = wanted.reason
    if other.status == Status.PROPOSED:
        other.decided_by = other.decided_at = None
    other.version += 1
    versions.record(session, other, Action.SEPARATED, caller, wanted.reason, other_before, kept.id)
    queries.point_back(session, kept.id, other.id)
    return versions.info(session, kept, caller)


def united(kept: Concept, other: Concept, preferred: Sequence[Preference] | None = None) -> Fields:
    """What the first entry says when it has taken the other one in.

    Raises:
        NotOfEither: a rendering is to be preferred that neither has.
        SayWhichWhen: renderings of both are, and one of them does not say when.
    """
    has = {variant.text for variant in entries.variants(kept)} | {kept.zh}
    heads = Variant(text=other.zh, form=ChineseForm.VARIANT, standing=Standing.ADMITTED)
    more = [one for one in (heads, *entries.variants(other)) if one.text not in has]
    empty = {
        name: getattr(other, name)
        for name in ("domain", "definition", "note", "print_note", "source")
        if not getattr(kept, name) and getattr(other, name)
    }
    ours, theirs = entries.renderings(kept), entries.renderings(other)
    return Fields(
        variants=[*entries.variants(kept), *more],
        renderings=_renderings(ours, theirs, preferred),
        **empty,
    )


def _renderings(
    ours: Sequence[Rendering], theirs: Sequence[Rendering], wanted: Sequence[Preference] | None
) -> list[Rendering]:
    """Both entries' renderings, of which only those are preferred that somebody chose.

    Without a choice what the first entry prefers stays so, and the other's become admitted: two
    preferred ones of which nobody says when to write which are no help to a translator.
    """
    said = {one.text for one in ours}
    every = [*ours, *(one for one in theirs if one.text not in said)]
    if wanted is None:
        chosen = {one.text: "" for one in _preferred(ours) or _preferred(theirs)}
    else:
        chosen = {one.text: one.note for one in wanted}
    for text in chosen.keys() - {one.text for one in every}:
        raise NotOfEither(text)
    found = [_standing(one, chosen) for one in every]
    of_both = not any(chosen.keys() <= {one.text for one in side} for side in (ours, theirs))
    for one in found:
        if of_both and one.text in chosen and not one.note:
            raise SayWhichWhen(one.text)
    return found


def _preferred(renderings: Sequence[Rendering]) -> list[Rendering]:
    return [one for one in renderings if one.standing == Standing.PREFERRED]


def _standing(one: Rendering, chosen: Mapping[str, str]) -> Rendering:
    if one.text in chosen:
        note = chosen[one.text] or one.note
        return one.model_copy(update={"standing": Standing.PREFERRED, "note": note})
    if one.standing == Standing.PREFERRED:
        return one.model_copy(update={"standing": Standing.ADMITTED})
    return one
