"""Numbers, amounts of money, dates and proportions, read in Chinese and in English.

The texts are read alike: what each finds are `Quantity` values, which can be compared. How sure it
is that a quantity is meant stands in its `strength`, so that a check can be sure before it speaks.
"""

from app.language.quantities._agreement import agree
from app.language.quantities._changes import (
    Change,
    Direction,
    Period,
    Role,
    change_in_chinese,
    change_in_english,
    compared_at,
    compared_before,
    compared_in_chinese,
    compared_otherwise,
    says_less,
)
from app.language.quantities._chinese import read_chinese
from app.language.quantities._contradictions import Contradiction, Fault, contradictions, digits
from app.language.quantities._dayparts import is_other_part_of_day
from app.language.quantities._english import read_english
from app.language.quantities._measures import CURRENCIES, ITEM, MEASURES, SCORE
from app.language.quantities._pairing import Pairing, pair
from app.language.quantities._sides import Side, opposite_sides
from app.language.quantities._turns import is_other_turn
from app.language.quantities._values import DATES, Hedge, Kind, Quantity, Strength
from app.language.quantities._writing import corrected, in_english, number_in_english

__all__ = [
    "CURRENCIES",
    "DATES",
    "ITEM",
    "MEASURES",
    "SCORE",
    "Change",
    "Contradiction",
    "Direction",
    "Fault",
    "Hedge",
    "Kind",
    "Pairing",
    "Period",
    "Quantity",
    "Role",
    "Side",
    "Strength",
    "agree",
    "change_in_chinese",
    "change_in_english",
    "compared_at",
    "compared_before",
    "compared_in_chinese",
    "compared_otherwise",
    "contradictions",
    "corrected",
    "digits",
    "in_english",
    "is_other_part_of_day",
    "is_other_turn",
    "number_in_english",
    "opposite_sides",
    "pair",
    "read_chinese",
    "read_english",
    "says_less",
]
