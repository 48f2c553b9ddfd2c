"""Who has which segment open: told by the tabs themselves, and forgotten when they fall silent."""

from datetime import timedelta

from app.accounts.service import Caller
from app.database import Session, now
from app.news import queries as news
from app.presence import queries
from app.presence.models import Presence
from app.presence.schemas import Here, Present

# A tab tells every 10 s that it is still there; two of these may be lost.
EXPIRES = timedelta(seconds=30)


def tell(session: Session, caller: Caller, article_id: int, here: Here) -> None:
    """A tab has a segment open, or still has it, or is being closed."""
    at, tab = now(), str(here.tab)
    if here.leaving:
        if queries.forget(session, article_id, tab, caller.id):
            news.ring(session, article_id)
        return
    segment_id = here.segment_id
    if segment_id is not None and not queries.is_in(session, article_id, segment_id):
        segment_id = None
    before = queries.presence(session, article_id, tab, caller.id)
    moved = before is None or before.segment_id != segment_id or before.at < at - EXPIRES
    queries.put(
        session,
        Presence(article_id=article_id, tab=tab, person_id=caller.id, segment_id=segment_id, at=at),
    )
    queries.forget_before(session, article_id, at - EXPIRES)
    # Who only stays where they were wakes nobody.
    if moved:
        news.ring(session, article_id)


def present(session: Session, article_id: int) -> list[Present]:
    """Who has the article open now."""
    return [
        Present(tab=row.tab, name=row.name, segment_id=row.segment_id)
        for row in queries.present(session, article_id, now() - EXPIRES)
    ]
