"""Whoever is signed out, or leaves a form, loses nothing of what was typed."""

import pytest
from playwright.sync_api import (
    Page,
    expect,
)

from tests.browser.conftest import OpenWindow
from tests.browser.desk import Desk
from tests.browser.liars import give_up
from tests.browser.saved import revisions, until_server_has
from tests.browser.watching import Watch
from tests.browser.workbench import PASSWORD, Person, Workbench

TYPED_BY_NOBODY = "Typed by nobody, for a moment."


def test_signed_out_in_another_tab_one_signs_in_and_goes_on(
    open_window: OpenWindow, watch: Watch, workbench: Workbench, lin: Person, article: int
) -> None:
    """A note says so while one types on; the text is kept, and sent after signing in."""
    watch.expect(r"status of 401 \(.*\)")
    desk = type_signed_out_and_sign_in(open_window(), workbench, lin, article)
    desk.is_saved()
    desk.is_at(1)
    expect(desk.target(1)).to_have_text(TYPED_BY_NOBODY)
    saved = until_server_has(lin, article, 1, TYPED_BY_NOBODY)
    assert revisions(lin, saved).count(TYPED_BY_NOBODY) == 1


def test_a_page_that_forgets_what_was_refused_meanwhile_is_found_out(
    open_window: OpenWindow, watch: Watch, workbench: Workbench, lin: Person, article: int
) -> None:
    """The broken twin: after signing in nothing is sent again."""
    watch.expect(r"status of 401 \(.*\)")
    page = open_window()
    give_up(page.context)
    type_signed_out_and_sign_in(page, workbench, lin, article)
    with pytest.raises(AssertionError, match="the server has ''"):
        until_server_has(lin, article, 1, TYPED_BY_NOBODY, within=5.0)


def type_signed_out_and_sign_in(
    page: Page, workbench: Workbench, person: Person, article: int
) -> Desk:
    """The session ends elsewhere, one types on, and signs in where one is."""
    sign_in(page, f"{workbench.address}/sign-in", person)
    desk = Desk(page, workbench.address)
    desk.open(article)
    other = page.context.new_page()
    other.goto(workbench.address)
    other.get_by_role("button", name="Lin: settings and signing out").click()
    other.get_by_role("menuitem", name="Sign out").click()
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()

    first, second = TYPED_BY_NOBODY.split(" for")
    desk.write(first)
    note = page.get_by_role("region", name="Please sign in again")
    expect(note).to_be_visible()
    desk.write(f" for{second}")
    desk.is_at(1)
    desk.keeps()
    assert person.segments(article)[0]["target"] == ""
    note.get_by_role("button", name="Sign in").click()
    dialog = page.get_by_role("dialog", name="Please sign in again")
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()
    expect(note).to_be_hidden()
    return desk


def sign_in(page: Page, address: str, person: Person) -> None:
    """With the password, on the page for it."""
    page.goto(address)
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("navigation", name="Project")).to_be_visible()


def test_a_form_that_is_not_saved_is_not_left_by_mistake(
    open_window: OpenWindow, workbench: Workbench, lin: Person, article: int
) -> None:
    """Neither by a link nor by closing the window."""
    page = open_window(lin)
    page.goto(f"{workbench.address}/articles/{article}/details")
    preface = page.get_by_label("Preface", exact=True)
    preface.fill("What a national team is.")
    page.get_by_role("link", name="Export").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(preface).to_have_value("What a national team is.")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("link", name="Export").click()
    expect(page).to_have_url(f"{workbench.address}/articles/{article}/export")
