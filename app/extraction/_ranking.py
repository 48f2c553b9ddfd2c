"""Candidates in the order in which an editor would want to see them.

The weights are those of a logistic regression on the articles of tests/extraction that are not held
out; `python -m benchmarks.fitting` fits and prints them again.
"""

import math
from collections.abc import Mapping, Sequence

from app.extraction._candidates import Candidate
from app.extraction._measures import Article, measures

_CONSTANT = -5.67
_WEIGHTS: Mapping[str, float] = {
    "adverb first": -0.34,
    "common verb first": -1.36,
    "common verb last": -0.93,
    "commonest word": 0.91,
    "ending of terms": 0.21,
    "explained": 0.87,
    "four characters": 0.45,
    "head of terms": 0.76,
    "how often": 1.19,
    "how often, in the word list": -0.83,
    "in the title": -0.09,
    "introduced": 0.8,
    "long and in the word list": -0.53,
    "nine characters and more": -0.19,
    "nothing after": 0.25,
    "nothing before": 0.91,
    "noun after": -0.65,
    "noun and verb": 0.7,
    "noun before": -0.2,
    "noun last": 0.58,
    "numeral first": -1.33,
    "organisation": 0.51,
    "particle before": 0.34,
    "person": -2.39,
    "place": -1.26,
    "quoted": 1.86,
    "rarest word": 1.6,
    "returns": 1.02,
    "short and in the word list": -0.33,
    "small word inside": -0.76,
    "three words": 0.44,
    "topical words": 0.2,
    "two characters": -1.29,
    "two verbs": 0.66,
    "verb before": 0.33,
    "verb first": -0.12,
    "verb last": 0.4,
    "verb opens a clause": 0.32,
    "verb with a result": -1.29,
    "verbal noun last": 0.54,
    "verbs inside": -0.3,
    "words outside the dictionary": -0.32,
    "work": 1.13,
}
_MOST = 240  # candidates of which the order is settled
# What it costs to be a part of a better candidate and nothing else, a part that also stands alone,
# or a longer string around a better one; names are whole, whatever they hold.
_ONLY_INSIDE, _INSIDE, _AROUND = 2.0, 0.3, 0.8
_WHOLE = frozenset(("organisation", "work"))


def ranking(found: Sequence[Candidate], article: Article) -> list[Candidate]:
    """The candidates, best first; a part or an extension of a better one counts less.

    `score` becomes the odds of being a term, from 0 to 1, as the regression sees them.
    """
    for candidate in found:
        candidate.score = weighed(measures(candidate, article))
    settled: list[Candidate] = []
    scores: dict[str, float] = {}
    ordered = sorted(found, key=_best_first)
    names = [candidate for candidate in ordered[_MOST:] if candidate.kind != "term"]
    for candidate in ordered[:_MOST] + names[:_MOST]:
        costs = (_cost(candidate, better) for better in settled)
        scores[candidate.zh] = candidate.score - max(costs, default=0.0)
        settled.append(candidate)
    for candidate in settled:
        candidate.score = 1 / (1 + math.exp(-scores[candidate.zh]))
    return sorted(settled, key=_best_first)


def weighed(figures: Mapping[str, float]) -> float:
    """The logarithm of the odds."""
    return _CONSTANT + sum(_WEIGHTS.get(name, 0.0) * figure for name, figure in figures.items())


def _cost(candidate: Candidate, better: Candidate) -> float:
    if better.zh in candidate.zh:
        return 0.0 if candidate.kind in _WHOLE else _AROUND
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
