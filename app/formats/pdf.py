"""PDF for publication: tagged, with its fonts inside, and words that copy out whole.

Set by typst from the text as data. It takes a Chinese font of the computer it runs on. What
comes in must have a text layer: a scan has none.
"""

from threading import Event

from app.formats._document import Reading
from app.formats._finished import Finished

suffixes = (".pdf",)
media_type = "application/pdf"
takes_long = True


def read(data: bytes) -> Reading:
    """The lines of its pages joined to paragraphs, without page numbers and running heads."""
    from app.formats._pdf_reader import read_pdf

    return read_pdf(data)


def write(finished: Finished, gave_up: Event | None = None) -> bytes:
    """The document, set in a process of its own with limits; the same document, the same bytes."""
    from app.formats._pdf_writer import write_pdf

    return write_pdf(finished, gave_up)
