"""Electronic books (.epub), chapter by chapter."""

from app.formats._document import Reading

suffixes = (".epub",)
media_type = "application/epub+zip"


def read(data: bytes) -> Reading:
    """The chapters in the order of the book; its own title, author and publisher."""
    from app.formats._epub_reader import read_epub

    return read_epub(data)
