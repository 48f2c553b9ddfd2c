"""The tests' PostgreSQL server: durable, alone, and gone when its user is gone."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, make_url, text

from tests.servers import binaries
from tests.servers.postgres import create_database, drop_database, postgres_server

_ROOT = Path(__file__).parents[2]
# Starts a server, says where, and waits to be killed.
_VICTIM = """
import sys, time
from tests.servers.postgres import postgres_server
with postgres_server() as url:
    print(url, flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def no_other_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DUIZHAO_TEST_PG_URL", raising=False)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DUIZHAO_TEST_PG_URL", raising=False)
        with postgres_server() as url:
            yield url


def _ask(url: str, question: str) -> object:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(text(question)).scalar_one()
    finally:
        engine.dispose()


def _folder(url: str) -> Path:
    host = make_url(url).query["host"]
    assert isinstance(host, str)
    return Path(host)


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url.replace("+psycopg", ""), connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.mark.parametrize("setting", ["fsync", "synchronous_commit", "full_page_writes"])
def test_the_server_is_as_durable_as_people_need_it(server: str, setting: str) -> None:
    assert _ask(server, f"SHOW {setting}") == "on"


def test_the_address_is_a_superuser_on_the_database_postgres(server: str) -> None:
    assert server.startswith("postgresql+psycopg://")
    assert _ask(server, "SELECT current_database()") == "postgres"
    assert _ask(server, "SHOW is_superuser") == "on"


def test_a_database_copied_from_a_template_holds_what_the_template_held(server: str) -> None:
    original = create_database(server, "the template")
    engine = create_engine(original)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE proof AS SELECT '对照' AS word"))
    engine.dispose()
    copy = create_database(server, "the copy", template="the template")
    assert _ask(copy, "SELECT word FROM proof") == "对照"
    drop_database(server, "the copy")
    drop_database(server, "the template")
    assert _ask(server, "SELECT count(*) FROM pg_database WHERE datname LIKE 'the %'") == 0


def test_the_server_and_its_files_are_gone_after_the_block() -> None:
    with postgres_server() as url:
        assert _answers(url)
        assert _folder(url).is_dir()
    assert not _answers(url)
    assert not _folder(url).exists()


def test_the_server_is_gone_when_whoever_started_it_is_killed() -> None:
    victim = subprocess.Popen(
        [sys.executable, "-c", _VICTIM],
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    assert victim.stdout
    with victim.stdout:
        url = victim.stdout.readline().strip()
    assert _answers(url)
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    until = time.monotonic() + 20
    while _folder(url).exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert not _folder(url).exists()
    assert not _answers(url)


def test_root_needs_no_user_namespace() -> None:
    with postgres_server(namespaces=False) as url:
        assert _ask(url, "SHOW server_encoding") == "UTF8"


def test_the_programs_work_from_a_copy() -> None:
    folder = next(binaries.folders())
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)
        copied = binaries.copy(folder, Path(scratch))
        assert Path(scratch) in copied.parents
        assert binaries.Programs(copied, user="nobody" if os.geteuid() == 0 else "").work()


def test_a_server_that_is_named_is_used_and_left_running(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_TEST_PG_URL", server.replace("postgresql+psycopg", "postgres"))
    with postgres_server() as url:
        assert url == server
    assert _answers(server)
