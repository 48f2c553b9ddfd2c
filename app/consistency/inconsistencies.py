"""Which concepts a publication renders in several ways: the list that editors work through."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.consistency import naming, queries
from app.consistency.schemas import Inconsistencies, Inconsistency, Place, Variety, Way
from app.database import Session
from app.glossary import recognition
from app.glossary.models import Standing
from app.glossary.schemas import ConceptLite

# Places that are shown of each way; the page of the concept has all.
_PLACES = 3


def of_project(
    session: Session, project_id: int, limit: int, wanted: Variety = Variety.INCONSISTENT
) -> Inconsistencies:
    """The concepts that translated segments of a project render in several ways.

    Inconsistent is one of which a rendering is in use that the glossary refuses or does not know.
    Admitted renderings may stand beside the preferred one: such a variety is allowed, and counted
    and listed by itself, for who wants to look it over. Where several renderings are preferred,
    each of them is right in its place, and the concept is listed only for others.

    A way is a rendering of the glossary, or what stands before a gloss; segments that show neither
    are counted, and are no way of their own. Concepts that are only proposed are among them: that
    they have several renderings is what an editor has to know.
    """
    lines = queries.translated(session, project_id)
    matcher = recognition.matcher(session, project_id)
    found = [
        {id_: line.source[start:end] for start, end, id_, sure in places if sure}
        for line, places in zip(lines, matcher.found([line.source for line in lines]), strict=True)
    ]
    times = Counter(concept_id for forms in found for concept_id in forms)
    # What stands once is in harmony with itself.
    forms = [
        [(matcher.concepts[id_], form) for id_, form in some.items() if times[id_] > 1]
        for some in found
    ]
    seen: dict[int, _Seen] = {}
    for line, some, names in zip(lines, forms, naming.names(project_id, lines, forms), strict=True):
        for (concept, _), name in zip(some, names, strict=True):
            seen.setdefault(concept.id, _Seen(concept)).add(line, name)
    varied = [(one, one.variety()) for one in seen.values()]
    counts = Counter(variety for _, variety in varied)
    listed = sorted(
        (one for one, variety in varied if variety is wanted),
        key=lambda one: (-one.deviating(), one.concept.zh),
    )
    return Inconsistencies(
        concepts=[one.as_sent() for one in listed[:limit]],
        counts={variety: counts[variety] for variety in Variety},
        segments=len(lines),
    )


@dataclass(slots=True)
class _Way:
    rendering: str
    standing: Standing | None
    lines: list[queries.Line] = field(default_factory=list)


@dataclass(slots=True)
class _Seen:
    """A concept, and the segments that have each of its renderings."""

    concept: ConceptLite
    ways: dict[str, _Way] = field(default_factory=dict)
    otherwise: int = 0

    def add(self, line: queries.Line, name: naming.Name) -> None:
        rendering, standing = name
        if not rendering:
            self.otherwise += 1
            return
        way = self.ways.setdefault(rendering.casefold(), _Way(rendering, standing))
        way.lines.append(line)

    def variety(self) -> Variety | None:
        """None where one way is used, or several that are all preferred."""
        standings = {way.standing for way in self.ways.values()}
        if len(self.ways) < 2 or standings == {Standing.PREFERRED}:
            return None
        if standings <= {Standing.PREFERRED, Standing.ADMITTED}:
            return Variety.ALLOWED
        return Variety.INCONSISTENT

    def deviating(self) -> int:
        """How many uses are not of the most frequent way."""
        counts = [len(way.lines) for way in self.ways.values()]
        return sum(counts) - max(counts)

    def as_sent(self) -> Inconsistency:
        ways = sorted(self.ways.values(), key=lambda way: (-len(way.lines), way.rendering))
        return Inconsistency(
            concept_id=self.concept.id,
            zh=self.concept.zh,
            pinyin=self.concept.pinyin,
            status=self.concept.status,
            ways=[
                Way(
                    rendering=way.rendering,
                    standing=way.standing,
                    count=len(way.lines),
                    articles=len({line.article_id for line in way.lines}),
                    places=list(_places(way.lines)),
                )
                for way in ways
            ],
            otherwise=self.otherwise,
        )


def _places(lines: list[queries.Line]) -> Iterator[Place]:
    """The first place in each of some articles: they show more than three of one article."""
    first = {line.article_id: line for line in reversed(lines)}
    for line in list(reversed(first.values()))[:_PLACES]:
        yield Place(
            article_id=line.article_id,
            title=line.title or line.original_title,
            number=line.number,
            target=line.target,
        )
