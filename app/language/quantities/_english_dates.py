"""Dates, parts of the year and periods in English."""

import re

from app.language.quantities import _english_tables as tables
from app.language.quantities._making import Maker
from app.language.quantities._scan import DIGITS, Family, alternatives
from app.language.quantities._values import Hedge, Kind, Quantity, Strength

_TO = r"(?:\s?[-–—~]\s?|\s(?:to|through|until)\s)"
_FULL = alternatives(name for name in tables.MONTHS if name != "may")
_SHORT = alternatives(tables.SHORT_MONTHS)
_MONTH = rf"(?:{_FULL}|may|(?:{_SHORT})\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,]\d|%)(?:st|nd|rd|th)?"
_NO_YEAR = (
    "yuan|rmb|people|percent|thousand|million|billion|trillion|bn\\b|mn\\b|km\\b|tons|meters|dollars"
    "|households|companies"
)
_YEAR = rf"(?:1[89]\d\d|20\d\d|21\d\d)(?![\d]|,\d{{3}}|\.\d|%|\s?(?:{_NO_YEAR}))"
_NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{alternatives(tables.ORDINALS)}|twenty-(?:first|second))"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven"

PLAN = re.compile(rf"\b(?P<n>{_NTH})[\s-]five[\s-]year[\s-](?:plan|program)")
CENTURY = re.compile(
    rf"\b(?P<n>{_NTH})[\s-](?:century|centuries)\b"
    r"|\bthis\scentury\b|\bof\s(?:the\s)?(?P<last>last)\scentury\b"
)
COHORT = re.compile(
    r"\bborn\s(?:in|during|after)\s(?:the\s)?(?P<n>(?:19|20)\d[05]|[’'‘][0-9]0)(?:s)?\b"
    r"(?:\s(?:and|or)\s(?:the\s)?(?P<also>(?:19|20)\d[05]|[’'‘][0-9]0)s?\b)?"
    r"|\bpost-?[’'‘]?(?P<post>(?:19|20)?\d[05])s?\b|[’'‘]?(?P<kids>[0-9][05])s\sgeneration"
)
DECADE = re.compile(
    r"\bthe\s(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b|"
    r"(?:the\s)?(?<![\d$])(?P<n>(?:1[5-9]|20)\d0)[’']?s\b|[’'‘](?P<short>\d0)s\b"
)
ISO = re.compile(
    r"(?<![\d-])(?P<y>(?:19|20)\d\d)[-/](?P<m>0?[1-9]|1[0-2])[-/](?P<d>[0-3]?\d)(?![\d-])"
)
TWO_QUARTERS = re.compile(
    r"\b(?P<one>first|second|third)\s(?:and|or|to|through)\s(?:the\s)?(?P<other>second|third|fourth)"
    r"\squarters\b"
)
QUARTER = re.compile(
    r"\b(?:the\s)?(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter(?!s|-final|\scentury)"
    r"|\b(?P<final>final)\squarter(?!s|-final)|\blast\squarter(?=\sof\s)"
    r"|\bq(?P<q>[1-4])\b|\b(?P<q2>[1-4])q(?:[’']?(?P<y2>\d\d(?:\d\d)?))?(?![a-z\d])|\bfirst\s(?P<to>two|three|four)\squarters"
)
HALF = re.compile(
    rf"\b(?P<n>first|second|latter|last|next|coming|remaining)[\s-]half\b(?!\s(?:hour|century|mile|of\s(?:{_MONTH})\b))|\bh(?P<h>[12])\b"
    r"|\b(?P<six>first|last)\ssix\smonths(?:\sof)?"
)
FIRST_MONTHS = re.compile(rf"\bfirst\s(?P<n>{_SMALL}|\d{{1,2}})\smonths")
MONTH_DAY = re.compile(
    rf"\b(?P<m>{_MONTH})\s(?P<d>{_DAY})(?:{_TO}(?:(?P<m2>{_MONTH})\s)?(?P<d2>{_DAY}))?"
    rf"(?:,?\s(?P<y>{_YEAR}))?"
)
NINE_ELEVEN = re.compile(r"(?<![\d/])(?P<m>9)/(?P<d>11)(?![\d/])")
DAY_MONTH = re.compile(
    rf"(?<![\d.,])(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?\s(?:of\s)?(?P<m>{_MONTH})\b(?:,?\s(?P<y>{_YEAR}))?"
)
MONTHS = re.compile(
    rf"\b(?P<m>{_MONTH}){_TO}(?P<m2>{_MONTH})(?:,?\s(?:of\s)?(?P<y>{_YEAR}))?\b"
    rf"|\b(?P<one>{_FULL}|(?:{_SHORT})\b\.?)(?:,?\s(?:of\s)?(?P<y1>{_YEAR}))?(?![a-z])"
    rf"|\bmay,?\s(?:of\s)?(?P<y2>{_YEAR})|(?:(?<=[a-z,]\s)|(?<=mid-))(?P<may>may)\b"
)
YEARS = re.compile(
    rf"(?<![\d.,$¥€£#/])(?<!\d-)(?P<low>{_YEAR})(?:{_TO}(?P<high>{_YEAR}|\d\d(?![\d,.]\d|\d)))?(?![\d]|s\b|-\d)"
)
PART = re.compile(
    rf"\b(?:the\s)?(?P<half>first|second|latter)\shalf\sof\s(?=(?:{_MONTH})\b)|"
    r"\b(?:(?P<by>by\s)|(?P<after>after\s))?(?:the\s)?(?P<n>early|mid-?\s?to\slate|early\sto\smid|early-?\s?to\smid|beginning\sof|start\sof|mid-?|middle\sof|end\sof|end-|late|year[\s-]end|year[’']s[\s-]end|close\sof)"
    r"(?=[\s-]?(?:\d{4}|the\syear|this\syear|next\syear|last\syear|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)|\b)"
)
WEEKDAY = re.compile(rf"\b(?P<n>{alternatives(tables.WEEKDAYS)})s?\b")
CLOCK = re.compile(
    r"\b(?P<half>half|(?:a\s)?quarter)\spast\s(?P<past>one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|1[0-2]|[1-9])\b|"
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-4])[:h](?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d)(?:\s?[ap]\.?m\b\.?)?"
    r"|(?<![\d.:])(?P<h2>1[0-2]|[1-9])\s?(?:[ap]\.?m\b\.?|o[’']clock)"
)
# Where a match can begin, at little cost: a set of first characters, then what has to be there.
_MONTH_STARTS = re.compile(r"[adfjmnos](?<=\b.)(?:pr|ug|ec|eb|an|u[ln]|a[ry]|ov|ct|ep)")
_YEAR_STARTS = re.compile(r"[12](?<!\d.)(?=[890]\d|1\d)")
_DECADE_STARTS = re.compile(r"[t\d’'‘](?<=(?=the\s|\d{4}[’']?s|[’'‘]\d0s).)")
_PART_STARTS = re.compile(
    r"[abceflmsty](?<=\b.)(?:he\s|irst\s|econd\s|atter\s|y\s|fter\s|arl|id|egin|tart|nd|ate|ear|lose)"
)
_CLOCK_STARTS = re.compile(r"[ahq\d](?<=(?=half\s|a\sq|quarter\s|\d{1,2}[:h]|\d{1,2}\s?[apo]).)")

