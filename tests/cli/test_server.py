"""What `start` and `serve` say when they cannot listen."""

import socket

import pytest

from app.cli.server import _address, _listen
from app.errors import Unavailable


def test_an_address_of_ipv6_stands_in_brackets() -> None:
    assert _address("::1", 8000) == "http://[::1]:8000"
    assert _address("127.0.0.1", 80) == "http://127.0.0.1:80"


def test_a_taken_port_is_said_to_be_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Unavailable, match=f"Port {port} on 127.0.0.1 is taken"):
            _listen("127.0.0.1", port)


def test_a_foreign_address_is_not_blamed_on_the_port() -> None:
    with pytest.raises(Unavailable, match="cannot listen on") as refused:
        _listen("203.0.113.9", 0)
    assert "taken" not in refused.value.sentence
