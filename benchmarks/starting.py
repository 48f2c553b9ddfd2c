"""From the start of the process to the first answer."""

import subprocess
import sys

from benchmarks.measuring import Row, medians
from benchmarks.places import Place
from tests.durability.server import Server

_BARE = "import fastapi, uvicorn, sqlalchemy"
_TIMES = 5


def rows(place: Place) -> list[Row]:
    """One row."""
    ours, bare = medians(lambda: _ours(place), _bare, _TIMES)
    return [Row("start to the first answer", ours, bare, f"`python -c '{_BARE}'`")]


def _ours(place: Place) -> None:
    server = Server(place.server.log.with_name("starting.log"))
    server.start()
    server.kill()


def _bare() -> None:
    subprocess.run([sys.executable, "-c", _BARE], check=True)
