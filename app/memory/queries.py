"""The SQL of the memory. What may be seen is part of every query that finds something."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    bindparam,
    column,
    delete,
    func,
    insert,
    or_,
    select,
    table,
    update,
)

from app.accounts.models import Person
from app.database import Session, is_sqlite
from app.memory.asking import ask
from app.memory.models import Entry
from app.projects.models import Project

# Articles are made of segments, which remember themselves here: the package of articles lies
# above, so their titles are read by the names of their columns.
_ARTICLES = table("articles", column("id"), column("title"), column("original_title"))
# SQLite takes at most 32,766 values in a statement.
_AT_ONCE = 10_000

Line = Any


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose eyes look, and in which project if not in all of theirs."""

    person_id: int
    is_administrator: bool = False
    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entries are wanted; what is None or empty does not matter."""

    article_id: int | None = None
    translator: str = ""
    state: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """As conditions on entries that are joined with people."""
        found: list[ColumnElement[bool]] = []
        if self.article_id is not None:
            found.append(Entry.article_id == self.article_id)
        if self.translator:
            found.append(
                or_(
                    Person.name.icontains(self.translator, autoescape=True),
                    Entry.creator.icontains(self.translator, autoescape=True),
                )
            )
        if self.state:
            found.append(Entry.state == self.state)
        if self.since:
            found.append(Entry.at >= self.since)
        if self.until:
            found.append(Entry.at < self.until)
        return found


_EVERY_PROJECT = "SELECT id FROM projects"
_OWN_PROJECTS = "SELECT project_id FROM memberships WHERE person_id = ?"
_WITH_KEY = """
    SELECT id FROM memory_entries WHERE source_key = ? AND project_id = ANY(?)
    ORDER BY at DESC, id DESC LIMIT ?"""
_KNOWN = """
    SELECT source_key, target FROM memory_entries
    WHERE source_key = ANY(?) AND project_id = ?"""
_OF_KEY = """
    SELECT source_key, min(source) FROM memory_entries
    WHERE source_key = ANY(?) AND project_id = ? GROUP BY source_key"""
_SOURCES = "SELECT id, source FROM memory_entries WHERE id = ANY(?) AND project_id = ANY(?)"


def projects(session: Session, reach: Reach) -> list[int]:
    """The projects whose entries may be found."""
    if reach.is_administrator:
        rows = ask(session, _EVERY_PROJECT)
    else:
        rows = ask(session, _OWN_PROJECTS, reach.person_id)
    return [number for (number,) in rows if reach.project_id in (None, number)]


def with_key(session: Session, within: Sequence[int], source_key: int, limit: int) -> list[int]:
    """The entries of some projects whose source has this fingerprint, newest first."""
    return [number for (number,) in ask(session, _WITH_KEY, source_key, within, limit)]


def sources(
    session: Session, within: Sequence[int], numbers: Sequence[int]
) -> Sequence[tuple[int, str]]:
    """The numbers and sources of entries that are there and belong to some projects."""
    return ask(session, _SOURCES, numbers, within)


_LINES: Any = (
    select(
        Entry.id,
        Entry.source,
        Entry.target,
        Entry.source_key,
        Entry.before_key,
        Entry.after_key,
        Entry.project_id,
        Project.name.label("project"),
        Entry.article_id,
        func.coalesce(func.nullif(_ARTICLES.c.title, ""), _ARTICLES.c.original_title).label(
            "article"
        ),
        Entry.segment_id,
        Entry.part,
        func.coalesce(Person.name, Entry.creator).label("translator"),
        Entry.at,
        Entry.state,
    )
    .join(Project, Project.id == Entry.project_id)
    .outerjoin(_ARTICLES, _ARTICLES.c.id == Entry.article_id)
    .outerjoin(Person, Person.id == Entry.person_id)
)
# One statement whatever the number of values, so that PostgreSQL plans it once.
_IN_SQLITE = _LINES.where(
    Entry.id.in_(select(func.json_each(bindparam("numbers")).table_valued("value").c.value)),
    Entry.project_id.in_(select(func.json_each(bindparam("within")).table_valued("value").c.value)),
)
_IN_POSTGRESQL = _LINES.where(
    Entry.id == func.any(bindparam("numbers", type_=ARRAY(Integer))),
    Entry.project_id == func.any(bindparam("within", type_=ARRAY(Integer))),
)


def lines(
    session: Session,
    within: Sequence[int],
    numbers: Sequence[int],
) -> list[Line]:
    """Entries with all that is shown of them, in the order of their numbers given."""
    if not numbers:
        return []
    if is_sqlite(session):
        given = {"numbers": json.dumps(list(numbers)), "within": json.dumps(list(within))}
        found = session.execute(_IN_SQLITE, given).all()
    else:
        lists_given = {"numbers": list(numbers), "within": list(within)}
        found = session.execute(_IN_POSTGRESQL, lists_given).all()
    by_number = {line.id: line for line in found}
    return [by_number[number] for number in numbers if number in by_number]


_TEXTS = {
    "source": _SOURCES,
    "target": "SELECT id, target FROM memory_entries WHERE id = ANY(?) AND project_id = ANY(?)",
}


def texts(
    session: Session,
    within: Sequence[int],
    side: str,
    filters: Filters,
    numbers: Sequence[int],
) -> Sequence[tuple[int, str]]:
    """Numbers and sources (or targets) of entries, in the order of their numbers given."""
    if filters == Filters():
        rows = ask(session, _TEXTS[side], numbers, within)
    else:
        rows = session.execute(_filtered(within, side, filters).where(Entry.id.in_(numbers))).all()
    found = {row[0]: row[1] for row in rows}
    return [(number, found[number]) for number in numbers if number in found]


def newest(
    session: Session, within: Sequence[int], side: str, filters: Filters, before: int, limit: int
) -> Sequence[tuple[int, str]]:
    """Numbers and texts of entries whose numbers are below `before`, newest first."""
    query = _filtered(within, side, filters).where(Entry.id < before)
    rows = session.execute(query.order_by(Entry.id.desc()).limit(limit))
    return [(number, found) for number, found in rows]


def _filtered(within: Sequence[int], side: str, filters: Filters) -> Any:
    return (
        select(Entry.id, Entry.source if side == "source" else Entry.target)
        .outerjoin(Person, Person.id == Entry.person_id)
        .where(Entry.project_id.in_(within), *filters.conditions())
    )


def page(session: Session, project_id: int, after: int, limit: int) -> Sequence[Line]:
    """A project's entries in the order in which they came, for a file."""
    return session.execute(
        select(
            Entry.id,
            Entry.source,
            Entry.target,
            Entry.before_key,
            Entry.after_key,
            func.coalesce(Person.name, Entry.creator).label("translator"),
            Entry.at,
            Entry.state,
        )
        .outerjoin(Person, Person.id == Entry.person_id)
        .where(Entry.project_id == project_id, Entry.id > after)
        .order_by(Entry.id)
        .limit(limit)
    ).all()


