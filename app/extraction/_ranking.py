"""Candidates in the order in which an editor would want to see them.

The weights are those of a logistic regression on the articles of tests/extraction that are not held
out; `python -m benchmarks.fitting` fits and prints them again.
"""

import math
from collections.abc import Mapping, Sequence

from app.extraction._candidates import Candidate
from app.extraction._measures import Article, measures

_CONSTANT = -5.54
_WEIGHTS: Mapping[str, float] = {
    "adverb first": -0.92,
    "common verb first": -1.78,
    "common verb last": -0.87,
    "commonest word": 0.94,
    "ending of terms": 0.29,
    "explained": 1.1,
    "four characters": 0.46,
    "four words and more": -0.53,
    "head of terms": 0.85,
    "how often": 0.63,
    "in the dictionary": 0.02,
    "in the title": 0.15,
    "introduced": 0.7,
    "long and in the word list": -0.82,
    "nine characters and more": -0.31,
    "nothing after": 0.51,
    "nothing before": 1.09,
    "noun after": -0.53,
    "noun and verb": 0.58,
    "noun before": -0.15,
    "noun last": 0.54,
    "numeral first": -1.69,
    "of several words": -1.13,
    "particle before": 0.41,
    "person": 0.81,
    "quoted": 1.33,
    "rarest word": 1.71,
    "returns": 1.31,
    "short and in the word list": -0.78,
    "small word inside": -1.43,
    "three words": 0.19,
    "two characters": -1.21,
    "two verbs": 0.72,
    "verb before": 0.27,
    "verb first": -0.2,
    "verb last": 0.39,
    "verb with a result": -1.44,
    "verbal noun last": 0.56,
    "verbs inside": -0.15,
    "words outside the dictionary": -0.28,
}
# Names are found surely and need no glossary as urgently as terms do.
_NAMED = {"person": 1.5, "organisation": 0.75, "place": 0.75}
_MOST = 240  # candidates of which the order is settled
# What it costs to be a part of a better candidate and nothing else, a part that also stands alone,
# or a longer string around a better one.
_ONLY_INSIDE, _INSIDE, _AROUND = 0.8, 0.7, 0.9


def ranking(found: Sequence[Candidate], article: Article) -> list[Candidate]:
    """The candidates, best first; a part or an extension of a better one counts less.

    `score` becomes the odds of being a term, from 0 to 1, as the regression sees them.
    """
    for candidate in found:
        candidate.score = weighed(measures(candidate, article)) - _NAMED.get(candidate.kind, 0.0)
    settled: list[Candidate] = []
    scores: dict[str, float] = {}
    for candidate in sorted(found, key=_best_first)[:_MOST]:
        scores[candidate.zh] = candidate.score - sum(_cost(candidate, better) for better in settled)
        settled.append(candidate)
    for candidate in settled:
        candidate.score = 1 / (1 + math.exp(-scores[candidate.zh]))
    return sorted(settled, key=_best_first)


def weighed(figures: Mapping[str, float]) -> float:
    """The logarithm of the odds."""
    return _CONSTANT + sum(_WEIGHTS.get(name, 0.0) * figure for name, figure in figures.items())


def _cost(candidate: Candidate, better: Candidate) -> float:
    if better.zh in candidate.zh:
        return _AROUND
    if candidate.zh not in better.zh:
        return 0.0
    held = {
        start + at
        for at in range(len(better.zh) - len(candidate.zh) + 1)
        if better.zh.startswith(candidate.zh, at)
        for start in better.starts
    }
    return _INSIDE if set(candidate.starts) - held else _ONLY_INSIDE


def _best_first(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.zh
