"""What an alignment consists of."""

from dataclasses import dataclass

SURE = 0.9
"""From this confidence on a pair counts as sure: at least 98 of 100 such pairs are right."""


@dataclass(frozen=True, slots=True)
class Bead:
    """A group of sentences (or paragraphs) of either side that render each other.

    One range may be empty: an omission has no target, an addition no source. `confidence` is the
    probability, from 0 to 1, that exactly these belong together.
    """

    source: range
    target: range
    confidence: float

    @property
    def is_sure(self) -> bool:
        """True if nobody needs to look at it."""
        return self.confidence >= SURE
