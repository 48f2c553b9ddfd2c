"""What a translation calls a concept."""

from collections.abc import Collection
from functools import lru_cache

from app.checks import is_used
from app.extraction import glosses
from app.extraction.glosses import Gloss
from app.glossary.schemas import ConceptLite, Rendering
from app.language.scripts import fold


def used(target: str, concept: ConceptLite) -> Rendering | None:
    """The rendering that a translation uses: of several the longest, which says most."""
    found = [
        one
        for one in concept.renderings
        if any(
            is_used(target, text, concept.kind)
            for text in (one.text, one.abbreviation, one.plural)
            if text
        )
    ]
    return max(found, key=lambda one: len(one.text), default=None)


def glossed(target: str, forms: Collection[str]) -> str:
    """The English before a gloss that is one of these folded Chinese forms; '' without one."""
    # Glosses are read line by line. To find the words that one renders takes far longer than to see
    # that a line has none.
    for line in target.splitlines():
        folded = fold(line)
        if not any(form in folded for form in forms):
            continue
        for gloss in _glosses(line):
            if gloss.en and fold(gloss.zh) in forms:
                return gloss.en
    return ""


@lru_cache(maxsize=256)
def _glosses(line: str) -> tuple[Gloss, ...]:
    """Read once for all concepts of a line."""
    return tuple(glosses.glosses(line))
