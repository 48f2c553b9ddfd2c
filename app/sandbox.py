"""A stranger's file is read in a child process that may die of it.

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
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import IO

import app

_log = logging.getLogger(__name__)

HOME = str(Path(app.__file__).resolve().parent.parent)
_LONGEST_NAME = 120  # characters of a name that are said again
_KEPT = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")
SIGNALS_OF_LIMITS = (-9, -24)  # SIGKILL by us or the kernel, SIGXCPU


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


def ask(
    module: str, arguments: Sequence[str], data: bytes, seconds: float, most_said: int
) -> tuple[bytes, int]:
    """What `python -m module` made of the data, and the code it ended with.

    It is killed after `seconds`, or when it says more than `most_said` bytes.
    """
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(  # noqa: S603 (this interpreter, our own module)
            [sys.executable, "-X", "utf8", "-m", module, *arguments],
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
                said = child.stdout.read(most_said + 1)
                if len(said) > most_said:
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
