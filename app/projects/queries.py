"""The SQL of projects and their people."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select, true, update
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.news import queries as news
from app.projects.models import Invitation, Membership, Project, ProjectKind, SharedGlossary


def project(session: Session, project_id: int) -> Project | None:
    """A project by id."""
    return session.get(Project, project_id)


def project_id(session: Session, project_id: int) -> int | None:
    """The project itself: how a path that names one leads to it."""
    return session.scalar(select(Project.id).where(Project.id == project_id))


def change_style(session: Session, project_id: int, base: int, style: dict[str, Any]) -> bool:
    """Put a house style in place if the one before is still at version `base`."""
    changed = session.execute(
        update(Project)
        .where(Project.id == project_id, Project.style_version == base)
        .values(style=style, style_version=base + 1)
        .returning(Project.id)
    )
    return changed.scalar_one_or_none() is not None


def project_named(session: Session, name: str) -> Project | None:
    """A project by its name."""
    return session.scalar(select(Project).where(Project.name == name))


def role(session: Session, project_id: int, person_id: int) -> str | None:
    """Somebody's role in a project."""
    return session.scalar(
        select(Membership.role).where(
            Membership.project_id == project_id, Membership.person_id == person_id
        )
    )


def roles_of_users(session: Session, glossary_id: int, person_id: int) -> Sequence[str]:
    """Somebody's roles in the publications that use a shared glossary."""
    return session.scalars(
        select(Membership.role)
        .join(SharedGlossary, SharedGlossary.project_id == Membership.project_id)
        .where(SharedGlossary.glossary_id == glossary_id, Membership.person_id == person_id)
    ).all()


def glossaries(session: Session, project_id: int) -> list[int]:
    """The projects whose concepts are known in one: itself, then its shared glossaries in order."""
    shared = session.scalars(
        select(SharedGlossary.glossary_id)
        .where(SharedGlossary.project_id == project_id)
        .order_by(SharedGlossary.place)
    )
    return [project_id, *shared]


def kind(session: Session, project_id: int) -> str | None:
    """What a project is for."""
    return session.scalar(select(Project.kind).where(Project.id == project_id))


def shared_glossaries(session: Session, ids: Iterable[int]) -> dict[int, Project]:
    """Those of some projects that are shared glossaries."""
    found = session.scalars(
        select(Project).where(Project.id.in_(list(ids)), Project.kind == ProjectKind.GLOSSARY)
    )
    return {project.id: project for project in found}


def use_glossaries(session: Session, project_id: int, glossary_ids: Sequence[int]) -> None:
    """Let a publication use these shared glossaries, in this order, and no others."""
    session.execute(delete(SharedGlossary).where(SharedGlossary.project_id == project_id))
    if glossary_ids:
        session.execute(
            insert(SharedGlossary),
            [
                {"project_id": project_id, "glossary_id": glossary_id, "place": place}
                for place, glossary_id in enumerate(glossary_ids)
            ],
        )


def projects(session: Session, person_id: int, *, every: bool) -> Sequence[tuple[Project, str]]:
    """The projects of a person with the role there, or every project, by name."""
    query = (
        select(Project, Membership.role)
        .outerjoin(
            Membership,
            (Membership.project_id == Project.id) & (Membership.person_id == person_id),
        )
        .where(true() if every else Membership.role.is_not(None))
        .order_by(Project.name)
    )
    return [(found, known or "") for found, known in session.execute(query)]


def first_project(session: Session) -> Project | None:
    """The project that came first."""
    return session.scalar(select(Project).order_by(Project.id).limit(1))


def members(session: Session, project_id: int) -> Sequence[tuple[Person, str]]:
    """The people of a project, by name."""
    rows = session.execute(
        select(Person, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.project_id == project_id)
        .order_by(Person.name, Person.id)
    )
    return [(person, known) for person, known in rows]


def add(session: Session, row: Project | Membership | Invitation) -> None:
    """Store a new row and learn its id."""
    session.add(row)
    session.flush()


def membership(session: Session, project_id: int, person_id: int) -> Membership | None:
    """Somebody's membership."""
    return session.get(Membership, (project_id, person_id))


def remove_member(session: Session, project_id: int, person_id: int) -> bool:
    """Take somebody out of a project, and of its open streams; whether they were in it."""
    news.ring(session)
    removed = session.execute(
        delete(Membership)
        .where(Membership.project_id == project_id, Membership.person_id == person_id)
        .returning(Membership.person_id)
    )
    return removed.scalar_one_or_none() is not None


def invitations(session: Session, project_id: int, at: datetime) -> Sequence[Row[Invitation, str]]:
    """The invitations that can still be accepted, with the name of who invited."""
    return session.execute(
        select(Invitation, Person.name)
        .join(Person, Person.id == Invitation.invited_by)
        .where(
            Invitation.project_id == project_id,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
            Invitation.expires_at > at,
        )
        .order_by(Invitation.id)
    ).all()


def open_invitation(
    session: Session, digest: str, at: datetime
) -> Row[Invitation, Project, str] | None:
    """The invitation behind a link, its project, and who invited."""
    return session.execute(
        select(Invitation, Project, Person.name)
        .join(Project, Project.id == Invitation.project_id)
        .join(Person, Person.id == Invitation.invited_by)
        .where(
            Invitation.digest == digest,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
            Invitation.expires_at > at,
        )
    ).one_or_none()


def claim_invitation(session: Session, invitation_id: int, person_id: int, at: datetime) -> bool:
    """Use an invitation up; of two uses only one succeeds."""
    claimed = session.execute(
        update(Invitation)
        .where(
            Invitation.id == invitation_id,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
        )
        .values(accepted_by=person_id, accepted_at=at)
        .returning(Invitation.id)
    )
    return claimed.scalar_one_or_none() is not None


def revoke_invitations_of(session: Session, project_id: int, person_id: int, at: datetime) -> None:
    """Withdraw the invitations by which somebody could come back, or bring others in."""
    email = select(Person.email).where(Person.id == person_id).scalar_subquery()
    session.execute(
        update(Invitation)
        .where(
            Invitation.project_id == project_id,
            or_(Invitation.invited_by == person_id, Invitation.email == email),
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
        )
        .values(revoked_at=at),
        execution_options={"synchronize_session": False},
    )


def revoke_invitation(session: Session, project_id: int, invitation_id: int, at: datetime) -> bool:
    """Withdraw an invitation; whether there was one."""
    revoked = session.execute(
        update(Invitation)
        .where(
            Invitation.id == invitation_id,
            Invitation.project_id == project_id,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
        )
        .values(revoked_at=at)
        .returning(Invitation.id)
    )
    return revoked.scalar_one_or_none() is not None
