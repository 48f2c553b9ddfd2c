"""Links to the page of a finished article, and what stands on it."""

import secrets
from collections import OrderedDict
from http import HTTPStatus
from threading import Lock
from time import monotonic
from typing import NamedTuple

from app import formats
from app.accounts.service import Caller
from app.articles import exporting
from app.articles.errors import Unfinished
from app.database import Session, now, transaction
from app.findings.errors import OpenErrors
from app.formats import Layout
from app.publishing import queries
from app.publishing.errors import NoPublicLink, NoSuchPage
from app.publishing.models import PublicLink
from app.publishing.schemas import PublicLinkInfo

_CHOICES = ((Layout.TRANSLATION, "Translation"), (Layout.SIDE_BY_SIDE, "Side by side 对照"))
# A stranger can ask as often as they like; a book takes seconds of checking and writing. Somebody
# who mended a word sees it after this long.
REMEMBERED_SECONDS = 10.0
_MOST_REMEMBERED = 8


class Shown(NamedTuple):
    """A page, and the status that it is answered with."""

    html: str
    status: HTTPStatus


def link(session: Session, article_id: int) -> PublicLinkInfo | None:
    """The link of an article, if it has one."""
    found = queries.open_link(session, article_id)
    if found is None:
        return None
    row, name = found
    return PublicLinkInfo(
        path=f"/public/{row.token}",
        house=row.house,
        created_by=name,
        created_at=row.created_at,
    )


def make(session: Session, caller: Caller, article_id: int, house: str) -> None:
    """Give the article a page, or its page another house style; the address stays."""
    found = queries.open_link(session, article_id)
    if found is not None:
        found[0].house = house
        return
    made = PublicLink(
        article_id=article_id,
        token=secrets.token_urlsafe(24),
        house=house,
        created_by=caller.id,
        created_at=now(),
    )
    queries.add(session, made)


def revoke(session: Session, caller: Caller, article_id: int) -> None:
    """Close the page at once; a new link has another address."""
    if not queries.revoke(session, article_id, caller.id, now()):
        raise NoPublicLink


_remembered: OrderedDict[tuple[str, str, Layout], tuple[float, Shown]] = OrderedDict()
_lock = Lock()


def page(token: str, layout: Layout) -> Shown:
    """The article behind an address as it is saved, or a page that says why it is not shown.

    Whether the link is open is looked up each time; the page itself may be some seconds old.
    """
    try:
        with transaction(writes=False) as session:
            found = queries.by_token(session, token)
            if found is None:
                raise NoSuchPage
            article_id, house = found.article_id, found.house
    except NoSuchPage as error:
        return _said("Not found", error.sentence, HTTPStatus.NOT_FOUND)
    key = token, house, layout
    with _lock:
        known = _remembered.get(key)
    if known and monotonic() - known[0] < REMEMBERED_SECONDS:
        return known[1]
    shown = _written(article_id, house, layout)
    with _lock:
        _remembered[key] = monotonic(), shown
        while len(_remembered) > _MOST_REMEMBERED:
            _remembered.popitem(last=False)
    return shown


def _written(article_id: int, house: str, layout: Layout) -> Shown:
    try:
        with transaction(writes=False) as session:
            finished = exporting.document(session, article_id, layout, draft=False, house=house)
    except (Unfinished, OpenErrors):
        # Neither what is missing nor who is at it is a stranger's business.
        return _said(
            "Not finished",
            "This translation is being worked on. It will be shown here when it is finished.",
            HTTPStatus.CONFLICT,
        )
    choices = [(label, f"?layout={one.value}", one is layout) for one, label in _CHOICES]
    return Shown(formats.page(finished, choices), HTTPStatus.OK)


def _said(title: str, sentence: str, status: HTTPStatus) -> Shown:
    return Shown(
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex, nofollow">'
        f"<title>{title}</title>"
        "<style>body{font:1.0625rem/1.6 Georgia,serif;max-width:34rem;margin:4rem auto;"
        "padding:0 1.25rem}</style></head>"
        f"<body><main><h1>{title}</h1><p>{sentence}</p></main></body></html>\n",
        status,
    )
