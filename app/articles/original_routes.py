"""The files that an article was made of: listed, and handed back as they came."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Response

from app.articles import originals, queries
from app.articles.models import OriginalFile
from app.articles.schemas import OriginalInfo
from app.database import transaction
from app.projects.access import member_as
from app.projects.models import Role
from app.requests import Id, ReadSession

router = APIRouter(tags=["articles"])

_reader = member_as(Role.READER, "article_id", queries.project_of)

# It came from outside: it is handed back as a file and shows nothing here.
_SEALED = "default-src 'none'; sandbox"


@router.get("/articles/{article_id}/originals", dependencies=[_reader])
def originals_of(article_id: Id, session: ReadSession) -> list[OriginalInfo]:
    """The files that the article was made of, oldest first."""
    return originals.of_article(session, article_id)


def _original(article_id: Id, original_id: Id) -> OriginalFile:
    """Read whole before: a slow reader must not keep a transaction open."""
    with transaction(writes=False) as session:
        found = originals.found(session, article_id, original_id)
        session.expunge(found)
        return found


@router.get(
    "/articles/{article_id}/originals/{original_id}",
    dependencies=[_reader],
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The file."}},
)
def original(found: Annotated[OriginalFile, Depends(_original)]) -> Response:
    """One of these files, byte for byte as it came."""
    return Response(
        found.data,
        media_type=found.media_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
            "Content-Security-Policy": _SEALED,
        },
    )
