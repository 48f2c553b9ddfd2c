"""The same sentence is translated in two ways in this article."""

import re
from collections.abc import Iterator, Sequence

from app.checks._finding import Facts, Found, Severity, Unit
from app.checks._glosses import key
from app.language.spans import Span

severity = Severity.WARNING
messages = {
    "other": "The same sentence is translated otherwise in segment {segment}: “{target}”.",
}

_SHORTEST = 6  # characters: 结束。 may well differ with what stands around it
_SHOWN = 120
_SIGNS = re.compile("[^a-z0-9]+")


def find_all(units: Sequence[Unit]) -> Iterator[tuple[int, Found]]:
    """Case, punctuation and the script of the Chinese do not count; glosses may be gone."""
    first: dict[str, tuple[int, str]] = {}
    for place, unit in enumerate(units):
        source = key(unit.source)
        if len(source) < _SHORTEST or not unit.target.strip():
            continue
        target = _said(unit.target)
        before, said = first.setdefault(source, (place, target))
        if said != target:
            facts: Facts = {"segment": before + 1, "target": _short(units[before].target)}
            yield place, Found("other", facts, target=Span(0, len(unit.target)))


def _said(target: str) -> str:
    return _SIGNS.sub("", target.lower())


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
