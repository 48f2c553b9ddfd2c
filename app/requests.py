"""What a request is given: its transaction, the version it builds on, bounded numbers."""

import re
from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import AsyncIterator, Iterator
from typing import Annotated
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter
from fastapi import Depends, Header, Path
from sqlalchemy.orm import Session

from app.database import LARGEST_ID, engine, transaction
from app.errors import VersionNeeded, VersionUnreadable

Id = Annotated[int, Path(ge=1, le=LARGEST_ID)]

# Requests of a process that may have a transaction open at once. An answer is validated on a worker
# thread while its transaction is still open: with as many transactions as threads, those that wait
# for a row would leave no thread to the one that holds it. anyio has 40 threads.
_READERS = 16
_WRITERS = 8


class _Turns:
    """Who may open a transaction now, in the order in which they came."""

    def __init__(self) -> None:
        self.reading = CapacityLimiter(_READERS)
        # SQLite's own waiting polls and is unfair (p99 of a save 1.1 s against 0.16 s, 50 clients).
        self.writing = CapacityLimiter(1 if engine().dialect.name == "sqlite" else _WRITERS)


_turns: WeakKeyDictionary[AbstractEventLoop, _Turns] = WeakKeyDictionary()


def _turns_here() -> _Turns:
    loop = get_running_loop()
    if loop not in _turns:
        _turns[loop] = _Turns()
    return _turns[loop]


async def _read_turn() -> AsyncIterator[None]:
    async with _turns_here().reading:
        yield


async def _write_turn() -> AsyncIterator[None]:
    async with _turns_here().writing:
        yield


def _reading(
    _: Annotated[None, Depends(_read_turn, scope="function")],
) -> Iterator[Session]:
    with transaction(writes=False) as session:
        yield session


def _writing(
    _: Annotated[None, Depends(_write_turn, scope="function")],
) -> Iterator[Session]:
    with transaction() as session:
        yield session


# `scope="function"`: the commit comes before the answer is sent. An ordinary `yield` dependency
# commits afterwards, and a commit that failed had then been answered with 200.
ReadSession = Annotated[Session, Depends(_reading, scope="function")]
WriteSession = Annotated[Session, Depends(_writing, scope="function")]


_ETAG = re.compile(r'"(\d{1,9})"')


def read_version(
    if_match: Annotated[
        str | None,
        Header(description='The version that the change was made on, e.g. "3".', examples=['"3"']),
    ] = None,
) -> int:
    """The version that an `If-Match` header names.

    >>> read_version('"3"')
    3
    """
    if if_match is None:
        raise VersionNeeded
    named = _ETAG.fullmatch(if_match.strip())
    if named is None:
        raise VersionUnreadable(if_match)
    return int(named.group(1))


BaseVersion = Annotated[int, Depends(read_version)]


def etag(version: int) -> str:
    """How a version is named in an `ETag`.

    >>> etag(3)
    '"3"'
    """
    return f'"{version}"'
