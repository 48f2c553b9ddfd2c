"""Uploaded files are read in a child process that may die of them."""

import logging
from pathlib import PurePosixPath

from app import sandbox
from app.formats import Reading, UnknownFormat, readable
from app.formats._errors import Damaged, EmptyFile, FileTooLarge, TooSlow
from app.formats._house import HouseStyle, written_style
from app.formats._limits import MOST_BYTES, MOST_SAID, MOST_WAIT
from app.formats._wire import unpack

_log = logging.getLogger(__name__)


def read_safely(
    name: str, data: bytes, own: HouseStyle | None = None, *, seconds: float = MOST_WAIT
) -> Reading:
    """What the file says, read by another process with limits.

    `name` is what the person calls it; its suffix chooses the format. `own` is the style of the
    house that reads it, by whose labels front matter is known.

    Raises:
        Invalid: `UnknownFormat` or a kind of `Unreadable`, in a sentence that names the file and
            the reason. Nothing else, whatever the file holds.
    """
    name = sandbox.spoken_name(name)
    suffix = PurePosixPath(name).suffix.lower()
    formats = tuple(readable())
    if suffix not in formats:
        raise UnknownFormat(suffix, formats, name)
    if not data:
        raise EmptyFile("it is empty", name)
    if len(data) > MOST_BYTES:
        raise FileTooLarge(f"it is larger than {MOST_BYTES // 1_000_000} MB", name)
    arguments = [name, *([written_style(own)] if own else [])]
    said, code = sandbox.ask("app.formats", arguments, data, seconds, MOST_SAID)
    if code in sandbox.SIGNALS_OF_LIMITS:
        raise TooSlow("reading it takes more time or memory than one file is given", name)
    try:
        return unpack(said, name)
    except (ValueError, KeyError, TypeError) as error:
        _log.warning("the reader of a %s file of %d bytes ended with %s", suffix, len(data), code)
        raise Damaged("it is damaged in a way that its reader does not survive", name) from error
