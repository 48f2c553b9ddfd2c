"""a segment is remembered by its sentences too

Revision ID: 0010
Revises: 0009
Create Date: 2026-11-29 15:40:00.000000
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa
from alembic.operations import BatchOperations

from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


_TABLE = "memory_entries"


@contextmanager
def _rewritten() -> Iterator[BatchOperations]:
    """The table in a batch that on SQLite keeps giving numbers which nobody ever had."""
    bind = op.get_bind()
    given = 0
    if bind.dialect.name == "sqlite":
        last = "SELECT seq FROM sqlite_sequence WHERE name = :name"
        given = bind.execute(sa.text(last), {"name": _TABLE}).scalar() or 0
    with op.batch_alter_table(_TABLE, table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        yield batch_op
    if given:
        bind.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": _TABLE})
        move_on = "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"
        bind.execute(sa.text(move_on), {"name": _TABLE, "seq": given})


def upgrade() -> None:
    """Change the tables."""
    with _rewritten() as batch_op:
        batch_op.add_column(sa.Column("part", sa.Integer(), server_default="0", nullable=False))
        batch_op.drop_constraint(batch_op.f("uq_memory_entries_segment_id"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_memory_entries_segment_id_part"), ["segment_id", "part"]
        )


def downgrade() -> None:
    """Change them back: the sentences are forgotten; what lists still name finds nothing."""
    op.execute("DELETE FROM memory_entries WHERE part > 0")
    with _rewritten() as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_memory_entries_segment_id_part"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_memory_entries_segment_id"), ["segment_id"]
        )
        batch_op.drop_column("part")
