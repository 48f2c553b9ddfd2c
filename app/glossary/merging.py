"""Two entries for one concept become one; the other stays as a trace that leads to it."""

from app.accounts.service import Caller
from app.database import Session, now
from app.glossary import entries, queries, versions
from app.glossary.errors import HasEnded, MergedWithItself, NotOfTheProject
from app.glossary.models import LIVING, Action, ChineseForm, Concept, Standing, Status
from app.glossary.schemas import ConceptInfo, Fields, Merging, Rendering, Variant


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
    kept_before, other_before = entries.snapshot(kept), entries.snapshot(other)
    other.status = Status.MERGED
    other.merged_into = kept.id
    other.reason = wanted.reason
    other.decided_by, other.decided_at = caller.id, now()
    # The forms are free only when the other is out of the way.
    session.flush()
    entries.set_fields(kept, united(kept, other))
    versions.record(
        session, other, Action.MERGED_AWAY, caller, wanted.reason, other_before, kept.id
    )
    versions.record(session, kept, Action.MERGED, caller, wanted.reason, kept_before, other.id)
    queries.point_to(session, other.id, kept.id)
    return versions.info(session, kept, caller)


def united(kept: Concept, other: Concept) -> Fields:
    """What the first entry says when it has taken the other one in."""
    has = {variant.text for variant in entries.variants(kept)} | {kept.zh}
    heads = Variant(text=other.zh, form=ChineseForm.VARIANT, standing=Standing.ADMITTED)
    more = [one for one in (heads, *entries.variants(other)) if one.text not in has]
    said = {rendering.text for rendering in entries.renderings(kept)}
    wording: list[Rendering] = [
        rendering for rendering in entries.renderings(other) if rendering.text not in said
    ]
    empty = {
        name: getattr(other, name)
        for name in ("domain", "definition", "note", "print_note", "source")
        if not getattr(kept, name) and getattr(other, name)
    }
    return Fields(
        variants=[*entries.variants(kept), *more],
        renderings=[*entries.renderings(kept), *wording],
        **empty,
    )
