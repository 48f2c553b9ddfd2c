"""Every page, by day and by night, on a desk and on a phone: it fits, and it has no barriers.

The pictures are left in `test-results/pages`, to be looked at.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import barriers
from tests.browser.conftest import PATIENCE_MS
from tests.browser.views import VIEWS, Places, View, furnish
from tests.browser.watching import Watch
from tests.browser.workbench import Person, Workbench

_PICTURES = Path(__file__).parents[2] / "test-results" / "pages"
_SCREENS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
_THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The light is changed on the open page: at once, and for the rows out of sight too.
_AT_ONCE = "* { transition: none !important; content-visibility: visible !important; }"

Screen = Callable[[str, Person | None], BrowserContext]


@pytest.fixture(scope="module")
def places(host: Person, lin: Person) -> Places:
    """Something on every page."""
    assert lin.name
    return furnish(host)


@pytest.fixture(scope="module")
def screen_of(browser: Browser) -> Iterator[Screen]:
    """One browser for each screen, signed in or not, which has loaded the program once."""
    opened: dict[tuple[str, str], BrowserContext] = {}

    def screen(name: str, person: Person | None) -> BrowserContext:
        key = (name, person.name if person else "")
        if key not in opened:
            session = person.session if person else None
            opened[key] = browser.new_context(storage_state=session, **_SCREENS[name])
            opened[key].set_default_timeout(PATIENCE_MS)
        return opened[key]

    yield screen
    for context in opened.values():
        context.close()


@pytest.mark.parametrize("screen", _SCREENS)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_page_fits_and_has_no_barriers(
    view: View,
    screen: str,
    places: Places,
    host: Person,
    workbench: Workbench,
    screen_of: Screen,
    watch: Watch,
) -> None:
    """No scrolling to the side, nothing that axe-core knows to shut somebody out."""
    context = screen_of(screen, host if view.signed_in else None)
    watch.over(context)
    page = context.new_page()
    try:
        page.goto(workbench.address + view.address(places))
        view.ready(page)
        expect(page.locator(".loading")).to_have_count(0)
        page.add_style_tag(content=_AT_ONCE)
        found = [fault for theme in _THEMES for fault in faults(page, view.name, screen, theme)]
        assert found == []
    finally:
        page.close()


def faults(page: Page, name: str, screen: str, theme: Literal["light", "dark"]) -> list[str]:
    """What is wrong with the page in this light; its picture is kept."""
    page.emulate_media(color_scheme=theme)
    page.screenshot(path=_PICTURES / f"{name}-{screen}-{theme}.png")
    found = [f"{theme}: {barrier}" for barrier in barriers(page)]
    if (pixels := page.evaluate(_TOO_WIDE)) > 0:
        found.append(f"{theme}: {pixels} pixels too wide")
    return found
