"""Nothing goes wrong unseen: what a page's console says, and the errors that nobody caught."""

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

# Asked once before anybody is signed in, which is no fault.
_ALWAYS_EXPECTED = (r"status of 401 \(.*\) .*/api/v1/session$",)


class Watch:
    """The faults of the windows of one test."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._expected: list[str] = list(_ALWAYS_EXPECTED)

    def over(self, context: BrowserContext) -> None:
        """Hear everything that the pages of a window complain about."""
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("page", self._on_page)
        for page in context.pages:
            self._on_page(page)

    def expect(self, pattern: str) -> None:
        """A complaint that belongs to what is tested: a regular expression for text and address."""
        self._expected.append(pattern)

    def faults(self) -> list[str]:
        """What nobody expected."""
        return [
            complaint
            for complaint in self._heard
            if not any(re.search(pattern, complaint) for pattern in self._expected)
        ]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._heard.append(f"{message.type}: {message.text} {message.location['url']}")

    def _on_error(self, error: WebError) -> None:
        self._heard.append(f"uncaught: {error.error}")

    def _on_page(self, page: Page) -> None:
        page.on("crash", lambda _: self._heard.append("crash: the page died"))
