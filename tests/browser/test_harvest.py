"""Glosses are harvested and an article's terms suggested; editors see what was chosen."""

from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.axe import barriers
from tests.browser.conftest import OpenWindow
from tests.browser.workbench import PROJECT, Person, Workbench

_TEXT = (
    "Officials praise “sponge cities” (海绵城市).\n\n"
    "It is a state squad (国家队) with ghost towns (鬼城)."
)
_ARTICLE = (
    "“监管沙盒”开始试行",
    "监管沙盒由网信办负责，企业进入监管沙盒要评估。",
    "教授说，监管沙盒要看语料安全。",
)


def test_glosses_of_a_pasted_text_are_chosen_and_proposed(
    workbench: Workbench, lin: Person, open_window: OpenWindow
) -> None:
    page = open_window(lin)
    page.goto(f"{workbench.address}/projects/{PROJECT}/glossary")
    page.get_by_role("link", name="Harvest").click()
    page.get_by_label("English text with Chinese in it").fill(_TEXT)
    page.get_by_role("button", name="Find glosses").click()
    found = page.get_by_role("region", name="Glosses")
    rows = found.get_by_role("listitem")
    expect(rows).to_have_count(3)
    conflict = rows.nth(1)
    expect(conflict).to_contain_text("The glossary says: national team")
    expect(conflict.get_by_role("checkbox")).to_be_disabled()
    expect(rows.first.locator("mark")).to_have_text(["sponge cities", "海绵城市"])
    assert barriers(page) == []

    found.get_by_role("checkbox", name="Choose 鬼城: ghost towns").uncheck()
    found.get_by_label("Published in").fill("A newsletter")
    found.get_by_role("button", name="Propose 1").click()
    expect(page.get_by_text("1 term was put before the editors.")).to_be_visible()
    expect(rows.first).to_contain_text("In the glossary")
    entries = lin.get(f"/projects/{PROJECT}/concepts?query=海绵城市")["concepts"]
    assert [(one["status"], one["source"].split("\n")[0]) for one in entries] == [
        ("proposed", "A newsletter")
    ]


def test_a_saved_page_is_chosen_as_a_file(
    workbench: Workbench, lin: Person, open_window: OpenWindow, tmp_path: Path
) -> None:
    saved = tmp_path / "page.html"
    saved.write_text("<p>A <em>slow train</em> (绿皮火车).</p>", encoding="utf-8")
    page = open_window(lin)
    page.goto(f"{workbench.address}/projects/{PROJECT}/harvest")
    page.locator("input[type=file]").set_input_files(saved)
    page.get_by_role("button", name="Find glosses").click()
    expect(page.get_by_role("region", name="Glosses")).to_contain_text("slow train")


def test_an_article_that_is_translated_here_is_harvested(
    workbench: Workbench, lin: Person, open_window: OpenWindow
) -> None:
    (segment,) = lin.segments(lin.add_article("广场舞很流行。", title="广场舞"))
    lin.save(segment, "Square dancing (广场舞) is popular.", str(uuid4()))
    page = open_window(lin)
    page.goto(f"{workbench.address}/projects/{PROJECT}/harvest")
    page.get_by_label("Text", exact=True).select_option(label="广场舞")
    found = page.get_by_role("region", name="Glosses")
    expect(found.get_by_role("checkbox", name="Choose 广场舞: Square dancing")).to_be_checked()


@pytest.mark.parametrize("width", [1440, 390])
def test_terms_of_an_article_are_proposed_or_dismissed(
    workbench: Workbench, lin: Person, open_window: OpenWindow, width: int
) -> None:
    article = lin.add_article(*_ARTICLE)
    page = open_window(lin, viewport={"width": width, "height": 900})
    page.goto(f"{workbench.address}/articles/{article}/terms")
    term = page.get_by_role("listitem", name="监管沙盒", exact=True)
    expect(term).to_contain_text("4 times")
    expect(term).to_contain_text("in quotation marks")
    assert barriers(page) == []

    term.get_by_role("button", name="Dismiss 监管沙盒").click()
    expect(term).to_have_count(0)
    page.get_by_text("1 dismissed term").click()
    page.get_by_role("button", name="Suggest again: 监管沙盒").click()
    expect(term).to_be_visible()

    term.get_by_role("button", name="Propose 监管沙盒", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Chinese term")).to_have_value("监管沙盒")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
