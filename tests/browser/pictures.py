"""Makes the pictures of the documentation again, from the sample article of a new installation.

python -m tests.browser.pictures        after a build of the front end
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.desk import Desk
from tests.browser.views import SAMPLE, furnish
from tests.browser.workbench import PROJECT, Workbench, administrator
from tests.servers.chromium import chromium_path, launch_arguments
from tests.world import API

_IMAGES = Path(__file__).parents[2] / "docs" / "images"
_LARGEST = 400_000  # bytes: they are fetched with the page that shows them
_SEGMENT = 14
_BEGUN = (
    "One thing needs to be kept apart. “National team” (国家队) comes from sport, where it means"
    " the players who compete for their country; said of a company it is a metaphor"
)


def main() -> None:
    """Start a workbench, work in it for a moment, and take the pictures."""
    with (
        TemporaryDirectory() as folder,
        Workbench(Path(folder)) as workbench,
        sync_playwright() as playwright,
    ):
        host = administrator(playwright, workbench)
        host.api.patch(f"{API}/me", data={"name": "Lin Yue"})
        places = furnish(host)
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=launch_arguments()
        )
        context = browser.new_context(
            storage_state=host.session,
            viewport={"width": 1440, "height": 900},
            color_scheme="light",
            locale="en-GB",
        )
        page = context.new_page()
        take(page, editor(page, workbench))
        take(page, glossary(page, workbench, places.proposal))
        browser.close()
        host.api.dispose()


def editor(page: Page, workbench: Workbench) -> str:
    """A segment half translated, between finished and unfinished ones."""
    desk = Desk(page, workbench.address)
    desk.open(SAMPLE, _SEGMENT)
    expect(desk.term("国家队")).to_be_visible()
    desk.write(_BEGUN)
    desk.is_saved()
    return "editor"


def glossary(page: Page, workbench: Workbench, proposal: int) -> str:
    """The queue of proposals, one of them open, with the place where it was found."""
    page.goto(f"{workbench.address}/projects/{PROJECT}/glossary?status=proposed&entry={proposal}")
    expect(page.get_by_role("link", name="Show in the article")).to_be_visible()
    return "glossary"


def take(page: Page, name: str) -> None:
    """Write the picture, or say that it has grown too large."""
    path = _IMAGES / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    size = len(page.screenshot(path=path, animations="disabled", caret="initial"))
    sys.stdout.write(f"{path.name}: {size:,} bytes\n")
    if size > _LARGEST:
        sys.exit(f"{path.name} is larger than {_LARGEST:,} bytes.")


if __name__ == "__main__":
    main()
