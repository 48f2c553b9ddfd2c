"""The glossary's concepts found in Chinese text, whatever its script and width.

Where a match lies on jieba's word boundaries it is sure (precision .90-.99 against gold
boundaries); inside a longer word it is dim, a hint without alerts (.35-.69); across a boundary it
is known but not shown (.03-.14), unless it is at least four characters long.
"""

from collections import ChainMap, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from weakref import WeakKeyDictionary

from pydantic import TypeAdapter

from app.database import Session
from app.glossary import entries, finding, queries
from app.glossary.automaton import Form, Forms
from app.glossary.choosing import Numbers
from app.glossary.finding import Found, Places
from app.glossary.models import Concept, ConceptKind, Gloss, Status
from app.glossary.schemas import ConceptLite, Occurrence
from app.language import words
from app.projects import queries as projects

# All at once: ten times as fast as one constructor after the other.
_OCCURRENCES = TypeAdapter(list[Occurrence])
# Matchers kept by a process; one of 100,000 terms takes about 23 MB beside its concepts.
_KEPT = 16
# Concepts are compared in blocks of this many numbers; of more changed blocks all is read again.
_BLOCK, _MOST_BLOCKS = 64, 100


class Fit(StrEnum):
    """How a match lies among the words of its text."""

    SURE = "sure"
    DIM = "dim"
    CROSSING = "crossing"


@dataclass(frozen=True, slots=True)
class Match:
    """A form of a concept in a text."""

    start: int
    end: int
    concept_id: int
    fit: Fit

    @property
    def sure(self) -> bool:
        """Whether both its ends are ends of words."""
        return self.fit is Fit.SURE

    @property
    def is_shown(self) -> bool:
        """Whether it is worth showing where nothing longer is."""
        return self.fit is not Fit.CROSSING or self.end - self.start >= finding.LONG