def sources_with(session: Session, project_id: int, keys: Iterable[int]) -> dict[int, str]:
    """A source of a project for each fingerprint that one has."""
    return dict(ask(session, _OF_KEY, sorted(set(keys)), project_id))


def of_segment(session: Session, segment_id: int) -> Sequence[Line]:
    """What is remembered of a segment: all of it, and its sentences."""
    return session.execute(
        select(Entry.id, Entry.project_id, Entry.part, Entry.source, Entry.target).where(
            Entry.segment_id == segment_id
        )
    ).all()


def of_segments(session: Session, segment_ids: Sequence[int]) -> list[Line]:
    """What is remembered of some segments, and of their sentences."""
    found: list[Line] = []
    for begin in range(0, len(segment_ids), _AT_ONCE):
        found += session.execute(
            select(Entry.id, Entry.project_id, Entry.part, Entry.source, Entry.target).where(
                Entry.segment_id.in_(segment_ids[begin : begin + _AT_ONCE])
            )
        )
    return found


def renew(session: Session, entry_id: int, values: Mapping[str, Any]) -> None:
    """Change what is known about an entry whose texts are the same as before."""
    session.execute(update(Entry).where(Entry.id == entry_id).values(**values))


def add(session: Session, values: Mapping[str, Any]) -> int:
    """Store one entry and learn its number."""
    return session.execute(insert(Entry).values(**values).returning(Entry.id)).scalar_one()


def remove(session: Session, number: int) -> None:
    """Forget an entry."""
    session.execute(delete(Entry).where(Entry.id == number))


def remove_segments(session: Session, segment_ids: Sequence[int]) -> None:
    """Forget all that is remembered of some segments, and of their sentences."""
    for begin in range(0, len(segment_ids), _AT_ONCE):
        some = segment_ids[begin : begin + _AT_ONCE]
        session.execute(
            delete(Entry).where(Entry.segment_id.in_(some)),
            execution_options={"synchronize_session": False},
        )


def known(session: Session, project_id: int, keys: Iterable[int]) -> set[tuple[int, str]]:
    """Which pairs of (source fingerprint, target) a project has already."""
    return {(key, target) for key, target in ask(session, _KNOWN, sorted(set(keys)), project_id)}


def segments_remembered(session: Session, project_id: int) -> set[int]:
    """The segments of a project that have an entry."""
    rows = session.scalars(
        select(Entry.segment_id).where(
            Entry.project_id == project_id, Entry.segment_id.is_not(None)
        )
    )
    return {number for number in rows if number is not None}


def count(session: Session, project_id: int) -> int:
    """How many entries a project has."""
    return session.execute(
        select(func.count()).select_from(Entry).where(Entry.project_id == project_id)
    ).scalar_one()
