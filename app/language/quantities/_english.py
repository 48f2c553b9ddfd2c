"""Quantities in English."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from app.language.quantities import _english_shares as shares
from app.language.quantities import _english_tables as tables
from app.language.quantities._english_dates import FAMILIES as DATES
from app.language.quantities._english_dates import Reader as Dates
from app.language.quantities._english_making import AFTER, COUNT, TO, hedge_of, span_of_two
from app.language.quantities._english_numerals import WRITTEN, read
from app.language.quantities._english_shares import Shares
from app.language.quantities._measures import SCORE
from app.language.quantities._scan import (
    DIGITS,
    NO_NUMBERS,
    Families,
    Family,
    Scan,
    alternatives,
    group,
)
from app.language.quantities._values import Hedge, Kind, Quantity, Strength
from app.language.scripts import fold
from app.language.spans import Span

_SIGN = alternatives(tables.PREFIXED_CURRENCIES)
_MONEY = rf"(?:(?P<money>{_SIGN})\s?)?"
_GLUED = alternatives(
    ("km", "kg", "cm", "mm", "nm", "mg", "mw", "gw", "kw", "ml", "l", "°c", "gb", "tb", "mb", "kwh")
)
_UNIT = (
    r"(?:[\s-](?:worth\sof\s|(?:in|of|consecutive|straight|successive|full|whole|more|additional|long)\s)?"
    rf"(?P<unit>{alternatives(tables.CURRENCIES)}|{alternatives(tables.MEASURES)})(?![a-z])|(?P<glued>{_GLUED})(?![a-z]))?"
)

_NUMBERED_PARTS = (
    "chapter", "article", "section", "part", "volume", "phase", "step", "clause", "paragraph",
    "appendix", "annex", "item", "tier", "grade", "world war",
)  # fmt: skip
_DIVISIONS = {
    "chapter": "chapter", "article": "article", "section": "section", "paragraph": "paragraph",
    "item": "numbered item",
}  # fmt: skip
_NUMBERED = re.compile(
    rf"\b(?:{alternatives(_NUMBERED_PARTS)})[\s-]"
    rf"(?:(?P<digits>\d{{1,4}})(?![\d.,]\d|%)|(?P<word>{alternatives(tables.ONES)}|{alternatives(tables.TENS)})"
    rf"(?:-(?P<ones>{alternatives(tables.ONES)}))?|(?P<roman>[ivx]{{1,6}}))\b"
)
# What the patterns need, so that most of them are not tried on most texts.
_IN_PERCENT = ("%", "‰", "percent", "per cent", "pct", "basis", "bp", "pip", "ppm")
_IN_PER_MILLE = (
    "per thousand", "per mill", "per ten", "per 10", "in hundred", "in thousand", "in ten",
    "in mill", "in bill", "in 1,", "in 10", "in a ",
)  # fmt: skip
_IN_MULTIPLE = (
    "times", "fold", "double", "doubling", "tripl", "treb", "quadrupl", "quintupl", "twice",
    "thrice", "halv", "in half", "by half",
)  # fmt: skip
_IN_ODDS = ("out of", "/", *tuple(f"{count} in " for count in (*list(tables.ONES)[1:11], *DIGITS)))
_IN_ORDINAL = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "teenth", "tieth", "hundredth", "no.", "nos.", "number", "#",
    "1st", "2nd", "3rd", "lionth", "andth", *(f"{digit}th" for digit in DIGITS),
)  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ORDINAL = re.compile(
    rf"(?<![\d.,])(?P<digits>\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,6}})"
    r"(?:st|nd|rd|th|[\s-](?P<scale>thousand|million|billion)th)\b"
    rf"|\b(?P<tens>{alternatives(tables.TENS)})[\s-](?P<ones>{alternatives(list(tables.ORDINALS)[:9])})\b"
    rf"|\b(?P<word>{alternatives(tables.ORDINALS)})\b"
    r"|(?:\bno\.|\bnumber|\bnos\.|#)\s?(?P<number>\d{1,6})(?![\d.,]\d)"
)
# Where an ordinal can begin: the first letters of a word, a digit, a sign.
_ORDINAL_WORDS = (*tables.ORDINALS, *tables.TENS)
_ORDINAL_STARTS = re.compile(
    rf"[\d#n{''.join(sorted({word[0] for word in _ORDINAL_WORDS}))}](?:(?<=[\d#])\d*"
    rf"|(?<=\b.)(?:{alternatives({word[1:3] for word in _ORDINAL_WORDS})}|o[.s]|um))"
)
_SCORE = re.compile(r"(?<![\d$¥€£.,:–-])(\d{1,3})[-–](\d{1,3})(?![\d:%–-]|[.,]\d|\s?[a-z]*illion)")
# 1:58.83, as times are written in sport; twice a day, which is compared with 每日两次.
_LAP = re.compile(
    r"(?<![\d:.])(?P<m>\d{1,2})(?::|\sminutes?,?\s(?:and\s)?)(?P<s>\d{1,2}\.\d{1,3})(?!\d)(?:\sseconds)?"
    r"|(?<![\d:.])(?P<late>2[5-9]|[3-5]\d):(?P<s2>[0-5]\d)(?![\d:])"  # no time of day
)
# A numeral of a length in parts; short, so that time stays linear where no part follows.
_SHORT = (
    rf"(?:\d{{1,4}}|(?:(?:{alternatives(tables.TENS)})[\s-])?(?:{alternatives(tables.ONES)})"
    rf"|{alternatives(tables.TENS)}|an?)"
)
_TIMED = re.compile(
    rf"\b(?:(?P<h>{_SHORT})\shours?,?\s(?:and\s)?)?(?P<m>{_SHORT})\sminutes?,?\s(?:and\s)?"
    rf"(?P<s>{_SHORT})\sseconds?\b"
    rf"|\b(?P<h2>{_SHORT})\shours?,?\s(?:and\s)?(?P<m2>{_SHORT})\sminutes?\b"
)
_FEET = re.compile(
    rf"\b(?P<ft>{_SHORT})[\s-](?:feet|foot|ft)[\s-](?P<in>{_SHORT})"
    r"(?:[\s-](?:inch|inches|in)\b|(?=[\s-]tall|[\s.,]|$))"
)
_OFTEN = re.compile(
    rf"\b(?:(?P<word>once|twice|thrice)|(?P<low>{WRITTEN})\stimes)\s"
    r"(?:(?:an?|per|each|every)\s(?P<per>day|week|month|year|night)\b|(?P<ly>dai|week|month|year)ly\b)"
)
_OFTEN_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_TURN = re.compile(
    r"\s(?:(?:consecutive|straight|successive)\s)?(year|month|week|day|hour|minute|century)\b"
)
_GROUP = re.compile(r"\bgroup\sof\s(?P<n>two|five|seven|eight|ten|twenty|7|8|10|20|77)\b")
_LITERAL = re.compile(
    r"(?<![a-z0-9.$¥€£,-])(?:pm\s?2\.5|t\+\d|[a-z]{1,10}+-?\d{1,6}[a-z0-9]{0,4}(?:-\d{1,4})?|\d{1,4}[a-z]{1,3})(?![a-z0-9.%])"
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
    rf"(?:\b(?P<low>{COUNT}|an?)[\s-](?P<first>{_DIVISIBLE})s?[\s-]and[\s-]a[\s-]half\b"
    rf"|\b(?P<count>{COUNT})[\s-]and[\s-]a[\s-]half[\s-](?P<unit>{_DIVISIBLE}|centurie)s?\b"
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
_DECADES = re.compile(
    rf"(?:(?P<low>{WRITTEN})\s|(?P<half>half\s)?a\s(?!decades))?decades?\b|\bcenturies\b"
)
_BEGIN = r"(?=[\d$¥€£abcdefhmnoprstuz])(?:(?<![a-z])|(?=\d))"
_SIGNS = "".join(sign for sign in tables.PREFIXED_CURRENCIES if len(sign) == 1)
# Where an amount can begin: looked for alone, since the whole pattern is costly to try everywhere.
_STARTS = re.compile(
    rf"{_BEGIN}(?:"
    rf"\d+|[{_SIGNS}]|(?:{alternatives([*tables.ONES, *tables.TENS])})(?![a-z])"
    rf"|(?:{alternatives(set(tables.PREFIXED_CURRENCIES) - set(_SIGNS))})|half|several"
    r"|a\s(?:few|couple)|tens\s|scores|dozens?|hundreds|thousands|[mbt]r?illions"
    r"|(?<![a-z]-)(?:hundred-)?(?:thousand|[mbt]r?illion)(?=-[a-z])"
    r"|(?:an?|every|per)\s(?=hundred|thousand|[mbt]r?illion|dozen|quarter|hour|minute)|three[\s-]quarter)"
)
_AMOUNT = re.compile(
    rf"{_BEGIN}{_MONEY}(?P<low>{WRITTEN})(?:{TO}(?:(?P<money2>{_SIGN})\s?)?(?P<high>{WRITTEN}))?"
    rf"(?P<plus>\+|-plus\b)?{_UNIT}{AFTER}"
)
_SINGLE = re.compile(rf"{_BEGIN}{_MONEY}(?P<low>{WRITTEN})(?P<plus>\+|-plus\b)?{_UNIT}{AFTER}")


def read_english(text: str, masks: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities of an English text, in their order.

    Numerals inside `masks` (names and terms) are not read. Time is linear.

    >>> [(q.text, str(q.low), q.unit) for q in read_english("It raised RMB 1.8 billion.")]
    [('RMB 1.8 billion', '1800000000', 'CNY')]
    """
    reader = _Reader(text)
    return Scan(reader.key, masks).run(reader, _FAMILIES)


