"""What was translated in one article is offered in the next, and taken by a key."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.desk import Desk
from tests.browser.workbench import Person, Workbench

BEFORE = "科创公司获18亿元融资，创历史新高。"
NOW = "科创公司获20亿元融资，创历史新高。"
TARGET = "The company raised RMB 1.8 billion, a record."


def test_an_earlier_translation_is_taken_by_its_key(
    workbench: Workbench, lin: Person, open_window: OpenWindow
) -> None:
    first, second = lin.add_article(BEFORE), lin.add_article(NOW)
    page = open_window(lin)
    desk = Desk(page, workbench.address)
    matches = page.get_by_role("region", name="Translated before")

    desk.open(first)
    expect(matches).to_have_count(0)
    desk.write(TARGET)
    desk.press("Control+Enter")
    desk.is_saved()

    desk.open(second)
    expect(matches).to_contain_text("20亿元 ≠ 18亿元")
    expect(matches).to_contain_text("88 %")
    expect(matches.locator("del")).to_have_text("18")
    expect(matches.locator("ins")).to_have_text("20")
    digit = matches.locator("kbd").first.inner_text()
    desk.press(f"Control+Digit{digit}")
    expect(desk.target(1)).to_have_text(TARGET)
    desk.press("Control+z")
    expect(desk.target(1)).to_have_text("")

    desk.write("raised RMB")
    desk.press("Control+a")
    desk.press("Alt+k")
    concordance = page.get_by_role("dialog", name="Concordance")
    expect(concordance.locator("mark")).to_have_text("raised RMB")
    expect(concordance).to_contain_text(BEFORE)
    desk.press("Escape")
    desk.is_at(1)
    expect(desk.target(1)).to_have_text("raised RMB")
