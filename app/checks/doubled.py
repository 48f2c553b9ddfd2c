"""A word of the target stands there twice."""

import re
from collections.abc import Iterator

from app.checks._finding import Found, Severity, Unit
from app.language.spans import Span

severity = Severity.WARNING
messages = {"word": "“{word}” stands there twice."}

_TWICE = re.compile(r"\b([A-Za-z]++)([ \t\u00a0]++)(\1)\b(?!['’-])", re.IGNORECASE)
# Words that English repeats: 'he had had', 'the fact that that', 'very very'.
_REPEATED = frozenset(
    """again blah bye do far had ha hear her is knock long many more much never no now please really
    so that there too tut very well what who yes you""".split()  # noqa: SIM905 - a table to read
)


def find(unit: Unit) -> Iterator[Found]:
    """Names may be double (Duran Duran, Pago Pago), and so may letters and initials."""
    for found in _TWICE.finditer(unit.target):
        first, second = found[1], found[3]
        is_name = first[0].isupper() and second[0].isupper()
        if first.lower() in _REPEATED or is_name or (len(first) == 1 and second != "a"):
            continue
        if unit.target[: found.start()].endswith(("-", "'", "’", ".", "/")):
            continue
        span = Span(found.start(), found.end())
        yield Found("word", {"word": second}, target=span, fix=first)
