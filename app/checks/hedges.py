"""A hedge (近, 超过, 约, 多, 不到) is lost, or turned into its opposite."""

import re
from collections.abc import Iterator

from app.checks._amounts import amounts, span
from app.checks._finding import Found, Severity, Unit
from app.language.quantities import DATES, Hedge, Kind, Quantity

severity = Severity.WARNING
messages = {
    "turned": "“{source}” is {hedge} the number, but “{target}” is {other} it.",
    "limit": "“{source}” is a limit on the other side of the number than “{target}”.",
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
_LIMIT_STANDS = 12  # characters before a number
_STOP = re.compile("[，。；：、,;]")
_LIMIT = re.compile(
    "(?P<most>最高(?!法|检|人民|院)|最多|最长|上限|封顶)|(?P<least>最低|最少|最短|下限|起步)"
)
_AT_LEAST = re.compile(
    "at least|no (?:less|fewer) than|not (?:less|fewer) than|a minimum", re.IGNORECASE
)
_AT_MOST = re.compile("at most|no more than|not more than|up to|a maximum", re.IGNORECASE)


def find(unit: Unit) -> Iterator[Found]:
    """Only where the number itself is the same: rounding takes the place of a hedge."""
    for source, target in amounts(unit).pairing.pairs:
        if _is_past_limit(unit.source, unit.target, source, target):
            facts = {"source": source.text, "target": target.text}
            yield Found("limit", facts, source=span(source), target=span(target))
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


def _is_past_limit(text: str, english: str, source: Quantity, target: Quantity) -> bool:
    """最高补贴100万元 is no 'at least 1 million yuan', 最低100万元 no 'at most'."""
    if source.hedge is not Hedge.NONE or source.low != target.low:
        return False
    if (
        text.startswith("内", source.end)
        and english[max(0, target.start - 6) : target.start].lower() == "after "
    ):
        return True
    is_least, is_most = _AT_LEAST.match(target.text), _AT_MOST.match(target.text)
    if not is_least and not is_most:
        return False
    clause = _STOP.split(text[max(0, source.start - _LIMIT_STANDS) : source.start])[-1]
    limits = {found.lastgroup for found in _LIMIT.finditer(clause)}
    return limits == {"most" if is_least else "least"}


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
