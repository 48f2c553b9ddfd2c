"""Who the command line acts as, and links that let people in."""

import getpass
from contextlib import suppress
from typing import Annotated

import typer

from app.accounts import queries, service
from app.accounts.service import Caller
from app.cli.installation import ready
from app.database import Session, transaction
from app.errors import NotFound
from app.settings import settings

DEFAULT_ADDRESS = "http://127.0.0.1:8000"


def operator(session: Session) -> Caller:
    """Whoever runs a command on the machine acts as its first administrator.

    There is one from the first command on: who can open the database needs no password.
    """
    found = queries.first_administrator(session)
    if found is None:
        found = service.add_person(session, _login_name(), is_administrator=True)
    return service.caller(found)


def _login_name() -> str:
    """The person's full name where the system knows it: it is printed as the translator's."""
    with suppress(Exception):  # no such user in a container, no terminal, no such list: any name
        login = getpass.getuser()
        with suppress(ImportError, KeyError):  # not on Windows
            import pwd

            return pwd.getpwnam(login).pw_gecos.split(",")[0].strip() or login
        return login
    return "Administrator"


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