# What the patterns need, so that most of them are not tried on most texts.
_ANY_MONTH = (*tables.MONTHS, *(f"{name}{end}" for name in tables.SHORT_MONTHS for end in " ."))
_IN_ISO = ("/", *(f"{digit}-" for digit in DIGITS))
_IN_PART = ("early", "beginning", "start", "mid", "end", "late", "close", "half of")
_IN_CLOCK = (
    " past ", ":", "clock", ".m", " am", "pm",
    *(digit + end for digit in DIGITS for end in ("h", "am"))
)  # fmt: skip
_OF_A_YEAR = re.compile(r"\s(?:of\s)?(?:last|this|next)\syear\b")
_BEFORE_MONTHS = frozenset(
    (
        "in",
        "since",
        "by",
        "of",
        "from",
        "until",
        "till",
        "last",
        "this",
        "next",
        "early",
        "late",
        "through",
        "between",
        "and",
        "to",
        "during",
        "january",
        "february",
        "every",
        "each",
    )
)


class Reader(Maker):
    """Makes quantities of dates."""

    def _date(
        self, found: re.Match[str], month: int, other_month: str | None
    ) -> list[Quantity] | None:
        groups = found.groupdict()
        if groups.get("m") == "may" and self.text[found.start("m")] != "M":
            return None  # nobody under 16 may
        if self.key.endswith("long ", 0, found.start()):
            return None  # the rocket Long March 5
        day = _number(groups["d"])
        last = _number(groups["d2"]) if groups.get("d2") else day
        parts = [self.of(found, Kind.MONTH, month)]
        if other_month:
            parts.append(self.of(found, Kind.MONTH, _month(other_month)))
            parts += [self.of(found, Kind.DAY, day), self.of(found, Kind.DAY, last)]
        elif last < day or day > 31:
            return None
        else:
            parts.append(self.of(found, Kind.DAY, day, last))
        if groups.get("y"):
            parts.append(self.of(found, Kind.YEAR, int(groups["y"])))
        return parts

    def _months(self, found: re.Match[str]) -> list[Quantity] | None:
        low = _month(found["m"] or found["one"] or "may")
        high = _month(found["m2"]) if found["m2"] else low
        if found["may"] and self.text[found.start()] != "M":
            return None  # 'it may', not 'in May'
        if (found["one"] or "").startswith("mar") and not found["y1"]:
            before = self.text[max(0, found.start() - 12) : found.start()].lower().split()
            is_dated = _OF_A_YEAR.match(self.text, found.end())
            if not is_dated and (not before or before[-1].strip(",(") not in _BEFORE_MONTHS):
                return None  # the Long March
        if high < low:
            months = [self.of(found, Kind.MONTH, low), self.of(found, Kind.MONTH, high)]
        else:
            months = [self.of(found, Kind.MONTH, low, high)]
        year = found["y"] or found["y1"] or found["y2"]
        return [*months, self.of(found, Kind.YEAR, int(year))] if year else months

    def _years(self, found: re.Match[str]) -> list[Quantity] | None:
        low, high = int(found["low"]), found["high"]
        last = low if not high else int(high) if len(high) == 4 else low // 100 * 100 + int(high)
        return [self.of(found, Kind.YEAR, low, last)] if last >= low else None

    def _century(self, found: re.Match[str]) -> list[Quantity]:
        if not found["n"]:
            number = 20 if found["last"] else 21
            return [self.of(found, Kind.CENTURY, number, strength=Strength.WEAK)]
        return [self.of(found, Kind.CENTURY, _nth(found["n"]))]

    def _cohort(self, found: re.Match[str]) -> list[Quantity]:
        written = (found["n"] or found["post"] or found["kids"], found["also"])
        return [self.of(found, Kind.COHORT, _in_full(_number(one))) for one in written if one]

    def _decade(self, found: re.Match[str]) -> list[Quantity]:
        if found["word"]:
            return [self.of(found, Kind.DECADE, 1900 + tables.TENS[found["word"][:-3] + "y"])]
        return [self.of(found, Kind.DECADE, _in_full(int(found["n"] or found["short"])))]

    def _two_quarters(self, found: re.Match[str]) -> list[Quantity]:
        return [self.of(found, Kind.QUARTER, _nth(found[name])) for name in ("one", "other")]

    def _quarter(self, found: re.Match[str]) -> list[Quantity]:
        if found["to"]:
            last = tables.ONES[found["to"]]
            return [self.of(found, Kind.QUARTER, 1, last)]
        short = found["q"] or found["q2"]
        number = int(short) if short else _nth(found["n"]) if found["n"] else 4
        quarter = [self.of(found, Kind.QUARTER, number)]
        if year := found["y2"]:  # 4Q19
            quarter.append(self.of(found, Kind.YEAR, int(year) % 100 + 2000))
        return quarter

    def _half(self, found: re.Match[str]) -> list[Quantity]:
        number = found["h"] or ("1" if (found["n"] or found["six"]) == "first" else "2")
        return [self.of(found, Kind.HALF, int(number))]

    def _first_months(self, found: re.Match[str]) -> list[Quantity]:
        written = found["n"]
        last = int(written) if written.isdigit() else tables.ONES[written]
        return [self.of(found, Kind.MONTH, 1, last)]

    def _part(self, found: re.Match[str]) -> list[Quantity]:
        if half := found["half"]:
            ends = (1, 2) if half == "first" else (2, 3)
            return [self.of(found, Kind.PART, *ends, strength=Strength.WEAK)]
        name = found["n"]
        if "to" in name.split():
            ends = (1, 2) if name.startswith("early") else (2, 3)
            return [self.of(found, Kind.PART, *ends, strength=Strength.WEAK)]
        part = 1 if name.startswith(("early", "beg", "start")) else 2 if "mid" in name else 3
        hedge = Hedge.UNDER if found["by"] else Hedge.OVER if found["after"] else Hedge.NONE
        return [self.of(found, Kind.PART, part, hedge=hedge, strength=Strength.WEAK)]

    def _clock(self, found: re.Match[str]) -> list[Quantity]:
        if past := found["past"]:
            hour = int(past) if past.isdigit() else tables.ONES[past]
            minutes = 30 if found["half"] == "half" else 15
            return [self.of(found, Kind.TIME, hour % 12 * 60 + minutes, strength=Strength.WEAK)]
        hour, minutes = int(found["h"] or found["h2"]), int(found["m"] or 0)
        return [self.of(found, Kind.TIME, hour % 12 * 60 + minutes, strength=Strength.WEAK)]


