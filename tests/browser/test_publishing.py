"""A finished article leaves the house: as rich text on the clipboard, and as a page for anybody."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import barriers
from tests.browser.conftest import OpenWindow
from tests.browser.desk import chosen
from tests.browser.watching import Watch
from tests.browser.workbench import Person, Workbench
from tests.world import API

PAIRS = (
    ("天黑了，风很大。", "Night fell, and the wind was *strong*."),
    ("他走了。", "He left."),
)
_READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const said = {};
  for (const type of item.types) said[type] = await (await item.getType(type)).text();
  return said;
}"""


@pytest.fixture(scope="module")
def article(host: Person) -> int:
    """One that is finished."""
    made = host.add_article(*(source for source, _ in PAIRS), title="夜")
    for segment, (_, target) in zip(host.segments(made), PAIRS, strict=True):
        answer = host.api.put(
            f"{API}/segments/{segment['id']}",
            headers={"If-Match": f'"{segment["version"]}"'},
            data={"operation": str(uuid4()), "target": target, "state": "reviewed"},
        )
        assert answer.ok, answer.text()
    return made


def _export(page: Page, workbench: Workbench, article: int) -> None:
    page.goto(f"{workbench.address}/articles/{article}/export")
    expect(page.get_by_title("Preview of the document")).to_be_visible()


def test_a_document_is_pasted_as_rich_text(
    workbench: Workbench, host: Person, open_window: OpenWindow, article: int
) -> None:
    page = open_window(host)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _export(page, workbench, article)
    page.get_by_role("radio", name="Alternating paragraphs").check()
    page.get_by_role("button", name="Copy as rich text").click()
    expect(page.get_by_text("The document is on the clipboard.")).to_be_visible()
    said = page.evaluate(_READ)
    assert "the wind was <em>strong</em>." in said["text/html"]
    assert "<table" not in said["text/html"]
    for source, target in PAIRS:
        assert source in said["text/html"]
        assert f"{source}\n\n{target.replace('*', '')}" in said["text/plain"]


def test_anybody_reads_the_public_page_until_it_is_revoked(
    workbench: Workbench, host: Person, open_window: OpenWindow, watch: Watch, article: int
) -> None:
    watch.expect(r"status of 404 \(.*\) .*/public/")
    page = open_window(host)
    _export(page, workbench, article)
    page.get_by_role("button", name="Make a link").click()
    address = chosen(page.get_by_label("Address of the public page"))
    assert barriers(page) == []

    stranger = open_window()
    stranger.goto(address)
    expect(stranger.get_by_text(PAIRS[1][1])).to_be_visible()
    expect(stranger.get_by_text(PAIRS[1][0])).to_have_count(0)
    stranger.get_by_role("link", name="Side by side").click()
    expect(stranger.get_by_role("cell", name=PAIRS[1][0])).to_be_visible()
    expect(stranger.get_by_role("link", name="Side by side")).to_have_attribute(
        "aria-current", "page"
    )
    assert stranger.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    page.get_by_role("button", name="Revoke the link").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke the link").click()
    expect(page.get_by_role("button", name="Make a link")).to_be_visible()
    stranger.reload()
    expect(stranger.get_by_role("heading", name="Not found")).to_be_visible()
    expect(stranger.get_by_text(PAIRS[1][1])).to_have_count(0)


def test_a_pdf_is_shown_as_it_is_printed_in_the_chosen_layout(
    workbench: Workbench, host: Person, open_window: OpenWindow, article: int
) -> None:
    page = open_window(host)
    _export(page, workbench, article)
    page.get_by_role("radio", name="PDF").check()
    shown = page.get_by_role("img", name="Page 1 of 1, as it is printed")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") > 800
    english = shown.get_attribute("src")
    page.get_by_role("radio", name="Side by side").check()
    expect(shown).not_to_have_attribute("src", english or "")
    assert barriers(page) == []
