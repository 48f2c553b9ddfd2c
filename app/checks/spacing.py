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
_MISSING = re.compile(r"[,;](?<=[a-z)\]”%].)(?=[A-Za-z])|[.?!](?<=[a-z]{2}.)(?=[A-Z][a-z]+[ ,])")
_INSIDE = re.compile(r"(?<=[(\[])[ \u00a0]+(?=\w)|(?<=\w)[ \u00a0]+(?=[)\]])")
_ANY = re.compile(r"[ \u00a0][ \u00a0,;:.?!)\]]|[(\[][ \u00a0]")  # quick: most texts have none
_BLANKS = " \t\u00a0"
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|cn|gov|edu|io)\b")
_NEAR = 100  # characters on either side in which the rest of an address is looked for


def find(unit: Unit) -> Iterator[Found]:
    """Two spaces after a full stop were the habit of typewriters; one is the house's."""
    text = unit.target
    first, last = len(text) - len(text.lstrip(_BLANKS)), len(text.rstrip(_BLANKS))
    for edge in (Span(0, first), Span(last, len(text))):
        if edge:
            yield Found("edge", target=edge, fix="", severity=Severity.HINT)
    if _ANY.search(text):
        yield from _too_many(text)
    for found in _MISSING.finditer(text):
        mark = found.group()
        if not _in_address(text, found.start()):
            yield Found("missing", {"mark": mark}, target=_span(found), fix=mark + " ")


def _too_many(text: str) -> Iterator[Found]:
    for found in _DOUBLED.finditer(text):
        facts: Facts = {"count": len(found.group())}
        yield Found("doubled", facts, target=_span(found), fix=" ", severity=Severity.HINT)
    for found in _BEFORE.finditer(text):
        yield Found("before", {"mark": found[1]}, target=_span(found), fix=found[1])
    for found in _INSIDE.finditer(text):
        yield Found("inside", target=_span(found), fix="")


def _in_address(text: str, place: int) -> bool:
    before = text[max(0, place - _NEAR) : place].rsplit(" ", maxsplit=1)[-1]
    after = text[place : place + _NEAR].split(" ", maxsplit=1)[0]
    return _ADDRESS.search(before + after) is not None


def _span(found: "re.Match[str]") -> Span:
    return Span(found.start(), found.end())
