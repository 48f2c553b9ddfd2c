"""What the readers of English share: hedges, ranges, and where a quantity begins."""

import re

from app.language.quantities import _english_tables as tables
from app.language.quantities._english_numerals import Numeral, read
from app.language.quantities._making import Maker
from app.language.quantities._scan import alternatives, group
from app.language.quantities._values import Hedge

# Looked for behind a found number, not before each word of the text: that is five times as fast.
BEFORE = re.compile(
    rf"(?:\b(?P<word>{alternatives(w for w in tables.BEFORE if w[0].isalpha())})\s"
    r"|(?P<sign>[~≈<>])\s?)$"
)
# 'may not exceed six months', 'must not be less than six months'.
_NOT = re.compile(
    r"(?:\bnot|\bnever|\bcannot|n[’']t)\s(?:(?:be|have|been|last|fall|go|rise|drop|total)\s)?$"
)
_NOT_STANDS = 16  # characters before a hedge
_OPPOSITE = {Hedge.OVER: Hedge.UNDER, Hedge.UNDER: Hedge.OVER}
LONGEST = max(map(len, tables.BEFORE)) + 2
AFTER = rf"(?P<after>\+|-plus\b|\s(?:{alternatives(w for w in tables.AFTER if w[0].isalpha())})\b)?"
TO = r"(?:\s?[-—–~]\s?|\s(?:to|or)\s)"
COUNT = r"one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}"


def span_of_two(found: re.Match[str]) -> Numeral | None:
    """The numeral of a match, or the range of its two: in 3 to 5 billion both share the unit."""
    low = read(found["low"])
    if not low or not group(found, "high"):
        return low
    high = read(found["high"])
    if not high:
        return None
    start = low.low
    scales = tables.LARGE | tables.HUNDRED
    scale = next((n for word, n in scales.items() if found["high"].endswith(word)), 1)
    if not low.has_large and (scale > 100 or start < 10) and start * scale <= high.high:
        start *= scale
    if start > high.high:
        return None
    return Numeral(
        start,
        high.high,
        low.has_digits or high.has_digits,
        low.has_large or high.has_large,
        low.is_vague or high.is_vague,
    )


def hedge_before(found: re.Match[str]) -> re.Match[str] | None:
    """The hedge before a number."""
    return BEFORE.search(found.string, max(0, found.start() - LONGEST), found.start())


def hedge_of(found: re.Match[str]) -> Hedge:
    if group(found, "plus"):
        return Hedge.OVER
    if after := group(found, "after"):
        return tables.AFTER[after.strip()]
    if before := hedge_before(found):
        hedge = tables.BEFORE[before["word"] or before["sign"]]
        is_denied = _NOT.search(found.string, max(0, before.start() - _NOT_STANDS), before.start())
        return _OPPOSITE.get(hedge, hedge) if is_denied else hedge
    return Hedge.NONE


class EnglishMaker(Maker):
    """Makes quantities that begin with their hedge."""

    def begin(self, found: re.Match[str], hedge: Hedge) -> int:
        before = hedge_before(found) if hedge is not Hedge.NONE else None
        return before.start() if before else found.start()
