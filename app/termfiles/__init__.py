"""A glossary's file formats: bytes in, entries out, and the other way round.

A public module is a format; its name is the id and its docstring the help text. It offers
`write(entries)`, and `read(data, columns)` if it can be brought in.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath

from app import plugins
from app.formats._errors import EmptyFile, TooManyParts, UnknownFormat, Unreadable
from app.termfiles._columns import FIELDS
from app.termfiles._entry import FORMS, STANDINGS, Columns, Entry, Line, Read
from app.termfiles._limits import MOST_ENTRIES

__all__ = [
    "FIELDS",
    "FORMS",
    "STANDINGS",
    "SUFFIXES",
    "Columns",
    "Entry",
    "Line",
    "Read",
    "formats",
    "read",
    "suffix",
    "write",
]

# The file types that are read, and the format of each.
SUFFIXES = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".tbx": "tbx",
    ".xml": "tbx",
    ".martif": "tbx",
}


def formats() -> tuple[str, ...]:
    """The ids of every format that is written."""
    return tuple(plugins.discover(__name__))


def suffix(id_: str) -> str:
    """How a file of a format is called."""
    return ".tbx" if id_ == "tbx2" else f".{id_}"


def read(name: str, data: bytes, columns: Columns | None = None) -> Read:
    """The entries of a file, whose format its name says.

    Raises:
        UnknownFormat: a name of another kind.
        Unreadable: a file that is damaged, empty or too large, in a sentence that names it.
    """
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if ending not in SUFFIXES:
        raise UnknownFormat(ending, tuple(SUFFIXES), name)
    try:
        if not data:
            raise EmptyFile("it is empty")
        found: Read = plugins.discover(__name__)[SUFFIXES[ending]].read(data, columns)
        if len(found.lines) > MOST_ENTRIES:
            raise TooManyParts(f"it has more than {MOST_ENTRIES:,} entries")
    except Unreadable as error:
        raise type(error)(error.reason, name) from error
    return found


def write(id_: str, entries: Sequence[Entry]) -> bytes:
    """The entries as a file of a format."""
    written: bytes = plugins.discover(__name__)[id_].write(entries)
    return written
