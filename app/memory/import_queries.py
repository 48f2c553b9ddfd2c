"""The SQL of an import into the memory: many entries at once, and how far it has come."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import column, func, select, table, update

from app.database import Session, is_sqlite
from app.memory.lists import Chunk
from app.memory.models import Entry, Import, Posting

ENTRY_COLUMNS = (
    "id",
    "project_id",
    "article_id",
    "segment_id",
    "part",
    "import_id",
    "source",
    "target",
    "source_key",
    "before_key",
    "after_key",
    "person_id",
    "creator",
    "at",
    "state",
)
_AT = ENTRY_COLUMNS.index("at")
# With SQLite's own 2 MB each row would be written with a page of an index that was put away before.
_CACHE_KB = 64_000


def take_numbers(session: Session, wanted: int) -> list[int]:
    """Numbers for new entries, ascending, that nobody else will be given."""
    if session.get_bind().dialect.name == "sqlite":
        # The transaction holds the only write lock; storing the rows moves the sequence on.
        sequence = table("sqlite_sequence", column("name"), column("seq"))
        last = session.scalar(select(sequence.c.seq).where(sequence.c.name == Entry.__tablename__))
        begin = int(last or 0) + 1
        return list(range(begin, begin + wanted))
    series = func.generate_series(1, wanted).table_valued("n")
    rows = session.scalars(select(func.nextval("memory_entries_id_seq")).select_from(series)).all()
    return sorted(int(number) for number in rows)


def add_all(
    session: Session, project_id: int, rows: Sequence[tuple[Any, ...]], chunks: Iterable[Chunk]
) -> None:
    """Store many entries and their chunks; each row as `ENTRY_COLUMNS` has it."""
    stored: Iterable[tuple[Any, ...]] = rows
    if is_sqlite(session):  # a moment as SQLAlchemy stores it there
        stored = ((*row[:_AT], row[_AT].strftime("%Y-%m-%d %H:%M:%S.%f"), row[-1]) for row in rows)
    _copy(session, Entry.__tablename__, ENTRY_COLUMNS, stored)
    _copy(
        session,
        Posting.__tablename__,
        ("project_id", "bucket", "base", "size", "offsets"),
        ((project_id, c.bucket, c.base, c.size, c.offsets) for c in chunks),
    )


def _copy(
    session: Session, name: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Rows by the driver's own fastest way: SQLAlchemy's takes three times as long for them."""
    names = ", ".join(columns)
    raw = session.connection().connection.driver_connection
    if raw is None:
        raise ValueError("the connection is closed")
    cursor = raw.cursor()
    if session.get_bind().dialect.name == "sqlite":
        cursor.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        marks = ", ".join("?" * len(columns))
        cursor.executemany(f"INSERT INTO {name} ({names}) VALUES ({marks})", rows)  # noqa: S608
        return
    with cursor.copy(f"COPY {name} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def import_of(session: Session, project_id: int, digest: str) -> Import | None:
    """The import of a file of this content, begun or finished."""
    return session.scalar(
        select(Import).where(Import.project_id == project_id, Import.digest == digest)
    )


def add_import(session: Session, begun: Import) -> None:
    """Store an import that begins and learn its number."""
    session.add(begun)
    session.flush()


def note_import(session: Session, import_id: int, **values: Any) -> None:
    """Write down how far an import has come."""
    session.execute(update(Import).where(Import.id == import_id).values(**values))
