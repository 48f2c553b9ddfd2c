"""An article's news over a real connection, read as a browser's EventSource reads them."""

import contextlib
import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, Queue
from typing import Any, Self

from tests.durability.server import Server
from tests.world import API, token

# Longer than anything here should take, on the busiest machine.
_PATIENCE = 30.0


@dataclass(frozen=True)
class News:
    """One event, and when it came."""

    id: str
    kind: str
    data: Any
    at: float


class Stream:
    """One connection, read by a thread of its own."""

    def __init__(
        self,
        server: Server,
        article: int,
        who: str = "reader",
        *,
        since: int | None = None,
        last: str | None = None,
        key: str = "",
    ) -> None:
        """Connect.

        Args:
            since: the revision in the address.
            last: what a browser sends as `Last-Event-ID` when it connects again.
            key: a token other than the one that `who` has from the beginning.
        """
        headers = {"Authorization": f"Bearer {key or token(who)}", "Accept": "text/event-stream"}
        if last is not None:
            headers["Last-Event-ID"] = last
        query = "" if since is None else f"?since={since}"
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=_PATIENCE)
        self._connection.request("GET", f"{API}/articles/{article}/events{query}", None, headers)
        self._answer = self._connection.getresponse()
        self.status = self._answer.status
        self.comments = 0
        self.broken: Exception | None = None
        self._news: Queue[News] = Queue()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        # The first comment has come: the server is about to look.
        self._ready.wait(_PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def next(self) -> News:
        """The next event."""
        try:
            return self._news.get(timeout=_PATIENCE)
        except Empty:
            raise AssertionError("no news came") from None

    def take(self, number: int) -> list[News]:
        """So many events."""
        return [self.next() for _ in range(number)]

    def quiet(self) -> bool:
        """Whether nothing came that was not taken."""
        return self._news.empty()

    def ended(self) -> bool:
        """Wait for the server to end the stream in good order; whether it did."""
        self._thread.join(_PATIENCE)
        return not self._thread.is_alive() and self.broken is None

    def cut(self) -> None:
        """Break the connection, as a network does."""
        with contextlib.suppress(OSError):
            if self._connection.sock:
                self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(_PATIENCE)
        self._connection.close()

    def _read(self) -> None:
        try:
            for block in self._blocks():
                self._ready.set()
                if "data" in block:
                    self._news.put(
                        News(
                            block.get("id", ""),
                            block.get("event", "message"),
                            json.loads(block["data"]),
                            time.monotonic(),
                        )
                    )
                elif "" in block:
                    self.comments += 1
        except (OSError, ValueError, http.client.HTTPException) as failure:
            self.broken = failure
        finally:
            self._ready.set()

    def _blocks(self) -> Iterator[dict[str, str]]:
        """The fields of each block; a comment is a field without a name."""
        fields: dict[str, str] = {}
        while line := self._answer.readline():
            text = line.decode().rstrip("\r\n")
            if text:
                name, _, value = text.partition(":")
                fields[name] = value.removeprefix(" ")
            elif fields:
                yield fields
                fields = {}
