"""A glossary term is not rendered as the house has approved.

Endings, case, hyphens, British spelling and the order of the words inside a phrase do not count; a
name may be shortened to its initials, and a person to the surname.
"""

from collections.abc import Iterator

from app.checks._english import Word, initials, joined, rendered, words
from app.checks._finding import Facts, Found, KnownTerm, Severity, Unit

severity = Severity.WARNING
messages = {"missing": "“{zh}” is not rendered as the glossary has it: {renderings}."}

_SHOWN = 3  # renderings named in a sentence


def find(unit: Unit) -> Iterator[Found]:
    """Each concept is missed once in a unit: English has pronouns where Chinese repeats."""
    if not unit.terms:
        return
    target = words(unit.target)
    asked: set[str] = set()
    for term in unit.terms:
        if term.zh in asked or not (term.sure and term.decided and term.approved):
            continue
        asked.add(term.zh)
        if not any(_is_rendered(target, rendering, term) for rendering in term.approved):
            renderings = " or ".join(f"“{text}”" for text in term.approved[:_SHOWN])
            facts: Facts = {"zh": term.span.of(unit.source), "renderings": renderings}
            yield Found("missing", facts, source=term.span)


def _is_rendered(target: tuple[Word, ...], rendering: str, term: KnownTerm) -> bool:
    if rendered(target, rendering) or joined(target, rendering):
        return True
    if term.kind == "person":
        names = words(rendering)
        return any(word.text in (names[0].text, names[-1].text) for word in target if names)
    short = initials(rendering)
    return len(short) > 1 and any(word.text.removesuffix("s") == short for word in target)
