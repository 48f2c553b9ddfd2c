"""the whole termbase: more of each entry, its workflow, and glossaries that are shared

Revision ID: 0009
Revises: 0008
Create Date: 2026-11-29 15:10:00.000000
"""

from collections.abc import Sequence

import sqlalchemy as sa

import app.database
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_TERM_COLUMNS = (
    ("form", sa.String(length=16), ""),
    ("note", sa.Text(), ""),
    ("abbreviation", sa.String(length=200), ""),
    ("plural", sa.String(length=500), ""),
    ("provenance", sa.String(length=16), "unknown"),
    ("source", sa.Text(), ""),
    ("dated", sa.String(length=10), ""),
)


def upgrade() -> None:
    """Change the tables."""
    with op.batch_alter_table("projects", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("kind", sa.String(length=16), nullable=False, server_default="publication")
        )
        batch_op.create_check_constraint(
            op.f("ck_projects_kind_known"), "kind IN ('publication', 'glossary')"
        )
    op.create_table(
        "shared_glossaries",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("glossary_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["glossary_id"],
            ["projects.id"],
            name=op.f("fk_shared_glossaries_glossary_id_projects"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
            name=op.f("fk_shared_glossaries_project_id_projects"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("project_id", "glossary_id", name=op.f("pk_shared_glossaries")),
    )
    with op.batch_alter_table("shared_glossaries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_shared_glossaries_glossary_id"), ["glossary_id"], unique=False
        )
    _drop_unique("status <> 'rejected'")
    with op.batch_alter_table("concepts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("print_note", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("gloss", sa.String(length=16), nullable=False, server_default="house")
        )
        batch_op.add_column(sa.Column("merged_into", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_concepts_merged_into_concepts"), "concepts", ["merged_into"], ["id"]
        )
        batch_op.drop_constraint(op.f("ck_concepts_status_known"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_concepts_status_known"),
            "status IN ('proposed', 'approved', 'rejected', 'withdrawn', 'merged')",
        )
        batch_op.create_check_constraint(
            op.f("ck_concepts_gloss_known"), "gloss IN ('house', 'always', 'first_use', 'never')"
        )
        batch_op.create_check_constraint(
            op.f("ck_concepts_merged_somewhere"),
            "(status = 'merged') = (merged_into IS NOT NULL)",
        )
        batch_op.create_index(batch_op.f("ix_concepts_merged_into"), ["merged_into"], unique=False)
    _create_unique("status IN ('proposed', 'approved')")
    with op.batch_alter_table("terms", schema=None) as batch_op:
        for name, kind, default in _TERM_COLUMNS:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
    op.execute("UPDATE terms SET form = 'variant' WHERE language = 'zh'")
    with op.batch_alter_table("concept_changes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("other_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_concept_changes_other_id_concepts"), "concepts", ["other_id"], ["id"]
        )
    op.create_table(
        "concept_proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", app.database.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", app.database.Instant(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('open', 'accepted', 'declined', 'taken_back')",
            name=op.f("ck_concept_proposals_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["concept_id"],
            ["concepts.id"],
            name=op.f("fk_concept_proposals_concept_id_concepts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["people.id"], name=op.f("fk_concept_proposals_decided_by_people")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_concept_proposals_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_proposals")),
    )
    with op.batch_alter_table("concept_proposals", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_concept_proposals_concept_id"), ["concept_id"], unique=False
        )
    op.create_table(
        "concept_comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", app.database.Instant(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_id"],
            ["concepts.id"],
            name=op.f("fk_concept_comments_concept_id_concepts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_concept_comments_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_comments")),
    )
    with op.batch_alter_table("concept_comments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_concept_comments_concept_id"), ["concept_id"], unique=False
        )


def downgrade() -> None:
    """Change them back; what the older tables cannot say is given up."""
    op.drop_table("concept_comments")
    op.drop_table("concept_proposals")
    with op.batch_alter_table("concept_changes", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_concept_changes_other_id_concepts"), type_="foreignkey")
        batch_op.drop_column("other_id")
    with op.batch_alter_table("terms", schema=None) as batch_op:
        for name, _, _ in reversed(_TERM_COLUMNS):
            batch_op.drop_column(name)
    _drop_unique("status IN ('proposed', 'approved')")
    with op.batch_alter_table("concepts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_concepts_merged_into"))
        batch_op.drop_constraint(op.f("ck_concepts_merged_somewhere"), type_="check")
        batch_op.drop_constraint(op.f("ck_concepts_gloss_known"), type_="check")
        batch_op.drop_constraint(op.f("ck_concepts_status_known"), type_="check")
        batch_op.drop_constraint(op.f("fk_concepts_merged_into_concepts"), type_="foreignkey")
        batch_op.drop_column("merged_into")
        batch_op.drop_column("gloss")
        batch_op.drop_column("print_note")
    op.execute("UPDATE concepts SET status = 'rejected' WHERE status IN ('withdrawn', 'merged')")
    with op.batch_alter_table("concepts", schema=None) as batch_op:
        batch_op.create_check_constraint(
            op.f("ck_concepts_status_known"), "status IN ('proposed', 'approved', 'rejected')"
        )
    _create_unique("status <> 'rejected'")
    op.drop_table("shared_glossaries")
    with op.batch_alter_table("projects", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_projects_kind_known"), type_="check")
        batch_op.drop_column("kind")


def _drop_unique(where: str) -> None:
    with op.batch_alter_table("concepts", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_concepts_zh", sqlite_where=sa.text(where), postgresql_where=sa.text(where)
        )


def _create_unique(where: str) -> None:
    with op.batch_alter_table("concepts", schema=None) as batch_op:
        batch_op.create_index(
            "uq_concepts_zh",
            ["project_id", "zh"],
            unique=True,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )
