"""The editor in the states of a working day, photographed to be looked at.

python -m tests.browser.states FOLDER [STATE ...]        after a build of the front end

Each state at two widths and in both languages: a picture that nobody has looked at shows nothing.
The editor and an article on paper are written beside them as PDF.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from playwright.sync_api import Browser, Page, Playwright, Route, expect, sync_playwright

from tests.browser.views import SAMPLE, furnish
from tests.browser.workbench import PROJECT, Person, Workbench, administrator, newcomer
from tests.servers.chromium import chromium_path, launch_arguments
from tests.world import API

_DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
_PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
_SAVES = "**/api/v1/segments/*"
_ALL = "**/api/v1/**"
_TOO_LONG = "x" * 100_001
_MANY = 10_000
_CHINESE = ("云从科技是一家纯内资企业。", "它属于人工智能国家队。", "后浪值得尊敬。")
_ENGLISH = (
    "CloudWalk is a purely domestically funded company.",
    "It is on the AI national team.",
    "The latecomers deserve respect.",
)
_SETTLED_MS = 800
# Until the findings of what was saved are at the rows, and until a lost line is called lost.
_LATER_MS = 3_500


@dataclass(frozen=True)
class Day:
    """Who works, on what."""

    address: str
    host: Person
    lin: Person
    article: int
    # Ten thousand segments, and an article whose first segment was changed after it was confirmed.
    long: int
    changed: int

    def open(self, page: Page, segment: int, article: int = 0) -> None:
        """Show the editor with a segment open."""
        page.goto(f"{self.address}/articles/{article or self.article}?segment={segment}")
        expect(page.locator("[role=row][aria-current]")).to_be_visible()
        page.wait_for_timeout(_LATER_MS)


def _begun(page: Page, day: Day) -> None:
    day.open(page, 14, SAMPLE)


def _commented(page: Page, day: Day) -> None:
    day.open(page, 2)


def _panel(page: Page, day: Day) -> None:
    day.open(page, 2)
    page.locator(".panel-more").tap()


def _with(keys: str, segment: int = 2, text: str = "") -> Callable[[Page, Day], None]:
    def state(page: Page, day: Day) -> None:
        day.open(page, segment)
        page.keyboard.press(keys)
        page.wait_for_timeout(_SETTLED_MS)
        page.keyboard.type(text)

    return state


def _refused(page: Page, day: Day) -> None:
    """The server takes no text that is longer than a segment may be."""

    def longer(route: Route) -> None:
        sent = route.request.post_data_json
        assert sent is not None
        route.continue_(post_data={**sent, "target": _TOO_LONG})

    day.open(page, 3)
    page.route(_SAVES, lambda route: longer(route) if _is_save(route) else route.continue_())
    page.keyboard.type("A")
    page.wait_for_timeout(_LATER_MS)


def _offline(page: Page, day: Day) -> None:
    day.open(page, 4)
    page.route(_ALL, lambda route: route.abort())
    page.keyboard.type("Typed in a tunnel. ")
    page.wait_for_timeout(_LATER_MS)


def _offline_for_long(page: Page, day: Day) -> None:
    """Several segments are waiting, and the row that was left shows its sign."""
    day.open(page, 100, day.long)
    page.route(_ALL, lambda route: route.abort())
    for number in range(100, 112):
        page.keyboard.type(f"Paragraph {number}, typed in a tunnel.")
        page.keyboard.press("Control+ArrowDown")
    page.wait_for_timeout(_LATER_MS)


def _in_the_middle(page: Page, day: Day) -> None:
    day.open(page, _MANY // 2, day.long)


def _dark(page: Page, day: Day) -> None:
    page.emulate_media(color_scheme="dark")
    _begun(page, day)


def _replacing(page: Page, day: Day) -> None:
    day.open(page, 4, SAMPLE)
    page.keyboard.press("Alt+r")
    fields = page.locator(".find-text input")
    fields.first.fill("national team")
    fields.last.fill("state team")
    page.wait_for_timeout(_SETTLED_MS)


def _concordance(page: Page, day: Day) -> None:
    day.open(page, 4, SAMPLE)
    page.keyboard.press("Alt+k")
    page.wait_for_timeout(_SETTLED_MS)
    page.keyboard.type("政府基金")
    page.keyboard.press("Enter")
    page.wait_for_timeout(_SETTLED_MS)


def _changed(page: Page, day: Day) -> None:
    """What an editor sees; the browser is the translator's until here."""
    page.context.clear_cookies()
    page.context.add_cookies(day.host.session["cookies"])
    day.open(page, 1, day.changed)


def _import_looked_at(page: Page, day: Day) -> None:
    _paste(page, day)
    page.wait_for_timeout(_LATER_MS)


def _importing(page: Page, day: Day) -> None:
    """The server is reading."""
    page.route("**/articles/preview*", lambda _: None)
    _paste(page, day)


