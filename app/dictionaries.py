"""The dictionary in use: the packaged edition of CC-CEDICT, or a newer one that was installed.

An installed edition is kept in the data folder. Every server process looks there at each use and
reads a file that has been replaced, so nobody need restart anything; servers on several machines
each have a data folder, and an edition is installed on each.
"""

import gzip
import logging
import os
from pathlib import Path

from app.errors import Unavailable
from app.language import dictionary
from app.language.dictionary import Dictionary, UnreadableDictionary
from app.settings import settings

_log = logging.getLogger(__name__)


def installed() -> Path | None:
    """The file of the installed edition, if there is one."""
    path = _place()
    return path if path.is_file() else None


def current() -> Dictionary:
    """The installed edition, or the packaged one: also where the installed file has been damaged
    since, which `duizhao doctor` then says. Readers of Chinese are not left without a dictionary.
    """
    path = installed()
    if path is None:
        return dictionary.load()
    try:
        return dictionary.load(path)
    except (OSError, UnreadableDictionary) as failure:
        _log.warning("The installed dictionary %s cannot be read: %s", path, failure)
        return dictionary.load()


def install(data: bytes) -> Dictionary:
    """Take an edition into use; the one before stays where this one cannot be used.

    Args:
        data: a CC-CEDICT file as MDBG offers it: plain, gzip or zip.

    Raises:
        UnreadableDictionary: it is no CC-CEDICT.
        Unavailable: the data folder cannot be written.
    """
    text = dictionary.unpacked(data)
    edition = Dictionary(text)
    path = _place()
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise Unavailable(f"“{path.parent}” cannot be written: {failure.strerror}.") from failure
    try:
        with part.open("wb") as file:
            file.write(gzip.compress(text, mtime=0))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as failure:
        part.unlink(missing_ok=True)
        raise Unavailable(f"“{path}” cannot be written: {failure.strerror}.") from failure
    return edition


def remove() -> bool:
    """Go back to the packaged edition; whether another one was in use.

    Raises:
        Unavailable: the file cannot be removed.
    """
    path = installed()
    if path is None:
        return False
    try:
        path.unlink()
    except OSError as failure:
        raise Unavailable(f"“{path}” cannot be removed: {failure.strerror}.") from failure
    return True


def _place() -> Path:
    return settings().data_dir / "dictionary" / "cedict.u8.gz"
