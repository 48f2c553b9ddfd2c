"""OpenDocument texts (.odt), as LibreOffice writes them."""

from app.formats._document import Reading

suffixes = (".odt",)
media_type = "application/vnd.oasis.opendocument.text"


def read(data: bytes) -> Reading:
    """The text in document order: tracked deletions as carried out, insertions as accepted."""
    from app.formats._odt_reader import read_odt

    return read_odt(data)
