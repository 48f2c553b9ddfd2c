"""The weights by which candidates for the glossary are ranked, fitted again and printed.

    python -m benchmarks.fitting

A logistic regression with a ridge penalty, on the candidates of the marked articles that are not
held out. A core term counts as 1, a listed one that is no person as 0.2. The order of other
articles was judged by eight-fold cross-validation, which is printed too.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.extraction import _ranking
from app.extraction._candidates import Candidate, gathered
from app.extraction._measures import Article, measures
from app.extraction._tagged import tagged

_ARTICLES = Path(__file__).parent.parent / "tests" / "extraction" / "articles.json"
_LISTED = 0.2
_CORE_WEIGHS, _LISTED_WEIGHS = 6.0, 2.0
_RIDGE = 60.0
_FOLDS = 8

Vector = NDArray[np.float64]
Marked = dict[str, list[str]]


class Rows:
    """The candidates of one article with their figures and marks."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.article = Article(str(marked["text"]), tagged(str(marked["text"])))
        self.candidates: list[Candidate] = gathered(self.article.text, self.article.tokens)
        self.figures = [measures(candidate, self.article) for candidate in self.candidates]
        core, listed = set(marked["core"]), set(marked["acceptable"])
        self.marks = [
            1.0 if c.zh in core else _LISTED if c.zh in listed and c.kind != "person" else 0.0
            for c in self.candidates
        ]

    def core_in(self, most: int) -> int:
        """Core terms among the best, with the weights in force."""
        best = _ranking.ranking(self.candidates, self.article)[:most]
        return len({candidate.zh for candidate in best} & set(self.marked["core"]))


def fitted(rows: Sequence[Rows]) -> tuple[float, dict[str, float]]:
    """The constant and the weights, by Newton's method on standardised figures."""
    names = sorted({name for row in rows for figures in row.figures for name in figures})
    table = np.array([[f.get(name, 0.0) for name in names] for r in rows for f in r.figures])
    marks = np.array([mark for row in rows for mark in row.marks])
    mean, spread = table.mean(0), table.std(0)
    standard = np.hstack([np.ones((len(table), 1)), (table - mean) / spread])
    weighs = np.where(marks == 1, _CORE_WEIGHS, np.where(marks > 0, _LISTED_WEIGHS, 1.0))
    weights: Vector = np.zeros(len(names) + 1)
    for _ in range(30):
        odds = 1 / (1 + np.exp(-standard @ weights))
        slope = standard.T @ (weighs * (odds - marks)) + _RIDGE * weights
        bent = (standard * (weighs * odds * (1 - odds))[:, None]).T @ standard
        weights = weights - np.linalg.solve(bent + _RIDGE * np.eye(len(weights)), slope)
    plain = weights[1:] / spread
    constant = float(weights[0] - plain @ mean)
    return round(constant, 2), {
        name: round(float(weight), 2) for name, weight in zip(names, plain, strict=True)
    }


def main() -> int:
    """Print the weights as they stand in the module, and the cross-validation."""
    articles = json.loads(_ARTICLES.read_text(encoding="utf-8"))
    rows = [Rows(article) for article in articles if not article["held_out"]]
    judged = []
    for fold in range(_FOLDS):
        constant, weights = fitted([r for n, r in enumerate(rows) if n % _FOLDS != fold])
        _ranking._CONSTANT, _ranking._WEIGHTS = constant, weights
        judged += [(r.core_in(10), r.core_in(20)) for r in rows[fold::_FOLDS]]
    constant, weights = fitted(rows)
    print(f"_CONSTANT = {constant}\n_WEIGHTS = {{")
    print("\n".join(f'    "{name}": {weight},' for name, weight in weights.items()) + "\n}")
    means = [sum(column) / len(judged) for column in zip(*judged, strict=True)]
    print(f"Cross-validated: core in 10 {means[0]:.2f}, in 20 {means[1]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
