"""Which tables make up a project, read from the models: a new table is not forgotten."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, or_, select

from app.tables import METADATA

PEOPLE = "people"
PROJECTS = "projects"
CHANGES = "structure_changes"
# What stays behind, and why.
LEFT_OUT: Mapping[str, str] = {
    PEOPLE: "they go as names and e-mail addresses, for the history",
    "sign_ins": "a secret of a person",
    "sign_in_links": "a secret of a person",
    "tokens": "a secret of a person",
    "failed_sign_ins": "of the installation",
    "memberships": "who may enter is decided where the project is restored",
    "invitations": "they hold secrets, and lead to another address",
    "public_links": "they are addresses of this installation",
    "shared_glossaries": "they name other projects",
    "presences": "who looks at what just now",
    "events": "news for open windows; what they tell of is in the other tables",
    "memory_postings": "an index of the memory, made anew",
}
Ids = Mapping[str, Mapping[int, int]]


def archived() -> list[Table]:
    """The tables of an archive; each comes after those that it refers to."""
    tables = [table for table in METADATA.sorted_tables if table.name not in LEFT_OUT]
    # What a change of structure says names segments and comments without a foreign key.
    return sorted(tables, key=lambda table: table.name == CHANGES)


def key_of(table: Table) -> Column[Any] | None:
    """The number by which others refer to a row, if it is the table's own."""
    key = list(table.primary_key.columns)
    return key[0] if len(key) == 1 and not key[0].foreign_keys else None


def referred(column: Column[Any]) -> str | None:
    """The table whose rows a column names."""
    if column.name == "article_id" and column.table.name == "segments":
        return "articles"  # by a key over two columns
    if column.name == "project_id":
        return PROJECTS
    found = next(iter(column.foreign_keys), None)
    if found is None:
        return None
    return "articles" if found.column.table.name == "feeds" else found.column.table.name


def of_project(table: Table, project_id: int) -> ColumnElement[bool]:
    """Which rows of a table are the project's."""
    if table.name == PROJECTS:
        return table.c.id == project_id
    if "project_id" in table.c:
        return table.c.project_id == project_id
    ways: dict[Column[Any], ColumnElement[bool]] = {}
    for column in table.c:
        other = referred(column)
        if other and other not in {*LEFT_OUT, table.name}:
            parent = METADATA.tables[other]
            ways[column] = column.in_(select(parent.c.id).where(of_project(parent, project_id)))
    for column, way in ways.items():
        if not column.nullable:
            return way
    if not ways:
        raise LookupError(f"nothing leads from {table.name} to a project")
    return or_(*ways.values())  # a row that belongs to one or the other


def renumbered(change: Mapping[str, Any], ids: Ids) -> dict[str, Any]:
    """What a change of structure met or left, with the numbers that its segments have elsewhere."""

    def new(table: str, number: object) -> int:
        return ids[table].get(int(str(number)), 0)  # one that is gone names nothing

    made = dict(change)
    made["segments"] = [
        {
            **piece,
            "id": None if piece["id"] is None else new("segments", piece["id"]),
            "paragraph": new("paragraphs", piece["paragraph"]),
        }
        for piece in change["segments"]
    ]
    made["following"] = {
        str(new("segments", key)): new("paragraphs", paragraph)
        for key, paragraph in change["following"].items()
    }
    made["styles"] = {str(new("paragraphs", key)): was for key, was in change["styles"].items()}
    if "dropped" in change:
        made["dropped"] = [new("segments", number) for number in change["dropped"]]
    if "comments" in change:
        made["comments"] = {
            str(new("segments", key)): [new("comments", number) for number in numbers]
            for key, numbers in change["comments"].items()
        }
    return made
