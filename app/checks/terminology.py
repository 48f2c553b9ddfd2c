"""A glossary term is not rendered as the house has approved.

Endings, case, hyphens, British spelling and the order of the words inside a phrase do not count; a
name may be shortened to its initials, and a person to the surname.
"""

from collections.abc import Iterator

from app.checks._finding import Facts, Found, Severity, Unit
from app.checks._used import is_used

severity = Severity.WARNING
messages = {"missing": "“{zh}” is not rendered as the glossary has it: {renderings}."}

_SHOWN = 3  # renderings named in a sentence


def find(unit: Unit) -> Iterator[Found]:
    """Each concept is missed once in a unit: English has pronouns where Chinese repeats."""
    if not unit.terms:
        return
    asked: set[str] = set()
    for term in unit.terms:
        if term.zh in asked or not (term.sure and term.decided and term.approved):
            continue
        asked.add(term.zh)
        wording = (*term.approved, *term.shapes)
        if not any(is_used(unit.target, rendering, term.kind) for rendering in wording):
            renderings = " or ".join(f"“{text}”" for text in term.approved[:_SHOWN])
            facts: Facts = {"zh": term.span.of(unit.source), "renderings": renderings}
            yield Found("missing", facts, source=term.span)
