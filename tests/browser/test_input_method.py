"""Chinese is typed inside the English with an input method, whose keys are its own."""

import pytest
from playwright.sync_api import (
    expect,
)

from tests.browser.conftest import OpenDesk, OpenWindow
from tests.browser.desk import Desk
from tests.browser.input_method import ENTER, ESCAPE, InputMethod
from tests.browser.liars import hear_everything
from tests.browser.saved import revisions, until_server_has
from tests.browser.workbench import Person, Workbench


def test_keys_of_an_input_method_are_not_keys_of_the_editor(
    open_desk: OpenDesk, lin: Person, article: int
) -> None:
    """Chinese is composed inside the English; Enter, Escape and Ctrl+Enter belong to it."""
    desk = open_desk(lin, article)
    pinyin = InputMethod(desk.page)
    desk.write("It is purely domestically funded (")
    pinyin.compose("c", "chun", "chun nei", "chun nei zi")
    for key in (ENTER, ESCAPE):
        pinyin.key(key)
        pinyin.key(key, control=True)
        # Some systems tell the page which key it was, though the composition goes on.
        pinyin.key(key, named=True)
        pinyin.key(key, control=True, named=True)
    desk.is_at(1)
    expect(desk.target(1)).to_have_text("It is purely domestically funded (chun nei zi")
    assert [one["state"] for one in lin.segments(article)][1:] == ["untranslated"] * 2
    assert lin.segments(article)[0]["state"] in ("untranslated", "draft")

    pinyin.commit("纯内资")
    desk.write(").")
    expect(desk.target(1)).to_have_text("It is purely domestically funded (纯内资).")
    saved = until_server_has(lin, article, 1, "It is purely domestically funded (纯内资).")
    assert saved["state"] == "draft"
    assert not any("chun" in text for text in revisions(lin, saved))
    desk.press("Control+Enter")
    desk.is_at(2)


def test_a_page_that_takes_the_keys_of_an_input_method_is_found_out(
    open_window: OpenWindow, workbench: Workbench, lin: Person, article: int
) -> None:
    """The broken twin: Ctrl+Enter confirms half a word of pinyin."""
    page = open_window(lin)
    hear_everything(page.context)
    desk = Desk(page, workbench.address)
    desk.open(article)
    pinyin = InputMethod(page)
    desk.write("It is purely domestically funded (")
    pinyin.compose("c", "chun")
    pinyin.key(ENTER, control=True, named=True)
    with pytest.raises(AssertionError):
        expect(desk.target(1)).to_be_focused(timeout=2_000)