def _paste(page: Page, day: Day) -> None:
    page.goto(f"{day.address}/projects/{PROJECT}/articles/new")
    page.locator("input[type=checkbox]").first.check()
    for place, texts in enumerate((_CHINESE, _ENGLISH)):
        page.locator("textarea").nth(place).fill("\n\n".join(texts))
    page.locator("main .button-primary").first.click()
    page.wait_for_timeout(_SETTLED_MS)


def _conflict(page: Page, day: Day) -> None:
    """Somebody else is saved first, over the text that both began with."""
    day.open(page, 2)
    page.route(_SAVES, lambda route: route.abort() if _is_save(route) else route.continue_())
    page.locator(".segment-active .cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("In short, ")
    segment = day.lin.segments(day.article)[1]
    day.host.save(segment, f"{segment['target']} It says so itself.", str(uuid4()))
    page.unroute(_SAVES)
    page.wait_for_timeout(2 * _LATER_MS)


def _signed_out(page: Page, day: Day) -> None:
    day.open(page, 4)
    page.context.clear_cookies()
    page.locator(".segment-active .cm-content").click()
    page.keyboard.type("Typed by nobody. ")
    page.wait_for_timeout(_LATER_MS)


def _missing(page: Page, day: Day) -> None:
    page.goto(f"{day.address}/articles/999")
    page.wait_for_timeout(_LATER_MS)


def _is_save(route: Route) -> bool:
    return route.request.method == "PUT"


_ON_BOTH = {
    "begun": _begun,
    "dark": _dark,
    "commented": _commented,
    "changed": _changed,
    "conflict": _conflict,
    "signed-out": _signed_out,
    "import": _import_looked_at,
    "importing": _importing,
    "missing": _missing,
}
_ON_A_PHONE = {**_ON_BOTH, "panel": _panel}
_AT_A_DESK = {
    **_ON_BOTH,
    "nothing-found": _with("Alt+f", text="zzz"),
    "help": _with("F1"),
    "split": _with("Alt+s"),
    "structure": _with("Alt+q"),
    "comment": _with("Alt+w", text="Which sense?"),
    "cannot-join": _with("Alt+Shift+s", segment=4),
    "refused": _refused,
    "offline": _offline,
    "offline-long": _offline_for_long,
    "in-the-middle": _in_the_middle,
    "replacing": _replacing,
    "concordance": _concordance,
}


def main(folder: Path, only: Sequence[str]) -> None:
    """Take all of them, or only these."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as data,
        Workbench(Path(data)) as workbench,
        sync_playwright() as playwright,
    ):
        day = _morning(playwright, workbench)
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=launch_arguments()
        )
        for language in ("en", "zh"):
            for person in (day.host, day.lin):
                person.api.patch(f"{API}/me", data={"language": language})
            _take(browser, day, language, folder, only)
        _print(browser, day, folder)
        browser.close()
        day.lin.api.dispose()
        day.host.api.dispose()


def _morning(playwright: Playwright, workbench: Workbench) -> Day:
    """An article half translated, with a comment."""
    host = administrator(playwright, workbench)
    host.api.patch(f"{API}/me", data={"name": "Wu Xin"})
    furnish(host)
    lin = newcomer(playwright, workbench, host, "Lin")
    sources = ("国家队来了，90亿元。", "云从科技是纯内资企业。", "后浪值得尊敬。", "第四句在这里。")
    article = lin.add_article(*sources)
    segment = lin.segments(article)[1]
    said = {"operation": str(uuid4()), "body": "Which legal sense of 纯内资 is meant?"}
    host.post(f"/segments/{segment['id']}/comments", said)
    lin.save(segment, "CloudWalk is a purely domestic company.", str(uuid4()))
    long = lin.add_article(*(f"第{number}段：国家队来了。" for number in range(1, _MANY + 1)))
    changed = lin.add_article(*_CHINESE)
    first = lin.segments(changed)[0]
    first = lin.save(first, _ENGLISH[0], str(uuid4()), "translated")
    lin.save(first, _ENGLISH[0].replace("purely", "wholly"), str(uuid4()), "translated")
    return Day(workbench.address, host, lin, article, long, changed)


def _print(browser: Browser, day: Day, folder: Path) -> None:
    """The same article on paper."""
    context = browser.new_context(storage_state=day.lin.session, **_DESK)
    page = context.new_page()
    day.open(page, 14, SAMPLE)
    page.pdf(path=folder / "editor.pdf", format="A4", prefer_css_page_size=True)
    context.close()


def _take(browser: Browser, day: Day, language: str, folder: Path, only: Sequence[str]) -> None:
    for window, states in ((_DESK, _AT_A_DESK), (_PHONE, _ON_A_PHONE)):
        for name, state in states.items():
            if only and name not in only:
                continue
            context = browser.new_context(
                storage_state=day.lin.session,
                locale="zh-CN" if language == "zh" else "en-GB",
                **window,
            )
            page = context.new_page()
            state(page, day)
            page.wait_for_timeout(_SETTLED_MS)
            width = page.viewport_size["width"] if page.viewport_size else 0
            path = folder / f"{name}-{language}-{width}.png"
            page.screenshot(path=path)  # a passing remark is an animation
            sys.stdout.write(f"{path.name}\n")
            context.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
