"""Percentages, fractions, odds and multiples in English."""

import re
from fractions import Fraction

from app.language.quantities import _english_tables as tables
from app.language.quantities._english_making import (
    AFTER,
    COUNT,
    TO,
    EnglishMaker,
    hedge_before,
    hedge_of,
    span_of_two,
)
from app.language.quantities._english_numerals import WRITTEN, Numeral, read
from app.language.quantities._scan import alternatives
from app.language.quantities._values import Kind, Quantity, Strength

PERCENT = re.compile(
    rf"(?P<low>{WRITTEN})(?:\s?%?{TO}(?P<high>{WRITTEN}))?[\s-]?"
    rf"(?P<unit>percentage[\s-]points?|per\s?cent(?:age)?(?:\spoints?)?|%|‰|pct\.?"
    rf"|basis[\s-]points?|bps?\b|pips?\b|ppm\b)(?P<off>\s(?:off|discount))?{AFTER}"
)
BETWEEN_PERCENT = re.compile(
    rf"\bbetween\s(?P<low>{WRITTEN})(?:\s?(?:%|percent))?\sand\s(?P<high>{WRITTEN})[\s-]?"
    r"(?P<unit>percentage[\s-]points?|per\s?cent|%)(?P<off>\soff)?"
)
SINGLE_PERCENT = re.compile(
    rf"(?P<low>{WRITTEN})[\s-]?(?P<unit>percentage[\s-]points?|per\s?cent|%|basis[\s-]points?)"
    rf"(?P<off>\s(?:off|discount))?{AFTER}"
)
PART_OF_POINT = re.compile(
    r"\b(?P<part>three[\s-]quarters?|(?:a[\s-])?quarter|half)[\s-](?:of\sa\s|an?\s)?(?:percentage[\s-])?points?\b"
)
PER_MILLE = re.compile(
    rf"(?P<low>{WRITTEN})\s(?:parts?\s)?per\s(?P<whole>thousand|mille|million|ten\sthousand|10,000|100,000)\b"
    rf"|\b(?P<one>{COUNT})\sin\s(?:a\s)?(?P<in>hundred|thousand|ten\sthousand|million|billion|1,000|10,000"
    r"|100,000)\b"
)
FRACTION = re.compile(
    rf"(?:(?P<count>\b(?:{COUNT}|a|an))[\s-](?P<part>{alternatives(tables.PARTS)}|"
    rf"{alternatives(part + 's' for part in tables.PARTS if part[-1] not in 'sf')})"
    rf"(?![\s-](?:of\sa\s|a\s)?(?:hundred|thousand|million|billion|trillion)|[a-z]"
    r"|\s(?:in\sa\srow|running|straight|later|ago)\b)"
    rf"|(?P<half>\bhalf)(?![\s-](?:a\s|year|day|hour|century|dozen|thousand|million|billion|trillion|time|way)|-|[a-z]))"
)
ODDS = re.compile(
    rf"\b(?P<part>{COUNT})(?:\s(?:or|to)\s(?P<last>{COUNT}))?\s(?:in|out\sof)(?:\severy)?\s(?P<whole>{COUNT})\b"
    r"(?![\s,.]?\d|%|\s(?:percent|million|billion|thousand|hundred))"
    r"|(?<![\d/.])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/.])"
)
MULTIPLE = re.compile(
    rf"\b(?P<word>{alternatives(tables.MULTIPLES)})\b"
    r"|\b(?P<halved>halved|halving|cut\sin\shalf|fell\sby\shalf|halves)\b"
    rf"|\b(?P<grew>(?:grew|grow|growing|rose|rise|increased?|increasing|up|jumped|surged|expanded)\s(?:by\s)?)?"
    rf"(?P<low>{WRITTEN})(?:{TO}(?P<high>{WRITTEN}))?(?P<half>[\s-]and[\s-]a[\s-]half)?"
    r"[\s-]?(?:of\s)?(?P<times>times|fold)\b"
    r"(?P<more>\s(?:more|higher|larger|greater|faster)\b)?"
)

