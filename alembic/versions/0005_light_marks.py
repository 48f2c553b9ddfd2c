"""light marks in texts, and paragraphs that are notes

Signs that stood in a text before they meant anything are escaped, so that they are printed as
they were.

Revision ID: 0005
Revises: 0004
Create Date: 2026-11-29 15:20:00.000000
"""

from collections.abc import Callable, Sequence

import sqlalchemy as sa

from alembic import op
from app.language import marks

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_BEFORE = "kind IN ('title', 'heading', 'paragraph', 'list_item', 'quotation', 'caption')"
_AFTER = "kind IN ('title', 'heading', 'paragraph', 'list_item', 'quotation', 'caption', 'note')"
_KEYS = {"segments": ("id",), "revisions": ("segment_id", "version")}
_TEXTS = (
    ("segments", "source"),
    ("segments", "target"),
    ("revisions", "target"),
)


def upgrade() -> None:
    """Change the tables."""
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("label", sa.String(32), nullable=False, server_default=""))
        batch_op.drop_constraint(op.f("ck_paragraphs_kind_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_paragraphs_kind_known"), _AFTER)
    _rewrite(marks.escape)


def downgrade() -> None:
    """Change the tables back; a note is a paragraph then, and marks are signs like others."""
    op.execute("UPDATE paragraphs SET kind = 'paragraph' WHERE kind = 'note'")
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_paragraphs_kind_known"), type_="check")
        batch_op.create_check_constraint(op.f("ck_paragraphs_kind_known"), _BEFORE)
        batch_op.drop_column("label")
    _rewrite(_unescaped)


def _unescaped(text: str) -> str:
    """A text whose only marks are escapes, as its characters; any other as it stands."""
    kinds = {mark.kind for mark in marks.find(text)}
    return marks.plain(text) if kinds == {marks.MarkKind.ESCAPE} else text


def _rewrite(changed: Callable[[str], str]) -> None:
    connection = op.get_bind()
    for table, column in _TEXTS:
        keys = _KEYS[table]
        rows = sa.table(table, *map(sa.column, (*keys, column)))
        text = rows.c[column]
        held = sa.or_(*(text.contains(sign, autoescape=True) for sign in "*[\\"))
        found = connection.execute(sa.select(*(rows.c[key] for key in keys), text).where(held))
        for *key, said in found.all():
            if (other := changed(said)) != said:
                same = (rows.c[name] == value for name, value in zip(keys, key, strict=True))
                connection.execute(sa.update(rows).where(*same).values({column: other}))
