"""Subtitles (.srt): the words of a film or a talk, one paragraph to a caption.

The times stay behind: a translation is read here, not shown over pictures.
"""

from app.formats._document import Reading

suffixes = (".srt",)
media_type = "application/x-subrip"


def read(data: bytes) -> Reading:
    """The captions in their order."""
    from app.formats._srt_reader import read_srt

    return read_srt(data)
