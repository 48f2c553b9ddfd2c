"""Excel workbooks (.xlsx) with Chinese and English in two columns: finished pairs.

Every cell is text, so that nothing in it is run, and the first row stays in sight.
"""

from app.formats._document import Reading
from app.formats._finished import Finished

suffixes = (".xlsx",)
media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
holds_pairs = True


def read(data: bytes) -> Reading:
    """The first sheet that can be seen; columns by their names, else by the language in them."""
    from app.formats._xlsx_reader import read_xlsx

    return read_xlsx(data)


def write(finished: Finished) -> bytes:
    """A row for each paragraph, under the heads Chinese and English."""
    from app.formats._xlsx_writer import write_xlsx

    return write_xlsx(finished)
