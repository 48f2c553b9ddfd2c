"""Units of measure that one language writes for another: 亩 and hectares, 里 and kilometres."""

from dataclasses import replace
from fractions import Fraction

from app.language.quantities._values import Hedge, Quantity

# What one unit is in the unit of its dimension: metres, square metres, kilograms, litres, seconds
# (a month is a twelfth of 365.25 days), watts, kilowatt-hours and megabytes. 亩, 里, 斤 and their
# parts are those of the People's Republic (a mu is a fifteenth of a hectare).
_SIZES: dict[str, dict[str, Fraction | int]] = {
    "length": {
        "nm": Fraction(1, 10**9),
        "um": Fraction(1, 10**6),
        "mm": Fraction(1, 1000),
        "cm": Fraction(1, 100),
        "m": 1,
        "km": 1000,
        "mile": Fraction("1609.344"),
        "nmi": 1852,
        "ft": Fraction("0.3048"),
        "in": Fraction("0.0254"),
        "yd": Fraction("0.9144"),
        "li": 500,
        "zhang": Fraction(10, 3),
        "chi": Fraction(1, 3),
        "cun": Fraction(1, 30),
    },
    "area": {
        "m2": 1,
        "km2": 10**6,
        "ha": 10**4,
        "mu": Fraction(2000, 3),
        "acre": Fraction("4046.856"),
        "mile2": Fraction(2589988),
        "ft2": Fraction("0.092903"),
    },
    "mass": {
        "mg": Fraction(1, 10**6),
        "g": Fraction(1, 1000),
        "kg": 1,
        "t": 1000,
        "jin": Fraction(1, 2),
        "liang": Fraction(1, 20),
        "lb": Fraction("0.45359237"),
        "oz": Fraction("0.0283495"),
    },
    "volume": {
        "ml": Fraction(1, 1000),
        "l": 1,
        "m3": 1000,
        "gal": Fraction("3.785412"),
        "bbl": Fraction("158.987"),
    },
    "time": {
        "ms": Fraction(1, 1000),
        "second": 1,
        "minute": 60,
        "hour": 3600,
        "day": 86400,
        "week": 604800,
        "month": 2_629_800,
        "quarter": 7_889_400,
        "year": 31_557_600,
        "century": 3_155_760_000,
    },
    "power": {"W": 1, "kW": 1000, "MW": 10**6, "GW": 10**9, "TW": 10**12},
    "energy": {"kWh": 1, "MWh": 1000, "GWh": 10**6, "TWh": 10**9},
    "data": {"MB": 1, "GB": 1000, "TB": 10**6, "PB": 10**9, "EB": 10**12},
}
_PLACE = {
    unit: (dimension, Fraction(size))
    for dimension, units in _SIZES.items()
    for unit, size in units.items()
}
_DEGREES = {"degC", "degF", "degree"}

# A translator rounds what he converts; 1,000 km are '620 miles', 3 里 'about a mile'.
_ROUNDED = Fraction(3, 100)
_HEDGED = Fraction(1, 10)

CURRENCIES = frozenset(
    [
        "¥",
        "CNY",
        "USD",
        "HKD",
        "TWD",
        "JPY",
        "KRW",
        "EUR",
        "GBP",
        "AUD",
        "CAD",
        "SGD",
        "RUB",
        "INR",
        "CHF",
        "THB",
        "VND",
        "MOP",
        "MYR",
        "IDR",
    ]
)
# What a dollar, a euro and so on cost in yuan between 1990 and now, with a margin: an amount
# converted into another currency lies between.
_RATES: dict[str, tuple[Fraction, Fraction]] = {
    "CNY": (Fraction(1), Fraction(1)),
    "USD": (Fraction(4), Fraction(9)),
    "EUR": (Fraction(6), Fraction(12)),
    "GBP": (Fraction(7), Fraction(17)),
    "HKD": (Fraction(6, 10), Fraction(12, 10)),
    "JPY": (Fraction(35, 1000), Fraction(11, 100)),
    "KRW": (Fraction(4, 1000), Fraction(1, 100)),
    "TWD": (Fraction(17, 100), Fraction(3, 10)),
    "AUD": (Fraction(4), Fraction(8)),
    "CAD": (Fraction(4), Fraction(8)),
    "SGD": (Fraction(4), Fraction(7)),
    "CHF": (Fraction(5), Fraction(10)),
    "RUB": (Fraction(5, 100), Fraction(35, 100)),
    "INR": (Fraction(6, 100), Fraction(2, 10)),
}
ITEM = "item"  # counted, not measured
SCORE = "score"  # the points of one side: 3 and 1 of 3比1
MEASURES = frozenset(_PLACE) | _DEGREES


def may_be(one: str, other: str) -> bool:
    """Can a number with one unit be the same number with the other?

    >>> may_be("km", "km"), may_be("km", ""), may_be("km", "mile"), may_be("degC", "degree")
    (True, True, False, True)
    """
    return one == other or not one or not other or {one, other} in _SAME_NAME


_SAME_NAME = (
    {"degC", "degree"},
    {"degF", "degree"},
    {"lb", "GBP"},
    {ITEM, "point"},
    {"¥", "CNY"},
    {"¥", "JPY"},
)


def is_converted(source: Quantity, target: Quantity) -> bool:
    """Is `target` the amount of `source` in another unit of the same thing?

    Currencies change their rates, so only the rough size of an exchanged amount can be judged.
    """
    if source.unit in _RATES and target.unit in _RATES and source.unit != target.unit:
        if source.low == target.low or source.is_vague or target.is_vague:
            return False
        (low, high), (cheap, dear) = _RATES[source.unit], _RATES[target.unit]
        least, most = source.low * low / dear, source.high * high / cheap
        return least <= target.high and target.low <= most
    if {source.unit, target.unit} == {"degC", "degF"}:
        one, other = _celsius(source), _celsius(target)
        return abs(one - other) <= 1
    if target.unit == "GBP":  # pounds, of money or of weight
        target = replace(target, unit="lb")
    dimension, size = _PLACE.get(source.unit, ("", Fraction(1)))
    other_dimension, other_size = _PLACE.get(target.unit, ("-", Fraction(1)))
    if dimension != other_dimension or size == other_size:
        return False
    is_hedged = source.hedge is not Hedge.NONE or target.hedge is not Hedge.NONE
    tolerance = _HEDGED if is_hedged else _ROUNDED
    return _near(source.low * size, target.low * other_size, tolerance) and _near(
        source.high * size, target.high * other_size, tolerance
    )


def is_same_dimension(one: str, other: str) -> bool:
    """Do both units measure the same thing, such as a length?"""
    return one in _PLACE and other in _PLACE and _PLACE[one][0] == _PLACE[other][0]


def _celsius(quantity: Quantity) -> Fraction:
    value = quantity.low
    return (value - 32) * 5 / 9 if quantity.unit == "degF" else value


def _near(one: Fraction, other: Fraction, tolerance: Fraction) -> bool:
    return abs(one - other) <= tolerance * max(abs(one), abs(other))
