"""XLIFF (.xlf), the exchange format of translation programs: 2.1 goes out, 1.2 and 2.x come in.

Each paragraph is a unit with its kind and its segments with their states, so that what another
program gives back is the same article.
"""

from app.formats._document import Finished, Reading

suffixes = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")
media_type = "application/xliff+xml"
holds_pairs = True


def read(data: bytes) -> Reading:
    """A pair for each unit; inline codes of other programs are left out, their text stays."""
    from app.formats._xliff_reader import read_xliff

    return read_xliff(data)


def write(finished: Finished) -> bytes:
    """XLIFF 2.1 with every segment, also those that are not translated yet."""
    from app.formats._xliff_writer import write_xliff

    return write_xliff(finished)
