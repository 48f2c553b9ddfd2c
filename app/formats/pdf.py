"""PDF for publication: tagged, with its fonts inside, and words that copy out whole.

Set by typst from the text as data. It takes a Chinese font of the computer it runs on.
"""

from app.formats._document import Finished

suffixes = (".pdf",)
media_type = "application/pdf"


def write(finished: Finished) -> bytes:
    """The document, set in a process of its own with limits; the same document, the same bytes."""
    from app.formats._pdf_writer import write_pdf

    return write_pdf(finished)
