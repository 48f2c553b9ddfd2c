"""What the server has of what was typed in a browser."""

import time
from typing import Any

from tests.browser.conftest import PATIENCE_MS
from tests.browser.workbench import Person


def until_server_has(
    person: Person, article: int, number: int, wanted: str, within: float = PATIENCE_MS / 1000
) -> dict[str, Any]:
    """Wait until the server has this text; its segment."""
    until = time.monotonic() + within
    while True:
        segment = person.segments(article)[number - 1]
        if segment["target"] == wanted:
            return segment
        assert time.monotonic() < until, f"the server has {segment['target']!r}, not {wanted!r}"
        time.sleep(0.1)


def revisions(person: Person, segment: dict[str, Any]) -> list[str]:
    """The texts that a segment has had, oldest first."""
    told = person.get(f"/segments/{segment['id']}/revisions")
    return [one["target"] for one in sorted(told, key=lambda one: int(one["version"]))]
