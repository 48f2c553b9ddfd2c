"""The database is durable, or the workbench does not start."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import create_engine, event

from app import migrations, settings
from app.database import check_durability, engine, open_engine, transaction
from app.errors import Unavailable
from app.news.models import Feed
from tests.world import IDS, World


def test_the_configured_database_is_durable(database_url: str) -> None:
    assert database_url
    check_durability(engine())


def test_a_weaker_sqlite_is_refused(tmp_path: Path) -> None:
    for pragma, said in (("synchronous=NORMAL", "synchronous"), ("journal_mode=DELETE", "wal")):
        weak = create_engine(f"sqlite:///{tmp_path / 'weak.db'}")
        event.listen(weak, "connect", lambda raw, _, pragma=pragma: raw.execute(f"PRAGMA {pragma}"))
        if pragma.startswith("synchronous"):
            event.listen(weak, "connect", lambda raw, _: raw.execute("PRAGMA journal_mode=WAL"))
        with pytest.raises(Unavailable, match=said):
            check_durability(weak)
        weak.dispose()


def test_a_weaker_postgresql_is_refused(postgres: str) -> None:
    weak = create_engine(postgres, connect_args={"options": "-c synchronous_commit=off"})
    with pytest.raises(Unavailable, match="synchronous_commit"):
        check_durability(weak)
    weak.dispose()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://u@h/d"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(Unavailable):
        open_engine(url)


def test_a_server_that_does_not_answer_is_named() -> None:
    nowhere = open_engine("postgresql+psycopg://nobody@127.0.0.1:1/x")
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1"):
        check_durability(nowhere)


def test_a_failure_leaves_no_trace(database_url: str) -> None:
    assert database_url

    def fail() -> None:
        with transaction() as session:
            session.get_one(Feed, 1).revision = 99
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with transaction(writes=False) as session:
        assert session.get_one(Feed, 1).revision == 0


def test_a_database_in_an_open_folder_is_still_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    made = open_engine(f"sqlite:///{tmp_path / 'duizhao.db'}")
    migrations.migrate(made)
    with made.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
        files = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert files["duizhao.db"] == 0o600
    assert set(files.values()) == {0o600}
    migrations._back_up(made, "0001")
    made.dispose()
    (backup,) = tmp_path.glob("*.backup.db")
    assert backup.stat().st_mode & 0o777 == 0o600


def test_nobody_waits_for_ever_for_a_row(database_url: str) -> None:
    if not database_url.startswith("sqlite"):
        with engine().connect() as connection:
            for setting in ("lock_timeout", "idle_in_transaction_session_timeout"):
                assert connection.exec_driver_sql(f"SHOW {setting}").scalar_one() != "0"


@pytest.mark.parametrize("pool", ["4", "12"])
def test_a_small_pool_answers_many_at_once(
    database_url: str, monkeypatch: pytest.MonkeyPatch, pool: str
) -> None:
    assert database_url
    monkeypatch.setenv("DUIZHAO_POOL_SIZE", pool)
    settings.settings.cache_clear()
    engine().dispose()
    engine.cache_clear()
    with World() as world, ThreadPoolExecutor(60) as people:

        def read(number: int) -> int:
            if number % 5 == 0:
                return int(world.save("translator", 3, 99, "late").status_code)
            return int(world.ask("reader", "GET", f"/segments/{IDS.segment}").status_code)

        began = monotonic()
        assert set(people.map(read, range(200))) == {200, 412}
    # A pool that all threads wait for is given up after 30 s.
    assert monotonic() - began < 25
