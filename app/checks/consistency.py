"""The same Chinese term is rendered in two ways in this article.

Looked at are terms of the glossary with several approved renderings, words that both sides put in
quotation marks, and glosses.
"""

import re
from collections.abc import Iterator, Sequence

from app.checks._english import initials, rendered, spoken, words
from app.checks._finding import Facts, Found, Severity, Unit
from app.checks._glosses import glosses, key
from app.language.spans import Span

severity = Severity.WARNING
messages = {
    "term": "“{zh}” is “{rendering}” here, and “{other}” in segment {segment}.",
}

_CHINESE_QUOTED = re.compile(r"“([^“”\n]{2,12})”")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,60})[”\"]")
_BEFORE_GLOSS = re.compile(r"[“\"]([^“”\"\n]{2,60})[”\"][ \u00a0]?\Z")
_IS_TALK = re.compile(r"[，。！？；,.!?]")


def find_all(units: Sequence[Unit]) -> Iterator[tuple[int, Found]]:
    """The first rendering in document order is the one that later ones are held against."""
    first: dict[str, tuple[int, frozenset[str], str]] = {}
    for place, unit in enumerate(units):
        said: set[str] = set()
        for zh, source, target, severity_here in _renderings(unit):
            rendering = target.of(unit.target)
            stems = frozenset(word.stem for word in words(rendering))
            identity = key(zh)
            if not stems or identity in said:
                continue
            said.add(identity)
            before, known, shown = first.setdefault(identity, (place, stems, rendering))
            if before != place and not _is_shortened(known, stems, rendering, shown):
                facts: Facts = {
                    "zh": zh,
                    "rendering": rendering,
                    "other": shown,
                    "segment": before + 1,
                }
                yield place, Found("term", facts, source, target, severity=severity_here)


def _is_shortened(known: frozenset[str], stems: frozenset[str], *texts: str) -> bool:
    """Xinhua for Xinhua News Agency, NDRC for the whole name; the order of words is free."""
    short = {initials(text) for text in texts} - {""}
    return known <= stems or stems <= known or any(text in short for text in texts)


def _renderings(unit: Unit) -> Iterator[tuple[str, Span | None, Span, Severity]]:
    yield from _of_terms(unit)
    yield from _of_glosses(unit)
    yield from _of_quotations(unit)


def _of_terms(unit: Unit) -> Iterator[tuple[str, Span | None, Span, Severity]]:
    """A term whose approved renderings stand in the target in one form only.

    A hint: the house approved both, and may want security here and safety there.
    """
    several = [term for term in unit.terms if len(term.approved) > 1 and term.sure]
    target = words(unit.target) if several else ()
    for term in several:
        found = [
            next(spoken(target, text), None) or rendered(target, text) for text in term.approved
        ]
        whole = [span for span in found if span]
        if whole:
            longest = max(whole, key=len)
            if all(longest.start <= span.start and span.end <= longest.end for span in whole):
                yield term.zh, term.span, longest, Severity.HINT


def _of_glosses(unit: Unit) -> Iterator[tuple[str, Span | None, Span, Severity]]:
    """'“English” (中文)': the quotation marks say which words the Chinese stands for."""
    for gloss in glosses(unit.target):
        start = max(0, gloss.brackets.start - 64)
        before = _BEFORE_GLOSS.search(unit.target[start : gloss.brackets.start])
        if before:
            target = Span(start + before.start(1), start + before.end(1))
            yield gloss.chinese.of(unit.target), None, target, Severity.WARNING


def _of_quotations(unit: Unit) -> Iterator[tuple[str, Span | None, Span, Severity]]:
    """One short quotation on either side, that is a term and no talk."""
    ours = list(_CHINESE_QUOTED.finditer(unit.source))
    theirs = list(_QUOTED.finditer(unit.target))
    if len(ours) == 1 == len(theirs) and unit.source.count("“") == 1:
        zh, rendering = ours[0], theirs[0]
        inside = rendering[1].rstrip(",.")
        if not _IS_TALK.search(zh[1]) and inside and not _IS_TALK.search(inside):
            span = Span(rendering.start(1), rendering.start(1) + len(inside))
            yield zh[1], Span(zh.start(1), zh.end(1)), span, Severity.HINT
