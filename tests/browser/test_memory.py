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


EARLIER = "记者说，广东省政府支持渔民。"
LATER = "没有人知道广东省政府的计划，大家感到意外。"
EARLIER_TARGET = "The Guangdong provincial government supports the fishermen, the reporter said."


def test_a_phrase_is_looked_up_by_keyboard_alone(
    workbench: Workbench, lin: Person, open_window: OpenWindow
) -> None:
    first, second = lin.add_article(EARLIER), lin.add_article(f"天黑了。\n\n{LATER}")
    page = open_window(lin)
    desk = Desk(page, workbench.address)
    desk.open(first)
    desk.write(EARLIER_TARGET)
    desk.press("Control+Enter")
    desk.is_saved()

    desk.open(second)
    desk.press("Control+ArrowDown")
    desk.is_at(2)
    parts = page.get_by_role("region", name="Parts found elsewhere")
    expect(parts.locator(".term-zh")).to_have_text("广东省政府")
    expect(parts).to_contain_text(EARLIER_TARGET)
    expect(parts.locator("mark").first).to_have_text("广东省政府")
    expect(parts.locator("mark.mark-soft")).to_have_text("Guangdong provincial government")

    # The search is opened with its key, changed and gone through by keys.
    desk.write("Guangdong provincial government")
    desk.press("Control+a")
    desk.press("Alt+k")
    concordance = page.get_by_role("dialog", name="Concordance")
    expect(concordance.get_by_label("Phrase, in Chinese or English")).to_be_focused()
    expect(concordance.locator("mark").first).to_have_text("广东省政府")
    expect(concordance.locator("mark").last).to_have_text("Guangdong provincial government")
    desk.press("Control+a")
    page.keyboard.type("渔民广东省")
    desk.press("Enter")
    expect(concordance.get_by_role("status")).to_have_text("This was not translated before.")
    desk.press("Control+a")
    page.keyboard.type("渔民 广东省")
    desk.press("Tab")
    page.keyboard.type("All")
    expect(concordance.get_by_role("status")).to_have_text("1 hit")
    expect(concordance.locator("mark").first).to_have_text("广东省")

    # To the article of the hit, and back to the row and the text that were left.
    hit = concordance.get_by_role("listitem").get_by_role("button").first
    for _ in range(8):
        desk.press("Tab")
        if hit.evaluate("button => button === document.activeElement"):
            break
    desk.press("Enter")
    expect(desk.target(1)).to_have_text(EARLIER_TARGET)
    expect(page).to_have_url(f"{workbench.address}/articles/{first}")
    page.go_back()
    desk.is_at(2)
    expect(desk.target(2)).to_have_text("Guangdong provincial government")

    # Without a selection the last search is there again.
    desk.press("End")
    desk.press("Alt+Shift+K")
    expect(concordance.get_by_label("Phrase, in Chinese or English")).to_have_value("渔民 广东省")
    desk.press("Escape")
    desk.is_at(2)


def test_filters_and_likeness_and_a_rendering_put_in(
    workbench: Workbench, lin: Person, open_window: OpenWindow
) -> None:
    first, second = (
        lin.add_article("后浪值得尊敬，北京市政府说。"),
        lin.add_article("北京市政府说，天黑了。"),
    )
    page = open_window(lin)
    desk = Desk(page, workbench.address)
    desk.open(first)
    desk.write("The latecomers deserve respect, the Beijing municipal government said.")
    desk.press("Control+Enter")
    desk.is_saved()

    desk.open(second)
    desk.write("Night fell, said the ")
    desk.press("Alt+k")
    concordance = page.get_by_role("dialog", name="Concordance")
    concordance.get_by_label("Phrase, in Chinese or English").fill("北京市政府")
    desk.press("Enter")
    expect(concordance.get_by_role("status")).to_have_text("1 hit")
    concordance.get_by_text("Filters", exact=True).click()
    concordance.get_by_label("This article only").check()
    expect(concordance.get_by_role("status")).to_have_text("This was not translated before.")
    concordance.get_by_role("button", name="Without filters").click()
    expect(concordance.get_by_role("status")).to_have_text("1 hit")
    concordance.get_by_label("Translator").fill("nobody")
    desk.press("Enter")
    expect(concordance.get_by_role("status")).to_have_text("This was not translated before.")
    concordance.get_by_role("button", name="Without filters").click()
    concordance.get_by_role("button", name="Insert “Beijing municipal government”").click()
    expect(desk.target(1)).to_have_text("Night fell, said the Beijing municipal government")
