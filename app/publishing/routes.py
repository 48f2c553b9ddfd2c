"""The public page of an article: its link is made and revoked by editors, and read by anybody."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Response

from app.accounts.identity import CurrentPerson
from app.articles import exporting
from app.articles.routes import editor, reader
from app.database import transaction
from app.formats import Layout
from app.projects.schemas import HouseStyleId
from app.publishing import service
from app.publishing.schemas import ArticlePage
from app.requests import Id, ReadSession, WriteSession, in_turn

router = APIRouter(tags=["publishing"])
# Outside the API: an address for readers. It is no part of the API's description.
pages = APIRouter(include_in_schema=False)

_HEADERS = {
    # It shows itself and nothing else; its links lead on, no script runs, no other page frames it.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'; sandbox allow-popups"
    ),
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


@router.get("/articles/{article_id}/public-link", dependencies=[reader])
def link(article_id: Id, session: ReadSession) -> ArticlePage:
    """The link under which anybody can read the article, if there is one."""
    return ArticlePage(link=service.link(session, article_id))


def _finished(article_id: Id, house: HouseStyleId = "standard") -> str:
    """The house style of an article that can be shown; looked at before a transaction begins."""
    with transaction(writes=False) as session:
        exporting.document(session, article_id, Layout.TRANSLATION, draft=False, house=house)
    return house


@router.post("/articles/{article_id}/public-link", dependencies=[editor], status_code=201)
def make(
    article_id: Id,
    house: Annotated[str, Depends(_finished)],
    caller: CurrentPerson,
    session: WriteSession,
) -> ArticlePage:
    """Make the link, or change the style of its page; 409 while the article is not finished."""
    service.make(session, caller, article_id, house)
    return ArticlePage(link=service.link(session, article_id))


@router.delete("/articles/{article_id}/public-link", dependencies=[editor], status_code=204)
def revoke(article_id: Id, caller: CurrentPerson, session: WriteSession) -> None:
    """Close the page at once. Another link will have another address."""
    service.revoke(session, caller, article_id)


@pages.api_route("/public/{token}", methods=["GET", "HEAD"])
async def page(
    token: Annotated[str, Path(max_length=64)],
    layout: Annotated[Literal["translation", "side-by-side"], Query()] = "translation",
) -> Response:
    """The finished article, for anybody who has its address."""
    shown = await in_turn("pages", service.page, token, Layout(layout))
    return Response(
        shown.html, shown.status, media_type="text/html; charset=utf-8", headers=_HEADERS
    )
