"""Plain text, pasted or from a file, in UTF-8, UTF-16, GB18030 or Big5.

A paragraph is a line, or what stands between empty lines where somebody wrapped the lines. Marks
that people type tell headings and list items: 一、 （二） 第三章 • 1.
"""

from app.formats._document import Reading

suffixes = (".txt", ".text")
media_type = "text/plain; charset=utf-8"


def read(data: bytes) -> Reading:
    """Paragraphs; a short first line is the title."""
    from app.formats._plain_reader import read_plain

    return read_plain(data)
