"""Where what was looked up is rendered, marked by the glossary, else by the dictionary."""

from collections.abc import Iterator, Sequence

from app.database import Session
from app.glossary import recognition
from app.glossary.recognition import Matcher
from app.memory import concordance
from app.memory.schemas import Concordance, Hit, Mark, Parts, Side


def mark_hits(session: Session, phrase: str, side: Side, found: Concordance) -> None:
    """Mark the other side of each hit on which no gloss is marked yet."""
    for hit in found.hits:
        matcher = recognition.matcher(session, hit.project_id)
        if side is Side.SOURCE and not hit.in_target:
            hit.in_target = in_target(matcher, hit.source, hit.in_source, hit.target)
        elif side is Side.TARGET and not hit.in_source:
            hit.in_source = _in_source(matcher, hit, phrase)


def mark_parts(session: Session, found: Parts) -> None:
    """Mark the translations of the parts that a segment shares with others."""
    for part in found.parts:
        for example in part.examples:
            matcher = recognition.matcher(session, example.project_id)
            marks = example.in_source
            example.in_target = in_target(matcher, example.source, marks, example.target)


def in_target(matcher: Matcher, source: str, marks: Sequence[Mark], target: str) -> list[Mark]:
    """The renderings of what is marked in a source."""
    told = [
        place
        for renderings in _terms_in(matcher, source, marks)
        for rendering in renderings
        for place in concordance.places(rendering, Side.TARGET, target)
    ]
    if told:
        return _apart(told)
    from app.extraction.counterparts import in_english

    spans = (in_english(source[mark.start : mark.end], target) for mark in marks[:1])
    return [Mark(start=span.start, end=span.end) for span in spans if span]


def _terms_in(matcher: Matcher, source: str, marks: Sequence[Mark]) -> Iterator[list[str]]:
    """The renderings of each term that is a part of what is marked, or all of it."""
    for term in matcher.matches(source):
        if any(mark.start <= term.start and term.end <= mark.end for mark in marks):
            yield [rendering.text for rendering in matcher.concepts[term.concept_id].renderings]


def _in_source(matcher: Matcher, hit: Hit, phrase: str) -> list[Mark]:
    told = [
        Mark(start=term.start, end=term.end)
        for term in matcher.matches(hit.source)
        if any(
            place.start < mark.end and mark.start < place.end
            for rendering in matcher.concepts[term.concept_id].renderings
            for place in concordance.places(rendering.text, Side.TARGET, hit.target)
            for mark in hit.in_target
        )
    ]
    if told:
        return _apart(told)
    from app.extraction.counterparts import in_chinese

    span = in_chinese(phrase, hit.source)
    return [Mark(start=span.start, end=span.end)] if span else []


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """In order, the longest of those that overlap."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start - one.end, one.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda one: one.start)
