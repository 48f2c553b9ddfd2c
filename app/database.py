"""One engine a process, one transaction a request, on SQLite and on PostgreSQL.

SQLite is opened so that an acknowledged edit is on the disk: write-ahead log, `synchronous=FULL`
(under NORMAL the log was not synced for 200 of 201 acknowledged saves), foreign keys on. A
transaction that will write begins with BEGIN IMMEDIATE, since one that turns from reading to
writing fails at once, whatever the busy timeout.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import DateTime, Engine, MetaData, create_engine, event, make_url, text
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import ArgumentError, DatabaseError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from app.errors import Unavailable
from app.settings import settings

__all__ = [
    "LARGEST_ID",
    "Base",
    "Instant",
    "Session",
    "answers",
    "check_durability",
    "engine",
    "is_sqlite",
    "now",
    "open_engine",
    "transaction",
]

# PostgreSQL's integer columns end here.
LARGEST_ID = 2**31 - 1
# How long a SQLite writer in another process is waited for.
_BUSY_MS = 15_000
# How long a PostgreSQL row is waited for, and how long a transaction may do nothing.
_LOCK_MS = 15_000
_IDLE_MS = 60_000


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: aware in Python, also on SQLite, which keeps no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Refuse a naive moment, whose meaning would depend on the machine."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """SQLite answers without a zone; what is stored is UTC."""
        if value is None or value.tzinfo is not None:
            return value.astimezone(UTC) if value else None
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The tables; names of constraints are fixed so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Instant}  # noqa: RUF012 - SQLAlchemy reads it from the class


def now() -> datetime:
    """The moment a row is written."""
    return datetime.now(UTC)


def open_engine(url: str, pool_size: int = 40) -> Engine:
    """An engine with the durability and locking that the workbench promises."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as failure:
        raise Unavailable(
            "DUIZHAO_DATABASE_URL is no address of a database: it looks like"
            " postgresql://user:password@host/name, or sqlite:////folder/duizhao.db."
        ) from failure
    if parsed.get_backend_name() == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise Unavailable("A database in memory would lose every edit; give a file.")
        _private(Path(parsed.database))
        engine = create_engine(parsed, pool_size=pool_size, max_overflow=0)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if parsed.get_backend_name() != "postgresql":
        raise Unavailable(
            f"The workbench keeps its data in SQLite or PostgreSQL, not in “{parsed.drivername}”."
        )
    engine = create_engine(parsed, pool_size=pool_size, max_overflow=0, pool_pre_ping=True)
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _private(database: Path) -> None:
    """Unpublished translations are nobody else's on a shared machine.

    What SQLite puts beside the file (`-wal`, `-shm`) has the file's own permissions.
    """
    try:
        if not database.parent.exists():
            database.parent.mkdir(parents=True, mode=0o700)
        if not database.exists():
            database.touch(mode=0o600)
    except OSError as failure:
        raise Unavailable(
            f"The database {database} cannot be made: {failure.strerror}."
            " DUIZHAO_DATA_DIR names another folder."
        ) from failure


def _prepare_postgresql(connection: Any, _: object) -> None:
    """Nobody waits for ever for a row, nor keeps one locked by standing still."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {_LOCK_MS}")
        cursor.execute(f"SET idle_in_transaction_session_timeout = {_IDLE_MS}")
    connection.commit()


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@cache
def engine() -> Engine:
    """The engine of this process."""
    chosen = settings()
    return open_engine(chosen.sqlalchemy_url, chosen.pool_size)


@contextmanager
def transaction(*, writes: bool = True) -> Iterator[Session]:
    """A session whose work is committed when the block ends, or leaves no trace."""
    with (
        Session(engine(), expire_on_commit=False, execution_options={"writes": writes}) as session,
        session.begin(),
    ):
        yield session


def is_sqlite(session: Session) -> bool:
    """Whether the session speaks to the embedded database."""
    return session.get_bind().dialect.name == "sqlite"


def take_stock(session: Session, *tables: type[Base]) -> None:
    """Tell the database how much a load has left in some tables, so that it looks the right way.

    PostgreSQL finds out by itself a minute later, and reads whole tables until then.
    """
    for table in tables:
        session.execute(text(f"ANALYZE {table.__tablename__}"))


def check_durability(checked: Engine) -> None:
    """Refuse a database that could lose an edit it has acknowledged.

    Raises:
        Unavailable: with a sentence that names the setting and the remedy.
    """
    try:
        with checked.connect().execution_options(writes=False) as connection:
            if checked.dialect.name == "sqlite":
                _check_sqlite(connection)
            else:
                _check_postgresql(connection)
    except DatabaseError as failure:
        shown = checked.url.render_as_string(hide_password=True)
        reason = str(failure.orig).strip().splitlines()[0] if failure.orig else "no answer"
        raise Unavailable(f"The database {shown} cannot be opened: {reason}.") from failure


def _check_sqlite(connection: Connection) -> None:
    journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    if str(journal).lower() != "wal":
        raise Unavailable(
            f"SQLite keeps its journal as “{journal}” here instead of “wal”, so readers and the"
            " writer would block each other; put the database on a local disk"
            " (network folders cannot hold a write-ahead log)."
        )
    if int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one()) < 2:
        raise Unavailable(
            "SQLite's “synchronous” is weaker than FULL, so a power cut could lose edits that were"
            " already acknowledged; remove that setting."
        )


def _check_postgresql(connection: Connection) -> None:
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        value = connection.execute(text(f"SHOW {setting}")).scalar_one()
        if value == "off":
            raise Unavailable(
                f"PostgreSQL runs with {setting} = off, so a crash could lose edits that were"
                f" already acknowledged; set it to on and start again."
            )


def answers(checked: Engine) -> bool:
    """Whether the database answers a question now."""
    try:
        with checked.connect().execution_options(writes=False) as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True
