"""Clauses of a source that nothing in the target renders.

Each word of a clause is looked for in the target: by the dictionary's English for it, by the
glossary's, as a name in pinyin. How many are missing, and how much shorter the target is than one
expects, are weighed together. The weights are those of a logistic regression, fitted to clauses
of translated news and to others that were put between them from sentences nearby;
`python -m benchmarks.omissions` says how often it is right.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.alignment import counterparts
from app.checks._amounts import amounts
from app.checks._english import Word, rendered, words
from app.checks._finding import Unit
from app.language.pinyin import HAN
from app.language.quantities import Strength
from app.language.scripts import simplified
from app.language.spans import Span
from app.language.words import cut

_CLAUSE = re.compile(r"[^，；：。？！…,;?!\n]+")
_LATIN = re.compile("[A-Za-z]")
_SIGN = re.compile(r"[\W_]")
_SHORTEST = 8  # characters of a clause
_LONGEST = 4_000  # characters of a source; no sentence is longer
_USUAL = 3.74  # letters and digits of English for a Chinese character
_MOST = 0.9  # of the usual length: with more, nothing can be missing but what is said twice
# A word is rendered by a stem with this much of what the dictionary gives for it, or badly so.
_WELL, _BADLY = 0.15, 0.05
# What a word of two and more characters says for an omission: missing, or rendered by less than
# `_BADLY`, less than `_WELL`, more.
_BY_WORD = (0.78, 0.40, -0.22, -0.87)
_ALWAYS, _BY_LENGTH, _BY_REST = -0.15, -5.08, 4.77
_COMMON_WEIGHS = 0.4
_COMMON = """
    year time people make new first two one other more most all many day month china chinese state
    country city company work use take come go get give say see know part number same after before
    during under while since because through between against still now today high large big good way
    place thing need want not well back follow report accord include become show hold set end begin
    start last next long great small little right down like
"""  # they stand in any text, so that they show little


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, and how much speaks for its omission: 0 is one in two among clauses as good."""

    span: Span
    doubt: float


def doubtful(unit: Unit) -> Iterator[Clause]:
    """The clauses that could be missing; none with an amount or a name in Latin letters.

    What is missing of these is told by itself.
    """
    source = unit.source[:_LONGEST]
    size = _characters(source)
    length = (len(unit.target) - len(_SIGN.findall(unit.target))) / _USUAL
    if not 0 < length < _MOST * size:
        return
    clauses = [
        Span(*found.span())
        for found in _CLAUSE.finditer(source)
        if HAN.search(source, *found.span())
    ]
    long = [span for span in clauses if _characters(span.of(source)) >= _SHORTEST]
    if len(clauses) < 2 or not long:
        return
    target = _Target(words(unit.target))
    covered = _covered(unit, target)
    plain = simplified(source)
    of_source = iter(cut(source))
    for span in long:
        inside = _inside(of_source, span)
        if _LATIN.search(source, span.start, span.end) or any(
            span.start < other.end and other.start < span.end for other in covered
        ):
            continue
        doubt = sum(
            _BY_WORD[target.shows(part)]
            for word in inside
            if len(word) > 1 and HAN.match(source, word.start)
            for part in counterparts.parts(word.of(plain))
        )
        doubt += _ALWAYS + _BY_LENGTH * math.log(length / size)
        doubt += _BY_REST * math.log(1 - _characters(span.of(source)) / (size + 1))
        yield Clause(span, doubt)


def _inside(of_source: Iterator[Span], clause: Span) -> list[Span]:
    """The words of a clause; the iterator stands after them, or after the mark that follows."""
    found = []
    for word in of_source:
        if word.start >= clause.end:
            break
        if word.start >= clause.start:
            found.append(word)
    return found


def _covered(unit: Unit, target: "_Target") -> list[Span]:
    """Terms that are rendered, and amounts that a translation shows or must show."""
    read = amounts(unit)
    told = [quantity for quantity in read.source if quantity.strength is Strength.STRONG]
    told += [source for source, _ in read.pairing.pairs]
    rendered_terms = [
        term.span
        for term in unit.terms
        if any(rendered(target.words, text) for text in term.approved)
    ]
    return [Span(quantity.start, quantity.end) for quantity in told] + rendered_terms


class _Target:
    """The words of a target, as those of a source are looked for among them."""

    def __init__(self, found: Sequence[Word]) -> None:
        self.words = found
        self._stems = counterparts.stems(word.text for word in found)
        self._begin = {stem[:size] for stem in self._stems for size in (4, 5)}
        self._names = {
            _SIGN.sub("", word.text).lower()
            for word in found
            if word.text[0].isupper() and len(word.text) > 1
        }

    def shows(self, word: str) -> int:
        """How well a Chinese word is rendered: the place of its weight in `_BY_WORD`."""
        glosses = counterparts.renderings(word)
        common = _common()
        best = max(
            (
                glosses[stem] * (_COMMON_WEIGHS if stem in common else 1)
                for stem in self._stems & glosses.keys()
            ),
            default=0.0,
        )
        if best > _WELL or counterparts.is_read_as(word, self._names):
            return 3
        if best > _BADLY:
            return 2
        alike = max((glosses[stem] for stem in glosses if self._has_alike(stem)), default=0.0)
        return 2 if alike > _WELL else int(best > 0 or alike > _BADLY)

    def _has_alike(self, stem: str) -> bool:
        """A word that begins alike is often one of its family: tense and tension, panic."""
        return len(stem) > 3 and stem[:5] in self._begin


@cache
def _common() -> frozenset[str]:
    return frozenset(counterparts.stems(_COMMON.split()))


def _characters(text: str) -> int:
    return sum(len(run.group()) for run in HAN.finditer(text))
