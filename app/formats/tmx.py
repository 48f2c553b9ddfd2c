"""Translation memories (.tmx, TMX 1.4b), for other translation programs and from them.

What goes out has one unit for each translated segment; what comes in becomes pairs in the order
of the file, the Chinese side being the source whichever the file calls so.
"""

from collections.abc import Iterable, Iterator
from typing import IO

from app.formats._document import Reading
from app.formats._finished import Finished
from app.formats._units import Unit, Written

suffixes = (".tmx",)
media_type = "application/x-tmx+xml"
holds_pairs = True


def read(data: bytes) -> Reading:
    """Its units; a document type is taken in the bare form of the standard only."""
    from app.formats._tmx import read_tmx

    return read_tmx(data)


def write(finished: Finished) -> bytes:
    """The units that are translated."""
    from app.formats._tmx import write_tmx

    return write_tmx(finished)


def stream(file: IO[bytes]) -> Iterator[Unit]:
    """The units of a memory of any size, in the memory of one of them."""
    from app.formats._tmx import stream_tmx

    return (part for part in stream_tmx(file) if isinstance(part, Unit))


def write_units(file: IO[bytes], units: Iterable[Written]) -> int:
    """Write a memory as a stream; answers how many units it has."""
    from app.formats import _tmx

    return _tmx.write_units(file, units)
