"""Two people in one article: nobody's text is overwritten unseen, and each sees the other's."""

import time
from uuid import uuid4

import pytest
from playwright.sync_api import (
    Locator,
    expect,
)

from tests.browser.conftest import PATIENCE_MS, OpenDesk, OpenWindow
from tests.browser.desk import Desk
from tests.browser.liars import overwrite
from tests.browser.saved import revisions, until_server_has
from tests.browser.watching import Watch
from tests.browser.workbench import Person, Workbench

TEXTS_OF_TWO = {"Lin": "The national team is here.", "Mei": "Here comes the state team!"}
# What the news promises.
_NEWS_WITHIN_S = 2.0


def versions_of(desk: Desk) -> Locator:
    """Where the page lays two people's texts side by side."""
    return desk.page.get_by_role("region", name="Two versions of this segment")


def test_two_who_type_in_one_segment_both_keep_their_text(
    open_desk: OpenDesk, watch: Watch, lin: Person, mei: Person, article: int
) -> None:
    """Whoever is saved second sees both texts and chooses; nothing is overwritten unseen."""
    watch.expect(r"status of 412 \(.*\) .*/segments/")
    desks = {"Lin": open_desk(lin, article), "Mei": open_desk(mei, article)}
    texts = TEXTS_OF_TWO
    type_in_turns(desks)
    second = slower(desks)
    first = "Mei" if second == "Lin" else "Lin"
    versions = versions_of(desks[second])
    expect(versions).to_contain_text(f"{first} has saved another text here.")
    expect(versions.get_by_role("button", name="Take theirs")).to_be_visible()
    expect(desks[second].target(1)).to_have_text(texts[second])
    kept = until_server_has(lin, article, 1, texts[first])
    assert kept["changed_by"] == first

    # Confirming is not choosing.
    desks[second].press("Control+Enter")
    desks[second].says("First choose between the two versions.")
    assert lin.segments(article)[0]["target"] == texts[first]

    desks[second].press("Alt+m")
    expect(versions).to_be_hidden()
    saved = until_server_has(lin, article, 1, texts[second])
    assert revisions(lin, saved)[-2:] == [texts[first], texts[second]]

    # The other is told, and keeps what is open before them until they say so.
    other = desks[first]
    news = other.page.get_by_role("region", name="Changed by somebody else")
    expect(news).to_contain_text(f"{second} has changed this segment.")
    expect(other.target(1)).to_have_text(texts[first])
    other.press("Alt+o")
    expect(other.target(1)).to_have_text(texts[second])
    other.is_saved()


def test_pages_that_overwrite_each_other_are_found_out(
    open_window: OpenWindow,
    watch: Watch,
    workbench: Workbench,
    lin: Person,
    mei: Person,
    article: int,
) -> None:
    """The broken twin: both are saved over whatever is there, and nobody has to choose."""
    watch.expect(r"status of 412 \(.*\) .*/segments/")
    desks: dict[str, Desk] = {}
    for name, person in (("Lin", lin), ("Mei", mei)):
        page = open_window(person)
        overwrite(page.context)
        desks[name] = Desk(page, workbench.address)
        desks[name].open(article)
    type_in_turns(desks)
    for desk in desks.values():
        desk.is_saved()
    assert lin.segments(article)[0]["target"] in TEXTS_OF_TWO.values()
    with pytest.raises(AssertionError, match="nobody was told"):
        slower(desks, within=2.0)


def type_in_turns(desks: dict[str, Desk]) -> None:
    """Letter by letter, both in the first segment."""
    for letters in zip(*(TEXTS_OF_TWO[name] for name in desks), strict=True):
        for desk, letter in zip(desks.values(), letters, strict=True):
            desk.write(letter)


def slower(desks: dict[str, Desk], within: float = PATIENCE_MS / 1000) -> str:
    """Who has to choose."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        for name, desk in desks.items():
            if versions_of(desk).is_visible():
                return name
        time.sleep(0.05)
    raise AssertionError("nobody was told of the other's text")


def test_what_others_do_is_seen_within_two_seconds(
    open_desk: OpenDesk, lin: Person, mei: Person, article: int
) -> None:
    """Saves of a colleague, seen without a reload; three of them within the time promised.

    A machine may be too busy to keep the promise once, or nine times. A page that asks now and then
    never keeps it here: each save follows the moment in which the page has just had its news.
    """
    desk = open_desk(lin, article)
    waits: list[float] = []
    while len([wait for wait in waits if wait < _NEWS_WITHIN_S]) < 3 and len(waits) < 12:
        text = f"Version {len(waits)} of a colleague."
        segment = mei.segments(article)[1]
        mei.save(segment, text, str(uuid4()))
        begun = time.monotonic()
        expect(desk.row(2)).to_contain_text(text)
        waits.append(time.monotonic() - begun)
    assert len([wait for wait in waits if wait < _NEWS_WITHIN_S]) == 3, waits
    desk.is_at(1)
