"""Every page of the workbench, and the states of it that look different, to be looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.story import PARAGRAPHS
from tests.browser.workbench import PROJECT, Person

# The sample article that a new installation has.
SAMPLE = 1
# A paragraph of it in which several terms of the glossary stand.
SAMPLE_SEGMENT = 4
# What stands in its segments and not in the glossary yet; the first is the one that is opened.
PROPOSALS = (
    ("真金白银", "real money", 13, "‘Gold and silver’ would be taken literally."),
    ("科技媒体", "technology outlet", 4, ""),
    ("营业执照", "business license", 14, "As the State Council's own translations have it."),
)
PROPOSED = PROPOSALS[0][0]


@dataclass(frozen=True)
class Places:
    """Addresses that depend on what was made for the pages to show."""

    invitation: str
    proposal: int
    approved: int


def furnish(host: Person) -> Places:
    """Give the pages something to show: a queue of proposals, an invitation, tokens."""
    segments = host.segments(SAMPLE)
    proposals = [
        host.post(
            f"/projects/{PROJECT}/concepts",
            {
                "zh": zh,
                "renderings": [{"text": text, "standing": "preferred"}],
                "note": note,
                "segment_id": segments[number - 1]["id"],
            },
        )["id"]
        for zh, text, number, note in PROPOSALS
    ]
    invitation = host.post(
        f"/projects/{PROJECT}/invitations", {"role": "reader", "note": "for the proofreader"}
    )
    host.post("/me/tokens", {"name": "backup script"})
    approved = host.get(f"/projects/{PROJECT}/concepts?query=国家队&status=approved")
    return Places(
        "/invitations/" + invitation["url"].rsplit("/", 1)[-1],
        proposals[0],
        approved["concepts"][0]["id"],
    )


@dataclass(frozen=True)
class View:
    """A page, or a page in one of its states."""

    name: str
    address: Callable[[Places], str]
    # Brings the page into the state, and returns when it is there.
    ready: Callable[[Page], None]
    signed_in: bool = True


def _heading(name: str) -> Callable[[Page], None]:
    return lambda page: expect(page.get_by_role("heading", name=name).first).to_be_visible()


def _text(text: str) -> Callable[[Page], None]:
    return lambda page: expect(page.get_by_text(text).first).to_be_visible()


def _editor(page: Page) -> None:
    field = page.get_by_role("textbox", name=f"Translation of segment {SAMPLE_SEGMENT}", exact=True)
    expect(field).to_be_visible()
    expect(page.get_by_text("All saved")).to_be_visible()


def _editor_with(keys: str, dialog: str) -> Callable[[Page], None]:
    def ready(page: Page) -> None:
        _editor(page)
        page.keyboard.press(keys)
        expect(page.get_by_role("dialog", name=dialog)).to_be_visible()

    return ready


def _word_card(page: Page) -> None:
    _editor(page)
    for _ in range(2):
        page.keyboard.press("Alt+ArrowRight")
    expect(page.locator(".card-word").first).to_be_visible()


def _replacing(page: Page) -> None:
    _editor(page)
    page.keyboard.press("Alt+r")
    page.get_by_role("textbox", name="Find in source and translation").fill("national team")
    page.get_by_role("textbox", name="Replace in the translation with").fill("state team")
    expect(page.get_by_role("list", name="What would change")).to_be_visible()


def _checked_import(page: Page) -> None:
    page.get_by_label("There is an English translation already").check()
    for label, texts in (
        ("Chinese text", [one.source for one in PARAGRAPHS]),
        ("English translation", [one.target for one in PARAGRAPHS]),
    ):
        page.get_by_role("textbox", name=label, exact=True).fill("\n\n".join(texts))
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="How it will stand")).to_be_visible()


def _draft(page: Page) -> None:
    frame = page.frame_locator("iframe[title='Preview of the document']")
    expect(frame.locator("body")).to_contain_text("CloudWalk")


def _amending(page: Page) -> None:
    _heading(PROPOSED)(page)
    page.keyboard.press("e")
    expect(page.get_by_role("dialog")).to_be_visible()


def _hints(page: Page) -> None:
    expect(page.get_by_role("listitem").first).to_be_visible()


_EDITOR = f"/articles/{SAMPLE}?segment={SAMPLE_SEGMENT}"
_GLOSSARY = f"/projects/{PROJECT}/glossary"

VIEWS = (
    View("sign-in", lambda _: "/sign-in", _heading("Sign in"), signed_in=False),
    View("invitation", lambda at: at.invitation, _text("invites you"), signed_in=False),
    View("projects", lambda _: "/?all=true", _text("My publication")),
    View("articles", lambda _: f"/projects/{PROJECT}/articles", _text("16 of 32 segments")),
    View("new", lambda _: f"/projects/{PROJECT}/articles/new", _heading("Add an article")),
    View("new-checked", lambda _: f"/projects/{PROJECT}/articles/new", _checked_import),
    View("details", lambda _: f"/articles/{SAMPLE}/details", _text("Original title")),
    View("export", lambda _: f"/articles/{SAMPLE}/export", _text("segments are not finished")),
    View("export-draft", lambda _: f"/articles/{SAMPLE}/export?draft=true", _draft),
    View("glossary", lambda at: f"{_GLOSSARY}?entry={at.approved}", _heading("国家队")),
    View(
        "glossary-queue",
        lambda at: f"{_GLOSSARY}?status=proposed&entry={at.proposal}",
        _heading(PROPOSED),
    ),
    View(
        "glossary-amend", lambda at: f"{_GLOSSARY}?status=proposed&entry={at.proposal}", _amending
    ),
    View("harvest", lambda _: f"/projects/{PROJECT}/harvest?article={SAMPLE}", _heading("Harvest")),
    View("terms", lambda _: f"/articles/{SAMPLE}/terms", _hints),
    View("people", lambda _: f"/projects/{PROJECT}/people", _text("for the proofreader")),
    View("style", lambda _: f"/projects/{PROJECT}/style", _text("Guide for translators")),
    View("checks", lambda _: f"/projects/{PROJECT}/checks", _heading("Checks")),
    View("findings", lambda _: f"/articles/{SAMPLE}/findings?sight=hint", _hints),
    View("settings", lambda _: "/settings", _text("backup script")),
    View("all-people", lambda _: "/people", _heading("All people")),
    View("editor", lambda _: _EDITOR, _editor),
    View("editor-propose", lambda _: _EDITOR, _editor_with("Alt+t", "Propose a term")),
    View("editor-keys", lambda _: _EDITOR, _editor_with("F1", "Keys of the editor")),
    View("editor-replace", lambda _: _EDITOR, _replacing),
    View("editor-word", lambda _: _EDITOR, _word_card),
    View("not-found", lambda _: "/nowhere", _heading("Not found")),
)
