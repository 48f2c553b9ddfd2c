"""How much longer a rendering is than what it renders: in characters, and in words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.alignment._evidence import Evidence

# English characters for a Chinese one; the texts themselves decide as soon as they are long.
_USUAL_RATIO, _USUAL_FOR = 3.6, 100
# Translations have 3.1 to 5.9; beyond that, much of one text is missing in the other.
_LEAST_RATIO, _LARGEST_RATIO = 2.5, 7.0


@dataclass(frozen=True, slots=True)
class Ratios:
    """Target characters for a source character, and target words for a source word."""

    characters: float
    words: float


def usual(evidence: Evidence) -> float:
    """Target characters for a source character, by the whole of both texts."""
    return _characters(float(evidence.source.lengths.sum()), float(evidence.target.lengths.sum()))


def of(evidence: Evidence, pairs: Sequence[tuple[range, range]]) -> Ratios:
    """Both ratios, by sentences that render each other."""
    ours = [number for source, _ in pairs for number in source]
    theirs = [number for _, target in pairs for number in target]
    source, target = evidence.source, evidence.target
    words = int(np.diff(source.starts)[ours].sum()), int(np.diff(target.starts)[theirs].sum())
    return Ratios(
        _characters(float(source.lengths[ours].sum()), float(target.lengths[theirs].sum())),
        (words[1] + _USUAL_FOR) / (words[0] + _USUAL_FOR),
    )


def _characters(ours: float, theirs: float) -> float:
    found = (theirs + _USUAL_RATIO * _USUAL_FOR) / (ours + _USUAL_FOR)
    return found if _LEAST_RATIO <= found <= _LARGEST_RATIO else _USUAL_RATIO
