"""The database's tables are brought to this version's shape, once, whoever comes first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from app.database import now
from app.errors import Unavailable
from app.settings import resource

# Alembic takes a quarter of a second to load, which a start that has nothing to migrate saves.
if TYPE_CHECKING:
    from alembic.config import Config

# Any number; it keeps two servers that start together from migrating at once.
_LOCK = 4_815_162_342


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a database is, and where this version of the workbench would have it."""

    current: str | None
    wanted: str
    known: bool

    @property
    def up_to_date(self) -> bool:
        """Whether nothing is to be done."""
        return self.current == self.wanted


def configuration() -> Config:
    """Alembic's configuration, without a file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resource("alembic")).replace("%", "%%"))
    return config


def standing(engine: Engine) -> Standing:
    """Where the database is."""
    with engine.connect().execution_options(writes=False) as connection:
        return _standing(connection)


def revisions() -> list[str]:
    """The migrations of this version, first to last: their files are named by their numbers."""
    return sorted(file.name[:4] for file in (resource("alembic") / "versions").glob("[0-9]*.py"))


def _standing(connection: Connection) -> Standing:
    known = revisions()
    if not known:
        raise Unavailable("The migrations are missing from this installation; install it again.")
    current = None
    if inspect(connection).has_table("alembic_version"):
        current = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return Standing(current, known[-1], current is None or current in known)


def check(engine: Engine) -> None:
    """Refuse to work on tables of another shape.

    Raises:
        Unavailable: with what to do about it.
    """
    found = standing(engine)
    if not found.known:
        raise Unavailable(
            "The database was made by a newer version of Duizhao;"
            " update this installation, or start the newer one."
        )
    if not found.up_to_date:
        raise Unavailable("The database needs migrating; run “duizhao migrate” first.")


def migrate(engine: Engine) -> bool:
    """Bring the tables to this version's shape; whether anything was done.

    An embedded database that holds something is copied beside itself first.
    """
    found = standing(engine)
    if found.up_to_date:
        return False
    if not found.known:
        check(engine)
    if engine.dialect.name == "sqlite":
        if found.current is not None:
            _back_up(engine, found.current)
        _migrate_sqlite(engine)
    else:
        _migrate_postgresql(engine)
    return True


def _back_up(engine: Engine, revision: str) -> None:
    """Copy by VACUUM INTO: a copied file would lack what is still in the write-ahead log."""
    database = Path(str(engine.url.database))
    copy = database.with_name(f"{database.stem}.{revision}.{now():%Y%m%dT%H%M%S}.backup.db")
    raw = engine.raw_connection()
    try:
        copy.touch(mode=0o600)
        raw.cursor().execute("VACUUM INTO ?", (str(copy),))
    finally:
        raw.close()


def _migrate_sqlite(engine: Engine) -> None:
    """With foreign keys off, since rebuilding a table would else delete what refers to it."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is None:
            raise Unavailable("The database is closed.")
        connection.rollback()
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _upgrade(connection)
                if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                    raise Unavailable(f"Migrating would break {len(broken)} references.")
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def _migrate_postgresql(engine: Engine) -> None:
    with engine.begin() as connection:
        # Another server may be migrating, for minutes.
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if not _standing(connection).up_to_date:
            _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic import command

    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
