"""A real Chromium, a real server and the built front end; no complaint of a page goes unheard."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from app.web.pages import STATIC
from tests.browser.desk import Desk
from tests.browser.watching import Watch
from tests.browser.workbench import Person, Workbench, administrator, newcomer
from tests.conftest import DATABASES
from tests.servers.chromium import NoBrowser, chromium_path, launch_arguments
from tests.servers.postgres import create_database, drop_database

# What a page needs on an idle machine is tested elsewhere; here it may be slow, not wrong.
PATIENCE_MS = 30_000


OpenDesk = Callable[[Person, int], Desk]


class OpenWindow(Protocol):
    """Opens a browser window of its own, signed in as a person or as nobody."""

    def __call__(self, person: Person | None = None, **choices: Any) -> Page: ...


@pytest.fixture(scope="session", autouse=True)
def built_front_end() -> None:
    """The pages that are tested are the built ones."""
    if not (STATIC / "index.html").is_file():
        pytest.fail(
            "The front end is not built: `python3 -m app test --browser` builds it,"
            " as does `npm run build` in frontend/.",
            pytrace=False,
        )


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser that is here, or that could be had."""
    try:
        return {"executable_path": chromium_path(), "args": launch_arguments()}
    except NoBrowser as nothing:
        pytest.fail(str(nothing), pytrace=False)


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """How long an expectation may take to come true."""
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A server for the tests of a file, on SQLite, with the sample article."""
    with Workbench(tmp_path_factory.mktemp("workbench")) as started:
        yield started
        assert started.complaints() == ""


@pytest.fixture
def new_workbench_on_postgresql(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Workbench]:
    """One that nobody has entered yet, on PostgreSQL."""
    server = request.getfixturevalue("postgres")
    name = f"browser_{uuid4().hex}"
    with Workbench(tmp_path, create_database(server, name)) as started:
        yield started
        assert started.complaints() == ""
    drop_database(server, name)


@pytest.fixture(params=DATABASES)
def new_workbench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workbench]:
    """One that nobody has entered yet, on each database."""
    if request.param == "postgresql":
        yield request.getfixturevalue("new_workbench_on_postgresql")
        return
    with Workbench(tmp_path) as started:
        yield started
        assert started.complaints() == ""


@pytest.fixture(scope="module")
def host(playwright: Playwright, workbench: Workbench) -> Iterator[Person]:
    """The administrator of the shared workbench."""
    person = administrator(playwright, workbench)
    yield person
    person.api.dispose()


@pytest.fixture(scope="module")
def lin(playwright: Playwright, workbench: Workbench, host: Person) -> Iterator[Person]:
    """A translator."""
    person = newcomer(playwright, workbench, host, "Lin")
    yield person
    person.api.dispose()


@pytest.fixture(scope="module")
def mei(playwright: Playwright, workbench: Workbench, host: Person) -> Iterator[Person]:
    """Another translator."""
    person = newcomer(playwright, workbench, host, "Mei")
    yield person
    person.api.dispose()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test for every complaint of its pages that it did not expect."""
    watching = Watch()
    yield watching
    assert watching.faults() == []


@pytest.fixture
def open_window(browser: Browser, watch: Watch) -> Iterator[OpenWindow]:
    """Windows with cookies and storage of their own, as of several people or computers."""
    opened: list[BrowserContext] = []

    def window(person: Person | None = None, **choices: Any) -> Page:
        settings = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", **choices}
        context = browser.new_context(
            storage_state=person.session if person else None, accept_downloads=True, **settings
        )
        opened.append(context)
        context.set_default_timeout(PATIENCE_MS)
        watch.over(context)
        return context.new_page()

    yield window
    for context in opened:
        context.close()


@pytest.fixture
def open_desk(open_window: OpenWindow, workbench: Workbench) -> OpenDesk:
    """A window of a person's on an article."""

    def opened(person: Person, article_id: int) -> Desk:
        desk = Desk(open_window(person), workbench.address)
        desk.open(article_id)
        return desk

    return opened


def pytest_configure(config: pytest.Config) -> None:
    """Keep Playwright's own leavings in a folder of theirs: it deletes the folder at each start."""
    if config.option.output == "test-results":
        config.option.output = str(Path("test-results") / "playwright")


@pytest.fixture
def article(lin: Person) -> int:
    """An untranslated article of three segments, of one test alone."""
    return lin.add_article("国家队来了。", "云从科技是纯内资。", "数字不说话。")
