"""What the checks find stands beside the segment, is mended or ignored there, bars the export."""

import re

from playwright.sync_api import expect

from tests.browser.axe import barriers
from tests.browser.conftest import OpenWindow
from tests.browser.desk import Desk
from tests.browser.workbench import Person, Workbench

SOURCES = ("国家队来了。", "全村有3.5万人。", "他来了。")
TWICE = "The national team team came."


def test_a_finding_is_mended_ignored_and_found_again_from_the_export(
    workbench: Workbench, lin: Person, open_window: OpenWindow
) -> None:
    article = lin.add_article(*SOURCES)
    page = open_window(lin)
    desk = Desk(page, workbench.address)
    findings = page.get_by_role("region", name="Findings")

    desk.open(article)
    desk.write(TWICE)
    twice = findings.get_by_role("listitem").filter(has_text="“team” stands there twice.")
    expect(twice.get_by_role("img", name="Warning")).to_be_visible()
    twice.get_by_role("button", name="Apply “team”").click()
    expect(desk.target(1)).to_have_text("The national team came.")
    desk.is_at(1)
    expect(twice).to_have_count(0)
    desk.press("Control+z")
    expect(desk.target(1)).to_have_text(TWICE)

    # By keys alone: ignored as wrong, opened again, mended, and ignored for a reason of its own.
    expect(twice).to_be_visible()
    desk.press("Alt+v")
    desk.press("Enter")
    expect(twice).to_contain_text("Lin lets this stand: The finding is wrong.")
    desk.is_at(1)
    desk.press("Alt+Shift+v")
    expect(twice).not_to_contain_text("lets this stand")
    desk.press("Alt+a")
    expect(desk.target(1)).to_have_text("The national team came.")
    desk.press("Control+z")
    expect(desk.target(1)).to_have_text(TWICE)
    expect(twice).to_be_visible()
    desk.press("Alt+v")
    desk.write("It is the name of a team.")
    desk.press("Enter")
    expect(twice).to_contain_text("Lin lets this stand: It is the name of a team.")
    desk.is_at(1)
    desk.press("Control+Enter")
    desk.is_at(2)
    desk.write("The village has 3,500 people.")
    wrong = findings.get_by_role("listitem").filter(has=page.get_by_role("img", name="Error"))
    expect(wrong).to_contain_text("3,500")
    assert barriers(page) == []
    desk.press("Control+Enter")
    desk.is_at(3)
    desk.is_saved()
    # The third is only empty; the first is glossed nowhere, which is not ignored.
    desk.press("Alt+f")
    page.get_by_role("combobox", name="Which segments").select_option("With a finding")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("2 matches")

    page.goto(f"{workbench.address}/articles/{article}/export")
    errors = page.get_by_role("region", name="Open errors")
    expect(errors).to_contain_text("1 error is open")
    expect(page.get_by_title("Preview of the document")).to_have_count(0)
    assert barriers(page) == []
    errors.get_by_role("link", name=re.compile("3,500")).click()
    desk.is_at(2)


def test_rows_show_that_they_have_findings_and_a_key_goes_from_one_to_the_next(
    workbench: Workbench, lin: Person, open_window: OpenWindow
) -> None:
    article = lin.add_article(*SOURCES)
    page = open_window(lin)
    desk = Desk(page, workbench.address)

    desk.open(article)
    desk.write("He came.")
    desk.press("Control+Enter")
    desk.is_at(2)
    desk.write("The village  village has 3,500 people.")
    desk.press("Control+Enter")
    desk.is_at(3)
    desk.is_saved()
    marked = desk.row(2).get_by_role("img", name="3 findings, the worst an error")
    expect(marked).to_be_visible()
    # The third is only empty: past the end it goes on with the first, which has not its term.
    desk.press("Alt+i")
    desk.is_at(1)
    desk.press("Alt+Shift+i")
    desk.is_at(2)

    # Opened anew, rows are marked that nobody has gone to.
    desk.open(article, 3)
    expect(marked).to_be_visible()
    expect(desk.row(1).get_by_role("img", name=re.compile("^. findings?, "))).to_be_visible()
    desk.press("Alt+Shift+i")
    desk.is_at(2)
    desk.press("Control+a")
    desk.write("The village has 35,000 people.")
    desk.press("Control+Enter")
    desk.is_saved()
    expect(marked).to_have_count(0)
    assert barriers(page) == []
