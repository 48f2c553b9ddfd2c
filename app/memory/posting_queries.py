"""The SQL of postings: which entries hold a piece of text, kept in chunks of buckets."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete

from app.database import Session
from app.memory.asking import ask
from app.memory.lists import Chunk
from app.memory.models import Posting

# SQLite takes at most 32,766 values in a statement.
_AT_ONCE = 10_000
# What a chunk of one entry holds: itself, at its own number.
_ALONE = b"\x00\x00"

# PostgreSQL keeps the rows that it has read; SQLite takes less time to read them again.
_RAREST = """
    WITH found AS MATERIALIZED (
        SELECT bucket, base, size, offsets FROM memory_postings
        WHERE project_id = ANY(?) AND bucket = ANY(?)),
    sizes AS (SELECT bucket, sum(size) AS size FROM found GROUP BY bucket),
    ranked AS (
        SELECT bucket, sum(size) OVER (ORDER BY size, bucket) AS total,
            row_number() OVER (ORDER BY size, bucket) AS place
        FROM sizes)
    SELECT found.bucket, base, offsets FROM found JOIN ranked ON ranked.bucket = found.bucket
    WHERE total <= ? OR place <= ?"""
_LISTS = """
    SELECT bucket, base, offsets FROM memory_postings
    WHERE project_id = ANY(?) AND bucket = ANY(?)"""
_TAKEN = """
    DELETE FROM memory_postings
    WHERE project_id = ? AND bucket >= ? AND bucket < ? AND base > ?
    RETURNING bucket, base, size, offsets"""
_TAKEN_IF_FREE = """
    DELETE FROM memory_postings WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM memory_postings
        WHERE project_id = %s AND bucket >= %s AND bucket < %s AND base > %s
        FOR UPDATE SKIP LOCKED))
    RETURNING bucket, base, size, offsets"""
_PUT = """
    INSERT INTO memory_postings (bucket, base, size, offsets, project_id)
    VALUES (?, ?, ?, ?, ?)"""
_PUT_TOGETHER = """
    INSERT INTO memory_postings (bucket, base, size, offsets, project_id)
    SELECT *, %s FROM unnest(%s::int[], %s::int[], %s::int[], %s::bytea[])"""


def rarest_lists(
    session: Session, within: Sequence[int], buckets: Sequence[int], postings: int, always: int
) -> Sequence[tuple[int, int, bytes]]:
    """The chunks of the buckets with fewest entries: bucket, base, offsets.

    As many buckets as have so many postings together; so many of them whatever they have.
    """
    return ask(session, _RAREST, within, buckets, postings, always)


def lists(
    session: Session, within: Sequence[int], buckets: Sequence[int]
) -> Sequence[tuple[int, int, bytes]]:
    """The chunks of some buckets: bucket, base, offsets."""
    return ask(session, _LISTS, within, buckets)


def add_chunks(session: Session, project_id: int, chunks: Iterable[Chunk]) -> None:
    """Store a few chunks; many are stored by `import_queries.add_all`."""
    connection = session.connection()
    rows = [(chunk.bucket, chunk.base, chunk.size, chunk.offsets) for chunk in chunks]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_PUT, [(*row, project_id) for row in rows])
        return
    columns = map(list, zip(*rows, strict=True))
    connection.exec_driver_sql(_PUT_TOGETHER, (project_id, *columns))


def add_alone(session: Session, project_id: int, entries: Mapping[int, Iterable[int]]) -> None:
    """Put entries into their buckets, each as a chunk of its own."""
    alone = (
        Chunk(bucket, number, 1, _ALONE)
        for number, buckets in entries.items()
        for bucket in sorted(buckets)
    )
    add_chunks(session, project_id, alone)


def take_chunks(session: Session, project_id: int, buckets: range, above: int) -> list[Chunk]:
    """Take out the chunks of neighbouring buckets whose bases are above a number.

    Those that somebody else is just taking out stay with him.
    """
    connection = session.connection()
    sqlite = connection.dialect.name == "sqlite"
    taken = connection.exec_driver_sql(
        _TAKEN if sqlite else _TAKEN_IF_FREE, (project_id, buckets.start, buckets.stop, above)
    )
    return [Chunk(*row) for row in taken]


def remove_alone(session: Session, project_id: int, number: int, buckets: Iterable[int]) -> None:
    """Take an entry out of the buckets in which it is a chunk of its own.

    In a chunk with others its number stays behind and finds nothing.
    """
    wanted = sorted(buckets)
    for begin in range(0, len(wanted), _AT_ONCE):
        session.execute(
            delete(Posting).where(
                Posting.project_id == project_id,
                Posting.bucket.in_(wanted[begin : begin + _AT_ONCE]),
                Posting.base == number,
                Posting.offsets == _ALONE,
            ),
            execution_options={"synchronize_session": False},
        )
