"""What makes a long day in the editor shorter: completion, replacing, filters, keys, the review."""

import re
import time
from uuid import uuid4

import pytest
from playwright.sync_api import Route, expect

from tests.browser.axe import barriers
from tests.browser.conftest import PATIENCE_MS, OpenDesk, OpenWindow
from tests.browser.desk import Desk
from tests.browser.input_method import ENTER, ESCAPE, InputMethod
from tests.browser.workbench import Person, Workbench

SOURCES = ("国家队来了。", "云从科技是纯内资。", "国家队不说话。")


@pytest.fixture
def article(lin: Person) -> int:
    """An untranslated article of three segments, of this test alone."""
    return lin.add_article(*SOURCES)


def test_letters_typed_before_the_list_is_fetched_are_completed_too(
    open_window: OpenWindow, workbench: Workbench, lin: Person, article: int
) -> None:
    """On a slow line somebody types faster than the list's own script comes."""
    held: list[Route] = []
    page = open_window(lin)

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/assets/completing-[^/]*\.js$"), hold)
    desk = Desk(page, workbench.address)
    desk.open(article)
    expect(desk.term("国家队")).to_be_visible()
    desk.write("The natio")
    desk.is_saved()
    assert held
    offered = desk.page.get_by_role("listbox").get_by_role("option")
    expect(offered).to_have_count(0)
    for route in held:
        route.continue_()
    expect(offered.first).to_contain_text("national team")


def test_renderings_are_completed_as_one_types(
    open_desk: OpenDesk, lin: Person, article: int
) -> None:
    """Enter and Tab take one, Escape closes the list only, and composing has none.

    The house glosses the first use: there the rendering with its gloss comes first.
    """
    desk = open_desk(lin, article)
    offered = desk.page.get_by_role("listbox").get_by_role("option")
    expect(desk.term("国家队")).to_be_visible()
    desk.write("The natio")
    expect(offered.first).to_contain_text("national team")
    desk.press("Enter")
    expect(desk.target(1)).to_have_text("The national team (国家队)")
    expect(offered).to_have_count(0)

    desk.write(" and the natio")
    expect(offered.first).to_be_visible()
    desk.press("ArrowDown")
    desk.press("Tab")
    desk.is_at(1)
    expect(desk.target(1)).to_have_text("The national team (国家队) and the national team (国家队)")

    desk.write(", nati")
    expect(offered.first).to_be_visible()
    desk.press("Escape")
    expect(offered).to_have_count(0)
    desk.is_at(1)
    desk.press("Enter")
    written = "The national team (国家队) and the national team (国家队), nati"
    expect(desk.target(1)).to_have_text(written)

    # Letters of an input method begin no word of a rendering, and its keys take none.
    desk.write(" ")
    pinyin = InputMethod(desk.page)
    pinyin.compose("n", "na", "nati")
    for key in (ENTER, ESCAPE):
        pinyin.key(key, named=True)
    expect(offered).to_have_count(0)
    pinyin.commit("那天")
    desk.is_at(1)
    desk.is_saved()
    saved = lin.segments(article)[0]["target"]
    assert saved == f"{written} 那天"


def test_another_rendering_of_a_known_term_is_proposed_from_the_panel(
    open_desk: OpenDesk, lin: Person, article: int
) -> None:
    """The editors see it as a difference, with the sentences that it comes from."""
    desk = open_desk(lin, article)
    desk.write("The state team came.")
    desk.press("Home")
    desk.press("Control+ArrowRight")
    desk.press("Control+Shift+ArrowRight", times=2)
    desk.page.get_by_role("button", name="Propose another rendering of “国家队”").click()
    dialog = desk.page.get_by_role("dialog", name="Another rendering of “国家队”")
    expect(dialog.get_by_label("Rendering")).to_have_value("state team")
    assert barriers(desk.page) == []
    dialog.get_by_label("Why (optional)").fill("So the papers say.")
    desk.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    (entry,) = lin.get("/projects/1/concepts?query=国家队&status=approved")["concepts"]
    (change,) = entry["open_changes"]
    assert change["comment"].startswith("So the papers say.\n国家队")
    assert change["comment"].endswith("The state team came.")
    (difference,) = change["differences"]
    assert difference["field"] == "renderings"
    assert difference["after"][-1]["text"] == "state team"
    assert difference["after"][-1]["standing"] == "admitted"
    desk.is_saved()

    # The other fields are a step away; what was typed goes along, and the row stays behind it.
    desk.page.get_by_role("button", name="Propose another rendering of “国家队”").click()
    dialog.get_by_label("Rendering").fill("national squad")
    dialog.get_by_label("Why (optional)").fill("For readers.")
    dialog.get_by_role("button", name="All fields …").click()
    whole = desk.page.get_by_role("dialog", name="Propose a change of “国家队”")
    begun = whole.get_by_label(re.compile(r"^Rendering \d+$")).last
    expect(begun).to_have_value("national squad")
    assert barriers(desk.page) == []
    whole.get_by_label("Definition").fill("Firms that the state relies on.")
    whole.get_by_label("Gloss", exact=True).select_option("always")
    whole.get_by_role("button", name="Propose the change").click()
    expect(whole).to_be_hidden()
    desk.is_at(1)
    expect(desk.target(1)).to_have_text("The state team came.")
    (entry,) = lin.get("/projects/1/concepts?query=国家队&status=approved")["concepts"]
    change = entry["open_changes"][-1]
    fields = [difference["field"] for difference in change["differences"]]
    assert sorted(fields) == ["definition", "gloss", "renderings"]
    assert change["comment"].startswith("For readers.\n国家队")


