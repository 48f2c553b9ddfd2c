"""Numbers, amounts of money, dates and proportions, read in Chinese and in English.

The texts are read alike: what each finds are `Quantity` values, which can be compared. How sure it
is that a quantity is meant stands in its `strength`, so that a check can be sure before it speaks.
"""

from app.language.quantities._agreement import agree, unmatched
from app.language.quantities._chinese import read_chinese
from app.language.quantities._english import read_english
from app.language.quantities._values import Hedge, Kind, Quantity, Strength

__all__ = [
    "Hedge",
    "Kind",
    "Quantity",
    "Strength",
    "agree",
    "read_chinese",
    "read_english",
    "unmatched",
]
