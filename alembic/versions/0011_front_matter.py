"""archived address, rate line, preface, reuse note and citation of an article

Revision ID: 0011
Revises: 0010
Create Date: 2026-11-29 16:27:00.000000
"""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_COLUMNS: dict[str, sa.types.TypeEngine[str]] = {
    "archived_url": sa.Text(),
    "rate": sa.String(500),
    "preface": sa.Text(),
    "reuse": sa.Text(),
    "citation": sa.Text(),
}


def upgrade() -> None:
    """Change the tables."""
    with op.batch_alter_table("articles", schema=None) as batch_op:
        for name, kind in _COLUMNS.items():
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=""))


def downgrade() -> None:
    """Change the tables back."""
    with op.batch_alter_table("articles", schema=None) as batch_op:
        for name in reversed(_COLUMNS):
            batch_op.drop_column(name)
