"""Databases on a disk, furnished, with a server on them."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from psycopg.errors import DuplicateDatabase
from sqlalchemy import text

from app import database, migrations, settings, termfiles
from app.accounts.service import Caller
from app.articles import importing
from app.articles.pairing import Pair, Paired, Paragraph
from app.articles.schemas import Front
from app.formats import Kind
from app.glossary import exchange
from app.segments import keeping
from app.segments.models import State
from benchmarks import texts
from tests.durability.server import Server
from tests.servers.postgres import create_database, database_of, postgres_server
from tests.world import IDS, furnish

DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Place:
    """A database of one kind and a server on it."""

    kind: str
    server: Server

    @property
    def name(self) -> str:
        """The kind with its version."""
        with database.transaction(writes=False) as session:
            if self.kind == "sqlite":
                return f"SQLite {session.scalar(text('SELECT sqlite_version()'))}"
            return f"PostgreSQL {session.scalar(text('SHOW server_version'))}".partition(" (")[0]


@contextmanager
def place(kind: str) -> Iterator[Place]:
    """A publication with the seed glossary, while the block runs."""
    with tempfile.TemporaryDirectory(prefix="duizhao-benchmark-") as folder, url(kind, folder):
        migrations.migrate(database.engine())
        furnish()
        _glossary()
        try:
            with Server(Path(folder) / "server.log") as server:
                yield Place(kind, server)
        finally:
            database.engine().dispose()
            settings.settings.cache_clear()
            database.engine.cache_clear()


@contextmanager
def url(kind: str, folder: str, name: str = "benchmark") -> Iterator[None]:
    """Makes a database of this kind in a folder the one that this process works on.

    On PostgreSQL it has a name; on a server of one's own it may be there already.
    """
    os.environ["DUIZHAO_DATA_DIR"] = folder
    if kind == "sqlite":
        os.environ.pop("DUIZHAO_DATABASE_URL", None)
        yield
        return
    with postgres_server(on_disk=True) as address:
        with suppress(DuplicateDatabase):
            create_database(address, name)
        os.environ["DUIZHAO_DATABASE_URL"] = database_of(address, name)
        yield


def _glossary() -> None:
    with database.transaction() as session:
        caller = Caller(2, "editor", is_administrator=False)
        seed = exchange.checked(termfiles.read("seed.csv", texts.glossary_csv()))
        exchange.load(session, caller, IDS.project, seed)


def store(sources: list[str], targets: list[str] | None = None) -> int:
    """Store an article with one segment a paragraph; translated where there are targets."""
    english = targets or [""] * len(sources)
    pairs = zip(sources, english, strict=True)
    paired = Paired(tuple(Paragraph(Kind.PARAGRAPH, 0, (Pair(a, b),)) for a, b in pairs))
    # As an import does it: a transaction that waits for this would be ended by PostgreSQL.
    known = keeping.known((a, b) for a, b in zip(sources, english, strict=True) if b)
    with database.transaction() as session:
        article = importing.store(
            session,
            None,
            IDS.project,
            Front(title="Benchmark", original_title="对照"),
            paired,
            by_sentence=False,
            states=State.TRANSLATED,
            known=known,
        )
        return article.id
