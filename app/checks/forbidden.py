"""A rendering that the glossary forbids stands in the target."""

from collections.abc import Iterator

from app.checks._english import Word, spoken, words
from app.checks._finding import Facts, Found, KnownTerm, Severity, Unit
from app.language.spans import Span

severity = Severity.ERROR
messages = {
    "forbidden": "“{rendering}” is not to be used for “{zh}”.",
    "instead": "“{rendering}” is not to be used for “{zh}”: the glossary has “{instead}”.",
}


def find(unit: Unit) -> Iterator[Found]:
    """A forbidden word that is part of an approved rendering in that place is none."""
    if not any(term.forbidden for term in unit.terms):
        return
    target = words(unit.target)
    asked: set[str] = set()
    for term in unit.terms:
        if term.zh in asked or not (term.forbidden and term.sure and term.decided):
            continue
        asked.add(term.zh)
        right = [span for text in term.approved for span in spoken(target, text)]
        for text in term.forbidden:
            for span in spoken(target, text):
                if not any(good.start <= span.start and span.end <= good.end for good in right):
                    yield _found(unit, term, text, span, target)


def _found(unit: Unit, term: KnownTerm, text: str, span: Span, target: tuple[Word, ...]) -> Found:
    written = span.of(unit.target)
    facts: Facts = {"rendering": written, "zh": term.span.of(unit.source)}
    if not term.approved:
        return Found("forbidden", facts, term.span, span)
    instead = term.approved[0]
    fix = None
    if written.lower() == text.lower():  # an ending would be lost
        begins = bool(target) and target[0].span.start == span.start
        fix = instead[0].upper() + instead[1:] if begins and written[0].isupper() else instead
        fix = None if _needs_other_article(unit.target, span, fix) else fix
    return Found("instead", {**facts, "instead": instead}, term.span, span, fix)


def _needs_other_article(text: str, span: Span, fix: str) -> bool:
    """Whether 'a' before the words would have to become 'an', or the other way round."""
    before = text[: span.start].rstrip().rsplit(" ", 1)[-1].lower()
    is_vowel = fix[0].lower() in "aeiou"
    return (before == "a" and is_vowel) or (before == "an" and not is_vowel)
