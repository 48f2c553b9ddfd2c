"""A server process of its own, as an operator starts it: asked over HTTP, killed, started again."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

from tests.world import API, token

_ROOT = Path(__file__).parents[2]
_SERVES = "from app.cli.main import main; main()"
_PLACE = re.compile(r"runs at http://127\.0\.0\.1:(\d+)")
# Generous, since a machine that is busy with other tests starts one slowly.
_READY_WITHIN = 60.0
_ANSWER_WITHIN = 60.0
_LOOK_EVERY = 0.02


class Unanswered(Exception):
    """The server was gone, or went, before it answered; the request may have been carried out."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body, read."""
        return json.loads(self.body)


class Client:
    """One connection to a server, kept open. Nothing is sent twice unless its user does so."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_ANSWER_WITHIN)
        self.headers = headers

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send one request.

        Raises:
            Unanswered: the connection broke before the whole answer had come.
        """
        sent = {**self.headers, **(headers or {})}
        content = body if isinstance(body, bytes) else None
        if body is not None and content is None:
            content = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        try:
            self._connection.request(method, f"{API}{path}", content, sent)
            answer = self._connection.getresponse()
            lower = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, lower, answer.read())
        except (OSError, http.client.HTTPException) as failure:
            self._connection.close()
            raise Unanswered(f"{method} {path}: {failure!r}") from failure

    def save(
        self,
        segment_id: int,
        base: int,
        target: str,
        operation: str | None = None,
        state: str = "draft",
    ) -> Answer:
        """Save a target that was made on a version."""
        return self.ask(
            "PUT",
            f"/segments/{segment_id}",
            {"operation": operation or str(uuid4()), "target": target, "state": state},
            {"If-Match": f'"{base}"'},
        )

    def close(self) -> None:
        """End the connection."""
        self._connection.close()


class Server:
    """`duizhao serve` on the database that this process has configured."""

    def __init__(self, log: Path, first: str = "") -> None:
        """Describe a server; `start` starts it.

        Args:
            log: where its output goes; each start adds to it.
            first: Python that its process runs before it serves, by which a twin is broken.
        """
        self.port = 0
        self.log = log
        self._code = f"{first}; {_SERVES}" if first else _SERVES
        self._process: subprocess.Popen[bytes] | None = None
        self._clients: list[Client] = []

    def __enter__(self) -> Self:
        """Start, and leave nothing running afterwards."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        for client in self._clients:
            client.close()

    def client(self, who: str | None = "translator") -> Client:
        """A connection as one of the people, by their token, or as nobody yet."""
        client = Client(self.port, {"Authorization": f"Bearer {token(who)}"} if who else {})
        self._clients.append(client)
        return client

    def start(self) -> None:
        """Start it, on the port that it had before, and wait until it answers."""
        log = self.log.open("ab")
        begun = log.tell()
        with log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", self._code, "serve", "--port", str(self.port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=_ROOT,
                # Its own group, so that a kill takes along whatever it has started.
                start_new_session=True,
            )
        until = time.monotonic() + _READY_WITHIN
        while not self._answers(begun):
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"The server did not start: {self.said()[-4_000:]}")
            time.sleep(_LOOK_EVERY)

    def _answers(self, begun: int) -> bool:
        said = self.log.read_bytes()[begun:].decode(errors="replace")
        if (found := _PLACE.search(said)) is None:
            return False
        self.port = int(found.group(1))
        client = Client(self.port, {})
        try:
            return client.ask("GET", "/health").status == 200
        except Unanswered:
            return False
        finally:
            client.close()

    def kill(self) -> None:
        """Take it away in the middle of whatever it does (SIGKILL, its whole group)."""
        if self._process is None:
            return
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, as an operator does; its exit code."""
        if self._process is None:
            raise RuntimeError("it does not run")
        self._process.send_signal(by)
        code = self._process.wait(_READY_WITHIN)
        self._process = None
        return code

    def ended(self) -> int:
        """Wait until it has ended by itself; its exit code, negative for a signal."""
        if self._process is None:
            raise RuntimeError("it does not run")
        code = self._process.wait(_READY_WITHIN)
        self._process = None
        return code

    def said(self) -> str:
        """What it wrote so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")
