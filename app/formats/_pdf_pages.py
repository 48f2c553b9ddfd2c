"""Pages of a PDF that was set here as pictures, for whoever looks at it before they take it."""

import struct
import zlib
from collections.abc import Iterator
from itertools import chain

import pypdfium2

_SCALE = 1.5  # 108 pixels an inch: a page of A4 is 893 wide, twice what a narrow pane shows
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def count(data: bytes) -> int:
    """How many pages it has."""
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def pictures(data: bytes, first: int, most: int) -> Iterator[bytes]:
    """At most so many pages as PNG, from the page with this number on, which begin with 1."""
    with pypdfium2.PdfDocument(data) as document:
        for at in range(first - 1, min(first - 1 + most, len(document))):
            page = document[at]
            bitmap = page.render(scale=_SCALE, rev_byteorder=True)
            yield _png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()


def _png(width: int, height: int, stride: int, colours: bytes) -> bytes:
    """Rows of red, green and blue as PNG (W3C, third edition), unfiltered: text packs well so."""
    rows = chain.from_iterable(
        (b"\0", colours[at : at + 3 * width]) for at in range(0, stride * height, stride)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))
        for kind, said in (
            (b"IHDR", head),
            (b"IDAT", zlib.compress(b"".join(rows), 6)),
            (b"IEND", b""),
        )
    )
