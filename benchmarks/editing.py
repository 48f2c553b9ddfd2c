"""The editor in a real Chromium: how soon one can type, how fast, how smoothly it scrolls.

Beside it, in the same browser and run, an empty page with one text field and a page of plain
paragraphs: what the browser and the machine take by themselves.
"""

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, expect, sync_playwright

from benchmarks import places, texts
from benchmarks.measuring import percentile
from benchmarks.places import Place
from tests.servers.chromium import chromium_path, launch_arguments
from tests.world import token

_WAIT_MS = 120_000
_OPENINGS = 5
_KEYS = 200
_KEY_EVERY_MS = 70  # a fast typist's
_SCROLL_MS = 8_000
_LONG_FRAME_MS = 50
_EDITS = 600
# The readings of so many rows are remembered, however long one works: these come first.
_REMEMBERED = 420
_KEPT_MS = 70_000
_EDIT = "A sentence of the national team."
_FIELD = "[role=textbox][contenteditable=true]"

# When the first row can be typed in, counted from the navigation.
_WATCH = """
(() => {
  const look = () => {
    const field = document.querySelector("[role=textbox][contenteditable=true]");
    if (field && document.activeElement === field) window.editableAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
# From the key to the moment after the frame in which its letter is drawn.
_KEYS_HEARD = """
() => {
  window.painted = [];
  window.addEventListener("keydown", (event) => {
    const pressed = event.timeStamp;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.painted.push(performance.now() - pressed);
    requestAnimationFrame(() => channel.port2.postMessage(null));
  }, { capture: true });
}
"""
# From the top to the bottom in equal steps, a frame each; the lengths of the frames.
_SCROLL = """
([selector, milliseconds]) => new Promise((resolve) => {
  const scroller = selector ? document.querySelector(selector) : document.scrollingElement;
  const bottom = scroller.scrollHeight - scroller.clientHeight;
  const frames = [];
  let begun = 0, before = 0;
  const step = (now) => {
    begun ||= now;
    if (before) frames.push(now - before);
    before = now;
    const share = Math.min(1, (now - begun) / milliseconds);
    scroller.scrollTop = share * bottom;
    if (share < 1) requestAnimationFrame(step);
    else resolve(frames);
  };
  scroller.scrollTop = 0;
  requestAnimationFrame(step);
})
"""
_SCRIPTS = """
() => performance.getEntriesByType("resource")
  .filter(({ name, responseEnd }) => /\\.js$/.test(name) && responseEnd <= window.editableAt)
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
"""
_BARE_FIELD = "<!doctype html><title>bare</title><textarea autofocus rows=20 cols=80></textarea>"


def lines(place: Place, sizes: Sequence[int]) -> Iterator[str]:
    """The table: the smallest and the largest size beside each other."""
    small, large = min(sizes), max(sizes)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=launch_arguments()
        )
        yield f"| the editor, {browser.version} | {small:,} segments | {large:,} segments | bare |"
        yield "|---|--:|--:|--:|"
        articles = {
            size: places.store(texts.paragraphs(size), texts.english(size))
            for size in (small, large)
        }
        opened = {size: _openings(browser, place, article) for size, article in articles.items()}
        bare = _bare_opening(browser)
        yield (
            f"| navigation to the first row one can type in | {_ms(opened[small][0])}"
            f" | {_ms(opened[large][0])} | {_ms(bare)}, an empty page with a field |"
        )
        yield (
            f"| JavaScript sent until then, compressed | {opened[small][1] / 1_000:.0f} kB"
            f" | {opened[large][1] / 1_000:.0f} kB | |"
        )
        keys = {size: _keys(browser, place, article) for size, article in articles.items()}
        bare_keys = _bare_keys(browser)
        for part in (0.5, 0.95):
            yield (
                f"| key press to painted letter, {part:.0%}"
                f" | {_ms(percentile(keys[small].painted, part))}"
                f" | {_ms(percentile(keys[large].painted, part))}"
                f" | {_ms(percentile(bare_keys.painted, part))}, a plain text field |"
            )
        yield (
            f"| processor time of the page for a key | {_ms(keys[small].busy)}"
            f" | {_ms(keys[large].busy)} | {_ms(bare_keys.busy)}, a plain text field |"
        )
        frames = {size: _scroll(browser, place, article) for size, article in articles.items()}
        bare_frames = _bare_scroll(browser, large)
        yield (
            f"| frames over {_LONG_FRAME_MS} ms from top to bottom in {_SCROLL_MS // 1_000} s"
            f" | {_long(frames[small])} | {_long(frames[large])}"
            f" | {_long(bare_frames)}, plain paragraphs |"
        )
        before, after = _memory(browser, place, articles[large])
        yield (
            f"| memory before and after {_EDITS} edits, an hour of work | | {before / 1e6:.1f} and"
            f" {after / 1e6:.1f} MB, {(after - before) / _EDITS / 1_000:.1f} kB an edit | |"
        )
        browser.close()


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms" if milliseconds >= 100 else f"{milliseconds:.1f} ms"


def _long(frames: Sequence[float]) -> str:
    longest = max(frames)
    return f"{sum(frame > _LONG_FRAME_MS for frame in frames)} of {len(frames)}, {longest:.0f} ms"


@contextmanager
def _page(browser: Browser, *, asks: bool = True) -> Iterator[Page]:
    """A page of a window without anything in its cache."""
    headers = {"Authorization": f"Bearer {token('translator')}"} if asks else {}
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, extra_http_headers=headers
    )
    context.set_default_timeout(_WAIT_MS)
    page = context.new_page()
    try:
        yield page
    finally:
        context.close()


def _open(page: Page, place: Place, article: int) -> None:
    page.add_init_script(_WATCH)
    page.goto(f"http://127.0.0.1:{place.server.port}/articles/{article}?segment=1")
    page.wait_for_function("() => window.editableAt > 0")


def _settle(page: Page) -> None:
    """Every row is there, and what is fetched later too."""
    expect(page.locator(".grid-loading")).to_have_count(0, timeout=_WAIT_MS)
    page.wait_for_timeout(1_500)


def _openings(browser: Browser, place: Place, article: int) -> tuple[float, int]:
    """Median milliseconds to the first row, and bytes of scripts; the first opening warms up."""
    taken: list[float] = []
    scripts = 0
    for _ in range(_OPENINGS + 1):
        with _page(browser) as page:
            _open(page, place, article)
            taken.append(page.evaluate("window.editableAt"))
            scripts = page.evaluate(_SCRIPTS)
            # What a closed window still has under way would be paid for by the next one.
            expect(page.locator(".grid-loading")).to_have_count(0, timeout=_WAIT_MS)
    return statistics.median(taken[1:]), scripts


def _bare_opening(browser: Browser) -> float:
    taken: list[float] = []
    for _ in range(_OPENINGS + 1):
        with _page(browser, asks=False) as page:
            page.add_init_script(_WATCH.replace(_FIELD, "textarea"))
            page.route("http://bare.test/", lambda route: route.fulfill(body=_BARE_FIELD))
            page.goto("http://bare.test/")
            page.wait_for_function("() => window.editableAt > 0")
            taken.append(page.evaluate("window.editableAt"))
    return statistics.median(taken[1:])


@dataclass(frozen=True)
class _Keys:
    """Letters of a fast typist, in milliseconds."""

    # From each key to its letter.
    painted: list[float]
    # At work on one, on average: what a page waits for a processor is not in it.
    busy: float


def _keys(browser: Browser, place: Place, article: int) -> _Keys:
    with _page(browser) as page:
        _open(page, place, article)
        _settle(page)
        return _typed(page)


def _bare_keys(browser: Browser) -> _Keys:
    with _page(browser, asks=False) as page:
        page.set_content(_BARE_FIELD)
        page.locator("textarea").focus()
        return _typed(page)


def _typed(page: Page) -> _Keys:
    """Letters typed at the caret; the first ones warm up."""
    letters = ("The national team has arrived, and it did not come alone. " * 9)[: _KEYS + 20]
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate(_KEYS_HEARD)
    page.keyboard.type(letters[:20], delay=_KEY_EVERY_MS)
    before = _at_work(devtools)
    page.keyboard.type(letters[20:], delay=_KEY_EVERY_MS)
    page.wait_for_function(f"() => window.painted.length >= {len(letters)}")
    busy = (_at_work(devtools) - before) / _KEYS
    painted: list[float] = page.evaluate("window.painted")
    return _Keys(painted[20:], busy)


def _at_work(devtools: CDPSession) -> float:
    """Milliseconds of processor time that the page's main thread has taken."""
    told = devtools.send("Performance.getMetrics")["metrics"]
    return 1_000 * next(float(one["value"]) for one in told if one["name"] == "TaskDuration")


