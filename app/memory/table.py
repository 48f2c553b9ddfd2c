"""A memory as a CSV table: source, target, translator, date. Pure, read and written as a stream."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import IO

from app.formats import Written
from app.memory.reading import BrokenFile, Read, judged

COLUMNS = ("source", "target", "translator", "date")
# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read(file: IO[bytes], name: str) -> Iterator[Read]:
    """The rows of a CSV file in UTF-8, whose first line names the columns.

    Raises:
        BrokenFile: the columns `source` and `target` are missing, or the table is broken; what
            came before was given already.
    """
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        rows = csv.DictReader(text, strict=True)
        if missing := {"source", "target"} - set(rows.fieldnames or ()):
            columns = " and ".join(sorted(missing))
            raise BrokenFile(name, f"its first line must name the columns; {columns} is missing")
        for row in rows:
            yield _row(row)
    except (csv.Error, UnicodeDecodeError) as broken:
        raise BrokenFile(name, str(broken)) from broken
    finally:
        text.detach()


def _row(row: dict[str, str | None]) -> Read:
    cell = {column: _plain((row.get(column) or "").strip()) for column in COLUMNS}
    try:
        at = datetime.fromisoformat(cell["date"])
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        at = None
    return judged(cell["source"], cell["target"], cell["translator"], at)


def write(file: IO[bytes], units: Iterable[Written]) -> int:
    """Write a table that spreadsheets open, and answer how many rows it has."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    count = 0
    try:
        table = csv.writer(text, lineterminator="\n")
        table.writerow(COLUMNS)
        for unit in units:
            count += 1
            texts = (unit.source, unit.target, unit.creator)
            table.writerow([*map(_typed_as_text, texts), unit.at.isoformat()])
    finally:
        text.flush()
        text.detach()
    return count


def _typed_as_text(cell: str) -> str:
    """Keep a spreadsheet from running a cell.

    >>> _typed_as_text("=1+1"), _plain(_typed_as_text("=1+1")), _typed_as_text("text")
    ("'=1+1", '=1+1', 'text')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
