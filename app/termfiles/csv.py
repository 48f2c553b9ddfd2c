"""A glossary as a table of comma-separated values, which a spreadsheet opens safely."""

import csv
import io
from collections.abc import Iterator, Sequence

from app.formats._csv import guarded, separator, unguarded
from app.formats._limits import MOST_BYTES
from app.language import encodings
from app.termfiles._entry import Columns, Entry, Read
from app.termfiles._table import cells, columns_of, read_table


def read(data: bytes, columns: Columns | None = None) -> Read:
    """The entries of a table in whatever encoding, parted by commas, semicolons or tabs."""
    try:
        return read_table(_rows(encodings.decode(data).text), columns)
    except _Broken as broken:
        return Read((), ((broken.line, f"the table is broken here: {broken}"),))


class _Broken(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
    try:
        for row in reader:
            if row:
                yield reader.line_num, [unguarded(cell) for cell in row]
    except csv.Error as broken:
        raise _Broken(reader.line_num, str(broken)) from broken


def write(entries: Sequence[Entry]) -> bytes:
    """The table in UTF-8, with a mark at the beginning by which Excel knows it."""
    columns = columns_of(entries)
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(columns)
    for one in entries:
        table.writerow([guarded(cell) for cell in cells(one, columns)])
    return written.getvalue().encode("utf-8-sig")
