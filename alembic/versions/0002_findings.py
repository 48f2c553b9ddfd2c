"""which checks a project runs, and which findings may stand

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-24 21:16:00
"""

from collections.abc import Sequence

import sqlalchemy as sa

import app.database
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "check_choices",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.String(length=32), nullable=False),
        sa.Column("weight", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", app.database.Instant(timezone=True), nullable=False),
        sa.CheckConstraint(
            "weight IN ('error', 'warning', 'hint', 'off')",
            name=op.f("ck_check_choices_weight_known"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_check_choices_person_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
            name=op.f("fk_check_choices_project_id_projects"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("project_id", "check_id", name=op.f("pk_check_choices")),
    )
    op.create_table(
        "ignored_findings",
        sa.Column("segment_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", app.database.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_ignored_findings_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_ignored_findings_person_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["segment_id"],
            ["segments.id"],
            name=op.f("fk_ignored_findings_segment_id_segments"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("segment_id", "fingerprint", name=op.f("pk_ignored_findings")),
    )
    with op.batch_alter_table("ignored_findings", schema=None) as batch_op:
        batch_op.create_index("ix_ignored_findings_article_id", ["article_id"], unique=False)


def downgrade() -> None:
    """Change them back."""
    with op.batch_alter_table("ignored_findings", schema=None) as batch_op:
        batch_op.drop_index("ix_ignored_findings_article_id")
    op.drop_table("ignored_findings")
    op.drop_table("check_choices")
