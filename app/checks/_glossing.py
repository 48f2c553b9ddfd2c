"""Targets with the glosses that the policy asks for: what `glosses` finds, done on the way out.

Only what is certain is done. A gloss is added after an approved rendering of a term that an editor
has decided, and never in a title or heading, in brackets or inside a link. It is taken away only
where its brackets hold nothing but Chinese that the source has. Everything else stays as written.
Of several uses in one segment the first is glossed, as the check asks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.checks._english import Word, spoken, words
from app.checks._finding import GlossPolicy, KnownTerm, Unit
from app.checks._glosses import GLOSSED_KINDS, Gloss, brackets, glosses, key
from app.checks._marks import bared
from app.language import marks
from app.language.edits import is_inside_link, replaced
from app.language.spans import Span

_HEADINGS = ("title", "heading")
_ROUND, _SQUARE = ("(", ")"), ("[", "]")
_SPACES = " \u00a0"


class Action(StrEnum):
    """What was done to a gloss."""

    ADDED = "added"
    REMOVED = "removed"
    REWRITTEN = "rewritten"  # with other brackets


class Reason(StrEnum):
    """Why it was done."""

    FIRST_USE = "first_use"
    ALWAYS = "always"
    REPEATED = "repeated"
    NEVER = "never"
    BILINGUAL = "bilingual"
    BRACKETS = "brackets"


@dataclass(frozen=True, slots=True)
class GlossChange:
    """One gloss that differs from the text as written.

    `place` counts the units from 0; `rendering` is the English before the gloss, '' if the glossary
    does not know it. `own` is true where the concept's own policy decided, not the house's.
    """

    place: int
    action: Action
    reason: Reason
    chinese: str
    rendering: str = ""
    own: bool = False


def gloss_by_policy(
    units: Sequence[Unit], *, square: bool = False, bilingual: bool = False
) -> tuple[list[str], list[GlossChange]]:
    """The targets of an article with the glosses that the policy asks for, and what was changed.

    The policy is the house's, or the concept's own; where there is neither, glosses stay. In a
    `bilingual` layout no term is glossed, since the reader has the Chinese beside it. The units
    are in document order. Text that is no gloss stays as it is, and what was done once is not
    done again. Linear in the units.
    """
    glossing = _Glossing(square, bilingual)
    targets = [glossing.target(unit, place) for place, unit in enumerate(units)]
    return targets, glossing.changes


@dataclass(slots=True)
class _Glossing:
    """What was printed so far. Concepts are known by their Chinese, in one script."""

    square: bool
    bilingual: bool
    changes: list[GlossChange] = field(default_factory=list)
    _printed: set[str] = field(default_factory=set)
    _used: set[str] = field(default_factory=set)

    def target(self, unit: Unit, place: int) -> str:
        if not unit.target.strip():
            return unit.target
        bare = bared(unit).unit
        edits = list(self._kept_or_not(bare, place))
        target = replaced(unit.target, edits) if edits else unit.target
        if self.bilingual or unit.paragraph in _HEADINGS or not unit.terms:
            return target
        added = list(self._added(bare, target, place))
        return replaced(target, added) if added else target

    def _kept_or_not(self, unit: Unit, place: int) -> Iterator[tuple[Span, str]]:
        """Edits that take away glosses, or give them the house's brackets."""
        for gloss in glosses(unit.target):
            if gloss.key not in key(unit.source):
                continue
            term = _term(unit, gloss)
            identity = key(term.zh) if term else gloss.key
            reason = self._why_not(unit, term, identity)
            chinese = gloss.chinese.of(unit.target)
            span = _removable(unit.target, gloss) if reason else None
            if reason and span:
                own = bool(term and term.gloss) and not self.bilingual
                said = _rendering_before(unit.target, term, span.start)
                self._note(GlossChange(place, Action.REMOVED, reason, chinese, said, own))
                yield span, ""
                continue
            self._printed.add(identity)
            yield from self._rewritten(unit, gloss, chinese, place)

    def _why_not(self, unit: Unit, term: KnownTerm | None, identity: str) -> Reason | None:
        """Why a gloss should not be there, or None."""
        policy = (term.gloss if term else None) or unit.house.glosses
        if self.bilingual:
            return Reason.BILINGUAL
        if policy is GlossPolicy.NEVER:
            return Reason.NEVER
        is_repeated = identity in self._printed and unit.paragraph not in _HEADINGS
        return Reason.REPEATED if policy is GlossPolicy.FIRST_USE and is_repeated else None

    def _rewritten(
        self, unit: Unit, gloss: Gloss, chinese: str, place: int
    ) -> Iterator[tuple[Span, str]]:
        start, end = gloss.brackets.start, gloss.brackets.end
        opening, closing = _SQUARE if self.square else _ROUND
        if (unit.target[start], unit.target[end - 1]) != (opening, closing):
            said = _rendering_before(unit.target, _term(unit, gloss), start)
            self._note(GlossChange(place, Action.REWRITTEN, Reason.BRACKETS, chinese, said))
            yield Span(start, start + 1), opening
            yield Span(end - 1, end), closing

    def _added(self, unit: Unit, target: str, place: int) -> Iterator[tuple[Span, str]]:
        """Edits that put glosses after renderings."""
        text = marks.plain(target)
        spoken_ = words(text)
        there = {gloss.key for gloss in glosses(text)}
        closed = brackets(text)
        taken: list[Span] = []
        for term in unit.terms:
            policy = term.gloss or unit.house.glosses
            identity, chinese = key(term.zh), term.span.of(unit.source)
            if not _is_asked(term, policy):
                continue
            if any(identity in known or known in identity for known in there):
                self._used.add(identity)
                continue
            if policy is GlossPolicy.FIRST_USE and identity in self._printed | self._used:
                continue
            span = _place(target, spoken_, term, [*taken, *closed])
            if span is None or not key(chinese):
                continue
            taken.append(span)
            there.update((identity, key(chinese)))
            self._printed.add(identity)
            reason = Reason.ALWAYS if policy is GlossPolicy.ALWAYS else Reason.FIRST_USE
            own = term.gloss is not None
            said = span.of(text)
            self._note(GlossChange(place, Action.ADDED, reason, chinese, said, own))
            opening, closing = _SQUARE if self.square else _ROUND
            yield Span(span.end, span.end), f" {opening}{chinese}{closing}"

    def _note(self, change: GlossChange) -> None:
        self.changes.append(change)


