"""A segment is edited: nothing is overwritten unseen, and every version stays."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.accounts.service import Caller
from app.database import Session, now
from app.errors import DuizhaoError
from app.glossary import recognition
from app.glossary.schemas import ConceptLite, Occurrence
from app.language import annotations, dictionary
from app.news import service as news
from app.projects import service as projects
from app.projects.models import Role
from app.segments import keeping, queries
from app.segments.errors import (
    NothingToConfirm,
    OnlyEditorsChangeReviewed,
    OnlyEditorsReview,
    SegmentChanged,
    SegmentDropped,
    SegmentNotFound,
)
from app.segments.models import Origin, Revision, State
from app.segments.schemas import (
    Edit,
    EntryInfo,
    MissingSegment,
    RevisionInfo,
    Saved,
    SegmentInfo,
    SegmentPage,
    SegmentView,
    WordInfo,
    Words,
)

# What a list of missing segments shows of each source.
_SHOWN = 200


def edit(session: Session, caller: Caller, segment_id: int, base: int, wanted: Edit) -> Saved:
    """Accept a new target that was made on version `base`.

    A repeated operation is answered as the first time and applied once. Changing the text of a
    confirmed segment un-confirms it unless the edit itself confirms.

    Raises:
        SegmentChanged: another version was accepted meanwhile; it carries that text.
        OnlyEditorsChangeReviewed: to a reviewed text a translator makes a suggestion.
    """
    decides = is_editor(session, caller, segment_id)
    _check(wanted, decides=decides)
    if done := queries.revision_of(session, segment_id, str(wanted.operation)):
        return _as_saved(session, done)
    state = State.UNTRANSLATED if not wanted.target.strip() else State(wanted.state)
    at = now()
    changed = queries.replace_target(
        session,
        segment_id,
        base,
        target=wanted.target,
        state=state,
        origin=_origin(wanted),
        person_id=caller.id,
        operation=str(wanted.operation),
        at=at,
        reviewed_too=decides,
    )
    if changed is None:
        # Sent twice at once, the operation may have been committed while this one waited for it.
        if done := queries.revision_of(session, segment_id, str(wanted.operation)):
            return _as_saved(session, done)
        raise _refusal(session, segment_id, base)
    saved = Saved(
        id=segment_id,
        target=wanted.target,
        state=state,
        origin=changed.origin,
        version=base + 1,
        changed_by=caller.name,
        changed_at=at,
    )
    keeping.follow(session, segment_id, state)
    news.tell(session, changed.article_id, "segment", saved.model_dump(mode="json"))
    return saved


def _origin(wanted: Edit) -> Origin | None:
    if not wanted.target:
        return Origin.NONE
    return Origin(wanted.origin) if wanted.origin else None


def _check(wanted: Edit, *, decides: bool) -> None:
    if wanted.state != "draft" and not wanted.target.strip():
        raise NothingToConfirm
    if wanted.state == "reviewed" and not decides:
        raise OnlyEditorsReview


def is_editor(session: Session, caller: Caller, segment_id: int) -> bool:
    """Whether somebody decides in the segment's project."""
    project_id = queries.project_of(session, segment_id)
    role = projects.role_of(session, caller, project_id) if project_id else None
    return role is not None and role.covers(Role.EDITOR)


def _refusal(session: Session, segment_id: int, base: int) -> DuizhaoError:
    current = queries.row(session, segment_id)
    if current is None:
        dropped = queries.was_dropped(session, segment_id)
        return SegmentDropped() if dropped else SegmentNotFound(segment_id)
    if current.version == base:
        return OnlyEditorsChangeReviewed()
    return SegmentChanged(
        current.target, current.state, current.version, current.changed_by, current.changed_at
    )


def _as_saved(session: Session, done: Revision) -> Saved:
    return Saved(
        id=done.segment_id,
        target=done.target,
        state=State(done.state),
        origin=done.origin,
        version=done.version,
        changed_by=_name(session, done.person_id),
        changed_at=done.at,
    )


def _name(session: Session, person_id: int | None) -> str | None:
    return projects.names(session, [person_id]).get(person_id) if person_id else None


def page(
    session: Session,
    article_id: int,
    project_id: int,
    after: str | None,
    limit: int,
) -> SegmentPage:
    """A stretch of an article, with the glossary's terms marked in its sources.

    Args:
        after: the `next` of the page before; it holds a position, a number and a paragraph, so
            that reading on costs the same at the end of an article as at its beginning.
    """
    revision = news.revision(session, article_id)
    position, number, previous = _read_cursor(after)
    rows = queries.page(session, article_id, position, limit)
    matcher = recognition.matcher(session, project_id)
    segments = []
    for row, terms in zip(rows, matcher.shown([row.source for row in rows]), strict=True):
        number += 1
        segments.append(_info(row, number, row.paragraph_id != previous, terms))
        previous = row.paragraph_id
    more = len(rows) == limit
    return SegmentPage(
        article_revision=revision,
        segments=segments,
        next=f"{rows[-1].position}.{number}.{previous}" if more else None,
        concepts=_concepts(matcher, segments),
    )


