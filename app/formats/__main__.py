"""`python -m app.formats NAME [STYLE] < file`: reads one file in a process of its own, as JSON.

STYLE is a house's own style as JSON.
The limits are set before a byte of the file is looked at.
"""

import sys

from app.formats import read
from app.formats._errors import EmptyFile, FileTooLarge, TooSlow, Unreadable
from app.formats._house import read_style
from app.formats._limits import MOST_BYTES, MOST_MEMORY, MOST_SECONDS
from app.formats._wire import pack
from app.limits import limit


def main() -> None:
    name, *styles = sys.argv[1:]
    limit(MOST_SECONDS, MOST_MEMORY)
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        if not data:
            raise EmptyFile("it is empty")
        if len(data) > MOST_BYTES:
            raise FileTooLarge(f"it is larger than {MOST_BYTES // 1_000_000} MB")
        said = pack(read(name, data, *map(read_style, styles)))
    except Unreadable as error:
        said = pack(error)
    except (MemoryError, RecursionError):
        said = pack(TooSlow("reading it takes more memory than one file is given"))
    sys.stdout.buffer.write(said)


if __name__ == "__main__":
    main()
