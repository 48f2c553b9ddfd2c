"""A real, migrated database for each test, on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import hypothesis
import pytest
from sqlalchemy import make_url

from app import database, migrations, settings
from tests.servers.postgres import create_database, drop_database, postgres_server
from tests.world import World, furnish

DATABASES = ("sqlite", "postgresql")

# The first example of a property may load a dictionary, and the machines are noisy.
hypothesis.settings.register_profile("duizhao", deadline=None)
hypothesis.settings.load_profile("duizhao")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--soak` makes the long runs too; `-m soak` makes them alone."""
    parser.addoption("--soak", action="store_true", help="make the long runs too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs out unless they are asked for."""
    if config.getoption("soak") or "soak" in config.getoption("markexpr"):
        return
    long = [item for item in items if item.get_closest_marker("soak")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if not item.get_closest_marker("soak")]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of the tests' own."""
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def template(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[str], str]:
    """Databases that are migrated and furnished once; tests get copies."""
    made: dict[str, str] = {}

    def of(kind: str) -> str:
        if kind not in made:
            if kind == "sqlite":
                url = f"sqlite:///{tmp_path_factory.mktemp('template') / 'duizhao.db'}"
            else:
                server = request.getfixturevalue("postgres")
                url = create_database(server, f"template_{uuid4().hex}")
            with configured(url) as _:
                migrations.migrate(database.engine())
                furnish()
            made[kind] = url
        return made[kind]

    return of


class configured:  # noqa: N801 - used as `with configured(url):`
    """Makes a database the one that this process works on."""

    def __init__(self, url: str, data_dir: Path | None = None) -> None:
        self.patch = pytest.MonkeyPatch()
        self.url = url
        self.data_dir = data_dir

    def __enter__(self) -> str:
        self.patch.setenv("DUIZHAO_DATABASE_URL", self.url)
        if self.data_dir:
            self.patch.setenv("DUIZHAO_DATA_DIR", str(self.data_dir))
        self._forget()
        return self.url

    def __exit__(self, *_: object) -> None:
        database.engine().dispose()
        self.patch.undo()
        self._forget()

    @staticmethod
    def _forget() -> None:
        settings.settings.cache_clear()
        database.engine.cache_clear()


@contextmanager
def _copy(
    template: Callable[[str], str], request: pytest.FixtureRequest, folder: Path
) -> Iterator[str]:
    """A furnished database, configured for this process while the block runs."""
    original = template(request.param)
    if request.param == "sqlite":
        copy = folder / "duizhao.db"
        shutil.copyfile(str(make_url(original).database), copy)
        with configured(f"sqlite:///{copy}", folder) as url:
            yield url
        return
    server = request.getfixturevalue("postgres")
    name = f"test_{uuid4().hex}"
    url = create_database(server, name, template=make_url(original).database)
    with configured(url, folder):
        yield url
    drop_database(server, name)


@pytest.fixture(params=DATABASES)
def database_url(
    request: pytest.FixtureRequest, template: Callable[[str], str], tmp_path: Path
) -> Iterator[str]:
    """A furnished database of this test's own, configured for this process."""
    with _copy(template, request, tmp_path) as url:
        yield url


@pytest.fixture(scope="module", params=DATABASES)
def shared_database_url(
    request: pytest.FixtureRequest,
    template: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """One for a whole module, whose tests start servers on it and keep to articles of their own."""
    with _copy(template, request, tmp_path_factory.mktemp("shared")) as url:
        yield url


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        with configured(f"sqlite:///{tmp_path / 'duizhao.db'}", tmp_path) as url:
            yield url
        return
    server = request.getfixturevalue("postgres")
    name = f"test_{uuid4().hex}"
    url = create_database(server, name)
    with configured(url, tmp_path):
        yield url
    drop_database(server, name)


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    """The furnished database behind a running application."""
    with World() as found:
        yield found
