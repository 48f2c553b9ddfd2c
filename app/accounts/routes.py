"""Signing in, oneself, and everybody."""

from fastapi import APIRouter, Request, Response

from app.accounts import service
from app.accounts.identity import (
    COOKIE,
    CurrentPerson,
    address,
    administrator,
    anybody,
    forget,
    remember,
    signed_in,
)
from app.accounts.schemas import (
    Link,
    LinkSignIn,
    Me,
    MeChange,
    NewToken,
    PasswordChange,
    PasswordSignIn,
    PersonChange,
    PersonInfo,
    TokenInfo,
    TokenName,
)
from app.database import transaction
from app.requests import Id, PasswordTurn, ReadSession, WriteSession

router = APIRouter()


@router.get("/session", dependencies=[signed_in], tags=["session"])
def who_am_i(caller: CurrentPerson, session: ReadSession) -> Me:
    """Who is signed in."""
    return service.me(session, caller.id)


@router.post("/session", dependencies=[anybody], tags=["session"])
def sign_in(
    credentials: PasswordSignIn, request: Request, response: Response, _: PasswordTurn
) -> Me:
    """Sign in with address and password."""
    person, cookie = service.sign_in_with_password(credentials.email, credentials.password)
    remember(response, request, cookie)
    with transaction(writes=False) as session:
        return service.me(session, person.id)


@router.post("/session/link", dependencies=[anybody], tags=["session"])
def sign_in_with_link(
    link: LinkSignIn, request: Request, response: Response, session: WriteSession
) -> Me:
    """Sign in with a link that works once."""
    person, cookie = service.sign_in_with_link(session, link.token)
    remember(response, request, cookie)
    return service.me(session, person.id)


@router.delete("/session", dependencies=[anybody], status_code=204, tags=["session"])
def sign_out(request: Request, response: Response, session: WriteSession) -> None:
    """Sign this browser out."""
    if cookie := request.cookies.get(COOKIE):
        service.sign_out(session, cookie)
    forget(response)


@router.patch("/me", dependencies=[signed_in], tags=["me"])
def change_me(change: MeChange, caller: CurrentPerson, session: WriteSession) -> Me:
    """Change one's own name, address or language."""
    return service.change_me(session, caller.id, change)


@router.put("/me/password", dependencies=[signed_in], status_code=204, tags=["me"])
def change_password(
    change: PasswordChange, caller: CurrentPerson, request: Request, _: PasswordTurn
) -> None:
    """Set one's password; every other browser is signed out."""
    cookie = request.cookies.get(COOKIE, "")
    service.change_password(caller.id, change.current, change.new, cookie)


@router.get("/me/tokens", dependencies=[signed_in], tags=["me"])
def tokens(caller: CurrentPerson, session: ReadSession) -> list[TokenInfo]:
    """One's tokens for programs."""
    return service.tokens(session, caller.id)


@router.post("/me/tokens", dependencies=[signed_in], status_code=201, tags=["me"])
def new_token(body: TokenName, caller: CurrentPerson, session: WriteSession) -> NewToken:
    """A new token; its secret is shown this once."""
    return service.new_token(session, caller.id, body.name)


@router.delete("/me/tokens/{token_id}", dependencies=[signed_in], status_code=204, tags=["me"])
def revoke_token(token_id: Id, caller: CurrentPerson, session: WriteSession) -> None:
    """Put a token out of force."""
    service.revoke_token(session, caller.id, token_id)


@router.get("/people", dependencies=[administrator], tags=["people"])
def people(session: ReadSession) -> list[PersonInfo]:
    """Everybody."""
    return service.people(session)


@router.patch("/people/{person_id}", dependencies=[administrator], tags=["people"])
def change_person(person_id: Id, change: PersonChange, session: WriteSession) -> PersonInfo:
    """Make somebody an administrator or not; let them in or not."""
    return service.change_person(session, person_id, change)


@router.post(
    "/people/{person_id}/sign-in-link",
    dependencies=[administrator],
    status_code=201,
    tags=["people"],
)
def sign_in_link(person_id: Id, request: Request, session: WriteSession) -> Link:
    """A link that lets somebody in who has forgotten the password."""
    token, expires = service.new_link(session, person_id)
    return Link(url=address(request, f"/sign-in#token={token}"), expires_at=expires)
