"""Python's collector of garbage cycles passes over what an import has made.

An import makes objects by the million, which are no cycles. Looking through all of them again and
again stopped the whole process for up to a second each time; to switch the collector off would let
the garbage of every other request lie until the import has ended.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

_T = TypeVar("_T")

# Objects of so many rows are looked through before they are put aside.
_EVERY = 1_000
_counting = Lock()
_importing = 0


@contextmanager
def aside() -> Iterator[None]:
    """What `passing` has put aside is looked at again when the last such block has ended."""
    global _importing  # noqa: PLW0603 - the collector is one for the whole process too
    with _counting:
        _importing += 1
    try:
        yield
    finally:
        with _counting:
            _importing -= 1
            if not _importing:
                gc.unfreeze()


def passing(rows: Iterable[_T]) -> Iterator[_T]:
    """The same rows; what was made for those before is put aside from time to time.

    Garbage that came and went in between, of whatever request, was collected as ever.
    """
    for number, row in enumerate(rows):
        if number % _EVERY == 0:
            gc.freeze()
        yield row
