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


def test_a_corrected_source_is_looked_at_taken_and_had_back(
    workbench: Workbench, host: Person, open_window: OpenWindow
) -> None:
    made = host.add_article("天黑了。", "他走了。", title="夜")
    page = open_window(host)
    page.goto(f"{workbench.address}/articles/{made}/details")
    page.get_by_role("link", name="Read a corrected source").click()
    page.get_by_role("textbox", name="Corrected Chinese text").fill(
        "天全黑了。\n\n雨停了。\n\n他走了。"
    )
    page.get_by_role("button", name="Compare", exact=False).click()
    steps = page.get_by_role("listitem")
    expect(steps.filter(has_text="Changed")).to_contain_text("天全黑了。")
    expect(steps.filter(has_text="New")).to_contain_text("雨停了。")
    assert barriers(page) == []
    page.get_by_role("button", name="Take the corrected source").click()
    expect(page.get_by_text("The source is corrected.", exact=False)).to_be_visible()
    assert [row["source"] for row in host.segments(made)] == ["天全黑了。", "雨停了。", "他走了。"]
    page.goto(f"{workbench.address}/articles/{made}/details")
    # Both texts are kept as they came, and handed back.
    with page.expect_download() as download:
        page.get_by_role("link", name="pasted text.txt").last.click()
    assert download.value.path().read_text("utf-8") == "天全黑了。\n\n雨停了。\n\n他走了。"


def test_each_gloss_that_the_policy_changes_is_listed_by_its_segment(
    workbench: Workbench, host: Person, open_window: OpenWindow
) -> None:
    made = host.add_article("国家队来了。", title="队")
    (segment,) = host.segments(made)
    said = "The national team (国家队) and again the national team (国家队) came."
    host.save(segment, said, str(uuid4()))
    page = open_window(host)
    page.goto(f"{workbench.address}/articles/{made}/export")
    page.get_by_role("checkbox", name="Gloss by the house’s policy").check()
    listed = page.get_by_role("region", name="Changed glosses").get_by_role("link")
    expect(listed).to_have_text(["1 “国家队” removed: it is glossed before"])
    listed.click()
    expect(page).to_have_url(f"{workbench.address}/articles/{made}?segment=1")
