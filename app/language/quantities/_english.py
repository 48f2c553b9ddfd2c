"""Quantities in English."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from app.language.quantities import _english_lengths as lengths
from app.language.quantities import _english_shares as shares
from app.language.quantities import _english_tables as tables
from app.language.quantities._english_dates import FAMILIES as DATES
from app.language.quantities._english_dates import Reader as Dates
from app.language.quantities._english_lengths import Lengths
from app.language.quantities._english_making import AFTER, TO, hedge_of, span_of_two
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
from app.language.quantities._values import Kind, Quantity, Strength
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


class _Reader(Shares, Lengths):
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
        Family(lengths.LAP, _Reader.lap, (":", "minute")),
        Family(lengths.TIMED, _Reader.timed, ("minute",), _STARTS),
        Family(lengths.FEET, _Reader.feet, ("feet", "foot", " ft", "-ft"), _STARTS),
        Family(
            lengths.OFTEN,
            _Reader.often,
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
        Family(lengths.HALF_UNIT, _Reader.half_unit, ("half", "quarter")),
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
            lengths.ONE_UNIT,
            _Reader.one_unit,
            ("a year", "a month", "a week", "a day", "an hour", "a minute", "century"),
        ),
        Family(lengths.AGE, _Reader.age, ("in ",)),
        Family(lengths.DECADES, _Reader.decades, ("decade", "centuries")),
        Family(_BETWEEN, _Reader._amount, ("between",)),
        Family(_AMOUNT, _Reader._amount, starts=_STARTS),
        Family(_SINGLE, _Reader._amount, starts=_STARTS),
    )
)
