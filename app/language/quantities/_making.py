"""How a quantity is made of a match, in either language."""

import re
from fractions import Fraction

from app.language.quantities._values import Hedge, Kind, Quantity, Strength, exact


class Maker:
    """Makes quantities of what is found; their texts are taken from the text as written."""

    def __init__(self, text: str, key: str) -> None:
        self.text, self.key = text, key

    def of(
        self,
        found: re.Match[str],
        kind: Kind,
        low: Fraction | int,
        high: Fraction | int | None = None,
        *,
        unit: str = "",
        hedge: Hedge = Hedge.NONE,
        strength: Strength = Strength.STRONG,
        is_vague: bool = False,
    ) -> Quantity:
        start, end = self.begin(found, hedge), found.end()
        low = exact(low)
        last = low if high is None else exact(high)
        text = self.text[start:end]
        return Quantity(start, end, kind, low, last, unit, hedge, strength, text, is_vague)

    def begin(self, found: re.Match[str], _hedge: Hedge) -> int:
        """Where the quantity begins."""
        return found.start()
