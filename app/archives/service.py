"""An archive is written and read row by row: a book takes no more memory than a page.

It is a zip of JSON: `archive.json` says what it is, `people.json` who is named, and each table
has a file of its own with one row to a line. Rows are numbered from 1 in each table, so that
archives of equal projects are equal, and none tells how much else an installation holds.
"""

import json
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import IO, Any

from sqlalchemy import Column, DateTime, LargeBinary, Table
from sqlalchemy.exc import SQLAlchemyError

from app import __version__
from app.accounts.models import Person
from app.archives import queries
from app.archives.errors import NotAnArchive
from app.archives.tables import (
    CHANGES,
    PEOPLE,
    PROJECTS,
    Ids,
    archived,
    key_of,
    referred,
    renumbered,
)
from app.database import Instant, Session, now
from app.memory.grams import keys, places
from app.memory.lists import chunks
from app.progress import Progress, untold
from app.projects import service as projects

FORMAT = "duizhao-project"
VERSION = 1
_LONGEST_LINE = 30_000_000  # bytes; an original of 20 MB as base64 has 27
_AT_ONCE = 500


def write(session: Session, project_id: int, file: IO[bytes]) -> None:
    """Write everything of a project to a file that can be written from the start to the end."""
    ids: dict[str, dict[int, int]] = {PEOPLE: {}}
    people: list[dict[str, Any]] = []
    tables = archived()
    for table in tables:
        found = queries.numbers(session, table, project_id)
        ids[table.name] = {old: new for new, old in enumerate(found, start=1)}

    def person(number: int) -> int:
        if number not in ids[PEOPLE]:
            named = queries.person(session, number)
            ids[PEOPLE][number] = len(people) + 1
            people.append({"name": named.name if named else "", "email": named and named.email})
        return ids[PEOPLE][number]

    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        head = {"format": FORMAT, "version": VERSION, "written_by": f"Duizhao {__version__}"}
        packed.writestr("archive.json", json.dumps(head))
        for table in tables:
            with packed.open(f"{table.name}.jsonl", "w", force_zip64=True) as lines:
                for row in queries.rows(session, table, project_id):
                    said = {
                        column.name: _said(column, row[column.name], ids, person)
                        for column in table.c
                    }
                    if table.name == CHANGES:
                        said |= {side: renumbered(row[side], ids) for side in ("before", "after")}
                    lines.write(json.dumps(said, ensure_ascii=False).encode() + b"\n")
        packed.writestr("people.json", json.dumps(people, ensure_ascii=False))


def _said(column: Column[Any], value: Any, ids: Ids, person: Any) -> Any:
    """A value as JSON has it; a number of a row that is not in the archive is nothing."""
    other = referred(column)
    if value is not None and other == PEOPLE:
        value = person(value)
    elif value is not None and other:
        value = ids[other].get(value)
    elif column.primary_key and key_of(column.table) is not None:
        value = ids[column.table.name][value]
    elif isinstance(value, datetime):
        value = value.isoformat()
    elif isinstance(value, bytes):
        value = b64encode(value).decode()
    return value


