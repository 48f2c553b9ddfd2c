"""The migrations make what the models say, there and back."""

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from alembic import command
from app import migrations
from app.database import engine, open_engine, transaction
from app.errors import Unavailable


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
