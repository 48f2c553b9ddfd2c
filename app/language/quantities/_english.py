"""Quantities in English."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from app.language.quantities import _english_tables as tables
from app.language.quantities._english_dates import Reader as Dates
from app.language.quantities._english_numerals import WRITTEN, Numeral, read
from app.language.quantities._scan import NO_NUMBERS, Handler, Scan, alternatives
from app.language.quantities._values import Hedge, Kind, Quantity, Strength
from app.language.scripts import fold
from app.language.spans import Span

_BEFORE = (
    rf"(?P<before>\b(?:{alternatives(w for w in tables.BEFORE if w[0].isalpha())})\s|[~≈<>]\s?)?"
)
_AFTER = (
    rf"(?P<after>\+|-plus\b|\s(?:{alternatives(w for w in tables.AFTER if w[0].isalpha())})\b)?"
)
_SIGN = alternatives(tables.PREFIXED_CURRENCIES)
_MONEY = rf"(?:(?P<money>{_SIGN})\s?)?"
_TO = r"(?:\s?[-—–~]\s?|\s(?:to|or)\s)"
_GLUED = alternatives(("km", "kg", "cm", "mm", "nm", "mg", "mw", "gw", "kw", "ml", "l", "°c"))
_UNIT = (
    rf"(?:[\s-](?:worth\sof\s|in\s|of\s)?(?P<unit>{alternatives(tables.CURRENCIES)}"
    rf"|{alternatives(tables.MEASURES)})(?![a-z])|(?P<glued>{_GLUED})(?![a-z]))?"
)
_COUNT = r"one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}"

_PERCENT = re.compile(
    rf"{_BEFORE}(?P<low>{WRITTEN})(?:\s?%?{_TO}(?P<high>{WRITTEN}))?[\s-]?"
    rf"(?P<unit>percentage[\s-]points?|per\s?cent(?:age)?(?:\spoints?)?|%|‰|pct\.?"
    rf"|basis[\s-]points?|bps?\b)(?P<off>\s(?:off|discount))?{_AFTER}"
)
_PER_MILLE = re.compile(rf"(?P<low>{WRITTEN})\sper\s(?P<whole>thousand|mille)")
_FRACTION = re.compile(
    rf"{_BEFORE}(?:(?P<count>\b(?:{_COUNT}|a|an))[\s-](?P<part>{alternatives(tables.PARTS)}|"
    rf"{alternatives(part + 's' for part in tables.PARTS if part[-1] not in 'sf')})"
    rf"(?![\s-](?:of\sa\s|a\s)?(?:hundred|thousand|million|billion|trillion)|[a-z])"
    rf"|(?P<half>\bhalf)(?![\s-](?:a\s|year|day|hour|century|dozen|million|time|way)|-|[a-z]))"
)
_ODDS = re.compile(
    rf"\b(?P<part>{_COUNT})\s(?:in|out\sof)(?:\severy)?\s(?P<whole>{_COUNT})\b"
    r"(?![\s,.]?\d|%|\s(?:percent|million|billion|thousand|hundred))"
    r"|(?<![\d/.])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/.])"
)
_MULTIPLE = re.compile(
    rf"\b(?P<word>{alternatives(tables.MULTIPLES)})\b"
    r"|\b(?P<halved>halved|halving|cut\sin\shalf|fell\sby\shalf|halves)\b"
    rf"|\b(?P<grew>(?:grew|grow|growing|rose|rise|increased?|increasing|up|jumped|surged|expanded)\s(?:by\s)?)?"
    rf"{_BEFORE}(?P<low>{WRITTEN})(?:{_TO}(?P<high>{WRITTEN}))?[\s-]?(?:of\s)?(?P<times>times|fold)\b"
    r"(?P<more>\s(?:more|higher|larger|greater|faster)\b)?"
)
_ORDINAL = re.compile(
    rf"(?<![\d.,])(?P<digits>\d{{1,6}})(?:st|nd|rd|th)\b"
    rf"|\b(?P<tens>{alternatives(tables.TENS)})[\s-](?P<ones>{alternatives(list(tables.ORDINALS)[:9])})\b"
    rf"|\b(?P<word>{alternatives(tables.ORDINALS)})\b"
    r"|(?:\bno\.|\bnumber|\bnos\.|#)\s?(?P<number>\d{1,6})(?![\d.,]\d)"
)
_LITERAL = re.compile(
    r"(?<![a-z0-9.$¥€£,-])(?:[a-z]{1,10}-?\d{1,6}[a-z0-9]{0,4}(?:-\d{1,4})?|\d{1,4}[a-z]{1,3})(?![a-z0-9.%])"
)
_NOT_LITERAL = frozenset(
    ["st", "nd", "rd", "th", "bn", "mn", "tn", "k", "m", "s", *tables.MEASURES]
)
_BETWEEN = re.compile(
    rf"\bbetween\s{_MONEY}(?P<low>{WRITTEN})\sand\s(?:(?P<money2>{_SIGN})\s?)?(?P<high>{WRITTEN})"
    rf"{_UNIT}"
)
_DECADES = re.compile(rf"{_BEFORE}(?:(?P<low>{WRITTEN})\s|(?P<half>half\s)?a\s)?decades?\b")
_AMOUNT = re.compile(
    rf"{_BEFORE}{_MONEY}(?P<low>{WRITTEN})(?:{_TO}(?:(?P<money2>{_SIGN})\s?)?(?P<high>{WRITTEN}))?"
    rf"(?P<plus>\+|-plus\b)?{_UNIT}{_AFTER}"
)
_SINGLE = re.compile(rf"{_BEFORE}{_MONEY}(?P<low>{WRITTEN})(?P<plus>\+|-plus\b)?{_UNIT}{_AFTER}")


def read_english(text: str, masks: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities of an English text, in their order.

    Numerals inside `masks` (names and terms) are not read. Time is linear.

    >>> [(q.text, str(q.low), q.unit) for q in read_english("It raised RMB 1.8 billion.")]
    [('RMB 1.8 billion', '1800000000', 'CNY')]
    """
    reader = _Reader(text)
    return Scan(reader.key, masks).run(reader.families())