def _scroll(browser: Browser, place: Place, article: int) -> list[float]:
    with _page(browser) as page:
        _open(page, place, article)
        _settle(page)
        frames: list[float] = page.evaluate(_SCROLL, [".grid", _SCROLL_MS])
        return frames


def _bare_scroll(browser: Browser, size: int) -> list[float]:
    with _page(browser, asks=False) as page:
        paragraphs = "".join(f"<p>{text}</p>" for text in texts.paragraphs(size))
        page.set_content(f"<!doctype html><title>bare</title>{paragraphs}")
        frames: list[float] = page.evaluate(_SCROLL, ["", _SCROLL_MS])
        return frames


def _memory(browser: Browser, place: Place, article: int) -> tuple[float, float]:
    """Bytes of the page's heap, garbage collected, before and after the edits."""
    with _page(browser) as page:
        _open(page, place, article)
        _settle(page)
        devtools = page.context.new_cdp_session(page)
        _edit(page, _REMEMBERED)
        before = _heap(devtools)
        _edit(page, _EDITS)
        return before, _heap(devtools)


def _edit(page: Page, times: int) -> None:
    """Confirm so many rows; what is kept for a minute only is gone afterwards."""
    for number in range(times):
        page.keyboard.insert_text(f"{_EDIT} {number}")
        page.keyboard.press("Control+Enter")
    expect(page.get_by_text("All saved")).to_be_visible(timeout=_WAIT_MS)
    page.wait_for_timeout(_KEPT_MS)


def _heap(devtools: CDPSession) -> float:
    devtools.send("HeapProfiler.collectGarbage")
    usage: dict[str, Any] = devtools.send("Runtime.getHeapUsage")
    return float(usage["usedSize"])
