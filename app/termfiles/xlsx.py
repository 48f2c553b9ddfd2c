"""A glossary as an Excel workbook: one sheet, every cell text."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from app.formats._errors import Unwritable
from app.formats._xlsx_reader import read_rows
from app.formats._xlsx_writer import LONGEST_CELL, SAFE
from app.termfiles._entry import Columns, Entry, Read
from app.termfiles._limits import MOST_NODES
from app.termfiles._table import cells, columns_of, read_table

_WIDTHS = {"zh": 24, "preferred": 36, "admitted": 36, "definition": 48, "note": 48}
_WIDTH = 18


def read(data: bytes, columns: Columns | None = None) -> Read:
    """The entries of the first sheet that can be seen."""
    return read_table(enumerate(read_rows(data, MOST_NODES), start=1), columns)


def write(entries: Sequence[Entry]) -> bytes:
    """The workbook.

    Raises:
        Unwritable: a cell would be longer than Excel takes.
    """
    columns = columns_of(entries)
    written = BytesIO()
    book = xlsxwriter.Workbook(written, SAFE)
    sheet = book.add_worksheet("Glossary")
    head = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
    plain = book.add_format({"num_format": "@", "valign": "top"})
    sheet.freeze_panes(1, 1)
    for at, name in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(name, _WIDTH), plain)
        sheet.write_string(0, at, name, head)
    for row, one in enumerate(entries, start=1):
        for at, cell in enumerate(cells(one, columns)):
            if len(cell) + sum(sign > "\uffff" for sign in cell) > LONGEST_CELL:
                raise Unwritable(
                    f"“{columns[at]}” of “{one['zh']}” has {len(cell):,} characters, and a cell of"
                    f" Excel holds {LONGEST_CELL:,}; CSV and TBX hold any length"
                )
            if cell:
                sheet.write_string(row, at, cell, plain)
    sheet.autofilter(0, 0, len(entries), len(columns) - 1)
    book.close()
    return written.getvalue()