class _Reader:
    """What each pattern means."""

    def __init__(self, text: str) -> None:
        self.text, self.key = text, fold(text.replace("\u2011", "-"))  # no-break hyphen
        self.dates = Dates(text)

    def families(self) -> Iterator[tuple[re.Pattern[str], Handler]]:
        yield NO_NUMBERS, lambda _: ()
        yield from self.dates.families()
        yield _PERCENT, self._percent
        yield _PER_MILLE, self._per_mille
        yield _MULTIPLE, self._multiple
        yield _FRACTION, self._fraction
        yield _ODDS, self._odds
        yield _ORDINAL, self._ordinal
        yield _LITERAL, self._literal
        yield _DECADES, self._decades
        yield _BETWEEN, self._amount
        yield _AMOUNT, self._amount
        yield _SINGLE, self._amount

    def _of(
        self,
        found: re.Match[str],
        kind: Kind,
        low: Fraction | int,
        high: Fraction | int | None = None,
        *,
        unit: str = "",
        hedge: Hedge = Hedge.NONE,
        strength: Strength = Strength.STRONG,
    ) -> Quantity:
        start, end = found.span()
        low = Fraction(low)
        last = low if high is None else Fraction(high)
        return Quantity(start, end, kind, low, last, unit, hedge, strength, self.text[start:end])

    def _percent(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = _range(found)
        if not numeral:
            return None
        unit, hedge = found["unit"], _hedge(found)
        if unit.startswith("b"):
            kind, scale = Kind.BASIS_POINTS, 1
        elif "point" in unit:
            kind, scale = Kind.POINTS, 1
        else:
            kind, scale = Kind.RATIO, 1000 if unit == "‰" else 100
        low, high = numeral.low / scale, numeral.high / scale
        if found["off"]:
            return [self._of(found, kind, 1 - high, 1 - low, unit="of the price", hedge=hedge)]
        return [self._of(found, kind, low, high, hedge=hedge)]

    def _per_mille(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = read(found["low"])
        return [self._of(found, Kind.RATIO, numeral.low / 1000)] if numeral else None

    def _fraction(self, found: re.Match[str]) -> list[Quantity] | None:
        if found["half"]:
            return [self._of(found, Kind.RATIO, Fraction(1, 2), hedge=_hedge(found))]
        part, count = found["part"], found["count"]
        whole = tables.PARTS.get(part) or tables.PARTS[part.removesuffix("s")]
        number = 1 if count in ("a", "an") else int(read(count).low)  # type: ignore[union-attr]
        is_ordinal = count in ("a", "an") and part not in ("half", "quarter")
        following = self.key[found.end() : found.end() + 4]
        if is_ordinal and not following.startswith((" of ", " to ", ".", ",")):
            return None  # a third company
        if number > whole:
            return None
        return [self._of(found, Kind.RATIO, Fraction(number, whole), hedge=_hedge(found))]

    def _odds(self, found: re.Match[str]) -> list[Quantity] | None:
        part = read(found["part"] or found["over"])
        whole = read(found["whole"] or found["under"])
        if not part or not whole or part.low >= whole.low:
            return None
        return [self._of(found, Kind.RATIO, part.low / whole.low, strength=Strength.WEAK)]

    def _multiple(self, found: re.Match[str]) -> list[Quantity] | None:
        if found["word"]:
            word = found["word"]
            strength = Strength.WEAK if word in ("double", "triple", "twice") else Strength.STRONG
            return [self._of(found, Kind.MULTIPLE, tables.MULTIPLES[word], strength=strength)]
        if found["halved"]:
            return [self._of(found, Kind.MULTIPLE, Fraction(1, 2))]
        numeral = _range(found)
        if not numeral:
            return None
        added = 1 if found["grew"] or found["more"] else 0  # 'grew three times': to 3 or to 4
        strength = Strength.STRONG if numeral.has_digits or added else Strength.WEAK
        return [
            self._of(
                found,
                Kind.MULTIPLE,
                numeral.low,
                numeral.high + added,
                hedge=_hedge(found),
                strength=strength,
            )
        ]

    def _ordinal(self, found: re.Match[str]) -> list[Quantity] | None:
        digits = found["digits"] or found["number"]
        if digits:
            return [self._of(found, Kind.ORDINAL, int(digits))]
        if found["tens"]:
            value = tables.TENS[found["tens"]] + tables.ORDINALS[found["ones"]]
        else:
            value = tables.ORDINALS[found["word"]]
        return [self._of(found, Kind.ORDINAL, value, strength=Strength.WEAK)]

    def _literal(self, found: re.Match[str]) -> list[Quantity] | None:
        digits = re.search(r"\d+", found.group())
        letters = re.sub(r"[\d-]+", "", found.group())
        if not digits or letters in tables.PREFIXED_CURRENCIES:
            return None
        is_screen = found.group() in ("2k", "4k", "8k")
        if found.group()[0].isdigit() and letters in _NOT_LITERAL and not is_screen:
            return None
        return [self._of(found, Kind.LITERAL, int(digits.group()))]

    def _decades(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = read(found["low"]) if found["low"] else None
        if found.group().endswith("s") and not numeral:
            return None
        years = 5 if found["half"] else 10 * (numeral.low if numeral else 1)
        return [
            self._of(
                found,
                Kind.NUMBER,
                years,
                unit="year",
                hedge=_hedge(found),
                strength=Strength.WEAK,
            )
        ]

    def _amount(self, found: re.Match[str]) -> list[Quantity] | None:
        groups = found.groupdict()
        numeral = _range(found)
        if not numeral or _two_currencies(groups):
            return None
        unit = found["unit"] or found["glued"] or ""
        prefixed = groups.get("money") or groups.get("money2") or ""
        currency = tables.PREFIXED_CURRENCIES.get(prefixed) or tables.CURRENCIES.get(unit)
        is_strong = (
            (numeral.has_digits and numeral.high)
            or numeral.has_large
            or currency
            or numeral.low >= 100
        )
        return [
            self._of(
                found,
                Kind.NUMBER,
                numeral.low,
                numeral.high,
                unit=currency or tables.MEASURES.get(unit, ""),
                hedge=_hedge(found),
                strength=Strength.STRONG if is_strong else Strength.WEAK,
            )
        ]


def _two_currencies(groups: dict[str, str | None]) -> bool:
    """$1 to RMB 7.0 is a rate, no range."""
    one, other = groups.get("money"), groups.get("money2")
    signs = tables.PREFIXED_CURRENCIES
    return bool(one and other and signs[one] != signs[other])


def _range(found: re.Match[str]) -> Numeral | None:
    """The numeral of a match, or the range of its two: in 3 to 5 billion both share the unit."""
    low = read(found["low"])
    if not low or not found.groupdict().get("high"):
        return low
    high = read(found["high"])
    if not high:
        return None
    start = low.low
    scale = next((n for word, n in tables.LARGE.items() if found["high"].endswith(word)), 1)
    if not low.has_large and start * scale <= high.high:
        start *= scale
    if start > high.high:
        return None
    return Numeral(
        start, high.high, low.has_digits or high.has_digits, low.has_large or high.has_large
    )


def _hedge(found: re.Match[str]) -> Hedge:
    groups = found.groupdict()
    if groups.get("plus"):
        return Hedge.OVER
    if after := groups.get("after"):
        return tables.AFTER[after.strip()]
    if before := groups.get("before"):
        return tables.BEFORE[before.strip()]
    return Hedge.NONE
