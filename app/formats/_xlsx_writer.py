"""Pairs as an Excel workbook whose cells are all text."""

from datetime import UTC, datetime
from io import BytesIO
from itertools import chain

import xlsxwriter

from app.formats._errors import Unwritable
from app.formats._finished import Finished
from app.formats._outline import SOURCE_COLUMN, TARGET_COLUMN

LONGEST_CELL = 32_767  # characters, counted in UTF-16 as Excel does
_THEN = datetime(1980, 1, 1, tzinfo=UTC)  # the clock is none of the document's content
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_xlsx(finished: Finished) -> bytes:
    """The workbook; the same document gives the same bytes.

    Raises `Unwritable` for a paragraph that is longer than a cell can hold.
    """
    written = BytesIO()
    book = xlsxwriter.Workbook(written, SAFE)
    book.set_properties(
        {
            "title": _short(finished.front.title),
            "author": _short(finished.front.translator),
            "created": _THEN.replace(tzinfo=None),
        }
    )
    sheet = book.add_worksheet("Translation")
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    head = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
    sheet.set_column(0, 1, 70, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.write_string(0, 0, SOURCE_COLUMN, head)
    sheet.write_string(0, 1, TARGET_COLUMN, head)
    for row, pair in enumerate(finished.pairs, start=1):
        for column, text in enumerate((pair.source, pair.target)):
            if len(text) + sum(sign > "\uffff" for sign in text) > LONGEST_CELL:
                raise Unwritable(
                    f"paragraph {row:,} has {len(text):,} characters, and a cell of Excel holds "
                    f"{LONGEST_CELL:,}; CSV and TMX hold any length"
                )
            if text:
                sheet.write_string(row, column, text, wrapped)
    book.close()
    return written.getvalue()


def _short(text: str) -> str:
    return " ".join(chain.from_iterable(line.split() for line in text.splitlines()))[:250]
