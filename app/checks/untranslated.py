"""The target is empty, or is still the Chinese source."""

import re
from collections.abc import Iterator

from app.checks._finding import Found, Severity, Unit
from app.language.pinyin import HAN
from app.language.scripts import fold
from app.language.spans import Span

severity = Severity.ERROR
sees_empty_targets = True
messages = {
    "empty": "The target is empty.",
    "same": "The target is the same as the source.",
}

_SOUNDLESS = re.compile(r"\s+")


def find(unit: Unit) -> Iterator[Found]:
    """A source without Chinese characters, such as a web address, may stay as it is."""
    if not unit.source.strip():
        return
    if not unit.target.strip():
        yield Found("empty", source=Span(0, len(unit.source)))
    elif HAN.search(unit.target) and _key(unit.source) == _key(unit.target):
        yield Found("same", source=Span(0, len(unit.source)), target=Span(0, len(unit.target)))


def _key(text: str) -> str:
    return _SOUNDLESS.sub("", fold(text))
