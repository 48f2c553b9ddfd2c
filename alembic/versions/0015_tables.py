"""a cell of a table is a paragraph of its own kind

Revision ID: 0015
Revises: 0014
Create Date: 2026-11-29 22:00:00
"""

from collections.abc import Sequence

from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_BEFORE = "kind IN ('title', 'heading', 'paragraph', 'list_item', 'quotation', 'caption', 'note')"
_AFTER = (
    "kind IN ('title', 'heading', 'paragraph', 'list_item', 'quotation', 'caption', 'note',"
    " 'table_row', 'table_cell')"
)


def upgrade() -> None:
    """Change the tables."""
    _allow(_AFTER)


def downgrade() -> None:
    """Change them back; a cell is a paragraph then."""
    op.execute(
        "UPDATE paragraphs SET kind = 'paragraph', level = 0"
        " WHERE kind IN ('table_row', 'table_cell')"
    )
    _allow(_BEFORE)


def _allow(kinds: str) -> None:
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_paragraphs_kind_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_paragraphs_kind_known"), kinds)
