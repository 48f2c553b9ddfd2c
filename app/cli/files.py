"""Files that a command reads within bounds, and writes whole, never over another one unasked."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from app.errors import Conflict, Invalid, TooLarge
from app.formats._limits import MOST_BYTES


def read(name: str) -> bytes:
    """The bytes of a file that may be '-', standard input; raises what `read_file` raises."""
    if name != "-":
        return read_file(Path(name))
    return _bounded(sys.stdin.buffer.read(MOST_BYTES + 1), "Standard input")


def document(name: str) -> tuple[str, bytes]:
    """What a document is called, by whose suffix its format is known, and its bytes.

    What has no suffix is plain text: standard input ('-'), a pipe, a file called `zh`. It raises
    what `read_file` raises.
    """
    called = "standard input" if name == "-" else Path(name).name
    return called if Path(called).suffix else f"{called}.txt", read(name)


def read_file(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        Invalid: it cannot be opened.
        TooLarge: it has more than a document may have.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as failure:
        raise Invalid(f"“{path}” cannot be opened: {failure.strerror}.") from failure
    return _bounded(data, f"“{path.name}”")


def _bounded(data: bytes, spoken: str) -> bytes:
    if len(data) > MOST_BYTES:
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
    with replacing(path) as file:
        file.write(data)
    return path


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to be written piece by piece; it takes its place when the block ends well.

    Raises:
        Invalid: it cannot be written.
    """
    if path.exists() and not path.is_file():  # a device or a pipe is written to as it stands
        with _said(path), path.open("wb") as file:
            yield file
        return
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    with _said(path), part.open("xb") as file:
        try:
            yield file
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    with _said(path):
        part.replace(path)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failure:
        raise _not_written(path, failure) from failure


def _not_written(path: Path, failure: OSError) -> Invalid:
    return Invalid(f"“{path}” cannot be written: {failure.strerror}.")
