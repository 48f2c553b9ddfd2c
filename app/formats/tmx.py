"""Translation memories (.tmx, TMX 1.4b), for other translation programs and from them.

What goes out has one unit for each translated segment; what comes in becomes pairs in the order
of the file, the Chinese side being the source whichever the file calls so.
"""

from app.formats._document import Finished, Reading

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
