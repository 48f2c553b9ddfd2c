"""A finished segment is work again, because something outside it was decided; and the way back."""

from app.accounts.service import Caller
from app.database import Session, now
from app.news import service as news
from app.segments import keeping, queries
from app.segments.models import State
from app.segments.schemas import Saved


def reopen(session: Session, caller: Caller, segment_id: int, base: int) -> int | None:
    """Make a finished segment a draft, its text untouched and the version before it kept.

    Returns:
        Its version now, or None where it has another version than `base`, or is open already.
    """
    row = queries.row(session, segment_id)
    if row is None or row.version != base or not State(row.state).finished:
        return None
    return _as_state(session, caller, row, State.DRAFT)


def take_back(session: Session, caller: Caller, segment_id: int, base: int) -> int | None:
    """Make a segment that `reopen` made a draft what it was before.

    Returns:
        Its version now, or None where it has another version than `base`, or was not opened so.
    """
    row = queries.row(session, segment_id)
    if row is None or row.version != base or State(row.state).finished:
        return None
    before = queries.revision(session, segment_id, base - 1)
    if before is None or before.target != row.target or not State(before.state).finished:
        return None
    return _as_state(session, caller, row, State(before.state))


def _as_state(session: Session, caller: Caller, row: queries.Line, state: State) -> int | None:
    at = now()
    changed = queries.replace_target(
        session,
        row.id,
        row.version,
        target=row.target,
        state=state,
        origin=row.origin,
        person_id=caller.id,
        operation=None,
        at=at,
        reviewed_too=True,
    )
    if changed is None:
        return None
    saved = Saved(
        id=row.id,
        target=row.target,
        state=state,
        origin=row.origin,
        version=row.version + 1,
        changed_by=caller.name,
        changed_at=at,
    )
    keeping.follow(session, row.id, state)
    news.tell(session, changed.article_id, "segment", saved.model_dump(mode="json"))
    return int(row.version) + 1