def _number(written: str) -> int:
    return int("".join(filter(str.isdigit, written)))


def _in_full(year: int) -> int:
    """A year that may be written with its last two digits only."""
    return year if year >= 100 else year + (1900 if year >= 30 else 2000)


def _nth(written: str) -> int:
    if written[0].isdigit():
        return _number(written)
    tens, _, ones = written.rpartition("-")
    return (tables.TENS[tens] if tens else 0) + tables.ORDINALS[ones]


def _month(written: str) -> int:
    written = written.rstrip(".")
    return tables.MONTHS.get(written) or tables.SHORT_MONTHS[written]


FAMILIES: tuple[Family, ...] = (
    Family(PLAN, lambda reader, found: [reader.of(found, Kind.PLAN, _nth(found["n"]))], ("five",)),
    Family(CENTURY, Reader._century, ("centur",)),
    Family(COHORT, Reader._cohort, ("born", "post", "generation")),
    Family(DECADE, Reader._decade, ("0s", "0's", "0’s", "ties"), _DECADE_STARTS),
    Family(ISO, lambda reader, found: reader._date(found, int(found["m"]), None), _IN_ISO),
    Family(TWO_QUARTERS, Reader._two_quarters, ("quarters",)),
    Family(QUARTER, Reader._quarter, ("quarter", "q")),
    Family(HALF, Reader._half, ("half", "h1", "h2", "six")),
    Family(FIRST_MONTHS, Reader._first_months, ("first",)),
    Family(NINE_ELEVEN, lambda reader, found: reader._date(found, 9, None), ("9/11",)),
    Family(
        MONTH_DAY,
        lambda reader, found: reader._date(found, _month(found["m"]), found["m2"]),
        _ANY_MONTH,
        _MONTH_STARTS,
    ),
    Family(
        DAY_MONTH, lambda reader, found: reader._date(found, _month(found["m"]), None), _ANY_MONTH
    ),
    Family(MONTHS, Reader._months, _ANY_MONTH),
    Family(YEARS, Reader._years, ("18", "19", "20", "21"), _YEAR_STARTS),
    Family(PART, Reader._part, _IN_PART, _PART_STARTS),
    Family(
        WEEKDAY,
        lambda reader, found: [reader.of(found, Kind.WEEKDAY, tables.WEEKDAYS[found["n"]])],
        ("day",),
    ),
    Family(CLOCK, Reader._clock, _IN_CLOCK, _CLOCK_STARTS),
)
"""The patterns, the surest first, each with what it means."""
