"""English words around numbers: numerals, money, measures, hedges, months."""

from app.language.quantities._values import Hedge


def _numbered(words: str, first: int = 1) -> dict[str, int]:
    return {word: first + place for place, word in enumerate(words.split())}


ONES = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
    first=0,
)
TENS = {word: 10 * n for word, n in _numbered("twenty thirty forty fifty sixty seventy eighty "
                                              "ninety", first=2).items()}  # fmt: skip
HUNDRED = {"hundred": 100}
LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_LARGE = {"bn": 10**9, "mn": 10**6, "tn": 10**12, "k": 10**3, "m": 10**6, "b": 10**9}

ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
     "eightieth": 80, "ninetieth": 90, "hundredth": 100}  # fmt: skip
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}

MONTHS = _numbered(
    "january february march april may june july august september october november december"
)
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items() if name != "may"} | {"sept": 9}
WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday")

PREFIXED_CURRENCIES = {
    "us$": "USD",
    "hk$": "HKD",
    "nt$": "TWD",
    "a$": "AUD",
    "c$": "CAD",
    "s$": "SGD",
    "rmb": "CNY",
    "cny": "CNY",
    "usd": "USD",
    "cn¥": "CNY",
    "¥": "CNY",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
}
CURRENCIES = {
    "yuan": "CNY",
    "rmb": "CNY",
    "renminbi": "CNY",
    "cny": "CNY",
    "u.s. dollars": "USD",
    "u.s. dollar": "USD",
    "us dollars": "USD",
    "us dollar": "USD",
    "usd": "USD",
    "american dollars": "USD",
    "hong kong dollars": "HKD",
    "hk dollars": "HKD",
    "new taiwan dollars": "TWD",
    "nt dollars": "TWD",
    "australian dollars": "AUD",
    "canadian dollars": "CAD",
    "singapore dollars": "SGD",
    "dollars": "USD",
    "dollar": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "yen": "JPY",
    "won": "KRW",
    "pounds": "GBP",
    "rubles": "RUB",
    "roubles": "RUB",
    "rupees": "INR",
    "singaporean dollars": "SGD",
    "patacas": "MOP",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "swiss francs": "CHF",
    "baht": "THB",
    "dong": "VND",
}

_MEASURES = {
    "km2": "square kilometer|square kilometers|square kilometre|square kilometres|sq km|km²",
    "m2": "square meter|square meters|square metre|square metres|sq m|m²",
    "m3": "cubic meter|cubic meters|cubic metre|cubic metres",
    "mile2": "square mile|square miles|sq mi",
    "ft2": "square foot|square feet|sq ft",
    "mile": "mile|miles",
    "ft": "foot|feet|ft",
    "in": "inch|inches",
    "yd": "yard|yards",
    "li": "li",
    "chi": "chi",
    "cun": "cun",
    "jin": "jin|catty|catties",
    "lb": "pound|lb|lbs",
    "oz": "ounce|ounces|oz",
    "acre": "acre|acres",
    "gal": "gallon|gallons",
    "bbl": "barrel|barrels",
    "kWh": "kilowatt-hour|kilowatt-hours|kilowatt hours|kwh",
    "MWh": "megawatt-hour|megawatt-hours|megawatt hours|mwh",
    "GWh": "gigawatt-hour|gigawatt-hours|gigawatt hours|gwh",
    "storey": "storey|storeys|story|stories|floors",
    "degF": "degrees fahrenheit|°f|degree fahrenheit",
    "degree": "degrees|degree",
    "km": "kilometer|kilometers|kilometre|kilometres|km",
    "nmi": "nautical mile|nautical miles",
    "cm": "centimeter|centimeters|centimetre|centimetres|cm",
    "mm": "millimeter|millimeters|millimetre|millimetres|mm",
    "um": "micron|microns|micrometer|micrometers",
    "nm": "nanometer|nanometers|nanometre|nanometres|nm",
    "m": "meter|meters|metre|metres",
    "kg": "kilogram|kilograms|kilo|kilos|kg",
    "mg": "milligram|milligrams|mg",
    "g": "gram|grams",
    "t": "ton|tons|tonne|tonnes|metric tons|metric ton",
    "l": "liter|liters|litre|litres|l",
    "ml": "milliliter|milliliters|millilitre|millilitres|ml",
    "week": "week|weeks",
    "ha": "hectare|hectares",
    "mu": "mu",
    "degC": "degrees celsius|°c|℃|degree celsius|degrees centigrade",
    "MW": "megawatt|megawatts|mw",
    "GW": "gigawatt|gigawatts|gw",
    "kW": "kilowatt|kilowatts|kw",
    "hour": "hour|hours",
    "minute": "minute|minutes",
    "second": "seconds",
    "month": "month|months",
    "year": "year|years|years old|year-old",
    "day": "day|days",
    "century": "century|centuries",
}
MEASURES = {word: unit for unit, words in _MEASURES.items() for word in words.split("|")}

BEFORE = {
    "no more than": Hedge.UNDER,
    "not more than": Hedge.UNDER,
    "less than": Hedge.UNDER,
    "fewer than": Hedge.UNDER,
    "up to": Hedge.UNDER,
    "at most": Hedge.UNDER,
    "not exceeding": Hedge.UNDER,
    "under": Hedge.UNDER,
    "below": Hedge.UNDER,
    "more than": Hedge.OVER,
    "upwards of": Hedge.OVER,
    "upward of": Hedge.OVER,
    "greater than": Hedge.OVER,
    "higher than": Hedge.OVER,
    "no less than": Hedge.OVER,
    "no fewer than": Hedge.OVER,
    "not less than": Hedge.OVER,
    "at least": Hedge.OVER,
    "in excess of": Hedge.OVER,
    "exceeding": Hedge.OVER,
    "exceeded": Hedge.OVER,
    "exceeds": Hedge.OVER,
    "exceed": Hedge.OVER,
    "surpassing": Hedge.OVER,
    "surpassed": Hedge.OVER,
    "topped": Hedge.OVER,
    "topping": Hedge.OVER,
    "over": Hedge.OVER,
    "above": Hedge.OVER,
    "nearly": Hedge.NEARLY,
    "almost": Hedge.NEARLY,
    "close to": Hedge.NEARLY,
    "just under": Hedge.NEARLY,
    "approaching": Hedge.NEARLY,
    "about": Hedge.ABOUT,
    "around": Hedge.ABOUT,
    "approximately": Hedge.ABOUT,
    "roughly": Hedge.ABOUT,
    "some": Hedge.ABOUT,
    "an estimated": Hedge.ABOUT,
    "estimated": Hedge.ABOUT,
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    ">": Hedge.OVER,
    "<": Hedge.UNDER,
}
AFTER = {
    "or so": Hedge.ABOUT,
    "or thereabouts": Hedge.ABOUT,
    "or more": Hedge.OVER,
    "or above": Hedge.OVER,
    "or less": Hedge.UNDER,
    "or below": Hedge.UNDER,
    "-plus": Hedge.OVER,
    "+": Hedge.OVER,
}

MULTIPLES = {
    "doubled": 2,
    "doubling": 2,
    "doubles": 2,
    "double": 2,
    "twice": 2,
    "twofold": 2,
    "thrice": 3,
    "tripled": 3,
    "tripling": 3,
    "triples": 3,
    "triple": 3,
    "trebled": 3,
    "threefold": 3,
    "quadrupled": 4,
    "quadrupling": 4,
    "quadruple": 4,
    "fourfold": 4,
    "quintupled": 5,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
}
