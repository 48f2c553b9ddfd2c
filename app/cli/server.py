"""`duizhao start` for one person on one machine, `duizhao serve` for everybody."""

import errno
import gc
import json
import os
import signal
import socket
import sys
import webbrowser
from types import FrameType
from typing import Annotated

import typer
import uvicorn
from starlette.datastructures import State

from app.accounts import queries, service
from app.cli.installation import ready
from app.cli.people import link, operator, rename
from app.cli.projects import furnish
from app.cli.screen import say
from app.database import transaction
from app.errors import Unavailable
from app.settings import settings

# Seconds. Of Python's own 5 ms a save waits dozens, each time that it comes back from the database,
# while other threads pair long texts.
_SWITCH_EVERY = 0.001
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_Host = Annotated[str, typer.Option(help="The address to listen on.")]
_Port = Annotated[
    int, typer.Option(help="The port to listen on; 0 for any free one.", min=0, max=65_535)
]


class _Server(uvicorn.Server):
    """uvicorn, ending the open news streams when it is asked to stop."""

    def __init__(self, config: uvicorn.Config, state: State) -> None:
        super().__init__(config)
        self._state = state

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's
        """Wake the streams, which would otherwise hold the server up; a second Ctrl+C forces it.

        uvicorn's own way raises the signal again at the end, so that an orderly stop would be
        reported as a death by that signal.
        """
        if watch := getattr(self._state, "watch", None):
            watch.stop()
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


def start(
    port: _Port = 8000,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the browser where there is a desktop.")
    ] = True,
    name: Annotated[str, typer.Option(help="Your name, as histories and others see it.")] = "",
) -> None:
    """Start the workbench for the person at this machine, signed in by a link."""
    ready(migrate_first=True)
    listening = _listen("127.0.0.1", port)
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with transaction() as session:
        is_new = not queries.anybody(session)
        caller = operator(session)
        if name:
            caller = rename(session, caller, name)
        furnish(session, caller)
        token, _ = service.new_link(session, caller.id)
    address = link(base, token)
    say(
        f"\nDuizhao runs at {base}\n\n  Sign in: {address}\n\nThe link works once,"
        f" within {service.LINK_MINUTES} minutes; `duizhao sign-in` prints another."
        " Ctrl+C stops.\n"
    )
    if is_new:
        say(
            f"You are called “{caller.name}” here: another name is set in Settings, or by"
            " starting with --name.\n"
        )
    if open_browser and _desktop():
        webbrowser.open(address)
    _run(listening, loopback_only=True)


def _desktop() -> bool:
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def serve(
    host: _Host = "127.0.0.1",
    port: _Port = 8000,
    migrate: Annotated[
        bool, typer.Option("--migrate", help="Migrate the database first if it needs it.")
    ] = False,
) -> None:
    """Serve the workbench; any number of processes may share one PostgreSQL."""
    ready(migrate_first=migrate)
    listening = _listen(host, port)
    base = settings().public_url or _address(host, listening.getsockname()[1])
    with transaction() as session:
        if not queries.anybody(session):
            caller = operator(session)
            furnish(session, caller)
            token, _ = service.new_link(session, caller.id)
            address = link(base, token)
            say(f"Nobody is registered yet. The first administrator signs in at\n  {address}")
    say(f"Duizhao runs at {base}")
    _run(listening, loopback_only=host in _LOOPBACK and not settings().public_url)


def _address(host: str, port: int) -> str:
    """How a browser writes it.

    >>> _address("::1", 8000)
    'http://[::1]:8000'
    """
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is promised about it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named: asyncio sends without waiting for more (TCP_NODELAY) only on sockets
    # that say they are TCP, and each answer had waited 40 ms for the client's delayed ACK.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as failure:
        listening.close()
        raise Unavailable(_reason(failure, host, port)) from failure
    return listening


def _reason(failure: OSError, host: str, port: int) -> str:
    if failure.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken by another program: give another one with --port."
    if failure.errno == errno.EACCES:
        return f"Port {port} on {host} is kept for the system: give one above 1023 with --port."
    return f"This machine cannot listen on {host}, port {port}: {failure.strerror}."


def _run(listening: socket.socket, *, loopback_only: bool) -> None:
    from app.web.application import create_app

    app = create_app(loopback_only=loopback_only)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        proxy_headers=True,
        timeout_graceful_shutdown=5,
    )
    sys.setswitchinterval(_SWITCH_EVERY)
    # What a process has at its start stays, and need not be searched for garbage, while all wait.
    gc.freeze()
    server = _Server(config, app.state)
    server.run(sockets=[listening])


def openapi() -> None:
    """Print the API's description, from which clients are generated."""
    from app.web.application import create_app

    typer.echo(json.dumps(create_app().openapi(), ensure_ascii=False, indent=2))
