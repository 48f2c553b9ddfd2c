"""From the printed sign-in link to the finished Word file: the whole job, in a browser."""

from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table
from playwright.sync_api import Page, expect

from app.language.words import cut
from tests.browser.conftest import OpenWindow
from tests.browser.desk import Desk, chosen, tab_to
from tests.browser.story import (
    FRONT,
    NEW_RENDERING,
    NEW_TERM,
    PARAGRAPHS,
    PRINTED,
    TARGETS,
    write_docx,
)
from tests.browser.watching import Watch
from tests.browser.workbench import PASSWORD, Workbench

REASON = "The title that the State Council's own translations use."
LAYOUTS = ("English only", "Side by side", "Alternating paragraphs")


def test_an_article_goes_from_word_file_to_word_file(
    new_workbench: Workbench, open_window: OpenWindow, watch: Watch, tmp_path: Path
) -> None:
    """Imported, translated by keyboard, a term agreed on, refused, finished, exported."""
    watch.expect(r"status of 409 \(.*\) .*/export\?")  # the refusal that is tested
    page = open_window()
    page.goto(new_workbench.link)
    expect(page.get_by_role("navigation", name="Project")).to_be_visible()
    expect(page.get_by_role("link", name="What Kind of “National Team”")).to_be_visible()

    import_article(page, write_docx(tmp_path))
    desk = Desk(page, new_workbench.address)
    translate_three(desk)
    propose(desk)

    second = open_window()
    invite(page, second)
    page.get_by_role("link", name="Articles").click()
    page.get_by_role("link", name=FRONT["English title"]).first.click()
    desk.is_at(3)
    expect(desk.term(NEW_TERM)).to_contain_text("proposed")
    approve(second, new_workbench.address)
    sees_approved(desk)

    is_refused(page)
    finish(desk)
    for layout in LAYOUTS:
        holds_everything(download(page, layout, tmp_path), layout)


def import_article(page: Page, file: Path) -> None:
    """Choose the file, look at what was read, say what it is, and store it."""
    page.get_by_role("link", name="Add an article").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file: Chinese text").click()
    chooser.value.set_files(file)
    expect(page.get_by_text(file.name)).to_be_visible()
    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("heading", name="Check before it is stored")).to_be_visible()
    read = page.get_by_role("region", name="Read as")
    expect(read).to_contain_text("simplified characters")
    expect(read).to_contain_text(f"{len(PARAGRAPHS)} paragraphs")
    shown = page.get_by_role("region", name="How it will stand").get_by_role("listitem")
    expect(shown).to_have_count(len(PARAGRAPHS))
    for item, paragraph in zip(shown.all(), PARAGRAPHS, strict=True):
        expect(item).to_contain_text(paragraph.kind)
        expect(item).to_contain_text(paragraph.source)
    expect(page.get_by_label("Original title")).to_have_value(FRONT["Original title"])
    for label, value in FRONT.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Add the article").click()


def translate_three(desk: Desk) -> None:
    """From here on no mouse: type, take the rendering by its key, glossed at its first use."""
    desk.is_at(1)
    desk.write(PARAGRAPHS[0].target)
    desk.press("Control+Enter")

    desk.is_at(2)
    assert desk.source == PARAGRAPHS[1].source
    digit = desk.number_of("纯内资")
    desk.write("CloudWalk is ")
    desk.press(f"Control+Digit{digit}")
    expect(desk.target(2)).to_have_text("CloudWalk is purely domestically funded (纯内资)")
    desk.press("Control+z")
    expect(desk.target(2)).to_have_text("CloudWalk is ")
    desk.press(f"Control+Shift+Digit{digit}")
    desk.write(", without foreign shareholders.")
    expect(desk.target(2)).to_have_text(PARAGRAPHS[1].target)
    desk.press("Control+Enter")

    desk.is_at(3)
    desk.write(PARAGRAPHS[2].target)
    desk.press("Control+Enter")
    desk.is_at(4)
    for number in (1, 2, 3):
        expect(desk.row(number).get_by_role("img", name="Translated")).to_be_visible()
    desk.is_saved()


def propose(desk: Desk) -> None:
    """Select the Chinese and its rendering by keys alone, and put the pair before the editors."""
    desk.press("Control+ArrowUp")
    desk.is_at(3)
    words = [span.of(desk.source) for span in cut(desk.source)]
    first = next(at for at in range(len(words)) if "".join(words[at:]).startswith(NEW_TERM))
    last = next(at for at in range(first, len(words)) if "".join(words[first : at + 1]) == NEW_TERM)
    assert last > first, "the choice is to be stretched"
    # As fast as they come: no key waits for what the one before has drawn.
    desk.press("Alt+ArrowRight", times=first + 1)
    desk.press("Alt+Shift+ArrowRight", times=last - first)
    desk.press("Alt+BracketRight")
    desk.press("Alt+Shift+BracketRight")
    expect(desk.page.locator(".card-word").last).to_contain_text(words[last])
    desk.press("Control+End")
    desk.press("Control+Shift+ArrowLeft", times=len(NEW_RENDERING.split()))
    desk.press("Alt+t")

    dialog = desk.page.get_by_role("dialog", name="Propose a term")
    expect(dialog.get_by_label("Chinese")).to_have_value(NEW_TERM)
    expect(dialog.get_by_label("English rendering")).to_have_value(NEW_RENDERING)
    desk.press("Enter")
    expect(dialog).to_be_hidden()
    desk.says(f"{NEW_TERM} is proposed to the editors.")
    desk.is_at(3)
    expect(desk.target(3)).to_have_text(PARAGRAPHS[2].target)
    expect(desk.underlined(NEW_TERM)).to_have_class("term term-proposed")


