"""Who may do what with what a path names.

Every object leads to its project, and the project knows the caller's role. Who is not a member
is told that there is nothing (404), so that ids tell nobody what exists.
"""

from collections.abc import Callable
from typing import Any

from fastapi import Depends, Request

from app.accounts.identity import Allowed, CurrentPerson
from app.database import LARGEST_ID, Session, transaction
from app.projects import queries, service
from app.projects.errors import NotHere, RoleTooLow
from app.projects.models import Role

Finder = Callable[[Session, int], int | None]


class MemberAs(Allowed):
    """The caller must be a member, with at least this role, of the project of the named object.

    It runs in a short transaction of its own before the route's begins, so that a file is
    parsed only for somebody who may send it, and while no transaction is open.
    """

    def __init__(self, role: Role, parameter: str, project_of: Finder) -> None:
        self.who = role.value
        self.role = role
        self.parameter = parameter
        self.project_of = project_of

    def __call__(self, request: Request, caller: CurrentPerson) -> None:
        """Let the caller through, or say why not."""
        what = self.parameter.removesuffix("_id").replace("_", " ")
        named = request.path_params[self.parameter]
        known = named.isascii() and named.isdigit() and len(named) <= 10
        if not (known and int(named) <= LARGEST_ID):
            raise NotHere(what)
        with transaction(writes=False) as session:
            project_id = self.project_of(session, int(named))
            role = service.role_of(session, caller, project_id) if project_id else None
        if role is None:
            raise NotHere(what)
        if not role.covers(self.role):
            raise RoleTooLow(self.role.value, role.value)


def member_as(role: Role, parameter: str, project_of: Finder) -> Any:
    """The declaration that a route carries in its `dependencies`."""
    return Depends(MemberAs(role, parameter, project_of))


def _of_project(role: Role) -> Any:
    return member_as(role, "project_id", queries.project_id)


reader = _of_project(Role.READER)
translator = _of_project(Role.TRANSLATOR)
editor = _of_project(Role.EDITOR)
