"""What stands beside the rows: comments, suggestions, who is where, and where a text came from."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.browser.axe import barriers
from tests.browser.conftest import OpenDesk, OpenWindow
from tests.browser.desk import Desk
from tests.browser.input_method import ENTER, InputMethod
from tests.browser.workbench import Person, Workbench, newcomer

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def article(lin: Person) -> int:
    """An untranslated article of three segments, of this test alone."""
    return lin.add_article("国家队来了。", "云从科技是纯内资。", "后浪值得尊敬。")


@pytest.fixture(scope="module")
def ren(playwright: Playwright, workbench: Workbench, host: Person) -> Iterator[Person]:
    """A reader."""
    person = newcomer(playwright, workbench, host, "Ren", "reader")
    yield person
    person.api.dispose()


def _part(page: Page, name: str) -> Locator:
    return page.get_by_role("complementary").get_by_role("region", name=name, exact=True)


def test_a_comment_is_made_answered_and_settled_by_keyboard(
    open_desk: OpenDesk, host: Person, lin: Person, article: int
) -> None:
    """It is at everybody's row, found by a filter, and outlives the page while it is written."""
    mine, theirs = open_desk(lin, article), open_desk(host, article)
    mine.press("Alt+w")
    field = _part(mine.page, "Comments").get_by_role("textbox", name="Comment on this segment")
    expect(field).to_be_focused()
    mine.write("Which team")
    mine.page.reload()
    mine.is_at(1)
    expect(field).to_have_value("Which team")
    mine.press("Alt+w")
    mine.press("Control+End")
    method = InputMethod(mine.page)
    method.compose("g", "guo")
    method.key(ENTER, control=True)
    method.commit("国家队?")
    expect(field).to_have_value("Which team国家队?")
    mine.press("Control+Enter")
    expect(_part(mine.page, "Comments").get_by_role("article")).to_contain_text("Which team")
    assert barriers(mine.page) == []

    expect(theirs.row(1).get_by_role("img", name="1 open comment")).to_be_visible()
    theirs.press("Control+ArrowDown")
    theirs.is_at(2)
    theirs.press("Alt+f")
    theirs.page.get_by_label("Which segments").select_option("comments")
    expect(theirs.page.get_by_text("1 match")).to_be_visible()
    theirs.page.get_by_role("button", name="Next", exact=True).click()
    theirs.page.keyboard.press("Escape")
    said = _part(theirs.page, "Comments")
    said.get_by_role("button", name="Answer").click()
    said.get_by_label("Answer").fill("The AI one.")
    said.get_by_label("Answer").press("Control+Enter")
    expect(_part(mine.page, "Comments")).to_contain_text("The AI one.")
    _part(mine.page, "Comments").get_by_role("button", name="Settled").click()
    expect(theirs.row(1).get_by_role("img", name="Comments, all settled")).to_be_visible()


def test_a_translator_suggests_and_an_editor_decides(
    open_window: OpenWindow,
    open_desk: OpenDesk,
    workbench: Workbench,
    host: Person,
    lin: Person,
    article: int,
) -> None:
    """What was reviewed takes no letters of a translator's; the suggestion stands beside it."""
    editor = open_desk(host, article)
    editor.write("The team is here.")
    editor.press("Alt+Enter")
    editor.is_saved()
    translator = Desk(open_window(lin), workbench.address)
    translator.open(article, 2)
    translator.press("Control+ArrowUp")
    expect(translator.open_row).to_contain_text("An editor has reviewed this text.")
    translator.press("Alt+u")
    field = _part(translator.page, "Suggestions").get_by_label("Suggested text")
    expect(field).to_be_focused()
    field.fill("The national team is here.")
    field.press("Control+Enter")
    expect(_part(translator.page, "Suggestions")).to_contain_text("Suggested by Lin")
    assert barriers(translator.page) == []
    assert lin.segments(article)[0]["target"] == "The team is here."

    expect(editor.row(1).get_by_role("img", name="1 suggestion")).to_be_visible()
    editor.press("Control+ArrowUp")
    editor.is_at(1)
    expect(_part(editor.page, "Suggestions").locator("ins").first).to_have_text("national ")
    editor.press("Alt+y")
    expect(editor.target(1)).to_have_text("The national team is here.")
    expect(editor.row(1).get_by_role("img", name="1 suggestion")).to_have_count(0)
    assert lin.segments(article)[0]["state"] == "reviewed"

    translator.press("Alt+u")
    field.fill("Our national team is here.")
    field.press("Control+Enter")
    expect(editor.row(1).get_by_role("img", name="1 suggestion")).to_be_visible()
    expect(_part(editor.page, "Suggestions").get_by_role("button", name="Accept")).to_be_visible()
    editor.press("Alt+Shift+y")
    _part(editor.page, "Suggestions").get_by_label("Reason").fill("Whose?")
    editor.press("Enter")
    expect(editor.row(1).get_by_role("img", name="1 suggestion")).to_have_count(0)
    decided = _part(translator.page, "Suggestions")
    decided.get_by_text("2 suggestions decided").click()
    expect(decided).to_contain_text("Whose?")


