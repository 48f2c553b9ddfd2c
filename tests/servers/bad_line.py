"""A line between browser and server that can be cut, stalled, slowed, and robbed of its replies."""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from typing import Self

_CHUNK = 1 << 16
_LOOK_EVERY = 0.02
# Closing sends a reset instead of a goodbye.
_RESET = struct.pack("ii", 1, 0)
_BAD_GATEWAY = (
    b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 32\r\n"
    b"Connection: close\r\n\r\n<html><h1>502 Bad Gateway</h1>\r\n"
)


class Fault(Enum):
    """What is wrong with the line just now."""

    NONE = auto()
    # Whoever calls is hung up on, and so is who was talking.
    RESETS = auto()
    # Calls are taken and nothing gets through, in either direction; a call that met this stays
    # silent for ever, as one does whose router has been taken away.
    STALLS = auto()
    # One byte a second, in either direction.
    CRAWLS = auto()
    # What was asked reaches the server; its first answer is thrown away, and the line cut.
    LOSES_REPLIES = auto()
    # Somebody in between answers for the server.
    BAD_GATEWAY = auto()


class BadLine:
    """Hands on what comes to a port of its own, as well as the line is just now."""

    def __init__(self, port: int) -> None:
        """Describe the line to a server on this machine."""
        self.fault = Fault.NONE
        # Answers of the server that nobody was given.
        self.lost_replies = 0
        # Calls that the fault of their time was shown to.
        self.met = 0
        self._port = port
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._ended = threading.Event()

    @property
    def address(self) -> str:
        """Where a browser calls."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> Self:
        """Take calls, and none afterwards."""
        threading.Thread(target=self._take_calls, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._listening.close()
        self.cut()

    def breaks(self, fault: Fault) -> None:
        """From now on the line has this fault; what is being said now meets it too."""
        self.met = 0
        self.fault = fault
        if fault in (Fault.RESETS, Fault.BAD_GATEWAY):
            self.cut()

    def heals(self) -> None:
        """The line is good again. Calls that met a fault are not: nobody hears of them any more."""
        self.fault = Fault.NONE

    def cut(self) -> None:
        """Reset every call there is."""
        with self._lock:
            calls, self._open = self._open, set()
        for call in calls:
            _reset(call)

    def _take_calls(self) -> None:
        while not self._ended.is_set():
            try:
                caller, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(caller,), daemon=True).start()

    def _connect(self, caller: socket.socket) -> None:
        fault = self.fault
        if fault is Fault.RESETS:
            self.met += 1
            _reset(caller)
            return
        if fault is Fault.BAD_GATEWAY:
            self.met += 1
            with contextlib.suppress(OSError), caller:
                caller.recv(_CHUNK)
                caller.sendall(_BAD_GATEWAY)
            return
        try:
            server = socket.create_connection(("127.0.0.1", self._port))
        except OSError:
            _reset(caller)
            return
        with self._lock:
            self._open |= {caller, server}
        call = _Call(self, caller, server)
        for way in (call.ask, call.answer):
            threading.Thread(target=way, daemon=True).start()

    def forget(self, call: socket.socket) -> None:
        """It is over."""
        with self._lock:
            self._open.discard(call)


class _Call:
    """One connection; each of its two directions has a thread."""

    def __init__(self, line: BadLine, caller: socket.socket, server: socket.socket) -> None:
        self.line = line
        self.caller = caller
        self.server = server
        self.is_dead = False

    def ask(self) -> None:
        self._hand_on(self.caller, self.server, lambda _: False)

    def answer(self) -> None:
        self._hand_on(self.server, self.caller, self._robbed)

    def _robbed(self, said: bytes) -> bool:
        """An answer that is lost with its line: only a whole one counts, not news in a stream."""
        if self.line.fault is not Fault.LOSES_REPLIES or not said.startswith(b"HTTP/1.1 "):
            return False
        self.line.lost_replies += 1
        return True

    def _hand_on(
        self, from_: socket.socket, to: socket.socket, robbed: Callable[[bytes], bool]
    ) -> None:
        try:
            while said := from_.recv(_CHUNK):
                if not self._gets_through() or robbed(said):
                    break
                if self.line.fault is Fault.CRAWLS:
                    self._crawl(said, to)
                else:
                    to.sendall(said)
        except OSError:
            pass  # the other end has hung up, or the line was cut
        if self.is_dead:
            return
        for end in (self.caller, self.server):
            self.line.forget(end)
            _reset(end)

    def _gets_through(self) -> bool:
        """Once it met a stall a call is silent for ever, but it is not hung up."""
        if self.line.fault is Fault.STALLS:
            self.line.met += 1
            self.is_dead = True
        return not self.is_dead

    def _crawl(self, said: bytes, to: socket.socket) -> None:
        self.line.met += 1
        for at in range(len(said)):
            due = time.monotonic() + 1.0
            to.sendall(said[at : at + 1])
            while time.monotonic() < due:
                if self.line.fault is not Fault.CRAWLS:
                    to.sendall(said[at + 1 :])
                    return
                time.sleep(_LOOK_EVERY)


def _reset(call: socket.socket) -> None:
    with contextlib.suppress(OSError):
        call.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    with contextlib.suppress(OSError):
        call.shutdown(socket.SHUT_RDWR)
    call.close()
