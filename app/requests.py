"""What a request is given: its transaction, the version it builds on, bounded numbers."""

import re
from asyncio import AbstractEventLoop, create_task, get_running_loop
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from threading import Event
from typing import Annotated, Literal, TypeVar, TypeVarTuple, Unpack
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter, fail_after, sleep
from anyio.to_thread import run_sync
from fastapi import Depends, Header, Path, Request
from sqlalchemy.orm import Session

from app.database import LARGEST_ID, engine, transaction
from app.errors import Busy, VersionNeeded, VersionUnreadable
from app.settings import settings

Id = Annotated[int, Path(ge=1, le=LARGEST_ID)]

# Requests of a process that may have a transaction open at once. An answer is validated on a worker
# thread while its transaction is still open: with as many transactions as threads, those that wait
# for a row would leave no thread to the one that holds it. anyio has 40 threads.
_READERS = 16
_WRITERS = 8
# The news keep a connection for themselves, and whoever asks is looked up on another.
_OTHER_CONNECTIONS = 2
# Costly work that waits on the event loop and not on a thread: a reader of files takes up to
# 1 GB, argon2 64 MB and a tenth of a second of a processor; an address may keep one waiting.
_Work = Literal["addresses", "files", "pages", "passwords"]
_AT_ONCE: dict[_Work, int] = {"addresses": 4, "files": 3, "pages": 2, "passwords": 2}
_LONGEST_WAIT = 30.0
_LOOK_EVERY = 0.25  # seconds between looks whether somebody still waits

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")


class _Turns:
    """Who may open a transaction now, in the order in which they came."""

    def __init__(self) -> None:
        connections = settings().pool_size - _OTHER_CONNECTIONS
        # SQLite's own waiting polls and is unfair (p99 of a save 1.1 s against 0.16 s, 50 clients).
        writers = 1 if engine().dialect.name == "sqlite" else min(_WRITERS, connections // 2)
        self.writing = CapacityLimiter(writers)
        self.reading = CapacityLimiter(min(_READERS, connections - writers))
        self.costly = {work: CapacityLimiter(number) for work, number in _AT_ONCE.items()}


_turns: WeakKeyDictionary[AbstractEventLoop, _Turns] = WeakKeyDictionary()


def _turns_here() -> _Turns:
    loop = get_running_loop()
    if loop not in _turns:
        _turns[loop] = _Turns()
    return _turns[loop]


@asynccontextmanager
async def turn(work: _Work) -> AsyncIterator[None]:
    """Hold one of the places for costly work.

    Raises:
        Busy: nobody gave up a place in half a minute.
    """
    limiter, holder = _turns_here().costly[work], object()
    try:
        with fail_after(_LONGEST_WAIT):
            await limiter.acquire_on_behalf_of(holder)
    except TimeoutError as late:
        raise Busy(
            "The workbench has too much to do just now; nothing was done. Try again.", 10
        ) from late
    try:
        yield
    finally:
        limiter.release_on_behalf_of(holder)


async def in_turn(work: _Work, do: Callable[[Unpack[_Ts]], _T], *given: *_Ts) -> _T:
    """Do costly work on a thread when it is its turn."""
    async with turn(work):
        return await run_sync(do, *given)


async def while_waited_for(
    request: Request, do: Callable[[Event, Unpack[_Ts]], _T], *given: *_Ts
) -> _T:
    """Do long work on a thread; its first argument is set when the client has gone away."""
    gave_up = Event()

    async def look() -> None:
        while not await request.is_disconnected():
            await sleep(_LOOK_EVERY)
        gave_up.set()

    looking = create_task(look())
    try:
        return await run_sync(do, gave_up, *given)
    finally:
        looking.cancel()


async def _password_turn() -> AsyncIterator[None]:
    async with turn("passwords"):
        yield


PasswordTurn = Annotated[None, Depends(_password_turn, scope="function")]


async def _read_turn() -> AsyncIterator[None]:
    async with _turns_here().reading:
        yield


async def _write_turn() -> AsyncIterator[None]:
    async with _turns_here().writing:
        yield


# For what writes after its answer has begun, as a stream does.
write_turn = asynccontextmanager(_write_turn)


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
