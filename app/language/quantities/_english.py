"""Quantities in English."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from app.language.quantities import _english_tables as tables
from app.language.quantities._english_dates import Reader as Dates
from app.language.quantities._english_numerals import WRITTEN, Numeral, read
from app.language.quantities._scan import NO_NUMBERS, Family, Scan, alternatives
from app.language.quantities._values import Hedge, Kind, Quantity, Strength
from app.language.scripts import fold
from app.language.spans import Span

# Looked for behind a found number, not before each word of the text: that is five times as fast.
_BEFORE = re.compile(
    rf"(?:\b(?P<word>{alternatives(w for w in tables.BEFORE if w[0].isalpha())})\s"
    r"|(?P<sign>[~≈<>])\s?)$"
)
_LONGEST = max(map(len, tables.BEFORE)) + 2
_AFTER = (
    rf"(?P<after>\+|-plus\b|\s(?:{alternatives(w for w in tables.AFTER if w[0].isalpha())})\b)?"
)
_SIGN = alternatives(tables.PREFIXED_CURRENCIES)
_MONEY = rf"(?:(?P<money>{_SIGN})\s?)?"
_TO = r"(?:\s?[-—–~]\s?|\s(?:to|or)\s)"
_GLUED = alternatives(
    ("km", "kg", "cm", "mm", "nm", "mg", "mw", "gw", "kw", "ml", "l", "°c", "gb", "tb", "mb", "kwh")
)
_UNIT = (
    rf"(?:[\s-](?:worth\sof\s|in\s|of\s)?(?P<unit>{alternatives(tables.CURRENCIES)}"
    rf"|{alternatives(tables.MEASURES)})(?![a-z])|(?P<glued>{_GLUED})(?![a-z]))?"
)
_COUNT = r"one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}"

_PERCENT = re.compile(
    rf"(?P<low>{WRITTEN})(?:\s?%?{_TO}(?P<high>{WRITTEN}))?[\s-]?"
    rf"(?P<unit>percentage[\s-]points?|per\s?cent(?:age)?(?:\spoints?)?|%|‰|pct\.?"
    rf"|basis[\s-]points?|bps?\b)(?P<off>\s(?:off|discount))?{_AFTER}"
)
_BETWEEN_PERCENT = re.compile(
    rf"\bbetween\s(?P<low>{WRITTEN})(?:\s?(?:%|percent))?\sand\s(?P<high>{WRITTEN})[\s-]?"
    r"(?P<unit>percentage[\s-]points?|per\s?cent|%)(?P<off>\soff)?"
)
_SINGLE_PERCENT = re.compile(
    rf"(?P<low>{WRITTEN})[\s-]?(?P<unit>percentage[\s-]points?|per\s?cent|%|basis[\s-]points?)"
    rf"(?P<off>\s(?:off|discount))?{_AFTER}"
)
_PER_MILLE = re.compile(
    rf"(?P<low>{WRITTEN})\s(?:parts?\s)?per\s(?P<whole>thousand|mille|million|ten\sthousand|10,000|100,000)\b"
    rf"|\b(?P<one>{_COUNT})\sin\s(?:a\s)?(?P<in>hundred|thousand|ten\sthousand|million|billion|1,000|10,000"
    r"|100,000)\b"
)
_FRACTION = re.compile(
    rf"(?:(?P<count>\b(?:{_COUNT}|a|an))[\s-](?P<part>{alternatives(tables.PARTS)}|"
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
    rf"(?P<low>{WRITTEN})(?:{_TO}(?P<high>{WRITTEN}))?[\s-]?(?:of\s)?(?P<times>times|fold)\b"
    r"(?P<more>\s(?:more|higher|larger|greater|faster)\b)?"
)
_NUMBERED = re.compile(
    r"\b(?:chapter|article|section|part|volume|phase|step|clause|paragraph|appendix|annex|tier|world\swar)[\s-]"
    rf"(?:(?P<digits>\d{{1,4}})(?![\d.,]\d|%)|(?P<word>{alternatives(tables.ONES)}|{alternatives(tables.TENS)})"
    rf"(?:-(?P<ones>{alternatives(tables.ONES)}))?|(?P<roman>[ivx]{{1,6}}))\b"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ORDINAL = re.compile(
    rf"(?<![\d.,])(?P<digits>\d{{1,6}})(?:st|nd|rd|th)\b"
    rf"|\b(?P<tens>{alternatives(tables.TENS)})[\s-](?P<ones>{alternatives(list(tables.ORDINALS)[:9])})\b"
    rf"|\b(?P<word>{alternatives(tables.ORDINALS)})\b"
    r"|(?:\bno\.|\bnumber|\bnos\.|#)\s?(?P<number>\d{1,6})(?![\d.,]\d)"
)
_GROUP = re.compile(r"\bgroup\sof\s(?P<n>two|five|seven|eight|ten|twenty|7|8|10|20|77)\b")
_LITERAL = re.compile(
    r"(?<![a-z0-9.$¥€£,-])(?:pm\s?2\.5|[a-z]{1,10}-?\d{1,6}[a-z0-9]{0,4}(?:-\d{1,4})?|\d{1,4}[a-z]{1,3})(?![a-z0-9.%])"
)
_NOT_LITERAL = frozenset(
    ["st", "nd", "rd", "th", "bn", "mn", "tn", "k", "m", "s", *tables.MEASURES]
)
_BETWEEN = re.compile(
    rf"\bbetween\s{_MONEY}(?P<low>{WRITTEN})\sand\s(?:(?P<money2>{_SIGN})\s?)?(?P<high>{WRITTEN})"
    rf"{_UNIT}"
)
_DIVISIBLE = (
    "year|month|hour|day|week|century|decade|minute|mile|meter|metre|kilometer|kilometre|acre"
    "|hectare|ton|tonne|kilogram|kilo|liter|litre|pound|foot|inch"
)
_HALF_UNIT = re.compile(
    rf"(?:\b(?P<low>{_COUNT}|an?)[\s-](?P<first>{_DIVISIBLE})s?[\s-]and[\s-]a[\s-]half\b"
    rf"|\b(?P<count>{_COUNT})[\s-]and[\s-]a[\s-]half[\s-](?P<unit>{_DIVISIBLE}|centurie)s?\b"
    rf"|\bhalf[\s-](?:an?[\s-])?(?P<one>{_DIVISIBLE})(?![a-z])"
    r"|\b(?P<quarters>a|three)[\s-]quarters?[\s-]of[\s-]an?[\s-](?P<of>hour|century|mile))"
)
_ONE_UNIT = re.compile(
    r"(?:(?<=after\s)|(?<=within\s)|(?<=for\s)|(?<=nearly\s)|(?<=almost\s)|(?<=over\s)|(?<=than\s))"
    r"an?\s(?P<unit>year|month|week|day|hour|minute|century)\b(?!\sand)"
    r"|\ban?\s(?P<unit2>year|month|week|day|hour|minute|century)(?=\s(?:later|ago|earlier|old\b))"
    r"|\b(?:a|the\s(?:past|last))\s(?P<unit3>century)\b(?!\sand)"
)
_AGE = re.compile(
    r"\bin\s(?:his|her|their|its|my|our|your|the)\s(?:early\s|mid-?\s?|late\s)?"
    rf"(?:(?P<digits>[1-9]0)[’']?s|(?P<word>{alternatives(w[:-1] + 'ies' for w in tables.TENS)}))\b"
)
_DECADES = re.compile(rf"(?:(?P<low>{WRITTEN})\s|(?P<half>half\s)?a\s)?decades?\b")
_AMOUNT = re.compile(
    rf"{_MONEY}(?P<low>{WRITTEN})(?:{_TO}(?:(?P<money2>{_SIGN})\s?)?(?P<high>{WRITTEN}))?"
    rf"(?P<plus>\+|-plus\b)?{_UNIT}{_AFTER}"
)
_SINGLE = re.compile(rf"{_MONEY}(?P<low>{WRITTEN})(?P<plus>\+|-plus\b)?{_UNIT}{_AFTER}")


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

    def families(self) -> Iterator[Family]:
        yield Family(NO_NUMBERS, lambda _: ())
        yield from self.dates.families()
        yield Family(_BETWEEN_PERCENT, self._percent, ("between",))
        yield Family(_PERCENT, self._percent, ("%", "‰", "per", "pct", "basis", "bp"))
        yield Family(_SINGLE_PERCENT, self._percent, ("%", "per", "basis"))
        yield Family(_PER_MILLE, self._per_mille, ("per ", " in "))
        yield Family(_HALF_UNIT, self._half_unit, ("half", "quarter"))
        yield Family(
            _MULTIPLE,
            self._multiple,
            (
                "times",
                "fold",
                "bl",
                "doub",
                "trip",
                "twice",
                "thrice",
                "halv",
                "half",
                "quad",
                "quint",
            ),
        )
        yield Family(_FRACTION, self._fraction, ("hal", "third", "quarter", "th"))
        yield Family(_ODDS, self._odds, (" in ", "out of", "/"))
        yield Family(_NUMBERED, self._numbered)
        yield Family(_ORDINAL, self._ordinal)
        yield Family(_GROUP, self._group, ("group",))
        yield Family(_LITERAL, self._literal)
        yield Family(_ONE_UNIT, self._one_unit)
        yield Family(_AGE, self._age, ("in ",))
        yield Family(_DECADES, self._decades, ("decade",))
        yield Family(_BETWEEN, self._amount, ("between",))
        yield Family(_AMOUNT, self._amount)
        yield Family(_SINGLE, self._amount)

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
        is_vague: bool = False,
    ) -> Quantity:
        start, end = found.span()
        if hedge is not Hedge.NONE and (before := _before(found)):
            start = before.start()
        low = Fraction(low)
        last = low if high is None else Fraction(high)
        text = self.text[start:end]
        return Quantity(start, end, kind, low, last, unit, hedge, strength, text, is_vague)

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
        numeral = read(found["low"] or found["one"])
        written = found["whole"] or found["in"]
        whole = Numeral(Fraction(1000), Fraction(1000)) if written == "mille" else read(written)
        if written in tables.LARGE | tables.HUNDRED:
            whole = read(f"a {written}")
        if not numeral or not whole:
            return None
        return [self._of(found, Kind.RATIO, numeral.low / whole.low)]

    def _fraction(self, found: re.Match[str]) -> list[Quantity] | None:
        if found["half"]:
            return [self._of(found, Kind.RATIO, Fraction(1, 2), hedge=_hedge(found))]
        part, count = found["part"], found["count"]
        whole = tables.PARTS.get(part) or tables.PARTS[part.removesuffix("s")]
        number = 1 if count in ("a", "an") else int(read(count).low)  # type: ignore[union-attr]
        is_ordinal = count in ("a", "an") and part not in ("half", "quarter")
        following = self.key[found.end() : found.end() + 4]
        is_share = not following or following.startswith((" of ", " to ", ".", ",", ";", ")"))
        if is_ordinal and not is_share and not _before(found):
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
            return [
                self._of(
                    found,
                    Kind.MULTIPLE,
                    tables.MULTIPLES[word],
                    hedge=_hedge(found),
                    strength=strength,
                )
            ]
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
                is_vague=added > 0,
            )
        ]

    def _numbered(self, found: re.Match[str]) -> list[Quantity]:
        if found["digits"]:
            return [self._of(found, Kind.ORDINAL, int(found["digits"]))]
        if found["word"]:
            value = (tables.ONES | tables.TENS)[found["word"]]
            return [self._of(found, Kind.ORDINAL, value + tables.ONES.get(found["ones"] or "", 0))]
        signs = [_ROMAN[sign] for sign in found["roman"]] + [0]
        places = itertools.pairwise(signs)
        value = sum(-one if one < following else one for one, following in places)
        return [self._of(found, Kind.ORDINAL, value)]

    def _ordinal(self, found: re.Match[str]) -> list[Quantity] | None:
        digits = found["digits"] or found["number"]
        if digits:
            return [self._of(found, Kind.ORDINAL, int(digits))]
        if found["tens"]:
            value = tables.TENS[found["tens"]] + tables.ORDINALS[found["ones"]]
        else:
            value = tables.ORDINALS[found["word"]]
        return [self._of(found, Kind.ORDINAL, value, strength=Strength.WEAK)]

    def _group(self, found: re.Match[str]) -> list[Quantity]:
        numeral = read(found["n"])
        number = int(numeral.low) if numeral else 0
        return [replace(self._of(found, Kind.LITERAL, number), text=f"G{number}")]

    def _literal(self, found: re.Match[str]) -> list[Quantity] | None:
        digits = re.search(r"\d+", found.group())
        letters = re.sub(r"[\d-]+", "", found.group())
        if digits and letters == "f" and found.group()[0].isdigit():
            return [self._of(found, Kind.NUMBER, int(digits.group()), unit="storey")]
        if not digits or letters in tables.PREFIXED_CURRENCIES:
            return None
        is_screen = found.group() in ("2k", "4k", "8k")
        if found.group()[0].isdigit() and letters in _NOT_LITERAL and not is_screen:
            return None
        return [self._of(found, Kind.LITERAL, int(digits.group()))]

    def _half_unit(self, found: re.Match[str]) -> list[Quantity] | None:
        written = found["low"] or found["count"]
        numeral = None if written in (None, "a", "an") else read(written)
        whole = 0 if written is None else numeral.low if numeral else 1
        unit = found["first"] or found["unit"] or found["one"] or found["of"]
        value = whole + Fraction(1, 2)
        if quarters := found["quarters"]:
            value = Fraction(1 if quarters == "a" else 3, 4)
        unit, size = ("year", 10) if unit == "decade" else (unit, 1)
        unit = "century" if unit == "centurie" else tables.MEASURES.get(unit, unit)
        hedge, weak = _hedge(found), Strength.WEAK
        return [self._of(found, Kind.NUMBER, value * size, unit=unit, hedge=hedge, strength=weak)]

    def _one_unit(self, found: re.Match[str]) -> list[Quantity]:
        unit = found["unit"] or found["unit2"] or found["unit3"]
        hedge, weak = _hedge(found), Strength.WEAK
        return [self._of(found, Kind.NUMBER, 1, unit=unit, hedge=hedge, strength=weak)]

    def _age(self, found: re.Match[str]) -> list[Quantity]:
        word = found["word"]
        low = int(found["digits"]) if found["digits"] else tables.TENS[word[:-3] + "y"]
        return [
            self._of(
                found,
                Kind.NUMBER,
                low,
                unit="year",
                hedge=Hedge.OVER,
                strength=Strength.WEAK,
            )
        ]

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
                is_vague=numeral.is_vague,
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


def _before(found: re.Match[str]) -> re.Match[str] | None:
    """The hedge before a number."""
    return _BEFORE.search(found.string, max(0, found.start() - _LONGEST), found.start())


def _hedge(found: re.Match[str]) -> Hedge:
    groups = found.groupdict()
    if groups.get("plus"):
        return Hedge.OVER
    if after := groups.get("after"):
        return tables.AFTER[after.strip()]
    if before := _before(found):
        return tables.BEFORE[before["word"] or before["sign"]]
    return Hedge.NONE