def restore(session: Session, file: IO[bytes], name: str = "", progress: Progress = untold) -> int:
    """Make a new project of an archive, whole or not at all; its number.

    Whoever is named in it and has an account here with the same address is the same person; the
    others become people who cannot sign in. `progress` is told how many bytes are done, and of
    how many.

    Raises:
        NotAnArchive: the file is no archive of this version.
        ProjectNameTaken: there is a project of that name; give another.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            return _Restored(session, packed, name, progress).project()
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise NotAnArchive("it is no zip file, or a damaged one") from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise NotAnArchive("a part is missing or says what it should not") from error
    except SQLAlchemyError as error:
        raise NotAnArchive("its parts do not fit together") from error


class _Restored:
    def __init__(
        self,
        session: Session,
        packed: zipfile.ZipFile,
        name: str,
        progress: Progress,
    ) -> None:
        self.session = session
        self.packed = packed
        self.name = name
        self.ids: dict[str, dict[int, int]] = {}
        self._progress = progress
        self._done, self._all = 0, sum(part.file_size for part in packed.infolist())

    def project(self) -> int:
        head = json.loads(self._part("archive.json"))
        if head["format"] != FORMAT:
            raise NotAnArchive("it says that it is something else")
        if head["version"] != VERSION:
            raise NotAnArchive(f"it has version {head['version']!s:.20}, and this is {VERSION}")
        self._people()
        tables = archived()
        known = {f"{table.name}.jsonl" for table in tables} | {"archive.json", "people.json"}
        if set(self.packed.namelist()) != known:
            raise NotAnArchive("it has other parts than an archive of this version")
        for table in tables:
            self._table(table)
        (number,) = self.ids[PROJECTS].values()
        return number

    def _part(self, name: str) -> bytes:
        with self.packed.open(name) as part:
            said = part.read(_LONGEST_LINE + 1)
        if len(said) > _LONGEST_LINE:
            raise NotAnArchive("a part is larger than any can be")
        return said

    def _people(self) -> None:
        self.ids[PEOPLE] = {}
        for number, named in enumerate(json.loads(self._part("people.json")), start=1):
            name, email = str(named["name"])[:200], named["email"]
            known = queries.person_with(self.session, email, name)
            if known is None:
                known = Person(name=name, email=email, active=False, created_at=now())
                queries.add_person(self.session, known)
            self.ids[PEOPLE][number] = known.id

    def _lines(self, table: Table) -> Iterator[dict[str, Any]]:
        with self.packed.open(f"{table.name}.jsonl") as lines:
            while line := lines.readline(_LONGEST_LINE + 1):
                if len(line) > _LONGEST_LINE:
                    raise NotAnArchive("a line is longer than any can be")
                self._done += len(line)
                yield json.loads(line)

    def _table(self, table: Table) -> None:
        made = self.ids.setdefault(table.name, {})
        own = [column for column in table.c if referred(column) == table.name]
        waiting: list[dict[str, Any]] = []
        lines = self._lines(table)
        # A row that names another of its own table comes after that one.
        while batch := list(islice(lines, 1 if own else _AT_ONCE)):
            if self._is_ready(batch[0], own, made):
                self._add(table, batch)
            else:
                waiting += batch
        while waiting:
            left: list[dict[str, Any]] = []
            for row in waiting:
                if self._is_ready(row, own, made):
                    self._add(table, [row])
                else:
                    left.append(row)
            if len(left) == len(waiting):
                raise NotAnArchive("its parts refer to each other in a circle")
            waiting = left

    def _is_ready(self, row: dict[str, Any], own: Any, made: dict[int, int]) -> bool:
        return all(row[column.name] is None or row[column.name] in made for column in own)

    def _add(self, table: Table, rows: list[dict[str, Any]]) -> None:
        key = key_of(table)
        values = [
            {
                column.name: self._read(column, row[column.name])
                for column in table.c
                if column is not key
            }
            for row in rows
        ]
        if table.name == PROJECTS:
            for one in values:
                one["name"] = self.name or one["name"]
                projects.check_name(self.session, one["name"])
        if table.name == CHANGES:
            for one in values:
                one |= {side: renumbered(one[side], self.ids) for side in ("before", "after")}
        numbers = queries.add(self.session, table, values)
        self._progress(self._done, self._all)
        if key is not None:
            made = self.ids[table.name]
            made |= {row[key.name]: number for row, number in zip(rows, numbers, strict=True)}
        if table.name == "memory_entries" and values:
            found = places(
                keys([one["source"] for one in values]), [one["target"] for one in values]
            )
            (project_id,) = self.ids[PROJECTS].values()
            queries.index(self.session, project_id, chunks(numbers, found))

    def _read(self, column: Any, value: Any) -> Any:
        if value is None:
            return None
        if other := referred(column):
            return self.ids[other][value]
        if isinstance(column.type, DateTime | Instant):
            return datetime.fromisoformat(value)
        if isinstance(column.type, LargeBinary):
            return b64decode(value)
        return value