def test_text_is_replaced_after_it_was_seen_and_taken_back_whole(
    open_desk: OpenDesk, lin: Person, article: int
) -> None:
    """One, then all by a regular expression, through the saver like everything typed."""
    written = ("The AI team came.", "AI is funded at home.", "No AI, no AI team.")
    for segment, target in zip(lin.segments(article), written, strict=True):
        lin.save(segment, target, str(uuid4()))
    desk = open_desk(lin, article)
    desk.press("Alt+r")
    page = desk.page
    page.get_by_role("textbox", name="Find in source and translation").fill("AI")
    page.get_by_role("textbox", name="Replace in the translation with").fill("A.I.")
    preview = page.get_by_role("list", name="What would change").get_by_role("listitem")
    expect(preview).to_have_count(3)
    expect(preview.first.locator("ins")).to_have_text("A.I.")
    page.get_by_role("button", name="Replace in segment 2").click()
    expect(preview).to_have_count(2)
    until_saved(lin, article, (written[0], "A.I. is funded at home.", written[2]))

    page.get_by_label("Regular expression").check()
    page.get_by_role("textbox", name="Find in source and translation").fill(r"\bAI( team)?")
    page.get_by_role("textbox", name="Replace in the translation with").fill("<$&>")
    expect(preview).to_have_count(2)
    page.get_by_role("button", name="Replace in 2 segments").click()
    replaced = ("The <AI team> came.", "A.I. is funded at home.", "No <AI>, no <AI team>.")
    until_saved(lin, article, replaced)
    page.get_by_role("button", name="Undo in 2 segments").click()
    until_saved(lin, article, (written[0], "A.I. is funded at home.", written[2]))

    page.get_by_role("textbox", name="Find in source and translation").fill("(")
    expect(page.get_by_role("alert")).to_contain_text("no regular expression")
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)


def until_saved(person: Person, article: int, wanted: tuple[str, ...]) -> None:
    """Wait until the server has these translations."""
    until = time.monotonic() + PATIENCE_MS / 1000
    while (now := tuple(one["target"] for one in person.segments(article))) != wanted:
        assert time.monotonic() < until, now
        time.sleep(0.1)


def test_segments_are_filtered_and_gone_to(
    open_desk: OpenDesk, lin: Person, mei: Person, article: int
) -> None:
    """By who changed them, by when, by their terms; and by their number."""
    first, second, _ = lin.segments(article)
    lin.save(first, "Mine.", str(uuid4()))
    mei.save(second, "Mei's.", str(uuid4()))
    desk = open_desk(lin, article)
    desk.press("Alt+f")
    search = desk.page.get_by_role("search")
    which = search.get_by_label("Which segments")
    for choice, count in (
        ("Changed by me", "1 of 1"),
        ("Changed since …", "1 of 2"),
        ("Untranslated", "1 match"),
        ("With a proposed term", "0 matches"),
    ):
        which.select_option(choice)
        expect(search.get_by_role("status")).to_have_text(count)
    which.select_option("Changed since …")
    search.get_by_label("Changed since", exact=True).fill("2099-01-01T00:00")
    expect(search.get_by_role("status")).to_have_text("0 matches")
    desk.page.keyboard.press("Escape")
    desk.is_at(1)
    desk.press("Alt+g")
    desk.page.get_by_label("Number, 1 to 3").fill("2")
    desk.press("Enter")
    desk.is_at(2)
    desk.press("Alt+j")
    desk.is_at(3)


def test_a_resting_mouse_shows_what_a_word_means(
    open_desk: OpenDesk, lin: Person, article: int
) -> None:
    """Pinyin and senses; and gone when the mouse is."""
    desk = open_desk(lin, article)
    card = desk.page.locator(".card-word")
    expect(card).to_have_count(0)
    desk.row(1).locator(".source-text").hover(position={"x": 10, "y": 14})
    expect(card.first).to_be_visible()
    desk.page.mouse.move(2, 2)
    expect(card).to_have_count(0)


