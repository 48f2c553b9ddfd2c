"""A space of the target is missing, doubled, or stands before a mark."""

import re
from collections.abc import Iterator

from app.checks._finding import Facts, Found, Severity, Unit
from app.language.spans import Span

severity = Severity.WARNING
messages = {
    "doubled": "There are {count} spaces where one is enough.",
    "before": "A space stands before “{mark}”.",
    "missing": "A space is missing after “{mark}”.",
    "edge": "The target begins or ends with a space.",
    "inside": "A space stands inside the brackets.",
}

_DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
# ' .NET' and ' ...' and ' :)' keep theirs.
_BEFORE = re.compile(r"(?<=[\w)\]”’\"%])[ \u00a0]+([,;:?!]|\.(?![\w.]))(?![)\-(])")
_MISSING = re.compile(r"(?<=[a-z)\]”%])([,;])(?=[A-Za-z])|(?<=[a-z]{2})([.?!])(?=[A-Z][a-z]+[ ,])")
_INSIDE = re.compile(r"(?<=[(\[])[ \u00a0]+(?=\w)|(?<=\w)[ \u00a0]+(?=[)\]])")
_EDGE = re.compile(r"\A[ \t\u00a0]+|[ \t\u00a0]+\Z")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\.(?:com|org|net|cn|gov|edu|io)\b)\S*")


def find(unit: Unit) -> Iterator[Found]:
    """Two spaces after a full stop were the habit of typewriters; one is the house's."""
    text = unit.target
    for found in _EDGE.finditer(text):
        yield Found("edge", target=_span(found), fix="", severity=Severity.HINT)
    for found in _DOUBLED.finditer(text):
        facts: Facts = {"count": len(found.group())}
        yield Found("doubled", facts, target=_span(found), fix=" ", severity=Severity.HINT)
    for found in _BEFORE.finditer(text):
        yield Found("before", {"mark": found[1]}, target=_span(found), fix=found[1])
    for found in _INSIDE.finditer(text):
        yield Found("inside", target=_span(found), fix="")
    addresses = [_span(found) for found in _ADDRESS.finditer(text)]
    for found in _MISSING.finditer(text):
        mark = found[1] or found[2]
        if not any(address.start <= found.start() < address.end for address in addresses):
            yield Found("missing", {"mark": mark}, target=_span(found), fix=mark + " ")


def _span(found: "re.Match[str]") -> Span:
    return Span(found.start(), found.end())
