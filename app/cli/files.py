"""Files that a command reads within bounds, and writes whole, never over another one unasked."""

import os
import sys
from pathlib import Path

from app.articles.importing import LARGEST_FILE
from app.errors import Conflict, Invalid, TooLarge


def read(name: str) -> bytes:
    """The bytes of a file that may be '-', standard input; raises what `read_file` raises."""
    if name != "-":
        return read_file(Path(name))
    return _bounded(sys.stdin.buffer.read(LARGEST_FILE + 1), "Standard input")


def read_file(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        Invalid: it cannot be opened.
        TooLarge: it has more than a document may have.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as failure:
        raise Invalid(f"“{path}” cannot be opened: {failure.strerror}.") from failure
    return _bounded(data, f"“{path.name}”")


def _bounded(data: bytes, spoken: str) -> bytes:
    if len(data) > LARGEST_FILE:
        raise TooLarge(f"{spoken} cannot be read: it is larger than 20 MB.")
    return data


def create(path: Path, data: bytes) -> Path:
    """Write a new file.

    Raises:
        Conflict: a file of this name is there.
        Invalid: it cannot be written.
    """
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as there:
        raise Conflict(f"“{path}” is there already: name a file with -o to replace it.") from there
    except OSError as failure:
        raise _not_written(path, failure) from failure
    return path


def replace(path: Path, data: bytes) -> Path:
    """Write a file, in place of the one that may be there, which stays if this fails.

    Raises:
        Invalid: it cannot be written.
    """
    if path.exists() and not path.is_file():  # a device or a pipe is written to as it stands
        return _fill(path, data)
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
        part.replace(path)
    except OSError as failure:
        part.unlink(missing_ok=True)
        raise _not_written(path, failure) from failure
    return path


def _fill(path: Path, data: bytes) -> Path:
    try:
        path.write_bytes(data)
    except OSError as failure:
        raise _not_written(path, failure) from failure
    return path


def _not_written(path: Path, failure: OSError) -> Invalid:
    return Invalid(f"“{path}” cannot be written: {failure.strerror}.")
