"""Tables of two columns (.csv, .tsv), Chinese and English: finished pairs, one to a row.

Written for spreadsheets: UTF-8 with its mark, and a text that a spreadsheet would take for a
formula has an apostrophe in front, which is taken off again when the table comes back.
"""

from app.formats._document import Reading
from app.formats._finished import Finished

suffixes = (".csv", ".tsv")
media_type = "text/csv; charset=utf-8"
holds_pairs = True


def read(data: bytes) -> Reading:
    """Commas, semicolons or tabs; columns by their names, else by the language in them."""
    from app.formats._csv import read_csv

    return read_csv(data)


def write(finished: Finished) -> bytes:
    """A row for each paragraph, under the heads Chinese and English."""
    from app.formats._csv import write_csv

    return write_csv(finished)
