"""Whatever breaks while a translator types, no sentence is lost and none is overwritten unseen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    BrowserContext,
    BrowserType,
    Error,
    Page,
    Route,
    expect,
)

from tests.browser.conftest import PATIENCE_MS, OpenDesk, OpenWindow
from tests.browser.desk import Desk
from tests.browser.liars import give_up, keep_late
from tests.browser.power_cut import MortalBrowser
from tests.browser.saved import revisions, until_server_has
from tests.browser.watching import Watch
from tests.browser.workbench import Person, Workbench

HALF = "The first half is safe. The second ha"
SECOND = "Not a cent is foreign."
SENTENCE = "The national team has arrived, and it did not come alone."
# What Chromium prints when a server is gone.
_NO_SERVER = r"ERR_(CONNECTION_|INCOMPLETE_CHUNKED|EMPTY_RESPONSE|NETWORK_|SOCKET_)"


@pytest.fixture
def mortal(browser_type: BrowserType, tmp_path: Path) -> Iterator[MortalBrowser]:
    """A browser that the test may kill."""
    with MortalBrowser(browser_type, tmp_path / "profile") as created:
        yield created
    created.forget()


def test_what_is_typed_is_saved_by_itself(open_desk: OpenDesk, lin: Person, article: int) -> None:
    """No button and no confirming: a pause is enough, the page says so, and no row moves."""
    desk = open_desk(lin, article)
    places = [desk.row(number).bounding_box() for number in (1, 2, 3)]
    desk.write(SENTENCE)
    saved = until_server_has(lin, article, 1, SENTENCE)
    desk.is_saved()
    assert (saved["state"], saved["changed_by"]) == ("draft", "Lin")
    desk.is_at(1)
    assert [desk.row(number).bounding_box() for number in (1, 2, 3)] == places


def test_a_tab_that_dies_in_mid_sentence_has_its_text_back(
    open_desk: OpenDesk, watch: Watch, lin: Person, article: int
) -> None:
    """The page is killed between two letters; the next tab goes on from there."""
    watch.expect("crash: ")
    desk = open_desk(lin, article)
    again = die_in_mid_sentence(desk, article)
    expect(again.target(1)).to_have_text(HALF)
    again.is_saved()
    until_server_has(lin, article, 1, HALF)


def test_the_test_of_a_dying_tab_notices_a_browser_that_keeps_late(
    open_window: OpenWindow, watch: Watch, workbench: Workbench, lin: Person, article: int
) -> None:
    """Its broken twin: the page is told that its text is kept, and it is not."""
    watch.expect("crash: ")
    page = open_window(lin)
    keep_late(page.context)
    desk = Desk(page, workbench.address)
    desk.open(article)
    again = die_in_mid_sentence(desk, article)
    again.is_saved()
    expect(again.target(1)).to_have_text("")


def die_in_mid_sentence(desk: Desk, article: int) -> Desk:
    """Type what the server never hears of, and die once it is kept; the article in a new tab."""
    desk.page.route(
        "**/api/v1/segments/*", lambda route: None if is_save(route) else route.continue_()
    )
    desk.write(HALF)
    desk.keeps_all()
    with pytest.raises(Error, match="crash"):
        desk.page.goto("chrome://crash")
    again = Desk(desk.page.context.new_page(), desk.address)
    again.open(article)
    return again


def is_save(route: Route) -> bool:
    """Whether a text is being given to the server."""
    return route.request.method == "PUT"


def test_a_power_cut_with_the_server_away_loses_nothing(
    mortal: MortalBrowser, workbench: Workbench, lin: Person, article: int
) -> None:
    """Server and browser are killed; what the page called kept is there when both are back."""
    lose_the_power(mortal.start(), mortal, workbench, lin, article)
    desk = Desk(signed_in(mortal.start(), lin), workbench.address)
    desk.open(article)
    expect(desk.target(1)).to_have_text(SENTENCE)
    expect(desk.row(2)).to_contain_text(SECOND)
    until_server_has(lin, article, 1, SENTENCE)
    until_server_has(lin, article, 2, SECOND)
    desk.is_saved()


def test_the_test_of_a_power_cut_notices_a_browser_that_keeps_late(
    mortal: MortalBrowser, workbench: Workbench, lin: Person, article: int
) -> None:
    """Its broken twin: two changes are called kept, and none is there afterwards."""
    context = mortal.start()
    keep_late(context)
    lose_the_power(context, mortal, workbench, lin, article)
    desk = Desk(signed_in(mortal.start(), lin), workbench.address)
    desk.open(article)
    desk.is_saved()
    assert [one["target"] for one in lin.segments(article)] == [""] * 3


def lose_the_power(
    context: BrowserContext, mortal: MortalBrowser, workbench: Workbench, lin: Person, article: int
) -> None:
    """Type into two segments without a server; both are called kept, and all goes dark."""
    desk = Desk(signed_in(context, lin), workbench.address)
    desk.open(article)
    workbench.kill()
    try:
        desk.write(SENTENCE)
        desk.keeps()
        desk.press("Control+ArrowDown")
        desk.is_at(2)
        desk.write(SECOND)
        desk.keeps(2)
        mortal.kill()
    finally:
        workbench.start()


def signed_in(context: BrowserContext, person: Person) -> Page:
    """A tab of a mortal browser; cookies are not what is tested."""
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies(person.session["cookies"])
    return context.new_page()


def test_a_killed_server_is_named_and_gets_the_text_once(
    open_desk: OpenDesk, watch: Watch, workbench: Workbench, lin: Person, article: int
) -> None:
    """The status line says that the text is here only, until the server is back and has it."""
    watch.expect(_NO_SERVER)
    desk = open_desk(lin, article)
    type_while_it_is_away(desk, workbench, lin, article)
    desk.is_saved()
    saved = until_server_has(lin, article, 1, "Before. While it was away.")
    texts = revisions(lin, saved)
    assert texts.count("Before. While it was away.") == 1
    assert len(texts) == len(set(texts))


def test_a_page_that_gives_a_killed_server_up_is_found_out(
    open_window: OpenWindow, watch: Watch, workbench: Workbench, lin: Person, article: int
) -> None:
    """The broken twin: what failed once is never sent again."""
    watch.expect(_NO_SERVER)
    page = open_window(lin)
    give_up(page.context)
    desk = Desk(page, workbench.address)
    desk.open(article)
    type_while_it_is_away(desk, workbench, lin, article)
    # Longer than the true page needs once it knows that the server is back.
    with pytest.raises(AssertionError, match=r"the server has 'Before\. "):
        until_server_has(lin, article, 1, "Before. While it was away.", within=8.0)


def type_while_it_is_away(desk: Desk, workbench: Workbench, person: Person, article: int) -> None:
    """The server is killed between two words, and started again after the sentence."""
    desk.write("Before. ")
    until_server_has(person, article, 1, "Before. ")
    desk.write("While")
    workbench.kill()
    try:
        desk.write(" it was away.")
        desk.keeps()
        expect(desk.target(1)).to_have_text("Before. While it was away.")
    finally:
        workbench.start()
