"""Who sent a request: a browser's cookie or a program's token."""

from typing import Annotated

from fastapi import Depends, Request, Response

from app.accounts import service
from app.accounts.errors import NotSignedIn, OnlyAdministrators
from app.accounts.service import SIGN_IN_DAYS, Caller
from app.database import transaction
from app.settings import settings

COOKIE = "duizhao_session"


def identify(request: Request) -> Caller:
    """The person behind the request, read in a short transaction of its own.

    Raises:
        NotSignedIn: when there is neither a known cookie nor a known token.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return _program(token.strip())
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        raise NotSignedIn
    with transaction(writes=False) as session:
        found = service.identify_browser(session, cookie)
    if found is None:
        raise NotSignedIn
    return found


def _program(token: str) -> Caller:
    with transaction(writes=False) as session:
        found = service.identify_program(session, token)
    if found is None:
        raise NotSignedIn
    who, stale = found
    if stale:
        service.note_token_use(token)
    return who


CurrentPerson = Annotated[Caller, Depends(identify)]


class Allowed:
    """Declares who may call a route; the test of routes and roles reads `who`."""

    who: str


class _Anybody(Allowed):
    who = "anybody"

    def __call__(self) -> None:
        """Let everybody in."""


class _SignedIn(Allowed):
    who = "signed-in"

    def __call__(self, caller: CurrentPerson) -> None:
        """Let everybody in who is signed in."""


class _Administrator(Allowed):
    who = "administrator"

    def __call__(self, caller: CurrentPerson) -> None:
        """Let administrators in."""
        if not caller.is_administrator:
            raise OnlyAdministrators


anybody = Depends(_Anybody())
signed_in = Depends(_SignedIn())
administrator = Depends(_Administrator())


def remember(response: Response, request: Request, cookie: str) -> None:
    """Give the browser its cookie."""
    secure = request.url.scheme == "https" or settings().public_url.startswith("https:")
    response.set_cookie(
        COOKIE,
        cookie,
        max_age=SIGN_IN_DAYS * 86_400,
        httponly=True,
        samesite="lax",
        secure=secure,
        path="/",
    )


def forget(response: Response) -> None:
    """Take the browser's cookie away."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")


def address(request: Request, path: str) -> str:
    """The full address of a page, as people reach it."""
    base = settings().public_url.rstrip("/") or str(request.base_url).rstrip("/")
    return base + path
