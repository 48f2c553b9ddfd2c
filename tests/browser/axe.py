"""Barriers that axe-core finds on a page, by the rules of WCAG 2.2 at level AA."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

_SOURCE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The exported document in its frame runs no script, not even a checker's.
_RUN = """rules => axe.run(document, {runOnly: rules, iframes: false}).then(({violations}) =>
    violations.flatMap(({id, help, nodes}) =>
        nodes.map(({target, any, all, none}) =>
            `${id}: ${help} at ${target.join(" ")}`
            + [...any, ...all, ...none].map(({message}) => ` [${message}]`).join(""))))"""


@cache
def _source() -> str:
    return _SOURCE.read_text(encoding="utf-8")


def barriers(page: Page) -> list[str]:
    """One line for each element that breaks a rule."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_source())
    found: list[str] = page.evaluate(_RUN, _RULES)
    return found
