"""The glossary's concepts found in Chinese text.

One Aho-Corasick automaton holds the Chinese forms of a project's glossary, folded so that script
and width do not matter. It is built once for each revision of the glossary in each process. Where
a match lies on jieba's word boundaries it is sure (precision .90-.99 against gold boundaries);
inside a longer word it is a hint (.35-.69); across a boundary it is hidden (.03-.14), unless it is
at least four characters long.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from ahocorasick_rs import AhoCorasick, MatchKind

from app.database import Session
from app.glossary import queries
from app.glossary.models import Concept, ConceptKind, Standing, Status
from app.glossary.schemas import ConceptLite, Occurrence, Rendering
from app.language import scripts, words
from app.language.spans import Span

# A match across a word boundary is shown from this length on (measured in the same samples).
_LONG = 4
# Matchers kept by a process; one of 100,000 terms takes about 23 MB.
_KEPT = 16


@dataclass(frozen=True, slots=True)
class Match:
    """A form of a concept in a text."""

    start: int
    end: int
    concept_id: int
    sure: bool


class Matcher:
    """A project's glossary at one revision, ready to be found in any text."""

    def __init__(self, concepts: Sequence[ConceptLite], forms: Sequence[tuple[str, int]]) -> None:
        """Build the automaton.

        Args:
            concepts: what is shown of each concept.
            forms: Chinese forms with the ids of their concepts; several concepts may share one.
        """
        self.concepts = {concept.id: concept for concept in concepts}
        by_form: dict[str, list[int]] = {}
        for form, concept_id in forms:
            holders = by_form.setdefault(scripts.fold(form), [])
            if concept_id not in holders:
                holders.append(concept_id)
        self._holders = list(by_form.values())
        self._automaton = (
            AhoCorasick(list(by_form), matchkind=MatchKind.Standard) if by_form else None
        )

    def matches(self, text: str) -> list[Match]:
        """Every match that is worth showing, overlapping ones included, in order."""
        if self._automaton is None:
            return []
        found = self._automaton.find_matches_as_indexes(scripts.fold(text), overlapping=True)
        if not found:
            return []
        cut = words.cut(text)
        starts = {word.start for word in cut}
        ends = {word.end for word in cut}
        inner = _tokens_by_position(cut, len(text))
        kept: list[Match] = []
        for index, start, end in found:
            sure = start in starts and end in ends
            inside = inner[start] == inner[end - 1]
            if sure or inside or end - start >= _LONG:
                kept.extend(
                    Match(start, end, concept_id, sure) for concept_id in self._holders[index]
                )
        return sorted(kept, key=lambda match: (match.start, -match.end, match.concept_id))

    def occurrences(self, text: str) -> list[Occurrence]:
        """The longest matches that do not overlap, in order."""
        taken: list[Match] = []
        free = bytearray(len(text))
        for match in sorted(
            self.matches(text), key=lambda m: (m.start - m.end, not m.sure, m.start, m.concept_id)
        ):
            if not any(free[match.start : match.end]):
                free[match.start : match.end] = b"\1" * (match.end - match.start)
                taken.append(match)
        taken.sort(key=lambda match: match.start)
        return [
            Occurrence.model_construct(
                start=match.start, end=match.end, concept_id=match.concept_id, sure=match.sure
            )
            for match in taken
        ]


def _tokens_by_position(cut: Sequence[Span], length: int) -> list[int]:
    inner = [-1] * length
    for number, word in enumerate(cut):
        inner[word.start : word.end] = [number] * (word.end - word.start)
    return inner


_Kept = OrderedDict[tuple[int, int], Matcher]
# By database, since project 1 of one database is not that of another.
_matchers: WeakKeyDictionary[object, _Kept] = WeakKeyDictionary()
_building = Lock()


def matcher(session: Session, project_id: int) -> Matcher:
    """The matcher of a project's glossary as it is in this transaction."""
    key = (project_id, queries.glossary_revision(session, project_id))
    with _building:
        kept = _matchers.setdefault(session.get_bind(), OrderedDict())
        if found := kept.get(key):
            kept.move_to_end(key)
            return found
    built = _build(queries.all_living(session, project_id))
    with _building:
        kept[key] = built
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return built


def _build(concepts: Sequence[Concept]) -> Matcher:
    forms = [(concept.zh, concept.id) for concept in concepts]
    forms += [
        (term.text, concept.id)
        for concept in concepts
        for term in concept.terms
        if term.language == "zh"
    ]
    return Matcher([lite(concept) for concept in concepts], forms)


def lite(concept: Concept) -> ConceptLite:
    """What a row of the editor needs of a concept; the best renderings come first."""
    order = list(Standing)
    renderings = [
        Rendering.model_construct(text=term.text, standing=Standing(term.standing))
        for term in concept.terms
        if term.language == "en"
    ]
    renderings.sort(key=lambda rendering: order.index(rendering.standing))
    return ConceptLite(
        id=concept.id,
        zh=concept.zh,
        pinyin=concept.pinyin,
        kind=ConceptKind(concept.kind),
        domain=concept.domain,
        note=concept.note,
        status=Status(concept.status),
        renderings=renderings,
    )
