"""Through every kind of bad line the text arrives, once, soon after the line is good again."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import OpenWindow
from tests.browser.desk import Desk
from tests.browser.liars import forget_operations, give_up, keep_late
from tests.browser.watching import Watch
from tests.browser.workbench import Person, Workbench, administrator, newcomer
from tests.conftest import DATABASES
from tests.servers.bad_line import BadLine, Fault

# What the editor promises, from the moment in which the line is good again.
_WITHIN_S = 30.0
# How long a fault lasts in these tests at least, so that several tries meet it.
_TRIES = 2
_BEFORE = "Typed on a good line. "
_DURING = "Typed on a bad one."
# What Chromium prints of the faults.
_COMPLAINTS = (
    r"ERR_(CONNECTION|EMPTY_RESPONSE|NETWORK|SOCKET|INCOMPLETE|INTERNET|TIMED_OUT|ABORTED)",
    r"status of 502",
    r"Failed to load resource",
    r"Unable to preload",
)
_AFTERWARDS = " And more."
_EDITS = 200
_TEN_MINUTES_MS = 600_000


@pytest.fixture
def line(workbench: Workbench) -> Iterator[BadLine]:
    """A line to the shared workbench, good at first."""
    with BadLine(workbench.port) as laid:
        yield laid


@pytest.fixture
def desk(open_window: OpenWindow, watch: Watch, line: BadLine, lin: Person) -> Desk:
    """A desk of Lin's at the far end of the line; no article is open yet."""
    return _far(open_window, watch, line, lin)


def _far(open_window: OpenWindow, watch: Watch, line: BadLine, person: Person) -> Desk:
    for complaint in _COMPLAINTS:
        watch.expect(complaint)
    return Desk(open_window(person), line.address)


@pytest.fixture(params=DATABASES)
def on_each(
    request: pytest.FixtureRequest, playwright: Playwright
) -> Iterator[tuple[Workbench, Person]]:
    """Somebody at the shared workbench, and somebody at one on the other database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("workbench"), request.getfixturevalue("lin")
        return
    workbench = request.getfixturevalue("new_workbench_on_postgresql")
    host = administrator(playwright, workbench)
    person = newcomer(playwright, workbench, host, "Lin")
    yield workbench, person
    for one in (person, host):
        one.api.dispose()


def _meets(line: BadLine) -> bool:
    return line.met >= _TRIES


def _until(what: Callable[[], bool], seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.1)


def _arrives(person: Person, article: int, wanted: dict[int, str], within: float) -> None:
    """The server has these texts, by the number of their segment, in time."""
    begun = time.monotonic()

    def has_all() -> bool:
        segments = person.segments(article)
        return all(segments[number - 1]["target"] == text for number, text in wanted.items())

    while not has_all():
        assert time.monotonic() - begun < within, f"not there after {within} s"
        time.sleep(0.2)


def _texts(person: Person, article: int, number: int) -> list[str]:
    segment: dict[str, Any] = person.segments(article)[number - 1]
    return [one["target"] for one in person.get(f"/segments/{segment['id']}/revisions")]


def _type_through(desk: Desk, line: BadLine, person: Person, fault: Fault) -> int:
    """Type before and during a fault that several tries meet; the article."""
    article = person.add_article("国家队来了。", "云从科技是纯内资。")
    desk.open(article)
    desk.write(_BEFORE)
    desk.is_saved()
    line.breaks(fault)
    desk.write(_DURING)
    desk.keeps_all()
    _until(lambda: _meets(line))
    expect(desk.target(1)).to_have_text(_BEFORE + _DURING)
    return article


@pytest.mark.parametrize(
    "fault",
    [Fault.RESETS, Fault.STALLS, Fault.CRAWLS, Fault.BAD_GATEWAY],
    ids=lambda fault: fault.name.lower(),
)
def test_what_is_typed_on_a_bad_line_arrives_once_when_it_is_good_again(
    desk: Desk, line: BadLine, lin: Person, fault: Fault
) -> None:
    article = _type_through(desk, line, lin, fault)
    desk.keeps()
    line.heals()
    _arrives(lin, article, {1: _BEFORE + _DURING}, _WITHIN_S)
    desk.is_saved()
    assert _texts(lin, article, 1).count(_BEFORE + _DURING) == 1


def test_a_page_that_gives_up_is_found_out(desk: Desk, line: BadLine, lin: Person) -> None:
    """The broken twin: after a failure it never tries again."""
    give_up(desk.page.context)
    article = lin.add_article("国家队来了。")
    desk.open(article)
    line.breaks(Fault.RESETS)
    desk.write(_DURING)
    _until(lambda: _meets(line))
    desk.keeps()
    line.heals()
    with pytest.raises(AssertionError, match="not there after"):
        _arrives(lin, article, {1: _DURING}, _WITHIN_S)


def test_a_save_whose_reply_was_lost_is_not_made_twice(
    desk: Desk, line: BadLine, lin: Person
) -> None:
    article = _lose_a_reply(desk, line, lin)
    desk.is_saved()
    texts = _texts(lin, article, 1)
    assert [texts.count(text) for text in (_DURING, _DURING + _AFTERWARDS)] == [1, 1]
    expect(desk.page.get_by_role("region", name="Two versions of this segment")).to_have_count(0)


def test_a_page_that_does_not_know_its_own_save_again_is_found_out(
    desk: Desk, line: BadLine, lin: Person
) -> None:
    """The broken twin: the same change under another name is somebody else's change."""
    forget_operations(desk.page.context)
    article = _lose_a_reply(desk, line, lin)
    versions = desk.page.get_by_role("region", name="Two versions of this segment")

    def is_seen() -> bool:
        return versions.is_visible() or _texts(lin, article, 1).count(_DURING) > 1

    _until(is_seen)


