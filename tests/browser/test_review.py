"""A finished translation is imported, its pairs gone through, and accepted: by keyboard alone."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import barriers
from tests.browser.conftest import OpenWindow
from tests.browser.desk import tab_to
from tests.browser.watching import Watch
from tests.browser.workbench import PROJECT, Person, Workbench
from tests.world import API

CHINESE = (
    "云从科技获18亿元融资",
    "公司成立于2015年，总部在广州。创始人周曦曾在伊利诺伊大学读书。它的客户多是银行。",
    "工厂在重庆，有三百名工人。厂长姓刘，喜欢下棋。",
    "投资者担心亏损。2019年公司亏损超过6亿元。",
    "政府基金占了很大一部分。中国互联网投资基金也在其中。",
)
# The second sentence of the second paragraph was left out; the last two changed places.
ENGLISH = (
    "CloudWalk Raises 1.8 Billion RMB",
    "The company was founded in 2015 and has its headquarters in Guangzhou. Most of its customers"
    " are banks.",
    "The factory is in Chongqing and has three hundred workers. Its director, named Liu, likes"
    " chess.",
    "Government funds account for a large part. The China Internet Investment Fund is among them.",
    "Investors worry about losses. In 2019 the company lost more than 600 million RMB.",
)
OMITTED = "创始人周曦曾在伊利诺伊大学读书。"
WANTED = [
    ("云从科技获18亿元融资", ENGLISH[0]),
    ("公司成立于2015年，总部在广州。", ENGLISH[1].partition(" Most")[0]),
    (OMITTED, ""),
    ("它的客户多是银行。", "Most of its customers are banks."),
    ("工厂在重庆，有三百名工人。", ENGLISH[2].partition(" Its")[0]),
    ("厂长姓刘，喜欢下棋。", "Its director, named Liu, likes chess."),
    ("投资者担心亏损。", "Investors worry about losses."),
    ("2019年公司亏损超过6亿元。", "In 2019 the company lost more than 600 million RMB."),
    ("政府基金占了很大一部分。", "Government funds account for a large part."),
    ("中国互联网投资基金也在其中。", "The China Internet Investment Fund is among them."),
]


class Pairs:
    """The review as a translator sees and hears it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.grid = page.get_by_role("grid")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def is_saved(self) -> None:
        expect(self.page.locator(".desk-titles").get_by_text("All saved")).to_be_visible()

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What the pairs say; the sides that are empty say so in other words."""
        self.is_saved()
        found = []
        for row in self.grid.locator("[data-pair]").all():
            sides = [row.locator(f".pair-{side} .reading") for side in ("source", "target")]
            texts = [side.inner_text() if side.count() else "" for side in sides]
            found.append((_said(texts[0]).replace(" ", ""), _said(texts[1])))
        return found

    @property
    def open(self) -> Locator:
        return self.grid.locator("[data-active]")

    def go_to(self, chinese: str = "", english: str = "") -> None:
        """Down or up, row by row, until the open pair says this."""
        self.press("Home")
        for _ in range(60):
            text = self.open.inner_text()
            if (chinese or english) in text:
                return
            self.press("ArrowDown")
        raise AssertionError(f"no pair says {chinese or english}: {self.rows}")


def _said(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("¶", "")).strip()


def begin(page: Page, address: str, chinese: str, english: str) -> None:
    """From the list of articles to the review, without the mouse."""
    page.goto(f"{address}/projects/{PROJECT}/articles")
    add = page.get_by_role("link", name="Add an article").first
    expect(add).to_be_visible()
    tab_to(page, add)
    page.keyboard.press("Enter")
    source = page.get_by_role("textbox", name="Chinese text", exact=True)
    expect(source).to_be_visible()
    tab_to(page, source)
    page.keyboard.insert_text(chinese)
    tab_to(page, page.get_by_label("There is an English translation already"))
    page.keyboard.press("Space")
    target = page.get_by_role("textbox", name="English translation", exact=True)
    expect(target).to_be_visible()
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.insert_text(english)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Check before it is stored")).to_be_visible()
    page.keyboard.press("Control+Shift+Enter")


def test_a_translation_is_reviewed_by_keyboard_alone(
    new_workbench: Workbench, open_window: OpenWindow, watch: Watch
) -> None:
    """An omission is marked, two passages that changed places are set right, an article is made."""
    page = open_window()
    page.goto(new_workbench.link)
    expect(page.get_by_role("navigation", name="Project")).to_be_visible()
    begin(page, new_workbench.address, "\n\n".join(CHINESE), "\n\n".join(ENGLISH))
    pairs = Pairs(page)
    expect(pairs.grid).to_be_visible()
    pairs.is_saved()
    expect(pairs.open).to_be_focused()
    assert words(pairs.rows) == words(WANTED)

    set_right(pairs)
    assert pairs.rows == WANTED
    before = pairs.rows

    # All of it is taken back, and made again.
    undo = page.get_by_role("button", name=re.compile("^Undo"))
    times = 0
    while undo.is_enabled():
        pairs.press("Control+z")
        pairs.is_saved()
        times += 1
        assert times < 60
    assert words(pairs.rows) == words(WANTED)
    for _ in range(times):
        pairs.press("Control+Shift+z")
        pairs.is_saved()
    assert pairs.rows == before

    # Left, and found again where it was.
    page.goto(f"{new_workbench.address}/projects/{PROJECT}/articles")
    tab_to(page, page.get_by_role("region", name="Open reviews of pairs").get_by_role("link"))
    page.keyboard.press("Enter")
    expect(pairs.grid).to_be_visible()
    assert pairs.rows == before

    page.keyboard.press("Control+Enter")
    dialog = page.get_by_role("dialog", name="Make an article of the pairs")
    expect(dialog).to_contain_text("10 segments in 5 paragraphs")
    expect(dialog).to_contain_text("1 of them was omitted and stays untranslated")
    tab_to(page, dialog.get_by_role("button", name="Make the article"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\d+"))
    expect(page.locator("[role=row][aria-rowindex='4']")).to_contain_text(OMITTED)
    answer = page.request.get(
        f"{new_workbench.address}{API}/articles/{page.url.rsplit('/', 1)[-1].partition('?')[0]}"
        "/segments"
    )
    segments = answer.json()["segments"]
    assert [(s["source"].strip(), s["target"]) for s in segments] == WANTED
    assert [s["state"] for s in segments] == [
        "translated" if english else "untranslated" for _, english in WANTED
    ]
    assert {s["origin"] for s in segments if s["target"]} == {"import"}


def words(rows: list[tuple[str, str]]) -> list[str]:
    """Every word of either side, whatever it stands beside."""
    return sorted(" ".join(side for row in rows for side in row).replace("。", "。 ").split())


def set_right(pairs: Pairs) -> None:
    """Whatever the aligner made of it: one pair for each sentence, then its English beside it."""
    expect(pairs.open).to_be_focused()
    # Apart, into single sentences.
    for chinese, _ in WANTED:
        pairs.go_to(chinese=chinese)
        while pairs.open.locator(".pair-source .passage").count() > 1:
            number = pairs.open.locator(".pair-source .passage").count()
            pairs.press("s")
            expect(
                pairs.page.get_by_role("slider", name="Where the Chinese is split")
            ).to_be_focused()
            pairs.press("Home", "ArrowRight", "Enter")
            expect(pairs.open.locator(".pair-source .passage")).not_to_have_count(number)
            pairs.is_saved()
    # English that stands beside other Chinese is taken, and put where it belongs.
    for chinese, english in WANTED:
        if not english or (chinese, english) in pairs.rows:
            continue
        _alone(pairs, english)
        pairs.go_to(english=english)
        pairs.press("x")
        pairs.go_to(chinese=chinese)
        pairs.press("v")
        pairs.is_saved()
    # What is right is pinned, and nothing is doubtful any more.
    for _ in WANTED:
        pairs.press("n")
        if pairs.open.get_attribute("data-doubtful"):
            pairs.press("p")
            pairs.is_saved()
    expect(pairs.page.get_by_text("No doubtful pairs left").first).to_be_visible()


def _alone(pairs: Pairs, english: str) -> None:
    """This sentence in a pair of its own side."""
    pairs.go_to(english=english)
    while pairs.open.locator(".pair-target .passage").count() > 1:
        pairs.press("s")
        bar = pairs.page.get_by_role("slider", name="Where the English is split")
        if not bar.evaluate("element => element === document.activeElement"):
            pairs.press("ArrowDown")
        expect(bar).to_be_focused()
        pairs.press("Home", "ArrowRight")
        pairs.press("ArrowUp", "End", "Enter")
        pairs.is_saved()
        pairs.go_to(english=english)


@pytest.fixture
def review(host: Person) -> Callable[..., int]:
    """A review of two texts that is not aligned yet; its number."""

    def begun(chinese: str = "\n\n".join(CHINESE), english: str = "\n\n".join(ENGLISH)) -> int:
        answer = host.api.post(
            f"{API}/projects/{PROJECT}/pairings",
            multipart={"text": chinese, "translation_text": english, "title": "Where It Came From"},
        )
        assert answer.ok, answer.text()
        return int(answer.json()["id"])

    return begun


def address(workbench: Workbench, number: int) -> str:
    return f"{workbench.address}/projects/{PROJECT}/articles/reviews/{number}"


_SCREENS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
# Rows that begin before the one above them has ended.
_OVERLAPPING = """() => {
    const places = [...document.querySelectorAll(".pair-place")];
    const rows = places.map(row => row.getBoundingClientRect());
    rows.sort((one, other) => one.top - other.top);
    return rows.filter((row, at) => at > 0 && row.top < rows[at - 1].bottom - 1).length;
}"""
_PICTURES = Path(__file__).parents[2] / "test-results" / "pages"


@pytest.mark.parametrize("screen", _SCREENS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_review_fits_and_has_no_barriers(
    workbench: Workbench,
    host: Person,
    open_window: OpenWindow,
    review: Callable[..., int],
    screen: str,
    language: str,
) -> None:
    number = review()
    page = open_window(host, **_SCREENS[screen])
    said = host.api.patch(f"{API}/me", data={"language": language})
    assert said.ok
    try:
        page.goto(address(workbench, number))
        expect(page.get_by_role("grid")).to_be_visible()
        expect(page.locator("html")).to_have_attribute(
            "lang", "zh-Hans" if language == "zh" else "en"
        )
        looked_at = ["pairs"]
        _look(page, f"review-{screen}-{language}")
        if screen == "desk":
            page.keyboard.press("s")
            expect(page.get_by_role("slider").first).to_be_visible()
            looked_at += _look(page, f"review-split-{screen}-{language}")
            page.keyboard.press("Escape")
            page.keyboard.press("Control+Enter")
            expect(page.get_by_role("dialog")).to_be_visible()
            looked_at += _look(page, f"review-accept-{screen}-{language}")
        assert looked_at
    finally:
        host.api.patch(f"{API}/me", data={"language": "en"})


def _look(page: Page, name: str) -> list[str]:
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.add_style_tag(content="* { transition: none !important; }")
        page.screenshot(path=_PICTURES / f"{name}-{theme}.png")
        assert barriers(page) == []
    assert page.evaluate(_OVERLAPPING) == 0
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    return [name]


def test_two_windows_do_not_overwrite_each_other(
    workbench: Workbench,
    host: Person,
    open_window: OpenWindow,
    review: Callable[..., int],
    watch: Watch,
) -> None:
    watch.expect(r"status of 412 \(.*\) .*/changes$")
    number = review()
    first, second = (Pairs(open_window(host)) for _ in range(2))
    first.page.goto(address(workbench, number))
    expect(first.grid).to_be_visible()
    second.page.goto(address(workbench, number))
    expect(second.grid).to_be_visible()
    first.press("Home", "j")
    first.is_saved()
    changed = first.rows
    second.press("End", "o")
    expect(second.page.get_by_text("changed in another window")).to_be_visible()
    assert second.rows == changed
    second.press("End", "o")
    second.is_saved()
    assert len(second.rows) == len(changed) + 1


def test_a_change_waits_for_the_server_and_is_made_once(
    workbench: Workbench, host: Person, open_window: OpenWindow, review: Callable[..., int],
    watch: Watch,
) -> None:  # fmt: skip
    watch.expect(r"Failed to load resource: net::ERR_|ERR_INTERNET_DISCONNECTED")
    number = review()
    pairs = Pairs(open_window(host))
    pairs.page.goto(address(workbench, number))
    expect(pairs.grid).to_be_visible()
    count = len(pairs.rows)
    pairs.page.context.set_offline(True)
    pairs.press("Home", "j")
    expect(pairs.page.get_by_text("The server does not answer")).to_be_visible()
    pairs.page.context.set_offline(False)
    pairs.is_saved()
    assert len(pairs.rows) == count - 1


def test_a_long_alignment_shows_how_far_it_is_and_is_cancelled(
    workbench: Workbench, host: Person, open_window: OpenWindow, review: Callable[..., int]
) -> None:
    number = review("\n\n".join(CHINESE * 300), "\n\n".join(ENGLISH * 300))
    page = open_window(host)
    page.goto(address(workbench, number))
    cancel = page.get_by_role("button", name="Cancel")
    expect(cancel).to_be_visible()
    expect(page.get_by_text("% of 5700 sentences")).to_be_visible()
    cancel.click()
    expect(page.get_by_role("button", name="Align")).to_be_visible()
    assert not host.get(f"/pairings/{number}")["aligned"]


def test_a_review_is_thrown_away_only_after_a_question(
    workbench: Workbench, host: Person, open_window: OpenWindow, review: Callable[..., int]
) -> None:
    number = review()
    page = open_window(host)
    page.goto(address(workbench, number))
    expect(page.get_by_role("grid")).to_be_visible()
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Discard the review").click()
    dialog = page.get_by_role("dialog", name="Discard this review?")
    dialog.get_by_role("button", name="Cancel").click()
    assert host.get(f"/pairings/{number}")["id"] == number
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Discard the review").click()
    dialog.get_by_role("button", name="Discard").click()
    expect(page.get_by_role("heading", name="Articles")).to_be_visible()
    assert host.api.get(f"{API}/pairings/{number}").status == 404


def test_swapped_sides_are_said_and_swapped(
    workbench: Workbench, host: Person, open_window: OpenWindow, watch: Watch
) -> None:
    watch.expect(r"status of 422 \(.*\) .*/pairings$")
    page = open_window(host)
    begin(page, workbench.address, "\n\n".join(ENGLISH), "\n\n".join(CHINESE))
    expect(page.get_by_role("alert")).to_contain_text("The sides seem to be swapped")
    page.get_by_role("button", name="Swap the sides").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_role("button", name="Swap the sides")).to_have_count(0)
    page.get_by_role("button", name=re.compile("Review the pairs first")).click()
    expect(page.get_by_role("grid")).to_be_visible()
