"""Who the command line acts as, and links that let people in."""

import os
import pwd
from contextlib import suppress
from dataclasses import replace
from typing import Annotated

import typer
from pydantic import ValidationError

from app.accounts import queries, service
from app.accounts.schemas import MeChange
from app.accounts.service import Caller
from app.cli.installation import ready
from app.database import Session, transaction
from app.errors import Invalid, NotFound
from app.settings import settings
from app.texts import reason

_UNNAMED = "Administrator"
DEFAULT_ADDRESS = "http://127.0.0.1:8000"


def operator(session: Session) -> Caller:
    """Whoever runs a command on the machine acts as its first administrator.

    There is one from the first command on: who can open the database needs no password.
    """
    found = queries.first_administrator(session)
    if found is None:
        found = service.add_person(session, _full_name() or _UNNAMED, is_administrator=True)
    return service.caller(found)


def rename(session: Session, person: Caller, name: str) -> Caller:
    """Call somebody by another name.

    Raises:
        Invalid: it is no name.
    """
    try:
        change = MeChange(name=name)
    except ValidationError as refused:
        raise Invalid(f"This --name cannot be used: {reason(refused)}.") from refused
    return replace(person, name=service.change_me(session, person.id, change).name)


def _full_name() -> str:
    """The person's, where the system knows one; '' where it only knows an account, such as root.

    It stands in every history, where an account's name says nothing.
    """
    with suppress(Exception):  # no such account in a container, or no list of accounts at all
        account = pwd.getpwuid(os.getuid())
        name = account.pw_gecos.split(",")[0].strip()
        return "" if name.lower() == account.pw_name.lower() else name
    return ""


def sign_in(
    email: Annotated[
        str, typer.Argument(help="Whose link it is; without it the first administrator's.")
    ] = "",
    address: Annotated[
        str, typer.Option(help="Where the workbench runs, if it is not the usual place.")
    ] = "",
) -> None:
    """Print a link that signs somebody in once within a quarter of an hour."""
    ready(migrate_first=False)
    base = address or settings().public_url or DEFAULT_ADDRESS
    with transaction() as session:
        if email:
            person = queries.person_by_email(session, email)
            if person is None:
                raise NotFound(f"Nobody is registered with {email}.")
            person_id = person.id
        else:
            person_id = operator(session).id
        token, _ = service.new_link(session, person_id)
    typer.echo(link(base, token))


def link(base: str, token: str) -> str:
    """The address behind which a sign-in link works.

    The secret stands in the fragment, which browsers do not send and logs do not keep.
    """
    return f"{base.rstrip('/')}/sign-in#token={token}"