def _lose_a_reply(desk: Desk, line: BadLine, person: Person) -> int:
    """The server has committed, and the browser is not told so; then the line is good again.

    More is typed before that, so that the text which the server has is no longer the newest here:
    of two equal texts nobody would have to choose one.
    """
    article = person.add_article("国家队来了。")
    desk.open(article)
    line.breaks(Fault.LOSES_REPLIES)
    desk.write(_DURING)
    _arrives(person, article, {1: _DURING}, _WITHIN_S)
    _until(lambda: line.lost_replies > 0)
    desk.write(_AFTERWARDS)
    desk.keeps_all()
    line.heals()
    return article


def test_two_hundred_edits_in_ten_minutes_without_a_network_arrive_when_it_is_back(
    on_each: tuple[Workbench, Person], open_window: OpenWindow, watch: Watch
) -> None:
    workbench, lin = on_each
    with BadLine(workbench.port) as line:
        _type_two_hundred(_far(open_window, watch, line, lin), line, lin)


def _type_two_hundred(desk: Desk, line: BadLine, lin: Person) -> None:
    article = lin.add_article(*(f"第{number}段。" for number in range(1, _EDITS + 1)))
    page = desk.page
    page.clock.install()
    desk.open(article)
    expect(page.locator(".grid-loading")).to_have_count(0)
    line.breaks(Fault.RESETS)
    for number in range(1, _EDITS + 1):
        desk.is_at(number)
        desk.write(f"Paragraph {number}.")
        if number < _EDITS:
            desk.press("Control+ArrowDown")
    desk.keeps(_EDITS)
    page.clock.fast_forward(_TEN_MINUTES_MS)
    desk.keeps_all()
    line.heals()
    wanted = {number: f"Paragraph {number}." for number in range(1, _EDITS + 1)}
    _arrives(lin, article, wanted, _WITHIN_S)
    desk.is_saved()
    assert all(_texts(lin, article, number).count(wanted[number]) == 1 for number in (1, 77, 200))


def test_a_computer_without_room_for_drafts_says_so_and_saves_all_the_same(
    desk: Desk, line: BadLine, lin: Person
) -> None:
    article = lin.add_article("国家队来了。")
    desk.open(article)
    _fill_the_disk(desk.page, desk.address)
    line.breaks(Fault.RESETS)
    long = _DURING * 40
    desk.page.keyboard.insert_text(long)
    expect(desk.page.get_by_text("cannot keep")).to_be_visible()
    line.heals()
    _arrives(lin, article, {1: long}, _WITHIN_S)
    desk.is_saved()


def test_a_page_that_claims_to_keep_what_has_no_room_is_found_out(
    desk: Desk, line: BadLine, lin: Person
) -> None:
    """The broken twin: the disk is as full, and the page says that it has kept all."""
    keep_late(desk.page.context)
    desk.open(lin.add_article("国家队来了。"))
    _fill_the_disk(desk.page, desk.address)
    line.breaks(Fault.RESETS)
    desk.page.keyboard.insert_text(_DURING * 40)
    desk.keeps_all()
    expect(desk.page.get_by_text("cannot keep")).to_have_count(0)


def _fill_the_disk(page: Page, origin: str) -> None:
    """The site may keep no more than it does; Chromium refuses the rest with a full quota."""
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1}
    )
