"""The line does to a call what it says, and nothing to a good one."""

import http.client
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.servers.bad_line import BadLine, Fault

_ANSWER = b"the answer of the server"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    asked: list[str]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        assert isinstance(self.server, _Server)
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", str(len(_ANSWER)))
        self.end_headers()
        self.wfile.write(_ANSWER)

    def log_message(self, *_: object) -> None:
        """Nobody listens."""


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server(("127.0.0.1", 0), _Handler) as started:
        started.asked = []
        threading.Thread(target=started.serve_forever, daemon=True).start()
        yield started
        started.shutdown()


@pytest.fixture
def line(server: _Server) -> Iterator[BadLine]:
    with BadLine(server.server_address[1]) as laid:
        yield laid


def _ask(line: BadLine, path: str = "/", seconds: float = 10.0) -> tuple[int, bytes]:
    host, port = line.address.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=seconds)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def test_a_good_line_hands_everything_on(line: BadLine, server: _Server) -> None:
    assert _ask(line, "/a") == (200, _ANSWER)
    assert server.asked == ["/a"]


def test_a_line_that_resets_hangs_up(line: BadLine, server: _Server) -> None:
    line.breaks(Fault.RESETS)
    with pytest.raises(ConnectionError):
        _ask(line)
    line.heals()
    assert _ask(line) == (200, _ANSWER)
    assert server.asked == ["/"]


def test_a_call_that_met_a_stall_is_silent_also_when_the_line_is_good_again(
    line: BadLine, server: _Server
) -> None:
    line.breaks(Fault.STALLS)
    with pytest.raises(TimeoutError):
        _ask(line, seconds=0.5)
    line.heals()
    assert _ask(line, "/new") == (200, _ANSWER)
    assert server.asked == ["/new"]


def test_a_lost_reply_is_one_that_the_server_gave(line: BadLine, server: _Server) -> None:
    line.breaks(Fault.LOSES_REPLIES)
    with pytest.raises(ConnectionError):
        _ask(line, "/paid")
    assert server.asked == ["/paid"]
    assert line.lost_replies == 1


def test_a_crawling_line_is_slow_and_then_fast_again(line: BadLine, server: _Server) -> None:
    line.breaks(Fault.CRAWLS)
    with pytest.raises(TimeoutError):
        _ask(line, seconds=1.5)
    assert server.asked == []
    threading.Timer(0.5, line.heals).start()
    assert _ask(line, "/slow") == (200, _ANSWER)


def test_a_bad_gateway_answers_for_the_server(line: BadLine, server: _Server) -> None:
    line.breaks(Fault.BAD_GATEWAY)
    status, said = _ask(line)
    assert (status, server.asked) == (502, [])
    assert b"502" in said


def test_a_server_that_is_not_there_is_a_reset(server: _Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with BadLine(port) as line, pytest.raises((OSError, http.client.HTTPException)):
        _ask(line)
    assert server.asked == []
