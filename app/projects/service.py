"""Publications and who works on them."""

from collections.abc import Sequence
from datetime import timedelta

from app.accounts import queries as accounts_queries
from app.accounts import secrets
from app.accounts import service as accounts
from app.accounts.errors import PersonNotFound
from app.accounts.models import Person
from app.accounts.service import Caller
from app.database import Session, now
from app.projects import queries
from app.projects.errors import (
    InvitationNotFound,
    InvitationNotValid,
    JoinIncomplete,
    NotAMember,
    ProjectNameTaken,
    ProjectNotFound,
)
from app.projects.models import Invitation, Membership, Project, ProjectKind, Role
from app.projects.schemas import (
    Acceptance,
    InvitationInfo,
    InvitationPage,
    Member,
    NewInvitation,
    NewInvitationInfo,
    ProjectChange,
    ProjectInfo,
)

INVITATION_DAYS = 14


def role_of(session: Session, caller: Caller, project_id: int) -> Role | None:
    """What the caller is in a project.

    A shared glossary is read, and proposed to, by the people of the publications that use it; only
    its own editors decide.
    """
    if caller.is_administrator:
        return Role.ADMINISTRATOR
    found = queries.role(session, project_id, caller.id)
    own = Role(found) if found else None
    if own is not None and own.covers(Role.TRANSLATOR):
        return own
    for role in queries.roles_of_users(session, project_id, caller.id):
        borrowed = Role.TRANSLATOR if Role(role).covers(Role.TRANSLATOR) else Role.READER
        own = borrowed if own is None or borrowed.covers(own) else own
    return own


def projects(session: Session, caller: Caller) -> list[ProjectInfo]:
    """The projects a person works on; administrators see all."""
    found = queries.projects(session, caller.id, every=caller.is_administrator)
    return [_info(project, _shown_role(caller, role)) for project, role in found]


def project(session: Session, caller: Caller, project_id: int) -> ProjectInfo:
    """A project, as the caller sees it."""
    found = _project(session, project_id)
    role = role_of(session, caller, project_id)
    return _info(found, role or Role.READER)


def check_name(session: Session, name: str) -> None:
    """Raise `ProjectNameTaken` if there is a project of this name."""
    if queries.project_named(session, name):
        raise ProjectNameTaken(name)


def create(
    session: Session,
    name: str,
    description: str = "",
    kind: ProjectKind = ProjectKind.PUBLICATION,
) -> Project:
    """A new publication, or a glossary for several."""
    check_name(session, name)
    created = Project(
        name=name, description=description, kind=kind, glossary_revision=0, created_at=now()
    )
    queries.add(session, created)
    return created


def change(session: Session, caller: Caller, project_id: int, wanted: ProjectChange) -> ProjectInfo:
    """Rename or describe a project."""
    found = _project(session, project_id)
    if wanted.name is not None and wanted.name != found.name:
        if queries.project_named(session, wanted.name):
            raise ProjectNameTaken(wanted.name)
        found.name = wanted.name
    if wanted.description is not None:
        found.description = wanted.description
    session.flush()
    return project(session, caller, project_id)


def members(session: Session, project_id: int) -> list[Member]:
    """The people of a project."""
    return [_member(person, role) for person, role in queries.members(session, project_id)]


def set_role(
    session: Session, caller: Caller, project_id: int, person_id: int, role: str
) -> Member:
    """Change what a member may do; administrators may also add anybody.

    Editors bring people in by invitation, so that nobody's name is found by trying numbers.
    """
    if queries.role(session, project_id, person_id) is None and not caller.is_administrator:
        raise NotAMember(person_id)
    return join(session, project_id, person_id, role)


def join(session: Session, project_id: int, person_id: int, role: str) -> Member:
    """Make somebody a member with this role."""
    person = accounts_queries.person(session, person_id)
    if person is None:
        raise PersonNotFound(person_id)
    if found := queries.membership(session, project_id, person_id):
        found.role = role
        session.flush()
    else:
        queries.add(session, Membership(project_id=project_id, person_id=person_id, role=role))
    return _member(person, role)


