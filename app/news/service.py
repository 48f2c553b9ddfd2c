"""What happened to an article, in order, for everybody who has it open.

An event is written in the transaction of the edit that it tells of. Whoever reads knows from a
gap-free row of numbers that nothing was missed, on either database and with any number of server
processes.
"""

from collections.abc import Mapping
from typing import Any

from app.database import Session
from app.news import queries
from app.news.schemas import Changes, Item

# Events kept per article: an editor that was away longer loads the article again.
KEPT = 20_000
_PAGE = 500


def tell(session: Session, article_id: int, kind: str, body: Mapping[str, Any]) -> int:
    """Put an event on the article's feed and answer its revision."""
    number = queries.append(session, article_id, kind, body)
    if number % 1_000 == 0:
        queries.forget_before(session, article_id, number - KEPT)
    return number


def revision(session: Session, article_id: int) -> int:
    """The newest revision of an article; 0 before the first event."""
    return queries.revision(session, article_id)


def open_feed(session: Session, article_id: int) -> None:
    """Begin the news of a new article."""
    queries.open_feed(session, article_id)


def changes(session: Session, article_id: int, since: int) -> Changes:
    """The events after a revision, at most 500 at once, and the newest revision.

    `complete` is false when older events were dropped: the reader must load the article anew.
    """
    newest = queries.revision(session, article_id)
    events = queries.since(session, article_id, since, _PAGE) if since < newest else []
    unbroken = since >= newest or (bool(events) and events[0].revision == since + 1)
    return Changes(
        revision=newest,
        complete=unbroken and since <= newest,
        events=[
            Item(revision=event.revision, kind=event.kind, body=event.body, at=event.at)
            for event in events
        ],
    )
