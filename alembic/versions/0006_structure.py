"""segments that are split, joined, added and dropped

Revision ID: 0006
Revises: 0005
Create Date: 2026-11-29 15:20:00
"""

from collections.abc import Sequence

import sqlalchemy as sa

import app.database
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "structure_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("operation", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", app.database.Instant(timezone=True), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_structure_changes_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_structure_changes_person_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["undoes"],
            ["structure_changes.id"],
            name=op.f("fk_structure_changes_undoes_structure_changes"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_structure_changes")),
        sa.UniqueConstraint(
            "article_id", "operation", name=op.f("uq_structure_changes_article_id_operation")
        ),
        sa.UniqueConstraint("undoes", name=op.f("uq_structure_changes_undoes")),
    )
    with op.batch_alter_table("structure_changes", schema=None) as batch_op:
        batch_op.create_index("ix_structure_changes_article_id", ["article_id", "id"])
    with op.batch_alter_table("segments", schema=None) as batch_op:
        batch_op.alter_column("article_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("dropped_from", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_segments_dropped_from_articles"),
            "articles",
            ["dropped_from"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_index(op.f("ix_segments_dropped_from"), ["dropped_from"])
        batch_op.create_check_constraint(
            op.f("ck_segments_in_its_article_or_dropped"),
            "(article_id IS NULL) <> (dropped_from IS NULL)",
        )
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("change", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("source", sa.Text(), nullable=True))


def downgrade() -> None:
    """Change the tables back; dropped segments, which the shape before does not know, go."""
    op.execute("DELETE FROM segments WHERE article_id IS NULL")
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.drop_column("source")
        batch_op.drop_column("change")
    with op.batch_alter_table("segments", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_segments_in_its_article_or_dropped"), type_="check")
        batch_op.drop_index(op.f("ix_segments_dropped_from"))
        batch_op.drop_constraint(op.f("fk_segments_dropped_from_articles"), type_="foreignkey")
        batch_op.drop_column("dropped_from")
        batch_op.alter_column("article_id", existing_type=sa.Integer(), nullable=False)
    op.drop_table("structure_changes")
