"""`python -m app.formats NAME < file`: reads one file in a process of its own, as JSON.

The limits are set here and not by the parent, before a byte of the file is looked at: a function
that a server with many threads runs between fork and exec can hang.
"""

import sys

from app.formats import read
from app.formats._errors import EmptyFile, FileTooLarge, TooSlow, Unreadable
from app.formats._limits import MOST_BYTES, MOST_MEMORY, MOST_SECONDS
from app.formats._wire import pack


def main() -> None:
    name = sys.argv[1]
    _limit()
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        if not data:
            raise EmptyFile("it is empty")
        if len(data) > MOST_BYTES:
            raise FileTooLarge(f"it is larger than {MOST_BYTES // 1_000_000} MB")
        said = pack(read(name, data))
    except Unreadable as error:
        said = pack(error)
    except (MemoryError, RecursionError):
        said = pack(TooSlow("reading it takes more memory than one file is given"))
    sys.stdout.buffer.write(said)


def _limit() -> None:
    """Processor time, memory, and no file to be written; Windows knows none of it."""
    try:
        import resource
    except ImportError:  # pragma: no cover
        return
    for what, most in (
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            _, hardest = resource.getrlimit(what)
            lower = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
            resource.setrlimit(what, (lower, hardest))
        except (ValueError, OSError):  # macOS takes no limit on address space
            continue


if __name__ == "__main__":
    main()
