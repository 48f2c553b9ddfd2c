"""XLIFF (.xlf), the exchange format of translation programs: 2.1 goes out, 1.2 and 2.x come in.

Each paragraph is a unit with its kind and its segments with their states, so that what another
program gives back is the same article.
"""

from collections.abc import Iterable, Iterator
from typing import IO

from app.formats._document import Reading
from app.formats._finished import Finished
from app.formats._units import Unit, Written

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


def stream(file: IO[bytes]) -> Iterator[Unit]:
    """The translated stretches of a file of any size, in the memory of one unit."""
    from app.formats._xliff_reader import stream_xliff

    return stream_xliff(file)


def write_units(file: IO[bytes], units: Iterable[Written]) -> int:
    """Write a memory as a stream; answers how many units it has."""
    from app.formats import _xliff_writer

    return _xliff_writer.write_units(file, units)
