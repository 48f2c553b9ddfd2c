"""A quotation mark or bracket of the target has no partner.

A quotation that runs over several segments is open in the source, too, and is let pass.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.checks._finding import Found, Severity, Unit
from app.language.spans import Span

severity = Severity.WARNING
messages = {
    "unclosed": "The mark {mark} is opened and not closed.",
    "unopened": "The mark {mark} closes what was not opened.",
    "odd": "There is an odd number of straight quotation marks.",
    "backwards": "The mark {mark} looks the wrong way.",
}

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_CLOSERS = {closer: opener for opener, closer in _BRACKETS.items()}
# 1) and a) number a list; :) is no bracket either.
_NUMBERED = re.compile(
    r"(?:\A|(?<=[\s;,]))\d{1,3}\)|(?:\A|(?<=[;,:] )|(?<=and ))(?:[A-Za-z]|[ivx]{1,5})\)|[:;]-?[()]"
)
_BRACKET = re.compile(r"[][(){}]")
_CURLY, _STRAIGHT = re.compile("[“”]"), re.compile('"')
_INCHES = re.compile(r"(?<=\d)\"")
_CHINESE_OPEN, _CHINESE_CLOSED = "“「『", "”」』"


def find(unit: Unit) -> Iterator[Found]:
    """Brackets by themselves, double quotation marks by themselves: they may cross."""
    yield from _brackets(unit)
    text = unit.target
    curly = [(found.start(), found.group()) for found in _CURLY.finditer(text)]
    inches = {found.start() for found in _INCHES.finditer(text)}
    straight = [found.start() for found in _STRAIGHT.finditer(text) if found.start() not in inches]
    if curly and straight:
        yield from _mixed(unit, curly, straight)
    elif curly:
        yield from _curly(unit, curly)
    elif len(straight) % 2 and not _runs_on(unit.source) and not inches:
        place = straight[-1]
        yield Found("odd", target=Span(place, place + 1))


def _brackets(unit: Unit) -> Iterator[Found]:
    text = unit.target
    if _BRACKET.search(text) is None:
        return
    numbered = {found.end() - 1 for found in _NUMBERED.finditer(text)}
    open_: list[int] = []
    for found in _BRACKET.finditer(text):
        place, mark = found.start(), found.group()
        if mark in _BRACKETS:
            if place not in numbered:
                open_.append(place)
        elif mark in _CLOSERS:
            if open_ and text[open_[-1]] == _CLOSERS[mark]:
                open_.pop()
            elif place not in numbered and not _is_uneven(unit.source):
                yield Found("unopened", {"mark": mark}, target=Span(place, place + 1))
    if not _is_uneven(unit.source):
        for place in open_:
            yield Found("unclosed", {"mark": text[place]}, target=Span(place, place + 1))


@lru_cache(maxsize=16)  # asked for each mark of a unit
def _is_uneven(source: str) -> bool:
    opened = sum(source.count(mark) for mark in "（([【")
    return opened != sum(source.count(mark) for mark in "）)]】")


@lru_cache(maxsize=16)
def _runs_on(source: str) -> bool:
    """Whether a quotation of the source begins or ends in another segment."""
    if source.count('"') % 2:
        return True
    opened = sum(source.count(mark) for mark in _CHINESE_OPEN)
    return opened != sum(source.count(mark) for mark in _CHINESE_CLOSED)


def _curly(unit: Unit, curly: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """Marks that look the wrong way have a partner all the same, and can be turned."""
    text = unit.target
    begun: int | None = None
    for place, mark in curly:
        if begun is None:
            if mark == "”":
                yield from _lonely_or_turned(unit, place, "“", "unopened")
            begun = place if mark == "“" or _opens(text, place) else None
        elif mark == "”":
            begun = None
        elif _opens(text, place):
            # A quotation of several paragraphs is opened again, and closed once.
            yield from _lonely(unit, begun, "unclosed")
            begun = place
        else:
            yield Found("backwards", {"mark": mark}, target=Span(place, place + 1), fix="”")
            begun = None
    if begun is not None:
        yield from _lonely(unit, begun, "unclosed")


def _opens(text: str, place: int) -> bool:
    """Whether a mark stands where a quotation begins: space before it, none after."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return (not before or before.isspace() or before in "([—–-") and after.isalnum()


def _lonely_or_turned(unit: Unit, place: int, turned: str, code: str) -> Iterator[Found]:
    mark = unit.target[place]
    if _opens(unit.target, place):
        yield Found("backwards", {"mark": mark}, target=Span(place, place + 1), fix=turned)
    else:
        yield from _lonely(unit, place, code)


def _lonely(unit: Unit, place: int, code: str) -> Iterator[Found]:
    if not _runs_on(unit.source):
        yield Found(code, {"mark": unit.target[place]}, target=Span(place, place + 1))


def _mixed(
    unit: Unit, curly: Sequence[tuple[int, str]], straight: Sequence[int]
) -> Iterator[Found]:
    """Straight and curly marks in one text: only the sum can be judged."""
    if (len(curly) + len(straight)) % 2 and not _runs_on(unit.source):
        place = straight[-1]
        yield Found("odd", target=Span(place, place + 1))