class Matcher:
    """A project's glossary at one revision, ready to be found in any text."""

    def __init__(self, concepts: Iterable[ConceptLite], forms: Iterable[Form] | Forms) -> None:
        """Build the automaton, or take one over.

        Args:
            concepts: what is shown of each concept.
            forms: Chinese forms with the ids of their concepts; several concepts may share one.
        """
        self.concepts = {concept.id: concept for concept in concepts}
        self._forms = forms if isinstance(forms, Forms) else Forms.of(forms)

    def changed(
        self, ids: Iterable[int], concepts: Sequence[ConceptLite], forms: Iterable[Form]
    ) -> "Matcher | None":
        """A matcher in which the concepts `ids` are only what `concepts` and `forms` say.

        None when so much has changed that all is better built again. This one stays as it is.
        """
        replaced = frozenset(ids)
        overlaid = self._forms.with_changed(replaced, forms)
        if overlaid is None:
            return None
        kept = Matcher((), overlaid)
        kept.concepts = self.concepts.copy()
        for concept_id in replaced:
            kept.concepts.pop(concept_id, None)
        kept.concepts.update((concept.id, concept) for concept in concepts)
        return kept

    def matches(self, text: str) -> list[Match]:
        """Every match, those that overlap or cross words too, in order."""
        found = self._forms.places(text)
        marks = words.marks(text) if found else b""
        found.sort(key=lambda place: (place[0], -place[1], place[2]))
        return [
            Match(start, end, concept_id, _fit(marks, start, end))
            for start, end, concept_id in found
        ]

    def occurrences(self, text: str) -> list[Occurrence]:
        """The longest matches that do not overlap, in order."""
        return self.shown([text])[0]

    def shown(self, texts: Sequence[str]) -> list[list[Occurrence]]:
        """The occurrences of many texts, each in its order."""
        return _as_occurrences(self.found(texts))

    def found(self, texts: Sequence[str]) -> Places:
        """As `shown`, as plain tuples. Light marks are looked through: a term may be half bold."""
        return finding.in_texts([self], texts)

    def hits(self, stretches: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
        """Where every form begins and ends in folded text, and its concept, as arrays."""
        return self._forms.hits(stretches)


class Layered:
    """Several glossaries at once, the nearest first: what two of them know, the nearer one says."""

    def __init__(self, layers: Sequence[Matcher]) -> None:
        """Put matchers on top of each other."""
        self._layers = layers
        self.concepts = ChainMap(*(layer.concepts for layer in layers))

    def matches(self, text: str) -> list[Match]:
        """Every match of every glossary, in order."""
        found = [match for layer in self._layers for match in layer.matches(text)]
        found.sort(key=lambda match: (match.start, -match.end))
        return found

    def occurrences(self, text: str) -> list[Occurrence]:
        """The longest matches that do not overlap, in order."""
        return self.shown([text])[0]

    def shown(self, texts: Sequence[str]) -> list[list[Occurrence]]:
        """The occurrences of many texts, each in its order."""
        return _as_occurrences(self.found(texts))

    def found(self, texts: Sequence[str]) -> Places:
        """As `shown`, as plain tuples.

        Of the same Chinese in two glossaries an approved entry comes before a proposal, then the
        nearer before the farther.
        """
        return finding.in_texts(self._layers, texts)


def _as_occurrences(found: Iterable[Iterable[Found]]) -> list[list[Occurrence]]:
    return [
        _OCCURRENCES.validate_python(
            [
                {"start": start, "end": end, "concept_id": concept_id, "sure": sure}
                for start, end, concept_id, sure in of_text
            ]
        )
        for of_text in found
    ]


def _fit(marks: bytes | bytearray, start: int, end: int) -> Fit:
    if marks[start] and marks[end]:
        return Fit.SURE
    return Fit.DIM if marks.find(1, start + 1, end) < 0 else Fit.CROSSING


@dataclass(frozen=True, slots=True)
class _Seen:
    """A matcher with the revision and the concepts' versions that it was built from."""

    revision: int
    blocks: dict[int, tuple[int, int]]
    versions: dict[int, int]
    matcher: Matcher


# By database, since project 1 of one database is not that of another.
_matchers: WeakKeyDictionary[object, OrderedDict[int, _Seen]] = WeakKeyDictionary()
_keeping = Lock()


AnyMatcher = Matcher | Layered


def matcher(session: Session, project_id: int) -> AnyMatcher:
    """What finds the terms of a project, of its own glossary and of the shared ones it uses."""
    layers = [_of_glossary(session, one) for one in projects.glossaries(session, project_id)]
    return layers[0] if len(layers) == 1 else Layered(layers)


def _of_glossary(session: Session, project_id: int) -> Matcher:
    """The matcher of one glossary as it is in this transaction.

    After an edit only the concepts that changed are read and put into force, in a time that hardly
    depends on the size of the glossary.
    """
    revision = queries.glossary_revision(session, project_id)
    with _keeping:
        kept = _matchers.setdefault(session.get_bind(), OrderedDict())
        seen = kept.get(project_id)
        if seen and seen.revision == revision:
            kept.move_to_end(project_id)
            return seen.matcher
    blocks = queries.versions_by_block(session, project_id, _BLOCK)
    now = _followed(session, project_id, seen, revision, blocks) if seen else None
    if now is None:
        concepts = queries.all_living(session, project_id)
        now = _Seen(revision, blocks, _versions(concepts), _build(concepts))
    with _keeping:
        latest = kept.get(project_id)
        if latest is None or latest.revision < revision:
            kept[project_id] = now
            kept.move_to_end(project_id)
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return now.matcher


def _followed(
    session: Session,
    project_id: int,
    seen: _Seen,
    revision: int,
    blocks: dict[int, tuple[int, int]],
) -> _Seen | None:
    """What was seen, with the concepts of another version read again; None if they are many."""
    differ = sorted(
        number
        for number in blocks.keys() | seen.blocks.keys()
        if blocks.get(number) != seen.blocks.get(number)
    )
    if len(differ) > _MOST_BLOCKS:
        return None
    living = queries.living_in_blocks(session, project_id, differ, _BLOCK)
    changed = [concept for concept in living if concept.version != seen.versions.get(concept.id)]
    ids = {concept.id for concept in living}
    gone = {
        number
        for block in differ
        for number in range(block * _BLOCK, (block + 1) * _BLOCK)
        if number in seen.versions and number not in ids
    }
    replaced = gone | {concept.id for concept in changed}
    built = seen.matcher.changed(replaced, [lite(c) for c in changed], _forms(changed))
    if built is None:
        return None
    versions = seen.versions | _versions(changed)
    for number in gone:
        del versions[number]
    return _Seen(revision, blocks, versions, built)


def _versions(concepts: Iterable[Concept]) -> dict[int, int]:
    return {concept.id: concept.version for concept in concepts}


def _build(concepts: Sequence[Concept]) -> Matcher:
    return Matcher([lite(concept) for concept in concepts], _forms(concepts))


def _forms(concepts: Iterable[Concept]) -> list[Form]:
    return [
        (form, concept.id)
        for concept in concepts
        for form in (
            concept.zh,
            *(term.text for term in concept.terms if term.language == "zh"),
        )
    ]


def lite(concept: Concept) -> ConceptLite:
    """What a row of the editor needs of a concept; the best renderings come first."""
    return ConceptLite(
        id=concept.id,
        zh=concept.zh,
        pinyin=concept.pinyin,
        kind=ConceptKind(concept.kind),
        domain=concept.domain,
        note=concept.note,
        print_note=concept.print_note,
        gloss=Gloss(concept.gloss),
        source=concept.source,
        status=Status(concept.status),
        renderings=entries.renderings(concept),
    )
