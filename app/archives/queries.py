"""The SQL of archives: rows of any table out, and in again."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.archives.tables import key_of, of_project
from app.memory import import_queries as memory

_AT_ONCE = 500


def numbers(session: Session, table: Table, project_id: int) -> list[int]:
    """The numbers of a project's rows, ascending."""
    key = key_of(table)
    if key is None:
        return []
    found = session.scalars(select(key).where(of_project(table, project_id)).order_by(key))
    return [int(number) for number in found]


def rows(session: Session, table: Table, project_id: int) -> Iterator[dict[str, Any]]:
    """A project's rows in the order of their keys, some at a time."""
    asked = (
        select(table).where(of_project(table, project_id)).order_by(*table.primary_key.columns)
    ).execution_options(yield_per=_AT_ONCE)
    for row in session.execute(asked).mappings():
        yield dict(row)


def person(session: Session, person_id: int) -> Person | None:
    """Somebody who is named."""
    return session.get(Person, person_id)


def person_with(session: Session, email: str | None, name: str) -> Person | None:
    """Somebody with this address; without one, somebody of this name who has none either."""
    asked = select(Person).where(Person.email == email)
    if email is None:
        asked = select(Person).where(Person.email.is_(None), Person.name == name)
    return session.scalars(asked.order_by(Person.id)).first()


def add_person(session: Session, added: Person) -> None:
    """Store somebody, and learn their number."""
    session.add(added)
    session.flush()


def add(session: Session, table: Table, values: Sequence[dict[str, Any]]) -> list[int]:
    """Store rows; their numbers in the same order, if they have numbers of their own."""
    if not values:
        return []
    key = key_of(table)
    if key is None:
        session.execute(insert(table), values)
        return []
    asked = insert(table).returning(key, sort_by_parameter_order=True)
    return [int(number) for number in session.scalars(asked, values)]


def index(session: Session, project_id: int, chunks: Any) -> None:
    """Put remembered entries where they are found."""
    memory.add_all(session, project_id, [], chunks)