def _is_asked(term: KnownTerm, policy: GlossPolicy | None) -> bool:
    is_glossed = term.gloss is not None or term.kind in GLOSSED_KINDS
    is_sure = term.sure and term.decided
    return is_glossed and is_sure and policy in (GlossPolicy.ALWAYS, GlossPolicy.FIRST_USE)


def _term(unit: Unit, gloss: Gloss) -> KnownTerm | None:
    """The concept that is glossed, if the glossary knows it."""
    for term in unit.terms:
        if gloss.key in (key(term.zh), key(term.span.of(unit.source))):
            return term
    return None


def _removable(text: str, gloss: Gloss) -> Span | None:
    """The brackets and the space before them, if they hold nothing but the Chinese."""
    start, end = gloss.brackets.start, gloss.brackets.end
    if text[start + 1 : end - 1].strip() != gloss.chinese.of(text):
        return None
    while start and text[start - 1] in _SPACES:
        start -= 1
    # At the beginning it glosses nothing; before a letter it parts two words.
    return Span(start, end) if start and not text[end : end + 1].isalnum() else None


def _rendering_before(text: str, term: KnownTerm | None, end: int) -> str:
    """The rendering that ends before a gloss."""
    if term is None:
        return ""
    said = words(text[:end])
    for approved in term.approved:
        for span in spoken(said[-len(words(approved)) :], approved):
            return span.of(text)
    return ""


def _place(
    target: str, said: Sequence[Word], term: KnownTerm, taken: Sequence[Span]
) -> Span | None:
    """The first approved rendering after which a gloss can stand."""
    found = sorted(
        (span.start, -span.end) for approved in term.approved for span in spoken(said, approved)
    )
    for start, end in found:
        span = Span(start, -end)
        is_free = all(span.end <= one.start or one.end <= span.start for one in taken)
        if is_free and not is_inside_link(target, span.end):
            return span
    return None
