"""What was done is remembered by the digest of what it was done from.

A stamp is taken away before its work begins and written when the work is complete, so that
an interrupted set-up is seen as what it is.
"""

import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path


def digest(*parts: bytes) -> str:
    """One digest for several pieces, none of which can flow into the next.

    >>> digest(b"ab", b"c") == digest(b"a", b"bc")
    False
    """
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


def tree_digest(folder: Path, without: Collection[str] = ()) -> str:
    """The digest of every file below a folder, names and contents; some names left out."""
    parts: list[bytes] = []
    for path in _files(os.fspath(folder), without):
        parts.append(os.fsencode(os.path.relpath(path, folder)))
        with open(path, "rb") as file:  # noqa: PTH123 - os paths are three times as fast here
            parts.append(file.read())
    return digest(*parts)


def _files(folder: str, without: Collection[str]) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name in without:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, without)
        elif entry.is_file():
            yield entry.path


def read(stamp: Path) -> str:
    """What a stamp says; empty where there is none."""
    try:
        return stamp.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def write(stamp: Path, text: str) -> None:
    """Write a stamp whole or not at all."""
    fresh = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    fresh.write_text(text, "utf-8")
    fresh.replace(stamp)


def remove(stamp: Path) -> None:
    """Take a stamp away before its work begins."""
    stamp.unlink(missing_ok=True)
