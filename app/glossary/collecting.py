"""Python's collector of garbage cycles, which waits while an import makes objects by the million.

They are no cycles, and looking through them again and again took more than a quarter of the time
of an import.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_counting = Lock()
_importing = 0


@contextmanager
def later() -> Iterator[None]:
    """No search for cycles until the block ends, nor the blocks of other threads."""
    global _importing  # noqa: PLW0603 - the collector is one for the whole process too
    with _counting:
        _importing += 1
        gc.disable()
    try:
        yield
    finally:
        with _counting:
            _importing -= 1
            if not _importing:
                gc.enable()
