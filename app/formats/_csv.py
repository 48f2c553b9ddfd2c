"""Pairs as a table of comma-separated values, safe to open in a spreadsheet."""

import csv
import io
import re

from app.formats._document import FrontMatter, Reading
from app.formats._dropped import Dropped
from app.formats._errors import Damaged
from app.formats._finished import Finished
from app.formats._limits import MOST_BYTES
from app.formats._outline import SOURCE_COLUMN, TARGET_COLUMN
from app.formats._pairs import finish_pairs, from_table
from app.formats._text import check, decode

# What a spreadsheet takes for the beginning of a formula, after any apostrophes of ours.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_OURS = re.compile("''*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_SEPARATORS = "\t;,"


def read_csv(data: bytes) -> Reading:
    decoded = decode(data)
    check(decoded.text)
    csv.field_size_limit(MOST_BYTES)
    try:
        rows = list(
            csv.reader(io.StringIO(decoded.text, newline=""), delimiter=separator(decoded.text))
        )
    except csv.Error as error:
        raise Damaged(f"its table is broken ({error})") from error
    dropped = Dropped()
    cells = [[unguarded(cell) for cell in row] for row in rows]
    return finish_pairs(from_table(cells, dropped), FrontMatter(), dropped, decoded.encoding)


def write_csv(finished: Finished) -> bytes:
    written = io.StringIO(newline="")
    table = csv.writer(written, quoting=csv.QUOTE_ALL)
    table.writerow((SOURCE_COLUMN, TARGET_COLUMN))
    for pair in finished.pairs:
        table.writerow((guarded(pair.source), guarded(pair.target)))
    return written.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """The cell with an apostrophe if a spreadsheet would run it.

    >>> guarded("=HYPERLINK(1)"), guarded("'-"), guarded("a=b")
    ("'=HYPERLINK(1)", "''-", 'a=b')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if _OURS.match(cell) else cell


def separator(text: str) -> str:
    """The sign that stands most often outside quotation marks in the first lines."""
    head = re.sub('"[^"]*+"?', "", text[:20_000])
    return max(_SEPARATORS, key=lambda sign: (head.count(sign), sign == ","))
