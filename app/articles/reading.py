"""Uploaded files are read in a child process that may die of them.

A file of 333 kB can make its reader take 2 GiB and 19 seconds, and a fault in a C library ends
the process that meets it. So the reader gets limits on memory and processor time, none of the
server's secrets, and no way back but text.
"""

import logging
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path, PurePosixPath
from typing import IO

import app
from app.formats import Reading, UnknownFormat, readable
from app.formats._errors import Damaged, EmptyFile, FileTooLarge, TooSlow
from app.formats._limits import MOST_BYTES, MOST_SAID, MOST_WAIT
from app.formats._wire import unpack

_log = logging.getLogger(__name__)

HOME = str(Path(app.__file__).resolve().parent.parent)
_LONGEST_NAME = 120  # characters of a name that are said again
_KEPT = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")
_SIGNALS_OF_LIMITS = (-9, -24)  # SIGKILL by us or the kernel, SIGXCPU


def read_safely(name: str, data: bytes, *, seconds: float = MOST_WAIT) -> Reading:
    """What the file says, read by another process with limits.

    `name` is what the person calls it; its suffix chooses the format.

    Raises:
        Invalid: `UnknownFormat` or a kind of `Unreadable`, in a sentence that names the file and
            the reason. Nothing else, whatever the file holds.
    """
    name = spoken_name(name)
    suffix = PurePosixPath(name).suffix.lower()
    formats = tuple(readable())
    if suffix not in formats:
        raise UnknownFormat(suffix, formats, name)
    if not data:
        raise EmptyFile("it is empty", name)
    if len(data) > MOST_BYTES:
        raise FileTooLarge(f"it is larger than {MOST_BYTES // 1_000_000} MB", name)
    said, code = _ask(name, data, seconds)
    if code in _SIGNALS_OF_LIMITS:
        raise TooSlow("reading it takes more time or memory than one file is given", name)
    try:
        return unpack(said, name)
    except (ValueError, KeyError, TypeError) as error:
        _log.warning("the reader of a %s file of %d bytes ended with %s", suffix, len(data), code)
        raise Damaged("it is damaged in a way that its reader does not survive", name) from error


def spoken_name(name: str) -> str:
    r"""The file's name as a sentence can hold it: no folders, no controls, not endless.

    >>> spoken_name("C:\\texts\\国家队\x00.docx"), len(spoken_name("长" * 500 + ".docx"))
    ('国家队\ufffd.docx', 120)
    """
    name = name.replace("\\", "/").rsplit("/", 1)[-1].strip() or "unnamed"
    name = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
    if len(name) <= _LONGEST_NAME:
        return name
    suffix = PurePosixPath(name).suffix[:20]
    return f"{name[: _LONGEST_NAME - len(suffix) - 1]}…{suffix}"


def _ask(name: str, data: bytes, seconds: float) -> tuple[bytes, int]:
    """What the child wrote, and the code it ended with; it is killed after `seconds`."""
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(  # noqa: S603 (this interpreter, our own module)
            [sys.executable, "-X", "utf8", "-m", "app.formats", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=HOME,
            env=environment(),
        )
        clock = threading.Timer(seconds, child.kill)
        clock.start()
        try:
            with child:
                assert child.stdin is not None  # noqa: S101 (both are pipes)
                assert child.stdout is not None  # noqa: S101
                _give(child.stdin, data)
                said = child.stdout.read(MOST_SAID + 1)
                if len(said) > MOST_SAID:
                    child.kill()
        finally:
            clock.cancel()
        if child.returncode > 0:
            complaints.seek(0)
            _log.warning("%s", complaints.read(20_000).decode("utf-8", "replace"))
        return said, child.returncode


def _give(pipe: IO[bytes], data: bytes) -> None:
    """The child reads everything before it writes anything, so that neither waits for the other."""
    try:
        with pipe:
            pipe.write(data)
    except BrokenPipeError:  # it died; its code says why
        pass


def environment() -> dict[str, str]:
    """Enough to start Python, and nothing that the server keeps to itself."""
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    return kept | {"PYTHONPATH": HOME, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