def test_who_is_in_which_segment_is_seen_and_forgotten(
    open_desk: OpenDesk, host: Person, lin: Person, article: int
) -> None:
    mine, theirs = open_desk(lin, article), open_desk(host, article)
    theirs.press("Control+ArrowDown")
    theirs.is_at(2)
    there = mine.row(2).get_by_role("img", name=f"{host.name} is in this segment")
    expect(there).to_be_visible()
    theirs.press("Control+ArrowDown")
    expect(there).to_have_count(0)
    expect(mine.row(3).get_by_role("img", name=f"{host.name} is in this segment")).to_be_visible()
    theirs.page.close()
    expect(mine.page.locator(".beside-person")).to_have_count(0)


def test_where_a_text_came_from_is_at_its_row(
    open_desk: OpenDesk, lin: Person, article: int
) -> None:
    """A translation of the memory says so until somebody changes it."""
    before = lin.add_article("后浪值得尊敬。")
    desk = open_desk(lin, before)
    desk.write("The latecomers deserve respect.")
    desk.press("Control+Enter")
    desk.is_saved()
    desk.open(article, 3)
    matches = _part(desk.page, "Translated before")
    expect(matches).to_contain_text("The latecomers deserve respect.")
    digit = matches.locator("kbd").first.inner_text()
    desk.press(f"Control+{digit}")
    expect(desk.row(3).get_by_role("img", name="from the memory", exact=True)).to_be_visible()
    desk.is_saved()
    assert lin.segments(article)[2]["origin"] == "memory"
    desk.press("Control+End")
    desk.write(" Indeed.")
    expect(desk.row(3).get_by_role("img", name="from the memory, then edited")).to_be_visible()
    desk.is_saved()
    assert lin.segments(article)[2]["origin"] == "memory_edited"


def test_on_a_phone_one_reads_comments_and_approves(
    open_window: OpenWindow,
    workbench: Workbench,
    host: Person,
    lin: Person,
    ren: Person,
    article: int,
) -> None:
    lin.save(lin.segments(article)[0], "The team is here.", str(uuid4()))
    for person in (ren, host):
        page = open_window(person, **PHONE)
        page.goto(f"{workbench.address}/articles/{article}")
        expect(page.get_by_text("The team is here.").first).to_be_visible()
        page.get_by_role("button", name="Terms and history").tap()
        page.get_by_role("button", name="Comment on this segment").tap()
        said = page.get_by_role("textbox", name="Comment on this segment")
        said.fill(f"{person.name} was here.")
        page.get_by_role("button", name="Comment", exact=True).tap()
        expect(_part(page, "Comments")).to_contain_text(f"{person.name} was here.")
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0
        assert barriers(page) == []
    page.get_by_role("button", name="Mark as reviewed").tap()
    expect(page.get_by_role("img", name="Reviewed").first).to_be_visible()
    expect(page.get_by_text("All saved")).to_be_visible()
    assert host.segments(article)[0]["state"] == "reviewed"
