"""Lengths of time and of things in English: in parts, halved, as ages and decades."""

import re
from fractions import Fraction

from app.language.quantities import _english_tables as tables
from app.language.quantities._english_making import COUNT, EnglishMaker, hedge_of
from app.language.quantities._english_numerals import WRITTEN, read
from app.language.quantities._scan import alternatives
from app.language.quantities._values import Hedge, Kind, Quantity, Strength

# 1:58.83, as times are written in sport.
LAP = re.compile(
    r"(?<![\d:.])(?P<m>\d{1,2})(?::|\sminutes?,?\s(?:and\s)?)(?P<s>\d{1,2}\.\d{1,3})(?!\d)(?:\sseconds)?"
    r"|(?<![\d:.])(?P<late>2[5-9]|[3-5]\d):(?P<s2>[0-5]\d)(?![\d:])"  # no time of day
)
# A numeral of a length in parts; short, so that time stays linear where no part follows.
_SHORT = (
    rf"(?:\d{{1,4}}|(?:(?:{alternatives(tables.TENS)})[\s-])?(?:{alternatives(tables.ONES)})"
    rf"|{alternatives(tables.TENS)}|an?)"
)
TIMED = re.compile(
    rf"\b(?:(?P<h>{_SHORT})\shours?,?\s(?:and\s)?)?(?P<m>{_SHORT})\sminutes?,?\s(?:and\s)?"
    rf"(?P<s>{_SHORT})\sseconds?\b"
    rf"|\b(?P<h2>{_SHORT})\shours?,?\s(?:and\s)?(?P<m2>{_SHORT})\sminutes?\b"
)
FEET = re.compile(
    rf"\b(?P<ft>{_SHORT})[\s-](?:feet|foot|ft)[\s-](?P<in>{_SHORT})"
    r"(?:[\s-](?:inch|inches|in)\b|(?=[\s-]tall|[\s.,]|$))"
)
# Twice a day, which is compared with 每日两次.
OFTEN = re.compile(
    rf"\b(?:(?P<word>once|twice|thrice)|(?P<low>{WRITTEN})\stimes)\s"
    r"(?:(?:an?|per|each|every)\s(?P<per>day|week|month|year|night)\b|(?P<ly>dai|week|month|year)ly\b)"
)
_OFTEN_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_DIVISIBLE = (
    "year|month|hour|day|week|century|decade|minute|mile|meter|metre|kilometer|kilometre|acre"
    "|hectare|ton|tonne|kilogram|kilo|liter|litre|pound|foot|inch"
)
HALF_UNIT = re.compile(
    rf"(?:\b(?P<low>{COUNT}|an?)[\s-](?P<first>{_DIVISIBLE})s?[\s-]and[\s-]a[\s-]half\b"
    rf"|\b(?P<count>{COUNT})[\s-]and[\s-]a[\s-]half[\s-](?P<unit>{_DIVISIBLE}|centurie)s?\b"
    rf"|\bhalf[\s-](?:an?[\s-])?(?P<one>{_DIVISIBLE})(?![a-z])"
    r"|\b(?P<quarters>a|three)[\s-]quarters?[\s-]of[\s-]an?[\s-](?P<of>hour|century|mile))"
)
ONE_UNIT = re.compile(
    r"(?:(?<=after\s)|(?<=within\s)|(?<=for\s)|(?<=nearly\s)|(?<=almost\s)|(?<=over\s)|(?<=than\s))"
    r"an?\s(?P<unit>year|month|week|day|hour|minute|century)\b(?!\sand)"
    r"|\ban?\s(?P<unit2>year|month|week|day|hour|minute|century)(?=\s(?:later|ago|earlier|old\b))"
    r"|\b(?:a|the\s(?:past|last))\s(?P<unit3>century)\b(?!\sand)"
)
AGE = re.compile(
    r"\bin\s(?:his|her|their|its|my|our|your|the)\s(?:early\s|mid-?\s?|late\s)?"
    rf"(?:(?P<digits>[1-9]0)[’']?s|(?P<word>{alternatives(w[:-1] + 'ies' for w in tables.TENS)}))\b"
)
DECADES = re.compile(
    rf"(?:(?P<low>{WRITTEN})\s|(?P<half>half\s)?a\s(?!decades))?decades?\b|\bcenturies\b"
)


class Lengths(EnglishMaker):
    """What the patterns of lengths mean."""

    def lap(self, found: re.Match[str]) -> list[Quantity]:
        value = 60 * int(found["m"] or found["late"]) + Fraction(found["s"] or found["s2"])
        return [self.of(found, Kind.NUMBER, value, unit="second")]

    def timed(self, found: re.Match[str]) -> list[Quantity] | None:
        hours, minutes, seconds = (
            _count(found[name] or found[f"{name}2"] if name != "s" else found["s"])
            for name in ("h", "m", "s")
        )
        whole = 60 * hours + minutes
        if found["s"]:
            return [self.of(found, Kind.NUMBER, 60 * whole + seconds, unit="second")]
        return [self.of(found, Kind.NUMBER, whole, unit="minute", hedge=hedge_of(found))]

    def feet(self, found: re.Match[str]) -> list[Quantity] | None:
        """Five feet four inches, six-foot-six."""
        value = _count(found["ft"]) + _count(found["in"]) / 12
        return [self.of(found, Kind.NUMBER, value, unit="ft")]

    def often(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = read(found["low"]) if found["low"] else None
        low = numeral.low if numeral else _OFTEN_WORDS.get(found["word"] or "")
        if low is None:
            return None
        high = numeral.high if numeral else None
        per = found["per"] or found["ly"].replace("dai", "day")
        weak = Strength.WEAK
        return [self.of(found, Kind.NUMBER, low, high, unit=f"times a {per}", strength=weak)]

    def half_unit(self, found: re.Match[str]) -> list[Quantity] | None:
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

    def one_unit(self, found: re.Match[str]) -> list[Quantity]:
        unit = found["unit"] or found["unit2"] or found["unit3"]
        hedge, weak = hedge_of(found), Strength.WEAK
        return [self.of(found, Kind.NUMBER, 1, unit=unit, hedge=hedge, strength=weak)]

    def age(self, found: re.Match[str]) -> list[Quantity]:
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

    def decades(self, found: re.Match[str]) -> list[Quantity] | None:
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


def _count(written: str | None) -> Fraction:
    """What is counted of a part of a length, 0 if it is not there."""
    numeral = read(written) if written else None
    return numeral.low if numeral else Fraction(1 if written else 0)
