"""A hedge (近, 超过, 约, 多, 不到) is lost, or turned into its opposite."""

import re
from collections.abc import Iterator

from app.checks._amounts import amounts, span
from app.checks._finding import Found, Severity, Unit
from app.language.quantities import DATES, Hedge, Kind, Quantity

severity = Severity.WARNING
messages = {
    "turned": "“{source}” is {hedge} the number, but “{target}” is {other} it.",
    "lost": "“{source}” is {hedge} the number, but “{target}” is exact.",
}

NAMES = {
    Hedge.OVER: "more than",
    Hedge.UNDER: "less than",
    Hedge.NEARLY: "nearly",
    Hedge.ABOUT: "about",
}
_BELOW = {Hedge.UNDER, Hedge.NEARLY}
# A hedge that does not stand at its number, or is put into a verb.
_HEDGED = re.compile(
    r"\b(?:over|above|more|exceed\w*|excess|top(?:s|ped|ping)?|surpass\w*|beyond|upwards?|least|plus"
    r"|nearly|almost|close|about|around|some|approximate\w*|rough\w*|estimat\w*|under|below|less|fewer"
    r"|within|up to|most|short|or so|broke\w*|break\w*|pass(?:es|ed|ing)|cross\w*|circa|ca\.|higher"
    r"|lower|older|younger|limit|maximum|minimum|ceiling|capped|no later|approach\w*|near|odd"
    r"|barely|just|not even|as many as|as much as|greater|hit|reach\w*)\b|[~≈<>+≥≤]"
)
_REACH = 60


def find(unit: Unit) -> Iterator[Found]:
    """Only where the number itself is the same: rounding takes the place of a hedge."""
    for source, target in amounts(unit).pairing.pairs:
        if not _is_hedgeable(source, target):
            continue
        one, other = source.hedge, target.hedge
        facts = {"source": source.text, "target": target.text}
        if _are_opposite(one, other):
            facts |= {"hedge": NAMES[one], "other": NAMES[other]}
            yield Found("turned", facts, source=span(source), target=span(target))
        elif other is Hedge.NONE and not (
            _is_exchanged(unit.source, source) or _is_hedged_nearby(unit.target, target)
        ):
            facts["hedge"] = NAMES[one]
            yield Found(
                "lost",
                facts,
                source=span(source),
                target=span(target),
                severity=Severity.HINT,
            )


def _is_hedgeable(source: Quantity, target: Quantity) -> bool:
    is_same = source.low == target.low and source.high == target.high and not source.is_range
    is_same = is_same or (source.unit, target.unit) == ("km", "m")
    is_dated = source.kind in DATES or source.kind is Kind.ORDINAL
    return is_same and not is_dated and source.hedge is not Hedge.NONE


def _are_opposite(one: Hedge, other: Hedge) -> bool:
    if one is Hedge.ABOUT:
        return other in (Hedge.OVER, Hedge.UNDER)
    return (one is Hedge.OVER and other in _BELOW) or (one in _BELOW and other is Hedge.OVER)


def _is_exchanged(text: str, source: Quantity) -> bool:
    """（约475亿美元） says an amount again in another currency; English drops the 'about'."""
    before = text[max(0, source.start - 4) : source.start]
    return before[-1:] in ("（", "(", "，") and source.text.startswith("约")


def _is_hedged_nearby(text: str, target: Quantity) -> bool:
    around = text[max(0, target.start - _REACH) : target.start] + " | "
    around += text[target.start : target.end] + " | " + text[target.end : target.end + 30]
    return _HEDGED.search(around.lower()) is not None
