"""which entry has a Chinese form is found without reading all terms

Revision ID: 0014
Revises: 0013
Create Date: 2026-11-29 20:45:00
"""

from collections.abc import Sequence

from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Change the tables."""
    op.create_index(op.f("ix_terms_text"), "terms", ["text"])


def downgrade() -> None:
    """Change them back."""
    op.drop_index(op.f("ix_terms_text"), table_name="terms")
