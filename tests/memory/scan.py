"""The oracle: every entry is compared, and nothing can be missed."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from app.memory.grams import key


class Scan:
    """All sources in memory, folded once."""

    def __init__(self, sources: Sequence[str]) -> None:
        self.keys = [key(source) for source in sources]

    def best(self, question: str, lowest: int = 70, limit: int = 10) -> list[float]:
        """The similarities of the best matches in per cent, highest first."""
        found = extract(
            key(question),
            self.keys,
            processor=None,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=lowest / 100,
            limit=limit,
        )
        return [similarity * 100 for _, similarity, _ in found]


def found_of(true: Sequence[float], ours: Sequence[float]) -> int:
    """How many of the true matches are there: the n-th of ours is as good as the n-th true one.

    >>> found_of([90.0, 80.0, 80.0], [90.0, 80.0, 75.0])
    2
    """
    padded = [*sorted(ours, reverse=True), *([0.0] * len(true))]
    return sum(
        mine >= best - 1e-9 for best, mine in zip(sorted(true, reverse=True), padded, strict=False)
    )
