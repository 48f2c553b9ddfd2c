"""The migrations make what the models say, there and back."""

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from alembic import command
from app import migrations
from app.database import engine, open_engine, transaction
from app.errors import Unavailable
from app.language import marks


def _run(action: str, *arguments: str) -> None:
    config = migrations.configuration()
    with engine().connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        getattr(command, action)(config, *arguments)


def test_the_migrations_make_what_the_models_say(empty_database_url: str) -> None:
    assert empty_database_url
    assert migrations.migrate(engine()) is True
    assert migrations.migrate(engine()) is False
    _run("check")


def test_every_migration_can_be_taken_back(empty_database_url: str) -> None:
    assert empty_database_url
    migrations.migrate(engine())
    _run("downgrade", "base")
    assert inspect(engine()).get_table_names() == ["alembic_version"]
    assert migrations.migrate(engine()) is True


def test_a_database_without_tables_is_refused_until_it_is_migrated(
    empty_database_url: str,
) -> None:
    assert empty_database_url
    with pytest.raises(Unavailable, match="duizhao migrate"):
        migrations.check(engine())
    migrations.migrate(engine())
    migrations.check(engine())


def test_a_database_of_a_newer_version_is_left_alone(database_url: str) -> None:
    assert database_url
    with transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    with pytest.raises(Unavailable, match="newer"):
        migrations.check(engine())
    with pytest.raises(Unavailable, match="newer"):
        migrations.migrate(engine())


def test_an_embedded_database_is_copied_before_it_is_migrated(
    empty_database_url: str, tmp_path: Path
) -> None:
    if not empty_database_url.startswith("sqlite"):
        return
    _run("stamp", "base")
    migrations.migrate(engine())
    assert not list(tmp_path.glob("*.backup.db")), "an empty database needs no copy"


def test_the_copy_holds_what_was_committed_last(database_url: str, tmp_path: Path) -> None:
    if not database_url.startswith("sqlite"):
        return
    with transaction() as session:
        session.execute(text("UPDATE projects SET name = 'Just now' WHERE id = 1"))
    migrations._back_up(engine(), "0001")
    (copy,) = tmp_path.glob("*.backup.db")
    copied = open_engine(f"sqlite:///{copy}")
    with copied.connect() as connection:
        names = connection.execute(text("SELECT name FROM projects WHERE id = 1")).scalars()
        assert names.one() == "Just now"
    copied.dispose()


def test_the_names_of_the_files_are_the_order_of_the_migrations() -> None:
    scripts = ScriptDirectory.from_config(migrations.configuration())
    in_order = [script.revision for script in scripts.walk_revisions()][::-1]
    assert migrations.revisions() == in_order
    assert scripts.get_current_head() == migrations.revisions()[-1]


def test_signs_from_before_they_meant_anything_are_printed_as_they_were(
    empty_database_url: str,
) -> None:
    assert empty_database_url
    migrations.migrate(engine())
    _run("downgrade", "0004")
    said = {"source": "张*、李*两人。", "target": "5 * 3, [sic] and *so*"}
    with transaction() as session:
        at = {"at": "2026-11-01 00:00:00"}
        for statement in (
            "INSERT INTO projects (id, name, description, glossary_revision, style, style_version,"
            " created_at) VALUES (9, 'Old', '', 0, '{}', 1, :at)",
            "INSERT INTO articles (id, project_id, title, original_title, author, outlet,"
            " source_date, url, translator, editor, translation_date, note, segmentation,"
            " archived, version, created_at, changed_at) VALUES (9, 9, '', '', '', '', '', '', '',"
            " '', '', '', 'paragraph', false, 1, :at, :at)",
            "INSERT INTO paragraphs (id, article_id, kind, level) VALUES (9, 9, 'title', 0)",
            "INSERT INTO segments (id, article_id, project_id, paragraph_id, position, source,"
            " characters, target, state, origin, version, changed_at)"
            " VALUES (9, 9, 9, 9, 1, :source, 8, :target, 'draft', 'typed', 1, :at)",
        ):
            session.execute(text(statement), {**at, **said} if ":source" in statement else at)
    migrations.migrate(engine())
    _run("check")
    with transaction(writes=False) as session:
        row = session.execute(text("SELECT source, target FROM segments WHERE id = 9")).one()
    assert tuple(row) == ("张\\*、李\\*两人。", "5 \\* 3, [sic] and \\*so\\*")
    assert {name: marks.plain(getattr(row, name)) for name in said} == said
