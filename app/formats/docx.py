"""Word documents (.docx), which Word, LibreOffice and Google Docs open.

What comes in keeps headings, lists with their printed numbers, quotations and captions; what
goes out has real styles, fonts and language tags for both languages, page numbers and
properties. A draft says so on every page.
"""

from app.formats._document import Reading
from app.formats._finished import Finished

suffixes = (".docx",)
media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes) -> Reading:
    """The text in document order: tracked insertions as accepted, deletions as carried out."""
    from app.formats._docx_reader import read_docx

    return read_docx(data)


def write(finished: Finished) -> bytes:
    """The document; the same document gives the same bytes."""
    from app.formats._docx_writer import write_docx

    return write_docx(finished)
