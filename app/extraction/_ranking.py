"""Candidates in the order in which an editor would want to see them.

The weights were set by hand on eight articles written for this purpose; docs/extraction.md has the
result on four others.
"""

import math
from collections import defaultdict

from app.extraction._candidates import Candidate, title_of
from app.extraction._tagged import UNKNOWN, rarity

_PRESENTED = {
    "quoted": 0.9,
    "explained in the text": 0.7,
    "in the title": 0.5,
    "not in the dictionary": 0.35,
    "rare word": 0.2,
    "returns": 0.0,
}
_COMMON, _RARE = 4.0, 10.0  # inverse document frequencies
_NAMED = {"organisation": 0.9, "person": 0.7, "work": 0.9, "place": 0.6}


def ranking(found: dict[str, Candidate], text: str) -> list[Candidate]:
    """The candidates, best first, without fragments of others."""
    title = title_of(text)
    for candidate in found.values():
        candidate.count = text.count(candidate.zh)
    _count_alone(found)
    for candidate in found.values():
        candidate.score = _score(candidate, title)
    return _spread(_whole(found))


def _count_alone(found: dict[str, Candidate]) -> None:
    """C-value's count (Frantzi and others, 2000): without the mean of the longer terms around."""
    around: dict[str, list[int]] = defaultdict(list)
    for candidate in found.values():
        if candidate.count > 1 or candidate.kind != "term":
            for part in _parts(candidate.zh) & found.keys():
                around[part].append(candidate.count)
    for zh, candidate in found.items():
        counts = around[zh]
        candidate.alone = candidate.count - (sum(counts) / len(counts) if counts else 0.0)


def _parts(zh: str) -> set[str]:
    """Every shorter string in a candidate, which has at most 40 characters."""
    size = len(zh)
    return {zh[start:end] for start in range(size) for end in range(start + 2, size + 1)} - {zh}


def _score(candidate: Candidate, title: str) -> float:
    presented = sum(_PRESENTED.get(reason, 0.0) for reason in candidate.reasons)
    if candidate.kind != "term":
        return (
            _NAMED[candidate.kind]
            + 0.25 * math.log2(candidate.count)
            + 0.2 * (candidate.zh in title)
        )
    often = math.log2(1 + candidate.alone)
    score = often * _special(candidate) * _size(len(candidate.zh))
    if "quoted" not in candidate.reasons:
        if candidate.clauses >= candidate.count:
            score *= 0.35
            presented *= 0.5
        elif candidate.verbs:
            score *= 0.7 if candidate.count == 1 else 0.9
    return score + presented * (0.6 + 0.4 * min(1.0, _special(candidate)))


def _special(candidate: Candidate) -> float:
    """From 0.1 for words of everyday print to 1.1 for words that no list has."""
    words = candidate.words
    if not words:
        return 1.0
    figures = [min(rarity(word), UNKNOWN - 2) for word in words]
    figure = 0.6 * sum(figures) / len(figures) + 0.4 * max(figures)
    return max(0.1, min(1.1, (figure - _COMMON) / (_RARE - _COMMON)))


def _size(length: int) -> float:
    return {2: 0.5, 3: 0.85, 4: 1.15, 5: 1.15, 6: 1.15}.get(length, 1.0)


def _whole(found: dict[str, Candidate]) -> dict[str, Candidate]:
    """Without strings that hardly ever occur outside one longer candidate."""
    kept: dict[str, Candidate] = {}
    held: dict[str, int] = defaultdict(int)
    for zh, candidate in sorted(found.items(), key=lambda item: -len(item[0])):
        is_shown = candidate.reasons & {"quoted", "explained in the text"}
        outside = candidate.count - held[zh]
        if held[zh] and outside < max(1, 0.2 * candidate.count) and not is_shown:
            continue
        kept[zh] = candidate
        if candidate.count > 1 or candidate.kind != "term" or "quoted" in candidate.reasons:
            for part in _parts(zh) & found.keys():
                held[part] = max(held[part], candidate.count)
    return kept


def _spread(found: dict[str, Candidate]) -> list[Candidate]:
    """In order of their scores, where a part or an extension of a better one counts less."""
    better: set[str] = set()
    inside: set[str] = set()
    for zh, candidate in sorted(found.items(), key=_best_first):
        parts = _parts(zh)
        if zh in inside or parts & better:
            candidate.score *= 0.6
        better.add(zh)
        inside |= parts & found.keys()
    return [candidate for _, candidate in sorted(found.items(), key=_best_first)]


def _best_first(item: tuple[str, Candidate]) -> tuple[float, str]:
    return -item[1].score, item[0]
