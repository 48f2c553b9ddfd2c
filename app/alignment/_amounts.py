"""Amounts as anchors: 三万五千, 3.5万 and 35,000 are one.

Only what an anchor needs: a cardinal or a year of ten and more, written out in digits. What a
number means (a date, money, a share) is read by `app.language.quantities`, which takes longer.
"""

import re
from decimal import Decimal
from functools import lru_cache

_CHINESE = re.compile(
    r"(?P<digits>\d[\d,，]{0,30}(?:\.\d{1,9})?)(?P<units>[十百千万亿]{0,3})"
    r"|[〇零一二三四五六七八九十百千万亿两]{2,24}|[十百千万亿]"
)
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

_WORD = re.compile(r"[\s-]{1,2}([A-Za-z]{2,12})|\s{1,2}(\d)")
_UNITS_SPELT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS_SPELT = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_UNITS_SPELT.split())}
_TENS = {word: 10 * value for value, word in enumerate(_TENS_SPELT.split(), start=2)}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_LARGEST = 10**15  # larger ones are no amounts, but lists of words
_FIRST = re.compile(r"[A-Za-z]{2,12}")


def chinese_amounts(text: str) -> list[tuple[int, int, str]]:
    """Start, end and the amount in digits, for each amount from ten on.

    >>> chinese_amounts("三万五千人，3.5万，二〇二〇年，三个")
    [(0, 4, '35000'), (6, 10, '35000'), (11, 15, '2020')]
    """
    found = []
    for match in _CHINESE.finditer(text):
        value = _in_digits(match) if match["digits"] else _in_characters(match.group())
        if value is not None and value >= 10:
            found.append((match.start(), match.end(), _written(value)))
    return found


def _in_digits(match: re.Match[str]) -> Decimal:
    value = Decimal(match["digits"].replace(",", "").replace("，", ""))
    for unit in match["units"]:
        value *= _UNITS.get(unit) or _LARGE[unit]
    return value


@lru_cache(maxsize=4_096)
def _in_characters(signs: str) -> Decimal | None:
    if all(sign in _DIGITS for sign in signs):
        return Decimal("".join(str(_DIGITS[sign]) for sign in signs)) if len(signs) > 2 else None
    total = section = digit = 0
    for sign in signs:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            total = (total + section + digit or 1) * _LARGE[sign]
            section = digit = 0
    return Decimal(total + section + digit)


def english_amount(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The amount that begins with the token from `start` to `end`, if one of ten and more does.

    Gives the amount in digits, or None, and where to go on reading.

    >>> english_amount("thirty-five thousand men", 0, 6)
    ('35000', 20)
    >>> english_amount("1.8 billion", 0, 3), english_amount("two men", 0, 3)
    (('1800000000', 11), (None, 3))
    """
    token = text[start:end].lower()
    total = Decimal(0)
    if token[0].isdigit():
        section = Decimal(token.replace(",", ""))
    else:
        first = _FIRST.match(text, start, end)
        word = first.group().lower() if first else ""
        if word not in _SMALL and word not in _TENS and word not in _SCALES:
            return None, end
        section = Decimal(_SMALL.get(word) or _TENS.get(word) or _SCALES.get(word) or 0)
        end = first.end() if first else end
    while total + section < _LARGEST and (found := _WORD.match(text, end)):
        word = (found[1] or "").lower()
        if word == "and" and section >= 100:
            after = _WORD.match(text, found.end())
            if not after or (after[1] or "").lower() not in _SMALL | _TENS:
                break
        elif word in _SCALES:
            if word == "hundred":
                section *= 100
            else:
                total, section = total + section * _SCALES[word], Decimal(0)
        elif word in _TENS and (section % 100 == 0):
            section += _TENS[word]
        elif word in _SMALL and (section % 10 == 0 and section % 100 != 10 and section):
            section += _SMALL[word]
        else:
            break
        end = found.end()
    value = total + section
    return (_written(value), end) if value >= 10 else (None, end)


def _written(value: Decimal) -> str:
    return format(value.normalize(), "f") if value < 10**40 else "many"