class _Reader(Shares):
    """What each pattern means."""

    def __init__(self, text: str) -> None:
        super().__init__(text, fold(text.replace("\u2011", "-")))  # the hyphen that does not break
        self.dates = Dates(text, self.key)

    def _numbered(self, found: re.Match[str]) -> list[Quantity]:
        label = found.group().split()[0].split("-")[0]
        unit = _DIVISIONS.get(label, "")
        if found["digits"]:
            return [self.of(found, Kind.ORDINAL, int(found["digits"]), unit=unit)]
        if found["word"]:
            value = (tables.ONES | tables.TENS)[found["word"]]
            value += tables.ONES.get(found["ones"] or "", 0)
            return [self.of(found, Kind.ORDINAL, value, unit=unit)]
        signs = [_ROMAN[sign] for sign in found["roman"]] + [0]
        places = itertools.pairwise(signs)
        value = sum(-one if one < following else one for one, following in places)
        return [self.of(found, Kind.ORDINAL, value, unit=unit)]

    def _ordinal(self, found: re.Match[str]) -> list[Quantity] | None:
        digits = (found["digits"] or found["number"] or "").replace(",", "")
        turn = _TURN.match(self.key, found.end())
        unit = turn[1] if turn else ""
        if digits:
            value = int(digits) * tables.LARGE.get(found["scale"] or "", 1)
            return [self.of(found, Kind.ORDINAL, value, unit=unit)]
        if found["tens"]:
            value = tables.TENS[found["tens"]] + tables.ORDINALS[found["ones"]]
        else:
            value = tables.ORDINALS[found["word"]]
        return [self.of(found, Kind.ORDINAL, value, unit=unit, strength=Strength.WEAK)]

    def _score(self, found: re.Match[str]) -> list[Quantity] | None:
        """3-1; 1-3 is a range as well, and read as one."""
        points = int(found[1]), int(found[2])
        if points[0] < points[1]:
            return None
        return [
            self.of(found, Kind.NUMBER, one, unit=SCORE, strength=Strength.WEAK) for one in points
        ]

    def _lap(self, found: re.Match[str]) -> list[Quantity]:
        value = 60 * int(found["m"] or found["late"]) + Fraction(found["s"] or found["s2"])
        return [self.of(found, Kind.NUMBER, value, unit="second")]

    def _timed(self, found: re.Match[str]) -> list[Quantity] | None:
        hours, minutes, seconds = (
            _count(found[name] or found[f"{name}2"] if name != "s" else found["s"])
            for name in ("h", "m", "s")
        )
        whole = 60 * hours + minutes
        if found["s"]:
            return [self.of(found, Kind.NUMBER, 60 * whole + seconds, unit="second")]
        return [self.of(found, Kind.NUMBER, whole, unit="minute", hedge=hedge_of(found))]

    def _feet(self, found: re.Match[str]) -> list[Quantity] | None:
        """Five feet four inches, six-foot-six."""
        value = _count(found["ft"]) + _count(found["in"]) / 12
        return [self.of(found, Kind.NUMBER, value, unit="ft")]

    def _often(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = read(found["low"]) if found["low"] else None
        low = numeral.low if numeral else _OFTEN_WORDS.get(found["word"] or "")
        if low is None:
            return None
        high = numeral.high if numeral else None
        per = found["per"] or found["ly"].replace("dai", "day")
        weak = Strength.WEAK
        return [self.of(found, Kind.NUMBER, low, high, unit=f"times a {per}", strength=weak)]

    def _group(self, found: re.Match[str]) -> list[Quantity]:
        numeral = read(found["n"])
        number = int(numeral.low) if numeral else 0
        return [replace(self.of(found, Kind.LITERAL, number), text=f"G{number}")]

    def _literal(self, found: re.Match[str]) -> list[Quantity] | None:
        digits = re.search(r"\d+", found.group())
        letters = re.sub(r"[\d-]+", "", found.group())
        if digits and letters == "f" and found.group()[0].isdigit():
            return [self.of(found, Kind.NUMBER, int(digits.group()), unit="storey")]
        if not digits or letters in tables.PREFIXED_CURRENCIES:
            return None
        if letters == "magnitude":
            return [self.of(found, Kind.NUMBER, int(digits.group()))]
        is_screen = found.group() in ("2k", "4k", "8k")
        if found.group()[0].isdigit() and letters in _NOT_LITERAL and not is_screen:
            return None
        return [self.of(found, Kind.LITERAL, int(digits.group()))]

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
        hedge, weak = hedge_of(found), Strength.WEAK
        return [self.of(found, Kind.NUMBER, value * size, unit=unit, hedge=hedge, strength=weak)]

    def _one_unit(self, found: re.Match[str]) -> list[Quantity]:
        unit = found["unit"] or found["unit2"] or found["unit3"]
        hedge, weak = hedge_of(found), Strength.WEAK
        return [self.of(found, Kind.NUMBER, 1, unit=unit, hedge=hedge, strength=weak)]

    def _age(self, found: re.Match[str]) -> list[Quantity]:
        word = found["word"]
        low = int(found["digits"]) if found["digits"] else tables.TENS[word[:-3] + "y"]
        return [
            self.of(
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
            low, high = (20, 99) if found.group() == "decades" else (200, 990)
            weak = Strength.WEAK
            return [
                self.of(found, Kind.NUMBER, low, high, unit="year", strength=weak, is_vague=True)
            ]
        years = 5 if found["half"] else 10 * (numeral.low if numeral else 1)
        return [
            self.of(
                found,
                Kind.NUMBER,
                years,
                unit="year",
                hedge=hedge_of(found),
                strength=Strength.WEAK,
            )
        ]

    def _amount(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = span_of_two(found)
        money, money2 = group(found, "money"), group(found, "money2")
        if not numeral or _two_currencies(money, money2):
            return None
        unit = found["unit"] or found["glued"] or ""
        if not unit and self.key[max(0, found.start() - 5) : found.start()] == "aged ":
            unit = "year"
        prefixed = money or money2 or ""
        currency = tables.PREFIXED_CURRENCIES.get(prefixed) or tables.CURRENCIES.get(unit)
        is_strong = (
            (numeral.has_digits and numeral.high)
            or numeral.has_large
            or currency
            or numeral.low >= 100
        )
        return [
            self.of(
                found,
                Kind.NUMBER,
                numeral.low,
                numeral.high,
                unit=currency or tables.MEASURES.get(unit, ""),
                hedge=hedge_of(found),
                strength=Strength.STRONG if is_strong else Strength.WEAK,
                is_vague=numeral.is_vague,
            )
        ]


def _count(written: str | None) -> Fraction:
    """What is counted of a part of a length, 0 if it is not there."""
    numeral = read(written) if written else None
    return numeral.low if numeral else Fraction(1 if written else 0)


def _two_currencies(one: str | None, other: str | None) -> bool:
    """$1 to RMB 7.0 is a rate, no range."""
    signs = tables.PREFIXED_CURRENCIES
    return bool(one and other and signs[one] != signs[other])


def _of_dates(family: Family) -> Family:
    """A family of dates, handled by the reader of dates."""
    handle = family.handle
    return family._replace(handle=lambda reader, found: handle(reader.dates, found))


_FAMILIES = Families(
    (
        *NO_NUMBERS,
        Family(_LAP, _Reader._lap, (":", "minute")),
        Family(_TIMED, _Reader._timed, ("minute",), _STARTS),
        Family(_FEET, _Reader._feet, ("feet", "foot", " ft", "-ft"), _STARTS),
        Family(
            _OFTEN,
            _Reader._often,
            (
                "once",
                "twice",
                "thrice",
                "times a",
                "times per",
                "times e",
                "times daily",
                "times weekly",
                "times monthly",
                "times yearly",
            ),
        ),
        *(_of_dates(family) for family in DATES),
        Family(
            _SCORE, _Reader._score, tuple(f"{digit}{dash}" for digit in DIGITS for dash in "-–")
        ),
        Family(shares.PART_OF_POINT, _Reader.part_of_point, ("point",)),
        Family(shares.BETWEEN_PERCENT, _Reader.percent, ("between",)),
        Family(shares.PERCENT, _Reader.percent, _IN_PERCENT, _STARTS),
        Family(shares.SINGLE_PERCENT, _Reader.percent, _IN_PERCENT, _STARTS),
        Family(shares.PER_MILLE, _Reader.per_mille, _IN_PER_MILLE),
        Family(_HALF_UNIT, _Reader._half_unit, ("half", "quarter")),
        Family(
            shares.MULTIPLE,
            _Reader.multiple,
            _IN_MULTIPLE,
        ),
        Family(shares.FRACTION, _Reader.fraction, tuple(tables.PARTS)),
        Family(shares.ODDS, _Reader.odds, _IN_ODDS),
        Family(_NUMBERED, _Reader._numbered, _NUMBERED_PARTS),
        Family(_ORDINAL, _Reader._ordinal, _IN_ORDINAL, _ORDINAL_STARTS),
        Family(_GROUP, _Reader._group, ("group",)),
        Family(_LITERAL, _Reader._literal, DIGITS),
        Family(
            _ONE_UNIT,
            _Reader._one_unit,
            ("a year", "a month", "a week", "a day", "an hour", "a minute", "century"),
        ),
        Family(_AGE, _Reader._age, ("in ",)),
        Family(_DECADES, _Reader._decades, ("decade", "centuries")),
        Family(_BETWEEN, _Reader._amount, ("between",)),
        Family(_AMOUNT, _Reader._amount, starts=_STARTS),
        Family(_SINGLE, _Reader._amount, starts=_STARTS),
    )
)
