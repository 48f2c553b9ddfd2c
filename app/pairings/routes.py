"""Pairs under review: begun, changed, accepted."""

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import StreamingResponse

from app.accounts.identity import CurrentPerson
from app.alignment import written
from app.alignment.passages import Pair
from app.alignment.wire import Task
from app.articles import importing
from app.articles.exporting import plain_name
from app.articles.routes import GivenFront
from app.articles.schemas import ArticleInfo
from app.articles.uploads import LARGEST_PASTE, ReadMaterial
from app.database import transaction
from app.memory.sentences import Known
from app.pairings import accepting, aligning, beginning, editing, queries, service
from app.pairings.accepting import Made
from app.pairings.schemas import (
    Done,
    Making,
    Outcome,
    PairId,
    PairingInfo,
    PairPage,
    Step,
    Stretch,
    Wanted,
)
from app.projects import access
from app.projects.access import member_as
from app.projects.models import Role
from app.requests import BaseVersion, Id, ReadSession, WriteSession, etag, in_turn

router = APIRouter(tags=["pairings"])

_reader = member_as(Role.READER, "pairing_id", queries.project_of)
_translator = member_as(Role.TRANSLATOR, "pairing_id", queries.project_of)

ExportFormat = Literal["tmx", "tsv", "json"]
_MEDIA = {
    "tmx": "application/xml",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/json",
}
_LINES = "application/x-ndjson"


@router.get("/projects/{project_id}/pairings", dependencies=[access.reader])
def pairings(project_id: Id, session: ReadSession) -> list[PairingInfo]:
    """A project's open reviews, newest first."""
    return service.open_pairings(session, project_id)


async def _sentences(material: ReadMaterial) -> list[Pair]:
    """Both texts cut into sentences, or refused, before the transaction begins."""
    return await in_turn("files", beginning.sentences, material)


@router.post(
    "/projects/{project_id}/pairings",
    dependencies=[access.translator],
    status_code=201,
    form_limits={"max_part_size": LARGEST_PASTE},
)
def begin(
    project_id: Id,
    material: ReadMaterial,
    pairs: Annotated[list[Pair], Depends(_sentences)],
    front: GivenFront,
    caller: CurrentPerson,
    session: WriteSession,
) -> PairingInfo:
    """Store a text and its translation for review; they are aligned by a request of its own."""
    return service.begin(session, caller, project_id, material, pairs, front)


@router.get("/pairings/{pairing_id}", dependencies=[_reader])
def pairing(pairing_id: Id, response: Response, session: ReadSession) -> PairingInfo:
    """One review, and how far it is."""
    found = service.info(session, service.found(session, pairing_id))
    response.headers["ETag"] = etag(found.version)
    return found


@router.delete("/pairings/{pairing_id}", dependencies=[_translator], status_code=204)
def discard(pairing_id: Id, session: WriteSession) -> None:
    """Throw a review away, with all that was done to it."""
    service.discard(session, pairing_id)


@router.get("/pairings/{pairing_id}/pairs", dependencies=[_reader])
def pairs(
    pairing_id: Id,
    session: ReadSession,
    after: Annotated[PairId | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=2_000)] = 1_000,
) -> PairPage:
    """A stretch of the pairs, in order."""
    return service.page(session, pairing_id, after, limit)


@router.post("/pairings/{pairing_id}/changes", dependencies=[_translator])
def change(
    pairing_id: Id, body: Wanted, caller: CurrentPerson, base: BaseVersion, session: WriteSession
) -> Done:
    """Join, cut, move, take apart, pin: whatever is done to pairs by hand."""
    return editing.change(session, caller, pairing_id, base, body)


@router.post("/pairings/{pairing_id}/undo", dependencies=[_translator])
def undo(pairing_id: Id, body: Step, base: BaseVersion, session: WriteSession) -> Done:
    """Take the newest change back."""
    return editing.undo(session, pairing_id, base, body.operation)


@router.post("/pairings/{pairing_id}/redo", dependencies=[_translator])
def redo(pairing_id: Id, body: Step, base: BaseVersion, session: WriteSession) -> Done:
    """Make the change again that was taken back last."""
    return editing.redo(session, pairing_id, base, body.operation)


def _task(pairing_id: Id, body: Stretch, base: BaseVersion) -> tuple[Task, list[int]]:
    """What is to be aligned, read before: no transaction stays open while it is."""
    with transaction(writes=False) as session:
        return editing.task(session, pairing_id, base, body)


@router.post(
    "/pairings/{pairing_id}/alignment",
    dependencies=[_translator],
    response_class=StreamingResponse,
    responses={200: {"content": {_LINES: {}}, "description": "Progress, then the change."}},
)
def align(
    pairing_id: Id,
    body: Stretch,
    base: BaseVersion,
    caller: CurrentPerson,
    found: Annotated[tuple[Task, list[int]], Depends(_task)],
) -> StreamingResponse:
    """Find the pairs, or find them anew between the pinned ones.

    The answer is lines of JSON: `{"done": 300, "of": 900}` as it goes on, at last `{"change": …}`
    or `{"failed": "a sentence", "code": …}`. Who closes the connection ends the work, and nothing
    is changed.
    """
    return StreamingResponse(
        aligning.told(caller, pairing_id, base, body, *found),
        media_type=_LINES,
        # A proxy must hand each line on as it comes.
        headers={"X-Accel-Buffering": "no"},
    )


@router.get("/pairings/{pairing_id}/outcome", dependencies=[_reader])
def outcome(pairing_id: Id, session: ReadSession, wanted: Annotated[Making, Query()]) -> Outcome:
    """What an article made of these pairs would be."""
    return accepting.outcome(session, pairing_id, wanted)


def _made(pairing_id: Id, body: Making) -> Made:
    with transaction(writes=False) as session:
        return accepting.made_of(session, pairing_id, body)


async def _known(made: Annotated[Made, Depends(_made)]) -> Known:
    return await in_turn("files", importing.known, made.paired, made.states)


@router.post("/pairings/{pairing_id}/article", dependencies=[_translator], status_code=201)
def accept(
    pairing_id: Id,
    body: Making,
    known: Annotated[Known, Depends(_known)],
    caller: CurrentPerson,
    base: BaseVersion,
    session: WriteSession,
) -> ArticleInfo:
    """Make an article of the pairs, whole or not at all."""
    return accepting.accept(session, caller, pairing_id, base, body, known)


def _exported(pairing_id: Id) -> tuple[str, list[written.Pair]]:
    with transaction(writes=False) as session:
        return accepting.exported(session, pairing_id)


@router.get(
    "/pairings/{pairing_id}/export",
    dependencies=[_reader],
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The pairs."}},
)
def export(
    found: Annotated[tuple[str, list[written.Pair]], Depends(_exported)],
    format: ExportFormat,  # noqa: A002 - the word of the address
) -> Response:
    """The pairs as they are now: a translation memory, a table of two columns, or everything."""
    name, pairs = found
    file = quote(f"{plain_name(name)}.{format}")
    return Response(
        written.write(format, pairs),
        media_type=_MEDIA[format],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{file}"},
    )