def invite(page: Page, second: Page) -> None:
    """A second person comes in by an invitation link and is made an editor."""
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("button", name="Make an invitation link").click()
    second.goto(chosen(page.get_by_label("Invitation link")))
    expect(second.get_by_text("invites you to work on")).to_be_visible()
    second.get_by_label("Name").fill("Mei Chen")
    second.get_by_label("E-mail").fill("mei@example.org")
    second.get_by_label("Password").fill(PASSWORD)
    second.get_by_role("button", name="Accept the invitation").click()
    expect(second.get_by_role("navigation", name="Project")).to_be_visible()

    page.reload()
    role = page.get_by_label("Role of Mei Chen")
    expect(role).to_have_value("translator")
    # The answer is waited for and not the remark on it, which goes by.
    with page.expect_response(lambda answer: "/members/" in answer.url and answer.ok):
        role.select_option("Editor")
    second.reload()


def approve(page: Page, address: str) -> None:
    """By keyboard: to the queue, to the proposal, what it says, why it is approved."""
    page.goto(f"{address}/projects/1/glossary")
    expect(page.get_by_role("heading", name="Glossary")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Proposed"))
    page.keyboard.press("Enter")
    entries = page.get_by_role("listbox", name="Entries").get_by_role("option")
    expect(entries).to_have_count(1)
    page.keyboard.press("j")
    details = page.get_by_role("article")
    expect(details.get_by_role("heading", name=NEW_TERM)).to_be_visible()
    expect(details).to_contain_text(PARAGRAPHS[2].source)
    page.keyboard.press("e")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Rendering 1", exact=True)).to_be_focused()
    tab_to(page, dialog.get_by_label("Reason"))
    page.keyboard.type(REASON)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()

    tab_to(page, page.get_by_role("searchbox", name="Find a term"))
    page.keyboard.type(NEW_TERM)
    expect(page.get_by_text("No entry fits.")).to_be_visible()
    page.goto(f"{address}/projects/1/glossary?q={NEW_TERM}")
    expect(entries).to_have_count(1)
    page.keyboard.press("j")
    expect(details).to_contain_text("Approved by Mei Chen")
    expect(details).to_contain_text(REASON)


def sees_approved(desk: Desk) -> None:
    """The first person's page knows of it without being loaded again."""
    expect(desk.underlined(NEW_TERM)).to_have_class("term term-approved")
    expect(desk.term(NEW_TERM)).not_to_contain_text("proposed")
    desk.is_at(3)


def is_refused(page: Page) -> None:
    """Five segments are missing: the page says which, and gives nothing out."""
    page.get_by_role("link", name="Export").click()
    missing = page.get_by_role("region", name="What is missing")
    expect(missing).to_contain_text(f"5 of {len(PARAGRAPHS)} segments are not finished")
    page.get_by_role("button", name="Download").click()
    expect(page.get_by_role("alert")).to_contain_text("not finished")
    for paragraph in PARAGRAPHS[3:]:
        expect(missing.get_by_role("link").filter(has_text=paragraph.source)).to_be_visible()
    missing.get_by_role("link").first.click()


def finish(desk: Desk) -> None:
    """The rest, each unfinished segment leading to the next."""
    for number in range(4, len(PARAGRAPHS) + 1):
        desk.is_at(number)
        desk.write(TARGETS[desk.source])
        desk.press("Control+Shift+Enter")
    desk.says("No other segment is unfinished.")
    desk.is_saved()


def download(page: Page, layout: str, folder: Path) -> Document:
    """The Word file of a layout, as python-docx reads it."""
    if not page.url.partition("?")[0].endswith("/export"):
        page.get_by_role("link", name="Export").click()
    page.get_by_role("radio", name=layout).check()
    preview = page.frame_locator("iframe[title='Preview of the document']")
    expect(preview.locator("body")).to_contain_text("purely domestically funded (纯内资)")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download").click()
    path = folder / f"{layout}.docx"
    started.value.save_as(path)
    assert started.value.suggested_filename.endswith(".docx")
    return docx.Document(str(path))


def holds_everything(document: Document, layout: str) -> None:
    """Front matter, each pair in its place, and the gloss."""
    lines = [paragraph.text for paragraph in document.paragraphs]
    head = "\n".join(lines)
    for value in FRONT.values():
        assert PRINTED.get(value, value) in head
    # The title stands in the front matter; the body begins after it.
    body = PARAGRAPHS[1:]
    if layout == "Side by side":
        table: Table = document.tables[0]
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert rows[1:] == [(p.source, p.target) for p in body]
        return
    wanted = [
        text
        for p in body
        for text in ((p.source, p.target) if layout == "Alternating paragraphs" else (p.target,))
    ]
    assert [line for line in lines if line in wanted] == wanted
    assert "purely domestically funded (纯内资)" in head
    styles = {p.text: p.style.name for p in document.paragraphs if p.style}
    assert styles[PARAGRAPHS[3].target] == "Heading 1"
