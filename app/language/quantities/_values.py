"""What a quantity is, on either side."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What is counted or named by a number."""

    NUMBER = "number"
    RATIO = "ratio"  # a percentage or a fraction: 0.3 for 30 %
    POINTS = "percentage points"
    BASIS_POINTS = "basis points"
    MULTIPLE = "multiple"  # what the old value is multiplied by: 3 for 增长了两倍, tripled
    ORDINAL = "ordinal"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    QUARTER = "quarter"  # from 1 to 3 for the first three quarters
    HALF = "half of the year"
    PART = "part of the year"  # 1 beginning, 2 middle, 3 end
    WEEKDAY = "weekday"  # Monday is 1
    TIME = "time of day"  # in minutes, on a clock of twelve hours
    DECADE = "decade"  # by its first year
    COHORT = "people born in a decade"
    CENTURY = "century"
    PLAN = "five-year plan"
    LITERAL = "literal"  # 5G, 996, COVID-19: written as it is


DATES = frozenset(
    {Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.QUARTER, Kind.HALF, Kind.PART, Kind.WEEKDAY}
    | {Kind.TIME, Kind.DECADE, Kind.COHORT, Kind.CENTURY, Kind.PLAN}
)


class Hedge(StrEnum):
    """How the text stands to the number."""

    NONE = ""
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"


class Strength(IntEnum):
    """How sure it is that a quantity is meant, and that a translation must show it."""

    WEAK = 1  # 一个, 三家: often not counted in English, or in another way
    STRONG = 2  # digits, 万 and 亿, percent, money, fractions, multiples


def exact(number: Fraction | int) -> Fraction:
    """The number as a fraction; one that is a fraction is not made again, which takes long."""
    return number if isinstance(number, Fraction) else Fraction(number)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, from `start` to `end` in code points.

    `low` and `high` are the same unless the text gives a range (三五个, 数十亿, 3-5 million).
    A range is vague if it has no ends that a translation could show (数十亿, dozens). `unit` is a
    currency (CNY, USD), a unit of measure (km, year), "item" for what is counted, or empty.
    """

    start: int
    end: int
    kind: Kind
    low: Fraction
    high: Fraction
    unit: str = ""
    hedge: Hedge = Hedge.NONE
    strength: Strength = Strength.STRONG
    text: str = ""
    is_vague: bool = False

    @property
    def is_range(self) -> bool:
        """Does the text give two numbers, or a vague one?"""
        return self.low is not self.high and self.low != self.high

    def spread(self) -> tuple[Fraction, Fraction]:
        """What the number can mean with its hedge: 'over 10' is from 10 to 20."""
        match self.hedge:
            case Hedge.OVER:
                return self.low, self.high * 2
            case Hedge.NEARLY | Hedge.UNDER:
                return self.low * Fraction(4, 5), self.high
            case Hedge.ABOUT:
                return self.low * Fraction(9, 10), self.high * Fraction(11, 10)
        return self.low, self.high
