"""A number of the source is missing from the target, or has another size or unit.

Reads both sides: 90亿 is '9 billion', 三成 is '30 percent', 增长了两倍 is 'tripled'. Small numbers
in words (三家, 'one of them') are judged only where the other side has a number that contradicts
them, since good English often counts otherwise.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from app.checks._amounts import Amounts, amounts, span
from app.checks._finding import Found, Severity, Unit
from app.language.quantities import (
    CURRENCIES,
    DATES,
    ITEM,
    MEASURES,
    SCORE,
    Contradiction,
    Fault,
    Hedge,
    Kind,
    Quantity,
    Strength,
    corrected,
    digits,
    in_english,
    says_less,
)
from app.language.spans import Span

severity = Severity.ERROR
messages = {
    "size": "“{source}” is {value}, but the target says “{target}”.",
    "unit": "“{source}” and “{target}” are the same number of different things.",
    "count": "“{source}” names one of many, but “{target}” counts so many.",
    "end": "One of “{source}” and “{target}” counts from the end, the other from the beginning.",
    "half": "“{source}” is half of what “{target}” says.",
    "sign": "“{source}” and “{target}” are not on the same side of zero.",
    "missing": "“{source}” ({value}) is missing from the target.",
    "added": "“{target}” has no counterpart in the source.",
}

_TELLING = 20  # smaller numbers have the same digits by chance
_MARGIN = Fraction(11, 10)  # numbers must differ by more than this to be plainly apart

# English that says a small number without a numeral; what is counted by it need not be shown.
_SAID_OTHERWISE = {
    1: re.compile(r"\b(?:a|an|one|single|sole|only|once|another|each|every|per|the)\b"),
    2: re.compile(r"\b(?:both|pair|couple|twin|twins|twice|double|dual|duo|two-|bi|either|former)"),
    3: re.compile(r"\b(?:tri|thr[ei]|three-)"),
    4: re.compile(r"\b(?:quad|quart|four)"),
    6: re.compile(r"\b(?:half a year|half-year|half year|half-dozen|semiannual)"),
    7: re.compile(r"\bweek"),
    10: re.compile(r"\b(?:decade|tenth|ten)"),
    12: re.compile(r"\b(?:dozen|year)"),
    20: re.compile(r"\b(?:score|two decades)"),
    24: re.compile(r"\b(?:day|clock|round-the-clock)"),
    60: re.compile(r"\b(?:hour|minute)"),
    100: re.compile(r"\b(?:hundred|century|centenary|centennial|fully?|all|entire|total)"),
}


_NEAR = 60  # characters
_LIST = re.compile(r"[\d.、，,和及与或至到~～\s-]*")
_DIVISIONS = frozenset(("chapter", "article", "section", "paragraph", "numbered item"))
_DEGREES = frozenset(("degC", "degF", "degree"))
_BELOW_ZERO = re.compile("零下|[-−负](?=[^年月日~～至到]*$)")
_MINUS = re.compile(r"(?:minus|negative|[-−–])\s?\||\|.*\b(?:below|subzero)\b")
_SIGNED = frozenset((Kind.NUMBER, Kind.RATIO, Kind.POINTS))
_SAYS_END = re.compile(
    r"\b(?:last|bottom|end|penultimate|worst|lowest|tail|before|back|rear|least)\b", re.IGNORECASE
)
_FROM_END = re.compile(r"[\s-](?:to|from)[\s-](?:the\s)?(?:last|bottom|end)\b", re.IGNORECASE)
_SAYS_END_CHINESE = re.compile("倒|末|最后|垫底|尾")
_SAYS_HALF = re.compile(
    r"half(?!\s(?:of|the|its|their|his|her|as)\b)|semi|\bbi|mid|twice|two\b|six\b|\b[26]\b|fortnight|interim|first|second",
    re.IGNORECASE,
)
_WHOLE = {
    unit: re.compile(rf"\b(?:an?|one|each|per|full)\s(?:full\s)?{unit}\b{more}", re.IGNORECASE)
    for unit, more in (
        ("year", r"|\b(?:annual|yearly)\b"),
        ("month", r"|\bmonthly\b"),
        ("hour", r"|\bhourly\b"),
        ("day", r"|\bdaily\b"),
        ("century", ""),
    )
}
# A dash right before a number, behind nothing that it could join to it.
_DASH = r"(?<![\w%)）~～])[-－−–]$"
_NEGATIVE = re.compile(r"(?<![胜平\d])负$|(?<![\dA-Za-z%％年月日号季末底初期)）~～—-])[-－−]$")
_NEGATIVE_ENGLISH = re.compile(rf"\b(?:minus|negative)\s$|{_DASH}")
_LABEL = re.compile(r"(?:\b[A-Z][a-z]+|\b(?:level|type|class|stage|line|route|round|top))\s$")
# '20 congresses': a plural right behind a number, which is no measure of time, counts.
_PLURAL = re.compile(
    r"\s(?:(?!(?:of|in|to|at|on|and|or|for|the|an?|per|by|from|with|as|is|was|has)\b)[a-z-]+\s){0,2}"
    r"(?!(?:years|months|weeks|days|hours|minutes|seconds|quarters|times|is|was|has"
    r"|as|its|his|this|points|versus|runs|goals)\b)(?:[a-z]{2,}(?<!s)s|people|children|men|women)\b",
    re.IGNORECASE,
)


def find(unit: Unit) -> Iterator[Found]:
    """Errors where both sides are strong evidence; warnings for the rest."""
    found = amounts(unit)
    for source, target in found.pairing.pairs:
        yield from _misread(unit, source, target)
    yield from _exchanged_units(unit.source, found)
    wrong = [one for one in found.contradictions if _is_ours(one)]
    is_weak_alone = _is_one_thing([one for one in wrong if _is_weak_size(one)])
    for one in wrong:
        if one.source is not None and one.target is not None:
            is_sure = _is_of_scores(one) or _is_other_measure(one)
            is_told = is_sure or (is_weak_alone and _is_plain(one))
            if not _is_weak_size(one) or is_told:
                yield _differing(one.fault, one.source, one.target)
            elif one.source.strength is Strength.STRONG and not _is_said(one.source, unit):
                yield _missing(one.source)
        elif one.source is not None:
            yield from _doubled(unit, one.source)
            if one.source.strength is Strength.STRONG and not _is_said(one.source, unit):
                yield _missing(one.source)
        elif one.target is not None and _is_telling(one.target, found):
            yield Found(
                "added",
                {"target": one.target.text},
                target=span(one.target),
                severity=Severity.WARNING,
            )


def _exchanged_units(text: str, found: Amounts) -> Iterator[Found]:
    """每10股派3元 is no '10 yuan for every 3 shares': each unit stands at the other number."""
    pairs = [made for made in found.pairing.pairs if made[0].kind is made[1].kind is Kind.NUMBER]
    without = {
        target.unit: (source, target)
        for source, target in pairs
        if source.unit in ("", ITEM) and target.unit in CURRENCIES | MEASURES
    }
    for source, target in pairs if without else ():
        if source.unit in without and target.unit == "" and not source.is_range:
            one, other = without[source.unit]
            first, last = sorted((one, source), key=lambda quantity: quantity.start)
            if last.start - first.end > _NEAR or _LIST.fullmatch(text, first.end, last.start):
                continue  # 33、34和39岁, 'aged 33, 34 and 39'
            facts = {"source": one.text, "target": other.text}
            yield Found("unit", facts, span(one), span(other), severity=Severity.WARNING)


def _misread(unit: Unit, source: Quantity, target: Quantity) -> Iterator[Found]:
    """The right number, read as something else: 第3号 as 'three', 零下20度 as '20 degrees'."""
    code = ""
    if target.kind is Kind.NUMBER and _is_name_or_rank(source) and "tier" not in unit.target:
        is_labelled = _LABEL.search(unit.target, 0, target.start)
        if not target.unit and not is_labelled and _PLURAL.match(unit.target, target.end):
            code = "count"
    elif target.unit in _DEGREES and (
        source.unit in _DEGREES or unit.source.startswith("度", source.end)
    ):
        below = _BELOW_ZERO.search(unit.source[max(0, source.start - 3) : source.end])
        before = unit.target[max(0, target.start - 9) : target.start].lower()
        around = f"{before}|{unit.target[target.end : target.end + 24].lower()}"
        if bool(below) is not bool(_MINUS.search(around)):
            code = "sign"
    elif _is_turned(unit, source, target):
        code = "sign"
    elif source.kind is target.kind is Kind.ORDINAL and _is_from_other_end(unit, source, target):
        code = "end"
    if code:
        facts = {"source": source.text, "target": target.text}
        yield Found(code, facts, span(source), span(target), severity=Severity.WARNING)


def _is_from_other_end(unit: Unit, source: Quantity, target: Quantity) -> bool:
    """倒数第二 is no 'second', and 第二 no 'second from last'."""
    start, begins = max(0, source.start - _NEAR), max(0, target.start - _NEAR)
    if unit.source.endswith("倒数", 0, source.start):
        return not _SAYS_END.search(unit.target, begins, target.end + _NEAR)
    is_from_end = _FROM_END.match(unit.target, target.end)
    return is_from_end is not None and not _SAYS_END_CHINESE.search(
        unit.source, start, source.end + _NEAR
    )


def _doubled(unit: Unit, source: Quantity) -> Iterator[Found]:
    """半年 is no 'year', nor 半小时 'an hour', where nothing says that it is half of one."""
    if source.low != Fraction(1, 2) or source.is_range or source.unit not in _WHOLE:
        return
    if place := _whole_said(unit.target, source.unit):
        facts = {"source": source.text, "target": place.of(unit.target)}
        yield Found("half", facts, span(source), place, severity=Severity.WARNING)


@lru_cache(maxsize=16)
def _whole_said(target: str, unit: str) -> Span | None:
    said = None if _SAYS_HALF.search(target) else _WHOLE[unit].search(target)
    return Span(*said.span()) if said else None


def _is_turned(unit: Unit, source: Quantity, target: Quantity) -> bool:
    """-2.1% without anything that says minus or less, or 'minus 2.1 percent' for 2.1%."""
    if source.kind not in _SIGNED or source.kind is not target.kind:
        return False
    start, begins = max(0, source.start - 3), max(0, target.start - 9)
    if _NEGATIVE.search(unit.source[start : source.start]):
        return not says_less(unit.target)
    if _NEGATIVE_ENGLISH.search(unit.target[begins : target.start].lower()):
        return not says_less(unit.source)
    return False


def _is_name_or_rank(source: Quantity) -> bool:
    if source.kind is Kind.LITERAL:
        return source.text[:1].isascii() and source.text[:1].isalpha()
    is_counted = source.text.endswith("届") and not source.text.startswith("第")  # 五届金球奖
    return source.kind is Kind.ORDINAL and source.unit not in MEASURES and not is_counted


def _is_ours(one: Contradiction) -> bool:
    quantity = one.source or one.target
    return quantity is not None and quantity.kind not in DATES and one.fault is not Fault.CURRENCY


def _is_weak_size(one: Contradiction) -> bool:
    """Is it a small number in words against another?"""
    return (
        one.source is not None
        and one.target is not None
        and Strength.WEAK in (one.source.strength, one.target.strength)
    )


def _is_other_measure(one: Contradiction) -> bool:
    """两周 and 'two months': the same number, measured on both sides."""
    ends = (one.source, one.target)
    return one.fault is Fault.UNIT and all(end and end.unit in MEASURES for end in ends)


def _is_one_thing(weak: list[Contradiction]) -> bool:
    """Is it one small number against another, or divisions of a law that are both named?"""
    ends = [(one.source, one.target) for one in weak if not _is_of_scores(one)]
    said = {(one.low, one.high, other.low, other.high) for one, other in ends if one and other}
    are_divisions = all(
        {one.unit, other.unit} <= _DIVISIONS for one, other in ends if one and other
    )
    return len(said) == 1 or are_divisions


def _is_of_scores(one: Contradiction) -> bool:
    """Two scores, 3比1 and '3-2': nothing else is written like them."""
    return {side.unit for side in (one.source, one.target) if side} == {SCORE} and bool(one.target)


def _is_plain(one: Contradiction) -> bool:
    """Two small numbers of which each is certainly counted, and that could not both be right."""
    source, target = one.source, one.target
    if source is None or target is None:
        return False
    if source.kind is not target.kind:
        return one.fault is Fault.UNIT and Kind.ORDINAL in (source.kind, target.kind)
    is_apart = _is_apart(source, target) or one.fault is Fault.UNIT
    if not _is_exact(source, target) and not source.is_vague and not target.is_vague:
        is_apart = _is_far(source, target)
    is_measured = source.unit in MEASURES and target.unit in MEASURES
    is_sure = (
        is_measured
        or source.kind in (Kind.ORDINAL, Kind.RATIO, Kind.LITERAL)
        or min(source.low, target.low) >= 2
    )
    return is_sure and (is_apart or (is_measured and source.unit != target.unit))


def _is_apart(source: Quantity, target: Quantity) -> bool:
    """Is it plain that the numbers differ? 上千 (over 1,000) and 'thousands' touch."""
    if not source.is_vague and not target.is_vague:
        return source.kind is not target.kind or (source.low, source.high) != (
            target.low,
            target.high,
        )
    return _is_far(source, target)


def _is_far(source: Quantity, target: Quantity) -> bool:
    (low, high), (least, most) = source.spread(), target.spread()
    return most * _MARGIN < low or high * _MARGIN < least


def _is_exact(source: Quantity, target: Quantity) -> bool:
    """Two numbers, or a range (五六十) and a number inside it (56) that no word makes vague."""
    return source.is_range is target.is_range or Hedge.NONE is source.hedge is target.hedge


def _differing(fault: Fault, source: Quantity, target: Quantity) -> Found:
    facts = {"source": source.text, "value": in_english(source), "target": target.text}
    sure = Strength.WEAK not in (source.strength, target.strength) and _is_apart(source, target)
    new = None
    if fault is Fault.SIZE and not source.is_range and digits(source.low) == digits(target.low):
        new = corrected(target, source.low) if source.kind is target.kind is Kind.NUMBER else None
    place = span(target) if new is None else type(span(target))(new[0], new[1])
    return Found(
        "unit" if fault is Fault.UNIT else "size",
        facts,
        source=span(source),
        target=place,
        fix=new[2] if new else None,
        severity=Severity.ERROR if sure else Severity.WARNING,
    )


def _missing(source: Quantity) -> Found:
    is_large = source.low >= 10_000 or source.unit in CURRENCIES
    sure = is_large or source.kind in (Kind.RATIO, Kind.POINTS, Kind.BASIS_POINTS)
    return Found(
        "missing",
        {"source": source.text, "value": in_english(source)},
        source=span(source),
        severity=Severity.ERROR if sure else Severity.WARNING,
    )


def _is_said(source: Quantity, unit: Unit) -> bool:
    """Does the target say a small whole number in another way ('both'), or name what is counted?"""
    if source.kind is Kind.RATIO:
        return _is_share_said(source, unit.target.lower())
    if source.kind not in (Kind.NUMBER, Kind.ORDINAL) or source.is_range or source.low >= 10_000:
        return False
    if source.low.denominator != 1:
        return False
    if source.low <= 20 and _listed(unit.source, source) >= source.low - 2 > 0:
        return True
    words = _SAID_OTHERWISE.get(int(source.low))
    return words is not None and words.search(unit.target.lower()) is not None


def _is_share_said(source: Quantity, target: str) -> bool:
    if source.low == Fraction(1, 2):
        return re.search(r"\b(?:majority|most)\b", target) is not None
    if source.low == 1:
        return _SAID_OTHERWISE[100].search(target) is not None
    return source.low < Fraction(1, 3) and "a fraction" in target  # 十几分之一


def _listed(text: str, source: Quantity) -> int:
    """How many enumeration commas stand before a number that sums up: 甲、乙、丙3所大学."""
    return text.count("、", max(0, source.start - 160), source.start)


def _is_telling(target: Quantity, found: Amounts) -> bool:
    """Would a number that the source does not have mislead? Small ones are often a paraphrase."""
    if target.strength is Strength.WEAK or not found.source:
        return False
    if any(one.kind is target.kind for one in found.pairing.left):
        return False  # one of the source's waits for a partner, and is spoken of
    if target.kind is Kind.NUMBER and target.low >= _TELLING:
        alike = [one for one in found.source if digits(one.low) == digits(target.low)]
        if any(one.kind is Kind.NUMBER and one.low != target.low for one in alike):
            return True  # the same digits in another size
    return target.kind in (Kind.RATIO, Kind.POINTS, Kind.BASIS_POINTS) or (
        target.kind is Kind.NUMBER and target.low >= 10_000
    )
