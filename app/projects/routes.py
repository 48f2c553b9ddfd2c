"""Projects, members and invitations."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from app.accounts import secrets
from app.accounts import service as accounts
from app.accounts.errors import NotSignedIn
from app.accounts.identity import (
    CurrentPerson,
    address,
    administrator,
    anybody,
    identify,
    remember,
    signed_in,
)
from app.accounts.schemas import Me
from app.database import transaction
from app.projects import access, service, style
from app.projects.schemas import (
    Acceptance,
    HouseStyleChange,
    HouseStyleInfo,
    InvitationInfo,
    InvitationPage,
    Member,
    MemberChange,
    NewInvitation,
    NewInvitationInfo,
    NewProject,
    ProjectChange,
    ProjectInfo,
    ShippedStyle,
)
from app.requests import BaseVersion, Id, ReadSession, WriteSession, etag, in_turn

router = APIRouter()
InvitationToken = Annotated[str, Path(min_length=20, max_length=100, pattern=r"^[\w-]+$")]


@router.get("/projects", dependencies=[signed_in], tags=["projects"])
def projects(caller: CurrentPerson, session: ReadSession) -> list[ProjectInfo]:
    """The projects that the caller works on."""
    return service.projects(session, caller)


@router.post("/projects", dependencies=[administrator], status_code=201, tags=["projects"])
def create(body: NewProject, caller: CurrentPerson, session: WriteSession) -> ProjectInfo:
    """A new project, with an empty glossary and no members."""
    created = service.create(session, body.name, body.description, body.kind)
    return service.project(session, caller, created.id)


@router.get("/projects/{project_id}", dependencies=[access.reader], tags=["projects"])
def project(project_id: Id, caller: CurrentPerson, session: ReadSession) -> ProjectInfo:
    """A project and the caller's role in it."""
    return service.project(session, caller, project_id)


@router.patch("/projects/{project_id}", dependencies=[access.editor], tags=["projects"])
def change(
    project_id: Id, body: ProjectChange, caller: CurrentPerson, session: WriteSession
) -> ProjectInfo:
    """Rename or describe a project."""
    return service.change(session, caller, project_id, body)


@router.get("/projects/{project_id}/style", dependencies=[access.reader], tags=["projects"])
def house_style(project_id: Id, response: Response, session: ReadSession) -> HouseStyleInfo:
    """How the project prints its translations."""
    return _tagged(response, style.style(session, project_id))


@router.patch("/projects/{project_id}/style", dependencies=[access.editor], tags=["projects"])
def change_house_style(
    project_id: Id,
    body: HouseStyleChange,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> HouseStyleInfo:
    """Change the house style; 412 with the current one if somebody was faster."""
    return _tagged(response, style.change(session, project_id, base, body))


def _tagged(response: Response, found: HouseStyleInfo) -> HouseStyleInfo:
    response.headers["ETag"] = etag(found.version)
    return found


@router.get("/house-styles", dependencies=[signed_in], tags=["projects"])
def house_styles() -> list[ShippedStyle]:
    """The house styles that come with the workbench, the standard one first."""
    return style.shipped()


@router.get("/projects/{project_id}/members", dependencies=[access.reader], tags=["projects"])
def members(project_id: Id, session: ReadSession) -> list[Member]:
    """The people of a project."""
    return service.members(session, project_id)


@router.put(
    "/projects/{project_id}/members/{person_id}", dependencies=[access.editor], tags=["projects"]
)
def set_role(
    project_id: Id,
    person_id: Id,
    body: MemberChange,
    caller: CurrentPerson,
    session: WriteSession,
) -> Member:
    """Change what a member may do; administrators may also add anybody."""
    return service.set_role(session, caller, project_id, person_id, body.role)


@router.delete(
    "/projects/{project_id}/members/{person_id}",
    dependencies=[access.editor],
    status_code=204,
    tags=["projects"],
)
def remove_member(project_id: Id, person_id: Id, session: WriteSession) -> None:
    """Take somebody out of a project."""
    service.remove_member(session, project_id, person_id)


@router.get("/projects/{project_id}/invitations", dependencies=[access.editor], tags=["projects"])
def invitations(project_id: Id, session: ReadSession) -> list[InvitationInfo]:
    """Invitations that nobody has answered yet."""
    return service.invitations(session, project_id)


@router.post(
    "/projects/{project_id}/invitations",
    dependencies=[access.editor],
    status_code=201,
    tags=["projects"],
)
def invite(
    project_id: Id,
    body: NewInvitation,
    caller: CurrentPerson,
    request: Request,
    session: WriteSession,
) -> NewInvitationInfo:
    """Invite somebody by a link, which works once and for 14 days."""
    invitation, token = service.invite(session, caller, project_id, body)
    return service.with_link(invitation, address(request, f"/invitations/{token}"))


@router.delete(
    "/projects/{project_id}/invitations/{invitation_id}",
    dependencies=[access.editor],
    status_code=204,
    tags=["projects"],
)
def revoke_invitation(project_id: Id, invitation_id: Id, session: WriteSession) -> None:
    """Withdraw an invitation."""
    service.revoke_invitation(session, project_id, invitation_id)


@router.get("/invitations/{token}", dependencies=[anybody], tags=["invitations"])
def invitation_page(token: InvitationToken, session: ReadSession) -> InvitationPage:
    """What an invitation says."""
    return service.invitation_page(session, token)


def _whoever(request: Request) -> int | None:
    try:
        return identify(request).id
    except NotSignedIn:
        return None


def _wanted_password(token: InvitationToken, body: Acceptance) -> str | None:
    """The password to hash, if an invitation stands behind it.

    Only for who holds one: hashing for everybody would let anybody keep us busy.
    """
    with transaction(writes=False) as session:
        service.invitation_page(session, token)
    return body.password


async def _hashed(password: Annotated[str | None, Depends(_wanted_password)]) -> str | None:
    """The password's hash, made before the transaction begins: it takes a tenth of a second."""
    return await in_turn("passwords", secrets.hash_password, password) if password else None


@router.post("/invitations/{token}", dependencies=[anybody], status_code=201, tags=["invitations"])
def accept(
    token: InvitationToken,
    body: Acceptance,
    person_id: Annotated[int | None, Depends(_whoever)],
    password: Annotated[str | None, Depends(_hashed)],
    request: Request,
    response: Response,
    session: WriteSession,
) -> Me:
    """Join a project, as who is signed in or as somebody new."""
    person = service.accept(session, token, person_id, body, password)
    if person_id is None:
        remember(response, request, accounts.open_browser(session, person.id))
    return accounts.me(session, person.id)
