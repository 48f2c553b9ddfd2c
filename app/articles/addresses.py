"""An article's document, fetched from the web for somebody who is about to import it."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field, StringConstraints

from app import fetching
from app.errors import Forbidden
from app.fetching import Fetched
from app.projects import access
from app.requests import Id, in_turn
from app.settings import settings

router = APIRouter(tags=["articles"])


class Address(BaseModel):
    """Where the document is."""

    url: Annotated[
        str,
        StringConstraints(max_length=2_000),
        Field(examples=["https://example.org/article.html"]),
    ]


class FetchingNotAllowed(Forbidden):
    """The operator has not allowed it."""

    def __init__(self) -> None:
        super().__init__(
            "This workbench fetches nothing from the web; its operator can allow it with"
            " DUIZHAO_FETCH_ADDRESSES=true. Save the page in your browser and choose the file."
        )


async def _fetched(body: Address) -> Fetched:
    if not settings().fetch_addresses:
        raise FetchingNotAllowed
    return await in_turn("addresses", _fetch, body.url)


def _fetch(url: str) -> Fetched:
    return fetching.fetch(url)


@router.post(
    "/projects/{project_id}/articles/fetch",
    dependencies=[access.translator],
    response_class=Response,
    responses={
        200: {
            "content": {"application/octet-stream": {}},
            "description": "The document as it was sent; `Content-Location` says from where.",
        }
    },
)
async def fetch(
    project_id: Id,  # noqa: ARG001 - the access check reads it
    body: Address,
) -> Response:
    """A document from a public address, to be imported as a file is; nothing is stored."""
    found = await _fetched(body)
    return Response(
        found.data,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name)}",
            "Content-Location": quote(found.url, safe="%/:?#[]@!$&'()*+,;=~"),
        },
    )
