"""Finished segments are in the memory, others are not; and what it has for a segment.

What a translator added has no source, and nothing that it could be found by.
"""

from collections.abc import Collection, Iterable

from app.accounts.service import Caller
from app.database import Session
from app.language import marks
from app.memory import fuzzy, sentences, subsegments
from app.memory import queries as memory_queries
from app.memory import service as memory
from app.memory.queries import Reach
from app.memory.schemas import Matches, Parts
from app.memory.sentences import Known
from app.memory.service import Unit
from app.segments import queries, renderings
from app.segments.errors import SegmentNotFound
from app.segments.models import State


def follow(session: Session, segment_id: int, state: State) -> None:
    """Remember or forget a segment that has just been changed."""
    row = queries.in_context(session, segment_id) if state.finished else None
    if row and row.source:
        memory.remember(session, _unit(row))
    else:
        memory.withdraw(session, segment_id)


def known(pairs: Iterable[tuple[str, str]]) -> Known:
    """The sentences of finished segments, given as sources and targets.

    Looking for those of a book takes a minute. It is done before the transaction that stores them,
    while which nobody else could save.
    """
    return sentences.known((marks.plain(source), marks.plain(target)) for source, target in pairs)


def follow_all(session: Session, article_id: int, changed: Collection[int], known: Known) -> None:
    """Remember many finished segments of an article that have just been changed."""
    memory.withdraw_all(session, sorted(changed))
    project_id = queries.project_of_article(session, article_id)
    if project_id is None:  # none is left
        return
    rows = queries.all_in_context(session, project_id, article_id)
    units = [_unit(row) for row in rows if row.source and row.id in changed]
    memory.remember_all(session, units, known)


def keep_article(session: Session, project_id: int, article_id: int, known: Known) -> None:
    """Remember the segments of an article that came in finished."""
    rows = queries.all_in_context(session, project_id, article_id)
    memory.remember_all(session, [_unit(row) for row in rows if row.source], known)


def keep_project(session: Session, project_id: int) -> int:
    """Remember the finished segments that are not remembered yet; answers how many."""
    kept = memory_queries.segments_remembered(session, project_id)
    rows = queries.all_in_context(session, project_id)
    missing = [_unit(row) for row in rows if row.source and row.id not in kept]
    memory.remember_all(session, missing)
    return len(missing)


def matches(session: Session, caller: Caller, segment_id: int) -> Matches:
    """The entries that resemble a segment, of all projects that the caller works on."""
    return fuzzy.matches(session, _reach(caller), _found(session, segment_id))


def parts(session: Session, caller: Caller, segment_id: int) -> Parts:
    """The longest parts of a segment that stand elsewhere, in the same projects."""
    found = subsegments.parts(session, _reach(caller), _found(session, segment_id))
    renderings.mark_parts(session, found)
    return found


def _reach(caller: Caller) -> Reach:
    return Reach(caller.id, caller.is_administrator)


def _found(session: Session, segment_id: int) -> Unit:
    row = queries.in_context(session, segment_id)
    if row is None:
        raise SegmentNotFound(segment_id)
    return _unit(row)


def _plain(text: str | None) -> str | None:
    return None if text is None else marks.plain(text)


def _unit(row: queries.Line) -> Unit:
    """What the memory is given: words, since marks and notes belong to their article."""
    return Unit(
        project_id=row.project_id,
        source=marks.plain(row.source),
        target=marks.plain(row.target),
        state=row.state,
        at=row.changed_at,
        before=_plain(row.before),
        after=_plain(row.after),
        article_id=row.article_id,
        segment_id=row.id,
        person_id=row.changed_by,
    )
