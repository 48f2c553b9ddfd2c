"""How much a request may carry, and who may send a large file."""

import re

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.accounts.identity import identify
from app.archives.routes import LARGEST_ARCHIVE
from app.articles.uploads import LARGEST_FORM as LARGEST_ARTICLE
from app.errors import DuizhaoError
from app.glossary.file_routes import LARGEST_FORM as LARGEST_GLOSSARY
from app.web import errors

# Bytes. The longest segment is a third of it.
LARGEST_BODY = 1_000_000
_FILES = re.compile(
    r"/api/v1/(?:"
    r"projects/[^/]*/"
    r"(?:(?P<article>articles(?:/preview)?|pairings|glosses)"
    r"|(?P<glossary>glossary(?:/preview|/loading)?))"
    r"|(?P<correction>articles/[^/]*/correction(?:/preview)?)"
    r"|(?P<archive>archives))/?"
)


def largest(method: str, path: str) -> int:
    """How many bytes the body of a request may have; more than a megabyte only with a file.

    >>> largest("PUT", "/api/v1/segments/7"), largest("POST", "/api/v1/projects/1/articles")
    (1000000, 41000000)
    """
    found = _FILES.fullmatch(path) if method == "POST" else None
    if found is None:
        return LARGEST_BODY
    if found["archive"]:
        return LARGEST_ARCHIVE
    return LARGEST_GLOSSARY if found["glossary"] else LARGEST_ARTICLE


class Bodies:
    """Refuses what is too large, and files of strangers, before they are read."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = largest(scope["method"], scope["path"])
        request = Request(scope)
        refusal = None
        if _announced(request.headers) > limit:
            refusal = errors.too_large(request)
        elif limit > LARGEST_BODY:
            refusal = await _stranger(request)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        read = 0

        async def receive_so_much() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise HTTPException(413)
            return message

        await self.app(scope, receive_so_much, send)


def _announced(headers: Headers) -> int:
    """The length that a request says it has; 0 if it says none, and it is counted as it comes."""
    said = headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0


async def _stranger(request: Request) -> JSONResponse | None:
    """The refusal for who sends a file and is not signed in.

    A route's own declaration comes too late for this: its form is parsed before it.
    """
    try:
        await run_in_threadpool(identify, request)
    except DuizhaoError as refusal:
        return errors.domain(request, refusal)
    except SQLAlchemyError as failure:
        return errors.database(request, failure)
    return None
