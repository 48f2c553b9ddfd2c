"""A real PostgreSQL server for the tests, started by the tests.

`DUIZHAO_TEST_PG_URL` names a server to use instead, as a superuser. Durability is on, as it is
where people work: the tests that kill a server in the middle of a save rely on it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from tests.servers.binaries import Programs, programs
from tests.servers.keeper import identity

_KEEPER = Path(__file__).with_name("keeper.py")
_READY_WITHIN = 30.0
# The longest path a socket may have is 104 bytes on macOS; ours adds 36 to this.
_LONGEST_PLACE = 64
# Linux keeps this folder in memory; a container may have next to nothing there.
_MEMORY = "/dev/shm"
_ENOUGH = 2 * 1024**3
_SETTINGS = (
    "listen_addresses=",
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    # Several servers of the workbench with a pool of 40 each.
    "max_connections=400",
    # In the folder, so that nothing is left in shared memory when the server is killed.
    "dynamic_shared_memory_type=mmap",
    "max_wal_size=256MB",
    "timezone=UTC",
)


@contextmanager
def postgres_server(*, on_disk: bool = False, namespaces: bool = True) -> Iterator[str]:
    """A SQLAlchemy address of the database `postgres`, as a superuser, while the block runs.

    The server ends with the block, and also when this process is killed. Its files are in
    memory where that is large enough: a killed process loses nothing of what it wrote there
    either, and copying a database takes a twentieth of the time. A benchmark wants them
    `on_disk`. `namespaces` is False for a test of the way that is taken without them.
    """
    if own := os.environ.get("DUIZHAO_TEST_PG_URL"):
        yield _address(own)
        return
    folder = _folder(on_disk=on_disk)
    try:
        chosen = programs(folder, namespaces=namespaces)
        keeper = _start(folder, chosen)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    url = URL.create("postgresql+psycopg", "postgres", database="postgres").update_query_dict(
        {"host": str(folder)}
    )
    address = url.render_as_string()
    try:
        _wait(address, folder, keeper)
        yield address
    finally:
        if keeper.stdin:
            keeper.stdin.close()
        keeper.wait()


def create_database(url: str, name: str, template: str | None = None) -> str:
    """Make a database on a server, as a copy of another if one is named; its address."""
    command = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
    if template:
        command += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
    _execute(url, command)
    return database_of(url, name)


def database_of(url: str, name: str) -> str:
    """The address of a database on a server."""
    return make_url(_address(url)).set(database=name).render_as_string(hide_password=False)


def drop_database(url: str, name: str) -> None:
    """Remove a database, also from under those who are still connected to it."""
    command = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    _execute(url, command.format(sql.Identifier(name)))


def _execute(url: str, command: sql.Composed) -> None:
    with psycopg.connect(_plain(url), autocommit=True) as connection:
        connection.execute(command)


def _address(url: str) -> str:
    """The address with the driver that the workbench uses."""
    parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    return parsed.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def _plain(url: str) -> str:
    """The address as libpq reads it."""
    return make_url(_address(url)).set(drivername="postgresql").render_as_string(False)


def _folder(*, on_disk: bool) -> Path:
    place = tempfile.gettempdir()
    if len(place) > _LONGEST_PLACE:
        place = "/tmp"
    if not on_disk and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        place = _MEMORY
    return Path(tempfile.mkdtemp(prefix="duizhao-pg-", dir=place))


def _start(folder: Path, chosen: Programs) -> subprocess.Popen[bytes]:
    data = folder / "data"
    if chosen.user:
        shutil.chown(folder, chosen.user)
    done = subprocess.run(
        chosen.command(
            "initdb",
            *("--pgdata", str(data), "--username=postgres", "--auth=trust"),
            *("--encoding=UTF8", "--locale=C.UTF-8" if sys.platform == "linux" else "--locale=C"),
            "--no-sync",
        ),
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        **identity(chosen.user),
    )
    if done.returncode:
        raise RuntimeError(f"PostgreSQL could not lay out its data: {done.stderr or done.stdout}")
    options = [part for setting in _SETTINGS for part in ("-c", setting)]
    server = chosen.command("postgres", "-D", str(data), "-k", str(folder), *options)
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, str(_KEEPER), str(folder), chosen.user, *server],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd="/",
            # Ctrl+C in a terminal reaches every process there; the keeper must outlive that.
            start_new_session=True,
        )


def _wait(address: str, folder: Path, keeper: subprocess.Popen[bytes]) -> None:
    log = (folder / "log").open("r", errors="replace")
    until = time.monotonic() + _READY_WITHIN
    with log:
        while True:
            try:
                psycopg.connect(_plain(address), connect_timeout=5).close()
            except psycopg.OperationalError as error:
                if keeper.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"PostgreSQL did not start: {log.read()}") from error
                time.sleep(0.02)
            else:
                return
