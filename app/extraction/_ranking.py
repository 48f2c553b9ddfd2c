"""Candidates in the order in which an editor would want to see them.

The weights are those of a logistic regression on the articles of tests/extraction that are not held
out; `python -m benchmarks.fitting` fits and prints them again.
"""

import math
from collections.abc import Mapping, Sequence

from app.extraction._candidates import Candidate
from app.extraction._measures import Article, measures

_CONSTANT = -5.24
_WEIGHTS: Mapping[str, float] = {
    "adverb first": -0.88,
    "common verb first": -1.72,
    "common verb last": -0.79,
    "commonest word": 0.99,
    "ending of terms": 0.31,
    "explained": 1.15,
    "four characters": 0.49,
    "four words and more": -0.42,
    "head of terms": 0.84,
    "how late": -0.46,
    "how often": 0.37,
    "in the dictionary": 0.03,
    "in the lead": -0.65,
    "in the title": 0.48,
    "introduced": 0.7,
    "known and returning": -0.4,
    "long and in the word list": -0.92,
    "nine characters and more": -0.29,
    "nothing after": 0.46,
    "nothing before": 1.09,
    "noun after": -0.54,
    "noun and verb": 0.56,
    "noun before": -0.1,
    "noun last": 0.57,
    "numeral first": -1.62,
    "of several words": -1.21,
    "particle before": 0.37,
    "person": 0.85,
    "quoted": 1.34,
    "rarest word": 1.86,
    "returns": 1.58,
    "short and in the word list": -0.6,
    "small word inside": -1.43,
    "three words": 0.24,
    "two characters": -1.21,
    "two verbs": 0.72,
    "verb before": 0.24,
    "verb first": -0.26,
    "verb last": 0.42,
    "verb with a result": -1.39,
    "verbal noun last": 0.59,
    "verbs inside": -0.16,
    "words outside the dictionary": -0.26,
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
