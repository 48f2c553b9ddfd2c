"""Lists in one bracket: 'steel, cement and glass (钢铁、水泥、玻璃)'."""

import re
from itertools import pairwise

from app.extraction._english_words import english_words
from app.extraction._phrases import Beside, Phrase, phrase_before, quotation_before
from app.language.spans import Span

_ITEM = re.compile(r"[^、/／；;,，]+")
_SEPARATOR = re.compile(r",\s*(?:and|or|&)\s+|\s+(?:and|or|&|versus|vs\.?)\s+|[,;]\s*|\s*/\s*")
_MOST_ITEMS = 12
_HALF_OF_SAYING = 4  # characters; the members of a list are shorter
_WINDOW = 400


def listed(beside: Beside, zh: Span, anchor: int, floor: int) -> list[tuple[Span, Phrase]]:
    """Each Chinese item with its English one, where both lists have as many; else nothing.

    Items separated by strokes alone are forms of one term: each gets the whole English.
    """
    text = beside.text
    items = [
        Span(zh.start + item.start(), zh.start + item.end()) for item in _ITEM.finditer(zh.of(text))
    ]
    if not 2 <= len(items) <= _MOST_ITEMS:
        return []
    if paired := _paired(beside, items, anchor, floor):
        return paired
    between = {text[one.end : other.start].strip() for one, other in pairwise(items)}
    if between <= {"/", "／", ";", "；"}:
        phrase = phrase_before(beside, items[0].of(text), anchor, floor)
        return [(item, phrase) for item in items] if phrase else []
    return []


def _paired(
    beside: Beside, items: list[Span], anchor: int, floor: int
) -> list[tuple[Span, Phrase]]:
    text = beside.text
    start = max(beside.sentence.start, floor, anchor - _WINDOW)
    quoted = quotation_before(beside, anchor, floor)
    if quoted is not None and _SEPARATOR.search(quoted.of(text).strip(" ,.")):
        return []  # one slogan of two parts: “pollute first, clean up later” (先污染，后治理)
    cuts = list(_SEPARATOR.finditer(text, start, anchor))[-(len(items) - 1) :]
    if len(cuts) < len(items) - 1 or _is_saying(text, items, cuts):
        return []
    found: list[tuple[Span, Phrase]] = []
    for number, item in enumerate(items):
        end = cuts[number].start() if number < len(cuts) else anchor
        begun = cuts[number - 1].end() if number else start
        phrase = phrase_before(beside, item.of(text), end, begun)
        if phrase is None:
            return []
        if number and (whole := _whole(text, begun, end)):
            phrase = Phrase(whole, phrase.score, phrase.coverage, phrase.is_quoted, phrase.is_sound)
        found.append((item, phrase))
    explained = sum(phrase.coverage >= 0.25 or phrase.is_sound for _, phrase in found)
    return found if 2 * explained >= len(found) else []


def _is_saying(text: str, items: list[Span], cuts: list[re.Match[str]]) -> bool:
    """Two halves with a comma between in both languages: 上有政策，下有对策."""
    return (
        len(items) == 2
        and min(len(item) for item in items) >= _HALF_OF_SAYING
        and text[items[0].end : items[1].start].strip() in ("，", ",")
        and cuts[0].group().strip() == ","
    )


def _whole(text: str, start: int, end: int) -> Span | None:
    words = english_words(text, start, end)
    while len(words) > 1 and words[0].of("determiner"):
        words = words[1:]
    return Span(words[0].start, words[-1].end) if 0 < len(words) <= 6 else None