def _read_cursor(after: str | None) -> tuple[int, int, int]:
    if not after:
        return 0, 0, 0
    position, number, paragraph = after.split(".")
    return int(position), int(number), int(paragraph)


def _info(row: queries.Line, number: int, first: bool, terms: list[Occurrence]) -> SegmentInfo:
    return SegmentInfo.model_construct(
        id=row.id,
        article_id=row.article_id,
        number=number,
        paragraph_id=row.paragraph_id,
        kind=row.kind,
        level=row.level,
        label=row.label,
        first_in_paragraph=first,
        source=row.source,
        target=row.target,
        state=State(row.state),
        origin=row.origin,
        version=row.version,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
        terms=terms,
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring segments, and the one that stands before them."""

    after: int | None
    segments: list[SegmentInfo]
    concepts: dict[int, ConceptLite]


def stretch(session: Session, article_id: int, ids: Sequence[int]) -> Stretch:
    """The segments from the first to the last of some, and the one after them.

    That one is told of because whether it begins a paragraph depends on what stands before it.
    """
    project_id = queries.project_of_article(session, article_id)
    if not ids or project_id is None:
        return Stretch(None, [], {})
    first, last = queries.ends(session, ids)
    rows = queries.around(session, article_id, first, last)
    matcher = recognition.matcher(session, project_id)
    before = rows[0] if rows and rows[0].position < first else None
    number = queries.number(session, article_id, first - 1)
    previous, found = before.paragraph_id if before else None, []
    shown = rows[1:] if before else rows
    for row, terms in zip(shown, matcher.shown([row.source for row in shown]), strict=True):
        number += 1
        found.append(_info(row, number, row.paragraph_id != previous, terms))
        previous = row.paragraph_id
    return Stretch(before.id if before else None, found, _concepts(matcher, found))


def _concepts(
    matcher: recognition.AnyMatcher, segments: Sequence[SegmentInfo]
) -> dict[int, ConceptLite]:
    ids = {found.concept_id for segment in segments for found in segment.terms}
    return {concept_id: matcher.concepts[concept_id] for concept_id in sorted(ids)}


def view(session: Session, segment_id: int) -> SegmentView:
    """One segment as its row shows it."""
    row = queries.row(session, segment_id)
    if row is None:
        raise SegmentNotFound(segment_id)
    matcher = recognition.matcher(session, row.project_id)
    previous = queries.paragraph_before(session, row.article_id, row.position)
    info = _info(
        row,
        queries.number(session, row.article_id, row.position),
        previous != row.paragraph_id,
        matcher.occurrences(row.source),
    )
    return SegmentView.model_construct(
        **info.model_dump(exclude={"terms"}),
        terms=info.terms,
        concepts=_concepts(matcher, [info]),
    )


def revisions(
    session: Session, segment_id: int, before: int | None, limit: int
) -> list[RevisionInfo]:
    """A segment's versions, newest first: at most `limit`, all older than version `before`."""
    return [
        RevisionInfo(
            version=revision.version,
            target=revision.target,
            state=State(revision.state),
            origin=revision.origin,
            by=name,
            at=revision.at,
            change=revision.change,
            source=revision.source,
        )
        for revision, name in queries.revisions(session, segment_id, before, limit)
    ]


def words(session: Session, segment_id: int, entries: dictionary.Dictionary) -> Words:
    """The source's words as jieba cuts them, with pinyin and what the dictionary says."""
    row = queries.row(session, segment_id)
    if row is None:
        raise SegmentNotFound(segment_id)
    return Words(
        words=[
            WordInfo(
                start=word.start,
                end=word.end,
                text=word.text,
                pinyin=word.pinyin,
                entries=[
                    EntryInfo(
                        simplified=entry.simplified,
                        traditional=entry.traditional,
                        pinyin=entry.pinyin,
                        senses=list(entry.senses),
                    )
                    for entry in word.entries
                ],
            )
            for word in annotations.annotate(row.source, entries)
        ],
        licence=entries.credit,
    )


def missing(session: Session, article_id: int) -> list[MissingSegment]:
    """What keeps an article from being finished, in order."""
    return [
        MissingSegment(
            segment_id=row.id,
            number=row.number,
            state=State(row.state),
            source=row.source[:_SHOWN],
        )
        for row in queries.unfinished(session, article_id)
    ]
