"""Comments: read and made by every member, changed by their authors."""

from fastapi import APIRouter, Response

from app.accounts.identity import CurrentPerson
from app.comments import queries, service
from app.comments.schemas import ChangedWords, Commented, NewSegmentComment, SegmentComment, Thread
from app.projects.access import member_as
from app.projects.models import Role
from app.requests import BaseVersion, Id, ReadSession, WriteSession, etag
from app.segments import access as segments

router = APIRouter(tags=["comments"])

_of_comment = member_as(Role.READER, "comment_id", queries.project_of)


@router.get("/articles/{article_id}/comments", dependencies=[segments.article_reader])
def commented(article_id: Id, session: ReadSession) -> list[Commented]:
    """The segments that have comments, and how many threads are open."""
    return service.commented(session, article_id)


@router.get("/segments/{segment_id}/comments", dependencies=[segments.reader])
def threads(segment_id: Id, session: ReadSession) -> list[Thread]:
    """What is said about a segment, oldest first."""
    return service.threads(session, segment_id)


@router.post("/segments/{segment_id}/comments", dependencies=[segments.reader], status_code=201)
def say(
    segment_id: Id, body: NewSegmentComment, caller: CurrentPerson, session: WriteSession
) -> list[Thread]:
    """Begin a thread, or answer in one; readers may, too."""
    return service.say(session, caller, segment_id, body)


@router.get("/comments/{comment_id}", dependencies=[_of_comment])
def comment(comment_id: Id, response: Response, session: ReadSession) -> SegmentComment:
    """One comment, with the version that a change of it is made on."""
    found = service.comment(session, comment_id)
    response.headers["ETag"] = etag(found.version)
    return found


@router.put("/comments/{comment_id}", dependencies=[_of_comment])
def change(
    comment_id: Id,
    body: ChangedWords,
    caller: CurrentPerson,
    base: BaseVersion,
    session: WriteSession,
) -> list[Thread]:
    """Change one's own words; 412 if that was done in another window."""
    return service.change(session, caller, comment_id, base, body.body)


@router.post("/comments/{comment_id}/settle", dependencies=[_of_comment])
def settle(comment_id: Id, caller: CurrentPerson, session: WriteSession) -> list[Thread]:
    """Call the thread that begins with this comment settled."""
    return service.settle(session, caller, comment_id, settled=True)


@router.post("/comments/{comment_id}/reopen", dependencies=[_of_comment])
def reopen(comment_id: Id, caller: CurrentPerson, session: WriteSession) -> list[Thread]:
    """Open the thread again."""
    return service.settle(session, caller, comment_id, settled=False)
