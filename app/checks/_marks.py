"""A unit without its light marks, and what is found in it put back into the marked texts."""

import re
from dataclasses import dataclass, replace

from app.checks._finding import Found, Unit
from app.language import marks
from app.language.spans import Span

_SIGNS = re.compile(r"[\\*\[\]^]")


@dataclass(frozen=True, slots=True)
class Bare:
    """The unit that checks of words and figures look at."""

    unit: Unit
    source: marks.Plain | None = None
    target: marks.Plain | None = None

    def placed(self, found: Found) -> Found:
        """With spans in the marked texts; a fix is kept where it can do no mark any harm."""
        if self.source is None and self.target is None:
            return found
        source = _back(self.source, found.source)
        target = _back(self.target, found.target)
        fix = found.fix
        if fix is not None and (_SIGNS.search(fix) or _length(target) != _length(found.target)):
            fix = None
        return replace(found, source=source, target=target, fix=fix)


def _length(span: Span | None) -> int:
    return len(span) if span else 0


def _back(plain: marks.Plain | None, span: Span | None) -> Span | None:
    return plain.span(span) if plain and span else span


def bared(unit: Unit) -> Bare:
    """The unit without its marks; itself if it has none."""
    source, target = marks.strip(unit.source), marks.strip(unit.target)
    if source.text == unit.source and target.text == unit.target:
        return Bare(unit)
    terms = tuple(
        replace(
            term,
            span=Span(source.plain_at(term.span.start), source.plain_at(term.span.end)),
        )
        for term in unit.terms
    )
    plain = replace(unit, source=source.text, target=target.text, terms=terms)
    return Bare(plain, source, target)