def remove_member(session: Session, project_id: int, person_id: int) -> None:
    """Take somebody out of a project; what they wrote stays, under their name.

    Invitations that they wrote, or that were meant for them, are withdrawn.
    """
    if not queries.remove_member(session, project_id, person_id):
        raise NotAMember(person_id)
    queries.revoke_invitations_of(session, project_id, person_id, now())


def invitations(session: Session, project_id: int) -> list[InvitationInfo]:
    """Invitations that nobody has answered yet."""
    return [
        _invitation(invitation, inviter)
        for invitation, inviter in queries.invitations(session, project_id, now())
    ]


def invite(
    session: Session, caller: Caller, project_id: int, wanted: NewInvitation
) -> tuple[InvitationInfo, str]:
    """Invite somebody; answers the invitation and its secret, which is shown once."""
    token, at = secrets.new_secret(), now()
    invitation = Invitation(
        project_id=project_id,
        digest=secrets.digest(token),
        role=wanted.role,
        email=wanted.email or "",
        note=wanted.note,
        invited_by=caller.id,
        created_at=at,
        expires_at=at + timedelta(days=INVITATION_DAYS),
    )
    queries.add(session, invitation)
    return _invitation(invitation, caller.name), token


def with_link(invitation: InvitationInfo, url: str) -> NewInvitationInfo:
    """A fresh invitation with its link."""
    return NewInvitationInfo(**invitation.model_dump(), url=url)


def revoke_invitation(session: Session, project_id: int, invitation_id: int) -> None:
    """Withdraw an invitation."""
    if not queries.revoke_invitation(session, project_id, invitation_id, now()):
        raise InvitationNotFound(invitation_id)


def invitation_page(session: Session, token: str) -> InvitationPage:
    """What an invitation says to whoever opens it."""
    invitation, project_, inviter = _open_invitation(session, token)
    return InvitationPage(
        project_name=project_.name,
        role=invitation.role,
        invited_by=inviter,
        email=invitation.email,
        expires_at=invitation.expires_at,
    )


def accept(
    session: Session, token: str, person_id: int | None, wanted: Acceptance, password: str | None
) -> Person:
    """Join a project: as who is signed in, or as a new person.

    `password` is the hash of the wanted one, made before the transaction began.
    """
    invitation, project_, _ = _open_invitation(session, token)
    if person_id is not None:
        person = accounts_queries.person(session, person_id)
        if person is None:
            raise PersonNotFound(person_id)
    elif wanted.name and wanted.email and password:
        person = accounts.add_person(session, wanted.name, wanted.email, password)
    else:
        raise JoinIncomplete
    if not queries.claim_invitation(session, invitation.id, person.id, now()):
        raise InvitationNotValid
    already = queries.role(session, project_.id, person.id)
    if already is None or Role(invitation.role).covers(Role(already)):
        join(session, project_.id, person.id, invitation.role)
    return person


def _open_invitation(session: Session, token: str) -> tuple[Invitation, Project, str]:
    found = queries.open_invitation(session, secrets.digest(token), now())
    if found is None:
        raise InvitationNotValid
    invitation, project_, inviter = found
    return invitation, project_, inviter


def _project(session: Session, project_id: int) -> Project:
    found = queries.project(session, project_id)
    if found is None:
        raise ProjectNotFound
    return found


def _shown_role(caller: Caller, role: str) -> Role:
    return Role.ADMINISTRATOR if caller.is_administrator else Role(role)


def _info(found: Project, role: Role) -> ProjectInfo:
    return ProjectInfo(
        id=found.id,
        name=found.name,
        description=found.description,
        kind=ProjectKind(found.kind),
        role=role.value,
    )


def _member(person: Person, role: str) -> Member:
    return Member(
        person_id=person.id,
        name=person.name,
        email=person.email,
        role=role,
        active=person.active,
    )


def _invitation(invitation: Invitation, inviter: str) -> InvitationInfo:
    return InvitationInfo(
        id=invitation.id,
        role=invitation.role,
        email=invitation.email,
        note=invitation.note,
        invited_by=inviter,
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
    )


def names(session: Session, ids: Sequence[int | None]) -> dict[int, str]:
    """The names of people, for lists that say who did what."""
    return accounts_queries.names(session, {i for i in ids if i is not None})
