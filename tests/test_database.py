"""The database is durable, or the workbench does not start."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, event

from app.database import check_durability, engine, open_engine, transaction
from app.errors import Unavailable
from app.news.models import Feed


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
