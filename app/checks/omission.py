"""The target is much too short or too long, or a clause or a Latin name is gone.

What to expect is the article's own ratio of lengths. In 1,948 segments of professionally translated
news, none had less than half of its article's ratio, and one in 200 had less than 60 percent.
"""

import math
import re
import statistics
from collections.abc import Iterator, Sequence

from app.checks._clauses import doubtful
from app.checks._english import words
from app.checks._finding import Facts, Found, Severity, Unit
from app.checks._glosses import glosses
from app.checks._people import unnamed
from app.language.pinyin import HAN
from app.language.spans import Span

severity = Severity.WARNING
messages = {
    "short": "The target has {percent} percent of the length to expect; something may be left out.",
    "long": "The target has {times} times the length to expect; something may be too much.",
    "clause": "Nothing in the target seems to render “{clause}”.",
    "person": "“{zh}” ({name}) is named in the source, and nobody of that name in the target.",
    "latin": "“{name}” stands in the source and not in the target.",
}

# Letters and digits of English for a Chinese character, and how far segments stray from their
# article's ratio (standard deviation of the logarithm), in the news named above.
_USUAL, _STRAY = math.log(3.74), 0.2
_USUAL_FOR = 10  # segments
_SHORTEST = 12  # Chinese characters from which a length means something
_FAR = 3.0  # standard deviations
_LATIN = re.compile(r"(?<![A-Za-z0-9@./])[A-Za-z][A-Za-z0-9]*(?:[-.'’&][A-Za-z0-9]+)*")
_LETTER, _LETTERS = re.compile("[A-Za-z]"), re.compile("[A-Za-z0-9]+")
_SIGN = re.compile(r"\W")
_ANY_ADDRESS = re.compile(r"://|www\.|@|<")
_OUTSIDE = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|</?[^<>\n]{1,300}>"
)
_UNITS = frozenset(
    "am cm ghz gw gwh ha hz kg khz km kw kwh mhz mg ml mm mw mwh no pm".split()  # noqa: SIM905
)


# From this doubt on a clause is told, and from the other on as a warning: over the news named above
# 7 and 5 segments have one.
_HINTED, _WARNED = 2.8, 3.2
_SHOWN = 40  # characters of a clause
_AROUND = " “”‘’「」『』"


def find(unit: Unit) -> Iterator[Found]:
    """What is missing by the words: clauses, and names in Latin letters."""
    yield from _clauses(unit)
    yield from _latin(unit)
    for span, name in unnamed(unit):
        facts: Facts = {"zh": span.of(unit.source), "name": name}
        yield Found("person", facts, source=span, severity=Severity.HINT)


def _clauses(unit: Unit) -> Iterator[Found]:
    """Not in a target so short that its length is told: much is missing, or not yet written."""
    told = [clause for clause in doubtful(unit) if clause.doubt >= _HINTED]
    if not told:
        return
    weight = _weight(unit.source)
    if not weight or math.log(max(1, _size(unit.target)) / weight) < _USUAL - _far(weight):
        return
    for clause in told:
        text = clause.span.of(unit.source).strip(_AROUND)
        facts: Facts = {"clause": text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"}
        severity = Severity.WARNING if clause.doubt >= _WARNED else Severity.HINT
        yield Found("clause", facts, source=clause.span, severity=severity)


def _latin(unit: Unit) -> Iterator[Found]:
    """Names and product names in Latin letters stay in English; the order may change."""
    if HAN.search(unit.source) is None or _LETTER.search(unit.source) is None:
        return
    source = unit.source
    if _ANY_ADDRESS.search(source):
        source = _OUTSIDE.sub(lambda found: " " * len(found.group()), source)
    names = list(_LATIN.finditer(source))
    if not names:
        return
    target = "".join(filter(str.isalnum, unit.target.lower()))
    stems: set[str] = set()
    told: set[str] = set()
    for found in names:
        name = found.group()
        plain = "".join(filter(str.isalnum, name.lower())).rstrip("0123456789")
        if plain in told or plain in _UNITS or len(plain) < 2:
            continue
        told.add(plain)
        if plain in target:
            continue
        stems = stems or {word.stem for word in words(unit.target)}
        if stems.isdisjoint(word.stem for word in words(name)):
            yield Found("latin", {"name": name}, source=Span(found.start(), found.end()))


def find_all(units: Sequence[Unit]) -> Iterator[tuple[int, Found]]:
    """Segments whose length strays far from the article's ratio; short ones may stray further."""
    measured = [
        (place, weight, math.log(max(1, size) / weight))
        for place, unit in enumerate(units)
        if unit.target.strip() and (weight := _weight(unit.source)) >= _SHORTEST
        for size in [_size(unit.target)]
    ]
    if not measured:
        return
    middle = statistics.median(
        [ratio for _, _, ratio in measured] + [_USUAL] * max(0, _USUAL_FOR - len(measured))
    )
    for place, weight, ratio in measured:
        far = _far(weight)
        off = math.exp(ratio - middle)
        unit = units[place]
        if ratio < middle - far:
            facts: Facts = {"percent": round(100 * off)}
            yield place, Found("short", facts, Span(0, len(unit.source)))
        elif ratio > middle + far:
            facts_long: Facts = {"times": f"{off:.1f}"}
            target = Span(0, len(unit.target))
            yield place, Found("long", facts_long, target=target, severity=Severity.HINT)


def _far(weight: float) -> float:
    return _FAR * _STRAY + 1 / math.sqrt(weight)


def _weight(source: str) -> float:
    """Chinese characters; four Latin ones count as one."""
    chinese = sum(len(run.group()) for run in HAN.finditer(source))
    others = sum(len(run.group()) for run in _LETTERS.finditer(source))
    return chinese + others / 4


def _size(target: str) -> int:
    glossed = sum(len(gloss.brackets) for gloss in glosses(target))
    return len(target) - len(_SIGN.findall(target)) - glossed
