"""The editor as a translator sees it: rows, the open one, its terms, the status line."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect


class Desk:
    """A page on which the editor is, or will be."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, article_id: int, segment: int = 1) -> None:
        """Open an article at a segment, and wait until one can type."""
        self.page.goto(f"{self.address}/articles/{article_id}?segment={segment}")
        self.is_at(segment)

    def is_at(self, number: int) -> None:
        """The caret is in the translation of this segment."""
        expect(self.target(number)).to_be_focused()

    def target(self, number: int) -> Locator:
        """The field of the open segment."""
        return self.page.get_by_role("textbox", name=f"Translation of segment {number}", exact=True)

    def row(self, number: int) -> Locator:
        """A row of the table, below its heading."""
        return self.page.locator(f"[role=row][aria-rowindex='{number + 1}']")

    @property
    def open_row(self) -> Locator:
        """The row that is being translated."""
        return self.page.locator("[role=row][aria-current]")

    @property
    def source(self) -> str:
        """The Chinese of the open row."""
        return self.open_row.locator(".source-text").inner_text()

    def term(self, chinese: str) -> Locator:
        """What the panel says about a term of the open row."""
        panel = self.page.get_by_role("complementary").get_by_role("region", name="Terms")
        return panel.get_by_role("listitem").filter(
            has=self.page.get_by_role("link", name=chinese, exact=True)
        )

    def number_of(self, chinese: str) -> str:
        """The digit of a term's key."""
        return self.term(chinese).locator("kbd").first.inner_text()

    def underlined(self, chinese: str) -> Locator:
        """A term in the source of the open row."""
        return self.open_row.locator(".source-text .term", has_text=re.compile(f"^{chinese}$"))

    def write(self, text: str) -> None:
        """Type, as fast as the browser takes it."""
        self.page.keyboard.type(text)

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key, or several at once."""
        for _ in range(times):
            self.page.keyboard.press(keys)

    def is_saved(self) -> None:
        """The status line says that the server has everything."""
        expect(self.page.get_by_text("All saved")).to_be_visible()

    def keeps(self, changes: int = 1) -> None:
        """The status line says that something is on this computer only."""
        noun = "change" if changes == 1 else "changes"
        expect(self.page.get_by_text(f"{changes} {noun} on this computer only")).to_be_visible()

    def keeps_all(self) -> None:
        """Every letter is with the server or in IndexedDB, as the page knows it."""
        expect(self.page.locator(".save[data-kept=true]")).to_be_visible()

    def says(self, sentence: str) -> None:
        """A passing remark at the foot of the page."""
        expect(self.page.get_by_role("status").filter(has_text=sentence)).to_be_visible()


def tab_to(page: Page, field: Locator, at_most: int = 60) -> None:
    """Go with Tab until the field has the focus."""
    for _ in range(at_most):
        if field.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {field}")


def chosen(field: Locator) -> Any:
    """What a field holds."""
    return field.input_value()
