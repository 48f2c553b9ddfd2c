"""Web pages saved whole by Chrome or Edge (.mhtml, .mht)."""

from app.formats._document import Reading

suffixes = (".mhtml", ".mht")
media_type = "multipart/related"


def read(data: bytes) -> Reading:
    """The article of the page; what is saved with it, such as images, is not looked at."""
    from app.formats._mhtml_reader import read_mhtml

    return read_mhtml(data)