# Behind 'a third', what makes it a share: a third cheaper, but a third company.
_AFTER_SHARE = re.compile(
    r"\s(?:of|to|as|off|less|more|fewer|lower|higher|cheaper|dearer|larger|bigger|smaller|faster|slower"
    r"|shorter|longer|greater|lighter|heavier|older|younger|better|worse|weaker|stronger)\b|[.,;)]|$"
)


class Shares(EnglishMaker):
    """What the patterns of shares and multiples mean."""

    def percent(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = span_of_two(found)
        if not numeral:
            return None
        unit, hedge = found["unit"], hedge_of(found)
        if unit.startswith(("b", "pip")):
            kind, scale = Kind.BASIS_POINTS, 1
        elif "point" in unit:
            kind, scale = Kind.POINTS, 1
        else:
            kind, scale = Kind.RATIO, {"‰": 1000, "ppm": 10**6}.get(unit, 100)
        low, high = numeral.low / scale, numeral.high / scale
        if found["off"]:
            return [self.of(found, kind, 1 - high, 1 - low, unit="of the price", hedge=hedge)]
        return [self.of(found, kind, low, high, hedge=hedge)]

    def part_of_point(self, found: re.Match[str]) -> list[Quantity]:
        """A quarter-point cut is one of 25 basis points."""
        part = found["part"]
        quarters = 2 if part == "half" else 3 if part.startswith("three") else 1
        return [self.of(found, Kind.POINTS, Fraction(quarters, 4), hedge=hedge_of(found))]

    def per_mille(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = read(found["low"] or found["one"])
        written = found["whole"] or found["in"]
        whole = Numeral(Fraction(1000), Fraction(1000)) if written == "mille" else read(written)
        if written in tables.LARGE | tables.HUNDRED:
            whole = read(f"a {written}")
        if not numeral or not whole:
            return None
        return [self.of(found, Kind.RATIO, numeral.low / whole.low)]

    def fraction(self, found: re.Match[str]) -> list[Quantity] | None:
        if found["half"]:
            return [self.of(found, Kind.RATIO, Fraction(1, 2), hedge=hedge_of(found))]
        part, count = found["part"], found["count"]
        whole = tables.PARTS.get(part) or tables.PARTS[part.removesuffix("s")]
        number = 1 if count in ("a", "an") else int(read(count).low)  # type: ignore[union-attr]
        if number > 1 and part in tables.LARGE_PARTS:
            return None  # the 10 millionth vehicle
        is_ordinal = count in ("a", "an") and part not in ("half", "quarter")
        is_share = _AFTER_SHARE.match(self.key, found.end())
        if is_ordinal and not is_share and not hedge_before(found):
            return None  # a third company
        if number > whole:
            return None
        return [self.of(found, Kind.RATIO, Fraction(number, whole), hedge=hedge_of(found))]

    def odds(self, found: re.Match[str]) -> list[Quantity] | None:
        part = read(found["part"] or found["over"])
        whole = read(found["whole"] or found["under"])
        last = read(found["last"]) if found["last"] else part
        if not part or not whole or not last or not part.low <= last.low < whole.low:
            return None
        ends = part.low / whole.low, last.low / whole.low
        return [self.of(found, Kind.RATIO, *ends, strength=Strength.WEAK)]

    def multiple(self, found: re.Match[str]) -> list[Quantity] | None:
        if found["word"]:
            word = found["word"]
            strength = Strength.WEAK if word in ("double", "triple", "twice") else Strength.STRONG
            return [
                self.of(
                    found,
                    Kind.MULTIPLE,
                    tables.MULTIPLES[word],
                    hedge=hedge_of(found),
                    strength=strength,
                )
            ]
        if found["halved"]:
            return [self.of(found, Kind.MULTIPLE, Fraction(1, 2))]
        numeral = span_of_two(found)
        if not numeral:
            return None
        added = 1 if found["grew"] or found["more"] else 0  # 'grew three times': to 3 or to 4
        half = Fraction(1, 2) if found["half"] else 0
        strength = Strength.STRONG if numeral.has_digits or added else Strength.WEAK
        return [
            self.of(
                found,
                Kind.MULTIPLE,
                numeral.low + half,
                numeral.high + half + added,
                hedge=hedge_of(found),
                strength=strength,
                is_vague=added > 0,
            )
        ]
