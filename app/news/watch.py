"""Wakes whoever waits for news, in every server process.

PostgreSQL rings by NOTIFY and says for which article; on SQLite one connection asks every tenth
of a second whether another has committed (`PRAGMA data_version`), and every bell is rung. Neither
carries content: who wakes reads the events, so a lost ring costs a moment and no news.
"""

import asyncio
import contextlib
import logging
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterator
from time import sleep

import psycopg
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

CHANNEL = "duizhao_news"
_POLL_SECONDS = 0.1
_RETRY_SECONDS = 1.0
# How long a stop may have to wait for the thread that listens.
_LOOK_SECONDS = 0.2

log = logging.getLogger(__name__)


class Bell:
    """What one stream waits for. It is silenced before looking, so a commit meanwhile is heard."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def silence(self) -> None:
        """What was rung so far is about to be looked at."""
        self._rung.clear()

    def ring(self) -> None:
        """Something was committed."""
        self._rung.set()

    async def heard(self, seconds: float) -> bool:
        """Wait until it rings, at most so long; whether it did."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        return self._rung.is_set()


class Watch:
    """One thread that watches the database, and the bells that it rings."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bells: defaultdict[int, set[Bell]] = defaultdict(set)
        self._over = asyncio.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="news", daemon=True)

    def start(self) -> None:
        """Begin to watch; called on the event loop that will wait."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    @property
    def stopping(self) -> bool:
        """Whether the server is going down, so that streams should end."""
        return self._stopping.is_set()

    def stop(self) -> None:
        """End the thread and wake every stream, so that the server can go down at once."""
        self._stopping.set()
        self._ring()

    async def ended(self) -> None:
        """Wait until the thread has given its connection back."""
        await asyncio.to_thread(self._thread.join)

    @contextlib.contextmanager
    def bell(self, article_id: int) -> Iterator[Bell]:
        """A bell that rings when there may be news for the readers of an article."""
        bell = Bell()
        self._bells[article_id].add(bell)
        try:
            yield bell
        finally:
            self._bells[article_id].discard(bell)
            if not self._bells[article_id]:
                del self._bells[article_id]

    async def pause(self, seconds: float) -> None:
        """Let time pass, but not when the server is going down."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._over.wait()

    def _ring(self, article_id: int | None = None) -> None:
        loop = self._loop
        if loop is None or loop.is_closed():
            return
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(self._wake, article_id)

    def _wake(self, article_id: int | None) -> None:
        if self.stopping:
            self._over.set()
        concerned = self._bells.values() if article_id is None else [self._bells.get(article_id)]
        for bells in concerned:
            for bell in bells or ():
                bell.ring()

    def _run(self) -> None:
        watch = self._poll if self._engine.dialect.name == "sqlite" else self._listen
        while not self.stopping:
            try:
                watch()
            except (SQLAlchemyError, psycopg.Error, sqlite3.Error, OSError):
                log.warning("The news cannot be watched; trying again.", exc_info=True)
                self._stopping.wait(_RETRY_SECONDS)
                self._ring()

    def _poll(self) -> None:
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            seen = None
            while not self.stopping:
                (version,) = cursor.execute("PRAGMA data_version").fetchone()
                if version != seen:
                    self._ring()
                seen = version
                sleep(_POLL_SECONDS)
        finally:
            connection.close()

    def _listen(self) -> None:
        address = self._engine.url.set(drivername="postgresql")
        with psycopg.connect(
            address.render_as_string(hide_password=False), autocommit=True
        ) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self._ring()
            while not self.stopping:
                for notice in connection.notifies(timeout=_LOOK_SECONDS, stop_after=1):
                    self._ring(int(notice.payload) if notice.payload else None)
