"""A finished segment is work again, because something outside it was decided."""

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
    at = now()
    changed = queries.replace_target(
        session,
        segment_id,
        base,
        target=row.target,
        state=State.DRAFT,
        origin=row.origin,
        person_id=caller.id,
        operation=None,
        at=at,
        reviewed_too=True,
    )
    if changed is None:
        return None
    saved = Saved(
        id=segment_id,
        target=row.target,
        state=State.DRAFT,
        origin=row.origin,
        version=base + 1,
        changed_by=caller.name,
        changed_at=at,
    )
    keeping.follow(session, segment_id, State.DRAFT)
    news.tell(session, changed.article_id, "segment", saved.model_dump(mode="json"))
    return base + 1
