"""The glossary's concepts in a source, as the checks want to know them."""

from collections.abc import Sequence

from app.checks import GlossPolicy, KnownTerm
from app.glossary.models import Gloss, Standing, Status
from app.glossary.recognition import AnyMatcher
from app.glossary.schemas import ConceptLite
from app.language.spans import Span

_APPROVED = (Standing.PREFERRED, Standing.ADMITTED)


def known_terms(matcher: AnyMatcher, sources: Sequence[str]) -> list[tuple[KnownTerm, ...]]:
    """The concepts found in each source, in order."""
    return [
        tuple(
            _known(matcher.concepts[concept_id], Span(start, end), sure)
            for start, end, concept_id, sure in found
        )
        for found in matcher.found(sources)
    ]


def _known(concept: ConceptLite, span: Span, sure: bool) -> KnownTerm:
    used = [r for r in concept.renderings if r.standing in _APPROVED]
    approved = [r.text for r in used]
    shapes = [shape for r in used for shape in (r.abbreviation, r.plural) if shape]
    refused = [r.text for r in concept.renderings if r.standing not in _APPROVED]
    return KnownTerm(
        span,
        concept.zh,
        tuple(approved),
        tuple(refused),
        kind=concept.kind,
        sure=sure,
        decided=concept.status == Status.APPROVED,
        shapes=tuple(shapes),
        gloss=None if concept.gloss == Gloss.HOUSE else GlossPolicy(concept.gloss),
    )
