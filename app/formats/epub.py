"""Electronic books (.epub): chapter by chapter they come in, as EPUB 3 a translation goes out."""

from app.formats._document import Reading
from app.formats._finished import Finished

suffixes = (".epub",)
media_type = "application/epub+zip"


def read(data: bytes) -> Reading:
    """The chapters in the order of the book; its own title, author and publisher."""
    from app.formats._epub_reader import read_epub

    return read_epub(data)


def write(finished: Finished) -> bytes:
    """The document with a list of its headings; the same document gives the same bytes."""
    from app.formats._epub_writer import write_epub

    return write_epub(finished)
