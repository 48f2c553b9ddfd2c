"""TBX-Basic, version 3 (ISO 30042:2019): what termbases exchange."""

from collections.abc import Sequence

from app.termfiles import _tbx_reader, _tbx_writer
from app.termfiles._entry import Columns, Entry, Read


def read(data: bytes, columns: Columns | None = None) -> Read:  # noqa: ARG001 (no table)
    """The entries of a file of either version and style."""
    return _tbx_reader.read(data)


def write(entries: Sequence[Entry]) -> bytes:
    """The file in the style DCA."""
    return _tbx_writer.write(entries, _tbx_writer.V3)
