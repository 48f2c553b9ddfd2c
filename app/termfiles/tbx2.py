"""TBX-Basic, version 2 (martif), for programs that do not know version 3."""

from collections.abc import Sequence

from app.termfiles import _tbx_writer
from app.termfiles._entry import Entry


def write(entries: Sequence[Entry]) -> bytes:
    """The file; `tbx` reads it."""
    return _tbx_writer.write(entries, _tbx_writer.V2)
