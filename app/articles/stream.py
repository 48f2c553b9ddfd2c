"""An article's news as they happen, by server-sent events, or asked for by polling."""

import json
from collections.abc import AsyncIterator, Iterator
from time import monotonic
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event

from app.accounts.identity import CurrentPerson, identify
from app.accounts.service import Caller
from app.articles import queries
from app.articles.routes import reader
from app.articles.schemas import ArticleChanges
from app.database import Session, transaction
from app.errors import DuizhaoError
from app.glossary import queries as glossary_queries
from app.news import service as news
from app.news.watch import Watch
from app.presence import service as presence
from app.presence.schemas import Present
from app.projects import service as projects
from app.projects.errors import NotHere
from app.requests import Id, ReadSession

router = APIRouter(tags=["news"])

# Proxies close a silent connection after a minute or so.
_HEARTBEAT_SECONDS = 15.0
# News come at once after a quiet moment, and then at this pace: when twenty people save and
# twenty look on, each look costs the server as much as a save.
_PACE_SECONDS = 0.5
# After a ring, wait this long so that a burst of commits costs one look.
_GATHER_SECONDS = 0.02
_MEDIA = {
    "text/event-stream": {
        "itemSchema": {
            "type": "object",
            "properties": {
                "data": {"type": "string"},
                "event": {"type": "string"},
                "id": {"type": "string"},
                "retry": {"type": "integer", "minimum": 0},
            },
        }
    }
}


def _changes(session: Session, article_id: int, since: int) -> ArticleChanges:
    found = news.changes(session, article_id, since)
    project_id = queries.project_of(session, article_id)
    if project_id is None:
        raise NotHere("article")
    return ArticleChanges(
        **dict(found),
        glossary_revision=glossary_queries.glossary_revision(session, project_id),
        present=presence.present(session, article_id),
    )


@router.get("/articles/{article_id}/changes", dependencies=[reader])
def changes(
    article_id: Id,
    session: ReadSession,
    since: Annotated[int, Query(ge=0, le=2**53 - 1)] = 0,
) -> ArticleChanges:
    """Events after a revision, at most 500 at once; ask again from the last one."""
    return _changes(session, article_id, since)


@router.get(
    "/articles/{article_id}/events",
    dependencies=[reader],
    response_class=StreamingResponse,
    responses={200: {"content": _MEDIA}},
)
async def events(
    article_id: Id,
    request: Request,
    caller: CurrentPerson,
    since: Annotated[int | None, Query(ge=0, le=2**53 - 1)] = None,
    last_event_id: Annotated[str | None, Header(pattern=r"^\d{1,15}$")] = None,
) -> StreamingResponse:
    """The same events as they happen; `Last-Event-ID` resumes where a connection broke.

    The kinds are `segment`, `structure`, `comment`, `suggestion`, `article`, `glossary` (the
    project's glossary has changed), `presence` (who has the article open, all of them) and `reload`
    (events between are no longer kept).
    """
    seen = int(last_event_id) if last_event_id else since
    return StreamingResponse(
        _told(request, caller, article_id, seen),
        media_type="text/event-stream",
        # A proxy must hand each event on as it comes.
        headers={"X-Accel-Buffering": "no"},
    )


async def _told(
    request: Request, caller: Caller, article_id: int, seen: int | None
) -> AsyncIterator[bytes]:
    """The stream itself; what one look finds is sent in one piece, not event by event."""
    watch: Watch = request.app.state.watch
    glossary_seen: int | None = None
    present_seen: list[Present] = []
    yield format_sse_event(comment="news", retry=2_000)
    with watch.bell(article_id) as bell:
        while not watch.stopping:
            bell.silence()
            looked = monotonic()
            found = await run_sync(_look, request, caller, article_id, seen)
            if found is None:
                return
            if sent := b"".join(_events(found, glossary_seen)):
                yield sent
            if found.present != present_seen:
                yield _present(found.present)
            present_seen = found.present
            glossary_seen = found.glossary_revision
            seen = found.revision
            if found.complete and found.events:
                seen = found.events[-1].revision
            if seen < found.revision:
                continue
            if await bell.heard(_HEARTBEAT_SECONDS):
                await watch.pause(max(_GATHER_SECONDS, looked + _PACE_SECONDS - monotonic()))
            else:
                yield format_sse_event(comment="still here")


def _events(found: ArticleChanges, glossary_seen: int | None) -> Iterator[bytes]:
    if not found.complete:
        yield _numbered("reload", found.revision)
        return
    for item in found.events:
        yield format_sse_event(
            id=str(item.revision), event=item.kind, data_str=item.model_dump_json()
        )
    if glossary_seen not in (None, found.glossary_revision):
        yield _numbered("glossary", found.glossary_revision)


def _present(present: list[Present]) -> bytes:
    told = json.dumps([one.model_dump() for one in present])
    return format_sse_event(event="presence", data_str=told)


def _numbered(kind: str, revision: int) -> bytes:
    return format_sse_event(event=kind, data_str=json.dumps({"revision": revision}))


def _look(
    request: Request, caller: Caller, article_id: int, seen: int | None
) -> ArticleChanges | None:
    """What is new, for somebody who may still see it."""
    try:
        caller = identify(request)
        with transaction(writes=False) as session:
            project_id = queries.project_of(session, article_id)
            if project_id is None or projects.role_of(session, caller, project_id) is None:
                return None
            if seen is None:
                seen = news.revision(session, article_id)
            return _changes(session, article_id, seen)
    except DuizhaoError:
        return None
