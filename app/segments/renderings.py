"""Where what was looked up is rendered, marked by the glossary, else by the dictionary."""

from collections.abc import Iterator, Sequence

from app.database import Session
from app.glossary import recognition
from app.glossary.recognition import AnyMatcher
from app.memory import concordance
from app.memory.schemas import Concordance, Example, Hit, Mark, Parts, Side

# Hits on which the dictionary is asked, a millisecond for each: what is seen at once.
_BY_DICTIONARY = 8


def mark_hits(session: Session, phrase: str, side: Side, found: Concordance) -> None:
    """Mark the other side of each hit on which no gloss is marked yet."""
    matchers = _Matchers(session)
    for place, hit in enumerate(found.hits):
        by_dictionary = place < _BY_DICTIONARY
        if side is Side.SOURCE and not hit.in_target:
            hit.in_target = _in_target(matchers[hit.project_id], hit, by_dictionary=by_dictionary)
        elif side is Side.TARGET and not hit.in_source:
            hit.in_source = _terms_behind(matchers[hit.project_id], hit)
            if not hit.in_source and by_dictionary:
                hit.in_source = _by_dictionary_in_source(hit, phrase)


def mark_parts(session: Session, found: Parts) -> None:
    """Mark the translations of the parts that a segment shares with others."""
    matchers = _Matchers(session)
    for part in found.parts:
        for example in part.examples:
            example.in_target = _in_target(matchers[example.project_id], example)


class _Matchers(dict[int, AnyMatcher]):
    """The glossaries of the projects that entries come from, each asked for once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def __missing__(self, project_id: int) -> AnyMatcher:
        self[project_id] = recognition.matcher(self._session, project_id)
        return self[project_id]


def _in_target(
    matcher: AnyMatcher, entry: Hit | Example, *, by_dictionary: bool = True
) -> list[Mark]:
    """The renderings of what is marked in a source."""
    told = [
        place
        for renderings in _terms_in(matcher, entry.source, entry.in_source)
        for rendering in renderings
        for place in concordance.places(rendering, Side.TARGET, entry.target)
    ]
    if told:
        return _joined(_apart(told), entry.target)
    if not by_dictionary:
        return []
    from app.extraction.counterparts import in_english

    first = entry.in_source[0]
    span = in_english(entry.source[first.start : first.end], entry.target)
    return [Mark(start=span.start, end=span.end)] if span else []


def _terms_in(matcher: AnyMatcher, source: str, marks: Sequence[Mark]) -> Iterator[list[str]]:
    """The renderings of each term that is a part of what is marked, or all of it."""
    for term in matcher.matches(source):
        if any(mark.start <= term.start and term.end <= mark.end for mark in marks):
            yield [rendering.text for rendering in matcher.concepts[term.concept_id].renderings]


def _terms_behind(matcher: AnyMatcher, hit: Hit) -> list[Mark]:
    """The terms in a source whose renderings are in what is marked in its target."""
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
    return _joined(_apart(told), hit.source)


def _by_dictionary_in_source(hit: Hit, phrase: str) -> list[Mark]:
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


def _joined(marks: Sequence[Mark], text: str) -> list[Mark]:
    """Two terms side by side, as in 'AI national team', are one rendering."""
    kept: list[Mark] = []
    for mark in marks:
        if kept and not text[kept[-1].end : mark.start].strip():
            kept[-1] = Mark(start=kept[-1].start, end=mark.end)
        else:
            kept.append(mark)
    return kept
