"""What the checks of amounts share: a unit's quantities read, paired, and judged once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.checks._finding import KnownTerm, Unit
from app.language.quantities import (
    Contradiction,
    Pairing,
    Quantity,
    contradictions,
    pair,
    read_chinese,
    read_english,
)
from app.language.scripts import fold
from app.language.spans import Span

_NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿半双几数")


@dataclass(frozen=True, slots=True)
class Amounts:
    """The quantities of a unit, and which of them go together."""

    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]
    pairing: Pairing
    contradictions: tuple[Contradiction, ...]


@lru_cache(maxsize=16)
def amounts(unit: Unit) -> Amounts:
    """Read and pair once; the five checks ask one after another for the same unit."""
    masks = [term for term in unit.terms if _masks(unit.source, term)]
    source = read_chinese(unit.source, [term.span for term in masks])
    target = read_english(unit.target, list(_renderings(unit.target, masks)))
    pairing = pair(source, target)
    return Amounts(tuple(source), tuple(target), pairing, tuple(contradictions(pairing)))


def _masks(source: str, term: KnownTerm) -> bool:
    """A name with a numeral in it hides it (三亚), but 亿元 in 18亿元 is cut from a number."""
    key = fold(term.span.of(source))
    if not term.sure or not _NUMERALS & set(key):
        return False
    before, after = source[term.span.start - 1 : term.span.start], source[term.span.end :][:1]
    cuts_before = key[0] in _NUMERALS and before in _NUMERALS and before != ""
    return not cuts_before and not (key[-1] in _NUMERALS and after in _NUMERALS and after != "")


def _renderings(target: str, terms: list[KnownTerm]) -> Iterator[Span]:
    """Where the target has a known rendering of a masked term, its numerals are not read either."""
    key = target.lower() if len(target.lower()) == len(target) else target
    for rendering in {r.lower() for term in terms[:20] for r in term.approved if r}:
        start = key.find(rendering)
        while start >= 0:
            yield Span(start, start + len(rendering))
            start = key.find(rendering, start + len(rendering))


def span(quantity: Quantity) -> Span:
    """Where a quantity stands."""
    return Span(quantity.start, quantity.end)
