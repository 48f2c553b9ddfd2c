"""the files that articles were made of

Revision ID: 0013
Revises: 0012
Create Date: 2026-11-29 18:00:00
"""

from collections.abc import Sequence

import sqlalchemy as sa

import app.database
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "original_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("pairing_id", sa.Integer(), nullable=True),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("media_type", sa.String(length=128), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=True),
        sa.Column("given_at", app.database.Instant(timezone=True), nullable=False),
        sa.CheckConstraint(
            "side IN ('source', 'translation')", name=op.f("ck_original_files_side_known")
        ),
        sa.CheckConstraint(
            "(article_id IS NULL) <> (pairing_id IS NULL)",
            name=op.f("ck_original_files_one_place"),
        ),
        sa.CheckConstraint(
            "size BETWEEN 0 AND 20000000", name=op.f("ck_original_files_size_bounded")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
            name=op.f("fk_original_files_project_id_projects"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_original_files_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["pairing_id"],
            ["pairings.id"],
            name=op.f("fk_original_files_pairing_id_pairings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["given_by"], ["people.id"], name=op.f("fk_original_files_given_by_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_original_files")),
    )
    op.create_index(op.f("ix_original_files_article_id"), "original_files", ["article_id"])
    op.create_index(op.f("ix_original_files_project_id"), "original_files", ["project_id"])
    op.create_index(op.f("ix_original_files_pairing_id"), "original_files", ["pairing_id"])


def downgrade() -> None:
    """Change them back."""
    op.drop_table("original_files")
