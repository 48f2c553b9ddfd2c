"""Chinese characters are left in the target, outside a gloss.

A gloss stands in brackets after English words, 'purely domestically funded (纯内资)', or has its
English in brackets, as in a source line: '虎嗅 (Huxiu)'.
"""

import re
from collections.abc import Iterator

from app.checks._finding import Found, Severity, Unit
from app.checks._glosses import key, leftovers
from app.language.pinyin import HAN
from app.language.spans import Span

severity = Severity.ERROR
messages = {
    "left": "“{chinese}” is left in Chinese.",
    "spoken-of": "“{chinese}” stands in Chinese; if it is spoken of, a reader needs its meaning.",
}

# Words after which Chinese is spoken of, not forgotten.
_SPOKEN_OF = re.compile(
    r"\b(?:characters?|words?|terms?|phrases?|idioms?|chengyu|hashtags?|means|Chinese|pinyin)"
    r"(?: for)?[\s:,]*[“\"‘'《#]*\Z"
)


def find(unit: Unit) -> Iterator[Found]:
    """A target that is nothing but its source is the matter of another check."""
    if HAN.search(unit.target) is None or key(unit.source) == key(unit.target):
        return
    for span in leftovers(unit.target):
        before = unit.target[max(0, span.start - 40) : span.start]
        written = span.of(unit.target)
        if _SPOKEN_OF.search(before) and HAN.search(unit.source):
            yield Found("spoken-of", {"chinese": written}, target=span, severity=Severity.HINT)
        else:
            yield Found("left", {"chinese": written}, _source(unit, written), span)


def _source(unit: Unit, written: str) -> Span | None:
    at = unit.source.find(written)
    return Span(at, at + len(written)) if at >= 0 else None
