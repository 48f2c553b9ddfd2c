"""Markdown (CommonMark with GitHub's tables), for newsletters and for repositories.

Written, any text reads back the same: what Markdown would take for its own is escaped. Headings
begin below the title's single #, quotations are quoted, captions are _in underscores_, and side
by side is a table.
"""

from app.formats._document import Reading
from app.formats._finished import Finished

suffixes = (".md", ".markdown")
media_type = "text/markdown; charset=utf-8"


def read(data: bytes) -> Reading:
    """Headings, lists, quotations and paragraphs; a YAML block on top is front matter."""
    from app.formats._markdown_reader import read_markdown

    return read_markdown(data)


def write(finished: Finished) -> bytes:
    """The document as UTF-8."""
    from app.formats._markdown_writer import write_markdown

    return write_markdown(finished).encode()
