"""Limits that a process sets on itself before it looks at a stranger's text.

It also steps back: whoever saves a segment meanwhile goes first on a processor. All this is done
here and not by the parent: a function that a server with many threads runs between fork and exec
can hang.
"""

import os

# With it a process has a tenth of a processor beside one that is busy, and all of a free one.
_NICENESS = 10


def limit(seconds: int, memory: int, *, may_write: bool = False) -> None:
    """Processor time, bytes of data, and whether files may be written; Windows knows none of it.

    Addresses are cheap: libraries reserve more than they use, so there may be twice as many.
    """
    try:
        import resource
    except ImportError:  # pragma: no cover
        return
    limits = [
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_AS, 2 * memory),
        (resource.RLIMIT_CORE, 0),
    ]
    if not may_write:
        limits.append((resource.RLIMIT_FSIZE, 0))
    os.nice(_NICENESS)
    for what, most in limits:
        try:
            _, hardest = resource.getrlimit(what)
            lower = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
            resource.setrlimit(what, (lower, hardest))
        except (ValueError, OSError):  # macOS takes no limit on address space
            continue
