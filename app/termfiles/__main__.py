"""`python -m app.termfiles NAME COLUMNS < file`: reads one file in a process of its own, as JSON.

COLUMNS is what somebody chose of a table's columns, as JSON, or empty. The limits are set here,
before a byte of the file is looked at.
"""

import json
import sys

from app.formats._errors import FileTooLarge, TooSlow, Unreadable
from app.limits import limit
from app.termfiles import read
from app.termfiles._entry import Columns
from app.termfiles._limits import MOST_BYTES, MOST_MEMORY, MOST_SECONDS
from app.termfiles._wire import pack


def main() -> None:
    name, chosen = sys.argv[1], sys.argv[2]
    limit(MOST_SECONDS, MOST_MEMORY)
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise FileTooLarge(f"it is larger than {MOST_BYTES // 1_000_000} MB", name)
        columns = json.loads(chosen) if chosen else None
        said = pack(
            read(name, data, Columns(tuple(columns["fields"]), columns["has_head"]))
            if columns
            else read(name, data)
        )
    except Unreadable as error:
        said = pack(error)
    except (MemoryError, RecursionError):
        said = pack(TooSlow("reading it takes more memory than one file is given", name))
    sys.stdout.buffer.write(said)


if __name__ == "__main__":
    main()
