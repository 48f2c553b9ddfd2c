"""Limits that a process sets on itself before it looks at a stranger's file.

They are set here and not by the parent: a function that a server with many threads runs between
fork and exec can hang.
"""


def limit(seconds: int, memory: int) -> None:
    """Processor time, bytes of data, and no file to be written; Windows knows none of it.

    Addresses are cheap: libraries reserve more than they use, so there may be twice as many.
    """
    try:
        import resource
    except ImportError:  # pragma: no cover
        return
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_AS, 2 * memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            _, hardest = resource.getrlimit(what)
            lower = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
            resource.setrlimit(what, (lower, hardest))
        except (ValueError, OSError):  # macOS takes no limit on address space
            continue
