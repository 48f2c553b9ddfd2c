"""`duizhao start` in a process of its own, as a person starts it, and the people who come in."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from playwright.sync_api import APIRequestContext, APIResponse, Playwright

from tests.world import API

_ROOT = Path(__file__).parents[2]
_STARTS = "from app.cli.main import main; main()"
_LINK = re.compile(r"Sign in: (http://127\.0\.0\.1:(\d+)/sign-in#token=\S+)")
# Generous: the machine may be busy with other tests, and the first start fills the glossary.
_READY_WITHIN = 120.0
_LOOK_EVERY = 0.05
PASSWORD = "correct horse battery"
PROJECT = 1


class Workbench:
    """A server with a database of its own; the first start furnishes it."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        """Describe it; `start` starts it.

        Args:
            folder: its data directory, and where its output goes.
            database_url: SQLite in `folder` if empty.
        """
        self.port = 0
        self.link = ""
        self._folder = folder
        self._log = folder / "server.log"
        self._database_url = database_url
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start, and leave nothing running afterwards."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def address(self) -> str:
        """Where the pages are."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, on the port that it had before, and wait until it answers."""
        with self._log.open("ab") as log:
            begun = log.tell()
            self._process = subprocess.Popen(
                [sys.executable, "-c", _STARTS, "start", "--no-open", "--port", str(self.port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=_ROOT,
                env=self._environment(),
                start_new_session=True,
            )
        until = time.monotonic() + _READY_WITHIN
        while not self._answers(begun):
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"The workbench did not start: {self.said()[-4_000:]}")
            time.sleep(_LOOK_EVERY)

    def kill(self) -> None:
        """Take it away in the middle of whatever it does (SIGKILL, its whole group)."""
        if self._process is None:
            return
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def complaints(self) -> str:
        """What it wrote about faults that it did not expect, from the first on."""
        _, trace, rest = self.said().partition("Traceback")
        return trace + rest[:4_000]

    def said(self) -> str:
        """What it wrote so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _environment(self) -> dict[str, str]:
        env = {name: text for name, text in os.environ.items() if not name.startswith("DUIZHAO_")}
        env["DUIZHAO_DATA_DIR"] = str(self._folder)
        env["PYTHONUNBUFFERED"] = "1"
        if self._database_url:
            env["DUIZHAO_DATABASE_URL"] = self._database_url
        return env

    def _answers(self, begun: int) -> bool:
        said = self._log.read_bytes()[begun:].decode(errors="replace")
        if (found := _LINK.search(said)) is None:
            return False
        self.link, self.port = found.group(1), int(found.group(2))
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", f"{API}/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@dataclass(frozen=True)
class Person:
    """Somebody with an account, who asks the server beside the browser."""

    name: str
    email: str
    api: APIRequestContext
    # Cookies, with which a browser begins signed in.
    session: Any

    def get(self, path: str) -> Any:
        """What the server has at a path."""
        return _told(self.api.get(API + path))

    def post(self, path: str, body: object = None) -> Any:
        """Send JSON."""
        return _told(self.api.post(API + path, data=body if body is not None else {}))

    def segments(self, article_id: int) -> list[dict[str, Any]]:
        """The article's segments, in their order."""
        found: list[dict[str, Any]] = self.get(f"/articles/{article_id}/segments")["segments"]
        return found

    def add_article(self, *paragraphs: str, title: str = "对照") -> int:
        """Import a pasted text; the article's number."""
        answer = self.api.post(
            f"{API}/projects/{PROJECT}/articles",
            multipart={"text": "\n\n".join(paragraphs), "original_title": title},
        )
        return int(_told(answer)["id"])

    def save(
        self, segment: dict[str, Any], target: str, operation: str, state: str = "draft"
    ) -> Any:
        """Save a text over the version that a segment was read at."""
        return _told(
            self.api.put(
                f"{API}/segments/{segment['id']}",
                headers={"If-Match": f'"{segment["version"]}"'},
                data={"operation": operation, "target": target, "state": state},
            )
        )


def administrator(playwright: Playwright, workbench: Workbench) -> Person:
    """Whoever follows the link that the start printed."""
    api = playwright.request.new_context(base_url=workbench.address)
    me = _told(
        api.post(f"{API}/session/link", data={"token": urlsplit(workbench.link).fragment[6:]})
    )
    return Person(me["name"], me["email"] or "", api, api.storage_state())


def newcomer(
    playwright: Playwright, workbench: Workbench, host: Person, name: str, role: str = "translator"
) -> Person:
    """Somebody who joined by an invitation."""
    invitation = host.post(f"/projects/{PROJECT}/invitations", {"role": role})
    token = invitation["url"].rsplit("/", 1)[-1]
    api = playwright.request.new_context(base_url=workbench.address)
    email = f"{name.lower()}@example.org"
    _told(
        api.post(
            f"{API}/invitations/{token}",
            data={"name": name, "email": email, "password": PASSWORD},
        )
    )
    return Person(name, email, api, api.storage_state())


def _told(answer: APIResponse) -> Any:
    if not answer.ok:
        raise AssertionError(f"{answer.url}: {answer.status} {answer.text()[:2_000]}")
    return answer.json()
