"""A gloss has Chinese that the source has not, or goes against the house's policy.

The policy is: after every use of a term (always), after the first one in the document (first use),
or never. Names of people and places need none. A concept of the glossary may have a policy of its
own, which goes before the house's.
"""

from collections.abc import Iterator, Sequence

from app.checks._english import Word, spoken, words
from app.checks._finding import Facts, Found, GlossPolicy, KnownTerm, Severity, Unit
from app.checks._glosses import GLOSSED_KINDS, Gloss, glosses, key
from app.language.pinyin import HAN
from app.language.spans import Span

severity = Severity.ERROR
messages = {
    "wrong": "The gloss “{chinese}” does not stand in the source.",
    "repeated": "“{chinese}” is glossed already in segment {segment}; the house glosses once.",
    "unwanted": "“{chinese}” is glossed, and the house does not gloss.",
    "needless": "“{chinese}” is glossed, and the glossary says that it needs no gloss.",
    "missing": "“{rendering}” stands for “{chinese}” without the gloss that the house asks for.",
    "late": "“{chinese}” is used here for the first time, and glossed only in segment {segment}.",
}


def find_all(units: Sequence[Unit]) -> Iterator[tuple[int, Found]]:
    """In document order, so that what was moved is judged where it stands now."""
    firsts = _first_glosses(units)
    used: set[str] = set()
    for place, unit in enumerate(units):
        there: set[str] = set()
        for gloss in glosses(unit.target):
            own = _own_policy(unit, gloss)
            policy = own or unit.house.glosses
            yield from _wrong(unit, gloss, place)
            if policy is GlossPolicy.NEVER:
                yield place, _removed(unit, gloss, "needless" if own else "unwanted", place)
            elif policy is GlossPolicy.FIRST_USE and (
                firsts[gloss.key] != place or gloss.key in there
            ):
                yield place, _removed(unit, gloss, "repeated", firsts[gloss.key])
            there.add(gloss.key)
        for found in _missing(unit, there, used, firsts, place):
            yield place, found


def _own_policy(unit: Unit, gloss: Gloss) -> GlossPolicy | None:
    """What the glossary says of the concept that is glossed, if anything."""
    for term in unit.terms:
        if term.gloss and gloss.key in (key(term.zh), key(term.span.of(unit.source))):
            return term.gloss
    return None


def _first_glosses(units: Sequence[Unit]) -> dict[str, int]:
    first: dict[str, int] = {}
    for place, unit in enumerate(units):
        for gloss in glosses(unit.target):
            first.setdefault(gloss.key, place)
    return first


def _wrong(unit: Unit, gloss: Gloss, place: int) -> Iterator[tuple[int, Found]]:
    """Several terms in one bracket are looked for one by one."""
    if not HAN.search(unit.source):
        return
    source = key(unit.source)
    written = gloss.chinese.of(unit.target)
    runs = [(gloss.chinese.start + run.start(), run.group()) for run in HAN.finditer(written)]
    missing = [(start, run) for start, run in runs if key(run) not in source]
    if missing and gloss.key not in source:
        start, run = missing[0]
        facts: Facts = {"chinese": run}
        yield place, Found("wrong", facts, target=Span(start, start + len(run)))


def _removed(unit: Unit, gloss: Gloss, code: str, first: int) -> Found:
    """With the space before it, if there is nothing else in the brackets."""
    text = unit.target
    facts: Facts = {"chinese": gloss.chinese.of(text), "segment": first + 1}
    severity = Severity.HINT if code == "needless" else Severity.WARNING
    start, end = gloss.brackets.start, gloss.brackets.end
    if len(gloss.chinese) < len(gloss.brackets) - 2:
        return Found(code, facts, target=gloss.brackets, severity=severity)
    while start and text[start - 1] in " \u00a0":
        start -= 1
    return Found(code, facts, target=Span(start, end), fix="", severity=severity)


def _missing(
    unit: Unit, there: set[str], used: set[str], firsts: dict[str, int], place: int
) -> Iterator[Found]:
    for term in unit.terms:
        identity = key(term.zh)
        policy = term.gloss or unit.house.glosses
        is_glossed = term.gloss is not None or term.kind in GLOSSED_KINDS
        is_asked = (
            is_glossed
            and term.sure
            and term.decided
            and policy in (GlossPolicy.ALWAYS, GlossPolicy.FIRST_USE)
        )
        span = _rendering(words(unit.target), term) if is_asked else None
        if span is None or _is_glossed(term, there):
            used.add(identity)
            continue
        if policy is GlossPolicy.FIRST_USE and identity in used:
            continue
        is_first = identity not in used
        used.add(identity)
        chinese = term.span.of(unit.source)
        later = firsts.get(identity)
        if policy is GlossPolicy.FIRST_USE and is_first and later is not None:
            if later > place:
                late: Facts = {"chinese": chinese, "segment": later + 1}
                yield _added("late", late, unit, term, span, Severity.WARNING)
            continue
        facts: Facts = {"rendering": span.of(unit.target), "chinese": chinese}
        yield _added("missing", facts, unit, term, span, Severity.HINT)


def _added(
    code: str, facts: Facts, unit: Unit, term: KnownTerm, span: Span, mild: Severity
) -> Found:
    fix = f"{span.of(unit.target)} ({term.span.of(unit.source)})"
    return Found(code, facts, term.span, span, fix, mild)


def _rendering(target: tuple[Word, ...], term: KnownTerm) -> Span | None:
    for text in term.approved:
        for span in spoken(target, text):
            return span
    return None


def _is_glossed(term: KnownTerm, there: set[str]) -> bool:
    return any(key(term.zh) in identity or identity in key(term.zh) for identity in there)
