"""`python -m tests.formats.mutants NAME COUNT`: broken copies of a sound file, read or refused.

In a process with the reader's own limit of memory, so that one file that takes more ends it. Says
as JSON how many were read and refused, the most seconds of a processor that one took, and the most
memory that there ever was.
"""

import json
import random
import resource
import sys
import time

from app import formats
from app.formats import Unreadable
from app.formats._limits import MOST_MEMORY
from tests.formats.documents import mutant, packed, unpacked
from tests.formats.test_readers import sources


def main() -> None:
    name, count = sys.argv[1], int(sys.argv[2])
    whole = sources()[name]()
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    luck = random.Random(name)
    read = refused = 0
    slowest = 0.0
    for number in range(count):
        broken = inside(whole, luck) if number % 2 else mutant(whole, luck)
        start = time.process_time()
        try:
            formats.read(name, broken)
            read += 1
        except Unreadable as error:
            if name not in error.sentence:
                raise
            refused += 1
        except (MemoryError, RecursionError):
            refused += 1
        slowest = max(slowest, time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    json.dump({"read": read, "refused": refused, "slowest": slowest, "peak": peak}, sys.stdout)


def inside(data: bytes, luck: random.Random) -> bytes:
    """The same of one member of an archive, whose own sums are right again; else of the file."""
    if not data.startswith(b"PK"):
        return mutant(data, luck)
    members = unpacked(data)
    chosen = luck.choice(sorted(members))
    return packed({**members, chosen: mutant(members[chosen], luck)})


if __name__ == "__main__":
    main()
