"""A link, a note's mark or an emphasis of the source is missing from the target, or was added."""

import re
from collections import Counter
from collections.abc import Iterator

from app.checks._finding import Facts, Found, Severity, Unit
from app.language import marks
from app.language.marks import MarkKind
from app.language.scripts import fold
from app.language.spans import Span

severity = Severity.ERROR
sees_marks = True
messages = {
    "link": "The address {link} of the source is missing.",
    "changed": "The address {link} is not the one of the source, {wanted}.",
    "note": "The note {mark} of the source is missing.",
    "inline": "The source has {wanted} notes inside its sentences, the target {count}.",
    "tag": "The mark {mark} of the source is missing.",
    "emphasis": "The source has {wanted} stretches marked with {mark}, the target {count}.",
}

_LINK = re.compile(
    r"(?:https?://|www\.)[!#-;=?-Z_a-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[A-Za-z]{2,})+"
)
_ANY_LINK = re.compile(r"://|www\.|@")
_TRAILING = ".,;:!?)]}>'\"*_"
_NOTE = re.compile(r"[\[［](\d{1,3})[\]］]|[①-⑳]|\[\^[\w-]{1,20}\]")
_TAG = re.compile(r"</?(?:b|i|em|strong|u|sup|sub|a|br|p|span|code)\b[^<>\n]{0,300}>|\{\d{1,2}\}")
_EMPHASIS = {"**": MarkKind.BOLD, "*": MarkKind.ITALIC}


def find(unit: Unit) -> Iterator[Found]:
    """Addresses to the letter; notes and tags by number; emphasis by count, as a warning."""
    if _ANY_LINK.search(unit.source):
        yield from _links(unit)
    for code, pattern in (("note", _NOTE), ("tag", _TAG)):
        if pattern.search(unit.source) is None:
            continue
        there = Counter(_plain(found) for found in pattern.finditer(unit.target))
        for found in pattern.finditer(unit.source):
            mark = _plain(found)
            there[mark] -= 1
            if there[mark] < 0:
                yield Found(code, {"mark": mark}, source=Span(found.start(), found.end()))
    if "^[" in unit.source:
        yield from _inline(unit)
    if "*" not in unit.source:
        return
    wanted, count = _emphases(unit.source), _emphases(unit.target)
    for mark in _EMPHASIS:
        if wanted[mark] and wanted[mark] != count[mark]:
            facts: Facts = {"mark": mark, "wanted": wanted[mark], "count": count[mark]}
            yield Found("emphasis", facts, severity=Severity.WARNING)


def _inline(unit: Unit) -> Iterator[Found]:
    """A note that stands in its sentence is translated there; a note with a label will do too."""
    notes = [mark.span for mark in marks.find(unit.source) if mark.kind is MarkKind.NOTE]
    kinds = Counter(mark.kind for mark in marks.find(unit.target))
    labels = len(marks.references(unit.source))
    count = kinds[MarkKind.NOTE] + max(0, kinds[MarkKind.REFERENCE] - labels)
    if count < len(notes):
        facts: Facts = {"wanted": len(notes), "count": count}
        yield Found("inline", facts, source=notes[count])


def _links(unit: Unit) -> Iterator[Found]:
    theirs = [_address(found) for found in _LINK.finditer(unit.target)]
    spare = Counter(link for _, link in theirs)
    missing: list[tuple[Span, str]] = []
    for found in _LINK.finditer(unit.source):
        span, link = _address(found)
        if spare[link] or spare[link.rstrip("/")] or spare[link + "/"]:
            for form in (link, link.rstrip("/"), link + "/"):
                if spare[form]:
                    spare[form] -= 1
                    break
        else:
            missing.append((span, link))
    added = [(span, link) for span, link in theirs if spare[link]]
    if len(missing) == 1 == len(added):
        (span, wanted), (place, link) = missing[0], added[0]
        yield Found("changed", {"link": link, "wanted": wanted}, span, place, wanted)
        return
    for span, link in missing:
        yield Found("link", {"link": link}, source=span)


def _address(found: "re.Match[str]") -> tuple[Span, str]:
    """Without the marks of the sentence around it."""
    link = found.group().rstrip(_TRAILING)
    return Span(found.start(), found.start() + len(link)), link


def _plain(found: "re.Match[str]") -> str:
    return fold(found.group()).replace(" ", "")


def _emphases(text: str) -> dict[str, int]:
    """How many stretches stand between each kind of marks."""
    kinds = [mark.kind for mark in marks.find(text)]
    return {sign: kinds.count(kind) for sign, kind in _EMPHASIS.items()}
