"""A large file comes into a glossary while its sender is told how far it is, and may end it."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from threading import Event
from typing import TypeVar

from anyio import CancelScope
from anyio.to_thread import run_sync

from app.accounts.service import Caller
from app.database import transaction
from app.errors import DuizhaoError
from app.glossary import exchange
from app.glossary.file_schemas import Imported
from app.requests import turn, write_turn

MEDIA_TYPE = "application/x-ndjson"

_T = TypeVar("_T")


class _GivenUp(Exception):
    """Whoever sent the file listens no more."""


class _Steps:
    """What work on a thread says of its progress, heard on the event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._said: asyncio.Queue[Mapping[str, object] | None] = asyncio.Queue()
        self.gave_up = Event()

    def step(self, done: int, of: int) -> None:
        """Told on the thread; it ends the work there if nobody listens any more."""
        if self.gave_up.is_set():
            raise _GivenUp
        said: Mapping[str, object] | None = {"done": done, "of": of}
        self._loop.call_soon_threadsafe(self._said.put_nowait, said)

    async def until(self, work: "asyncio.Task[_T]") -> AsyncGenerator[bytes, None]:
        """Lines until the work has ended, whoever listens: what holds a lock is not left behind."""
        work.add_done_callback(lambda _: self._said.put_nowait(None))
        try:
            while (said := await self._said.get()) is not None:
                yield _line(said)
        finally:
            if not work.done():
                self.gave_up.set()
                with CancelScope(shield=True), suppress(_GivenUp):
                    await work


async def told(
    caller: Caller, project_id: int, table: exchange.Table, leave_out_bad: bool
) -> AsyncGenerator[bytes, None]:
    """Lines of JSON: `done` and `of`, at last `imported` or `failed`.

    All is stored before the last line is sent. When the listener goes away before, the work is
    ended, its transaction is rolled back, and the glossary is as it was.
    """
    steps = _Steps()

    def store(pinyin: dict[str, str]) -> Imported:
        with transaction() as session:
            return exchange.load(
                session,
                caller,
                project_id,
                table,
                steps.step,
                leave_out_bad=leave_out_bad,
                pinyin=pinyin,
            )

    try:
        # Before the transaction: nobody's save waits for the longer half of the work.
        async with turn("files"):
            reading = asyncio.create_task(run_sync(exchange.pinyin_of, table, steps.step))
            async with aclosing(steps.until(reading)) as lines:
                async for line in lines:
                    yield line
            pinyin = reading.result()
        async with write_turn():
            storing = asyncio.create_task(run_sync(store, pinyin))
            async with aclosing(steps.until(storing)) as lines:
                async for line in lines:
                    yield line
            imported = storing.result()
        yield b'{"imported":' + imported.model_dump_json().encode() + b"}\n"
    except DuizhaoError as failure:
        yield _line({"failed": failure.sentence, "code": failure.code, **failure.facts})


def _line(said: Mapping[str, object]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