def test_the_house_style_is_an_editors_and_the_keys_follow_it(
    open_window: OpenWindow, workbench: Workbench, host: Person, lin: Person, article: int
) -> None:
    """An editor chooses square brackets and writes a guide; a translator has both at hand."""
    page = open_window(host)
    page.goto(f"{workbench.address}/projects/1/style")
    page.get_by_role("radio", name="Square: [纯内资]").check()
    page.get_by_label("Guide for translators").fill("Surname first, given name joined.")
    with page.expect_response(lambda answer: answer.url.endswith("/style") and answer.ok):
        page.get_by_role("button", name="Save").click()

    desk = Desk(open_window(lin), workbench.address)
    desk.open(article)
    panel = desk.page.get_by_role("complementary")
    panel.get_by_role("heading", name="House style").click()
    expect(panel.get_by_text("Surname first, given name joined.")).to_be_visible()
    desk.target(1).click()
    desk.press(f"Control+Shift+Digit{desk.number_of('国家队')}")
    expect(desk.target(1)).to_have_text("National team [国家队]")
    desk.is_saved()
    page.get_by_role("radio", name="Round: (纯内资)").check()
    with page.expect_response(lambda answer: answer.url.endswith("/style") and answer.ok):
        page.get_by_role("button", name="Save").click()


def test_a_person_gives_a_command_other_keys(
    open_desk: OpenDesk, lin: Person, article: int
) -> None:
    """The browser's own and another command's are refused with a sentence; the rest are kept."""
    desk = open_desk(lin, article)
    page = desk.page
    desk.press("F1")
    keys = page.get_by_role("dialog", name="Keys of the editor")
    change = keys.get_by_role("button", name="Change the keys: Go to a segment by its number")
    for pressed, sentence in (
        ("Control+t", "the browser’s own"),
        ("Alt+j", "Next unfinished segment"),
        ("Control+c", "move in the text or change it"),
        ("x", "typed into the text"),
    ):
        change.click()
        page.keyboard.press(pressed)
        expect(keys.get_by_role("alert")).to_contain_text(sentence)
    page.keyboard.press("Escape")
    expect(keys).to_be_visible()
    change.click()
    page.keyboard.press("Alt+x")
    expect(keys.get_by_role("alert")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()

    page.reload()
    desk.is_at(1)
    desk.press("Alt+x")
    page.get_by_label("Number, 1 to 3").fill("3")
    desk.press("Enter")
    desk.is_at(3)
    desk.press("F1")
    keys.get_by_role("button", name="Usual keys: Go to a segment by its number").click()
    page.keyboard.press("Escape")
    desk.press("Alt+g")
    expect(page.get_by_label("Number, 1 to 3")).to_be_visible()


def test_an_editor_sees_what_changed_since_it_was_confirmed(
    open_desk: OpenDesk, host: Person, lin: Person, article: int
) -> None:
    """As a word diff; accepted with one key, sent back with another, and the translator sees it."""
    translator = open_desk(lin, article)
    for text in ("The team is here.", "It is funded at home."):
        translator.write(text)
        translator.press("Control+Enter")
    translator.is_at(3)
    translator.press("Control+ArrowUp")
    translator.is_at(2)
    translator.press("Control+End")
    translator.press("Backspace")
    translator.write(" alone.")
    until_saved(lin, article, ("The team is here.", "It is funded at home alone.", ""))

    editor = open_desk(host, article)
    review = editor.page.get_by_role("complementary").get_by_role("region", name="Review")
    expect(review).to_contain_text("Nothing has changed since Lin confirmed it")
    editor.press("Alt+Enter")
    editor.is_at(2)
    expect(review).to_contain_text("Changed since Lin confirmed it")
    expect(review.locator("ins").first).to_contain_text("alone")
    editor.press("Alt+Shift+Enter")
    editor.says("This segment is not confirmed: there is nothing to send back.")

    translator.press("Control+Enter")
    translator.is_at(3)
    expect(review).to_contain_text("Lin has confirmed it again")
    editor.press("Alt+Shift+Enter")
    back = editor.page.get_by_role("dialog", name="Send segment 2 back")
    expect(back.get_by_role("textbox")).to_be_focused()
    editor.write("“Alone” is not in the source.")
    editor.press("Control+Enter")
    editor.says("Segment 2 is sent back as a draft.")
    said = translator.page.get_by_role("region", name="Comments")
    translator.press("Control+ArrowUp")
    translator.is_at(2)
    expect(said).to_contain_text("“Alone” is not in the source.")
    expect(translator.row(1).get_by_role("img", name="Reviewed")).to_be_visible()
    expect(translator.row(2).get_by_role("img", name="Draft")).to_be_visible()
