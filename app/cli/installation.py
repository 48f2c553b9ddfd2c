"""`duizhao migrate` and `duizhao doctor`."""

import importlib.util
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

import typer

from app import (
    dictionaries,
    migrations,
    tables,  # noqa: F401 - a command that opens the database has to know them all
)
from app.cli.screen import say
from app.database import check_durability, engine
from app.errors import DuizhaoError
from app.language import dictionary, words
from app.settings import resource, settings
from app.web import pages

# Below this the next save, backup or export may fail.
_LITTLE_SPACE = 500_000_000


def ready(*, migrate_first: bool) -> None:
    """Make sure that the database is durable and has the right tables, which are all known here.

    The embedded database is migrated by whoever opens it (after a copy); a PostgreSQL server is
    shared with other processes, and is migrated when its operator says so.
    """
    check_durability(engine())
    if migrate_first or engine().dialect.name == "sqlite":
        migrations.migrate(engine())
    else:
        migrations.check(engine())


def migrate() -> None:
    """Bring the database's tables to this version's shape."""
    check_durability(engine())
    done = migrations.migrate(engine())
    say("The database has been migrated." if done else "The database is up to date.")


@dataclass(frozen=True, slots=True)
class Examination:
    """What the doctor looked at."""

    what: str
    found: str
    healthy: bool


def doctor() -> None:
    """Say what is wrong with this installation; exit code 1 if anything is."""
    healthy = True
    for examination in examinations():
        healthy &= examination.healthy
        mark = "ok   " if examination.healthy else "WRONG"
        typer.echo(f"{mark}  {examination.what}: {examination.found}")
    if not healthy:
        raise typer.Exit(1)


def examinations() -> Iterator[Examination]:
    """Everything that can be wrong, looked at in turn."""
    for what, look in (
        ("Python", _python),
        ("Settings", _settings),
        ("Database", _database),
        ("Tables", _tables),
        ("Disk", _disk),
        ("Words", _words),
        ("Dictionary", _dictionary),
        ("Glossary seed", _seed),
        ("Pages", _pages),
        ("PostgreSQL driver", _driver),
    ):
        yield _examined(what, look)


def _examined(what: str, look: Callable[[], str]) -> Examination:
    try:
        return Examination(what, look(), healthy=True)
    except DuizhaoError as error:
        return Examination(what, error.sentence, healthy=False)
    except Exception as error:  # the doctor names every illness, also unknown ones
        return Examination(what, f"{type(error).__name__}: {error}", healthy=False)


def _python() -> str:
    return f"{platform.python_version()} at {sys.executable}"


def _settings() -> str:
    chosen = settings()
    return f"data in {chosen.data_dir}, public address {chosen.public_url or '(this machine only)'}"


def _database() -> str:
    check_durability(engine())
    return engine().url.render_as_string(hide_password=True)


def _tables() -> str:
    migrations.check(engine())
    return f"version {migrations.standing(engine()).current}"


def _disk() -> str:
    folder = settings().data_dir
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < _LITTLE_SPACE:
        raise OSError(f"only {free // 1_000_000} MB are free in {folder}")
    return f"{free // 1_000_000_000} GB free in {folder}"


def _words() -> str:
    cut = [span.of("云从科技是纯内资企业") for span in words.cut("云从科技是纯内资企业")]
    cutter = "rjieba" if importlib.util.find_spec("rjieba") else "jieba"
    return f"{cutter} {version(cutter)} cuts {'/'.join(cut)}"


def _dictionary() -> str:
    path = dictionaries.installed()
    edition = dictionary.load(path)
    dated = edition.date or "no date"
    kept = f"installed in {path}" if path else "packaged"
    return f"{dictionary.NAME} of {dated}, {edition.entry_count} entries, {kept}"


def _seed() -> str:
    found = sorted(path.name for path in resource("glossary").glob("*.csv"))
    return ", ".join(found)


def _pages() -> str:
    if not pages.built():
        raise OSError("not built; run “python3 -m app” in the clone")
    return "built"


def _driver() -> str:
    return f"psycopg {version('psycopg')}"
