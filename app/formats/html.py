"""Web pages: an article saved from the web comes in, one self-contained file goes out.

What is written needs nothing else: no script, no font, no address is loaded. It has a language
on every part, prints on paper, and tells the browser to run nothing.
"""

from app.formats._document import Reading
from app.formats._finished import Finished

suffixes = (".html", ".htm", ".xhtml")
media_type = "text/html; charset=utf-8"


def read(data: bytes) -> Reading:
    """The article of a page, with what the page says of its title, author, outlet and date."""
    from app.formats._html_reader import read_html

    return read_html(data)


def write(finished: Finished) -> bytes:
    """The document as UTF-8."""
    from app.formats._html_writer import write_html

    return write_html(finished).encode()
