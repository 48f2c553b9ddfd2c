"""Quantities written in English, for messages and for a corrected translation."""

import re
from fractions import Fraction

from app.language.quantities._measures import ITEM, SCORE
from app.language.quantities._values import Kind, Quantity

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SHORT = {"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "tn": 12, "t": 12}
_WRITTEN = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,25}(?:\.\d{1,12})?)"
    r"(?P<scale>[\s-]?(?:thousand|million|billion|trillion)\b|\s?(?:bn|mn|tn|k|m|b)(?![a-z]))?",
    re.IGNORECASE,
)
_KINDS = {
    Kind.POINTS: "percentage points",
    Kind.BASIS_POINTS: "basis points",
    Kind.MULTIPLE: "times",
}


def number_in_english(value: Fraction, joint: str = " ") -> str:
    """A number as English prose writes it: digits, and a scale word from a million on.

    Four decimals before a scale word at most: a longer number is written out.

    >>> [number_in_english(Fraction(n)) for n in ["9000000000", "35000", "1.5", "1234567"]]
    ['9 billion', '35,000', '1.5', '1.2346 million']
    >>> number_in_english(Fraction(12_345_678_901))
    '12.3457 billion'
    """
    for size, word in _SCALES:
        if value >= size:
            return f"{_decimal(value / size)}{joint}{word}"
    return _decimal(value)


def _decimal(value: Fraction) -> str:
    whole = f"{round(value, 4).__float__():,.4f}" if value < 10**9 else f"{int(value):,}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def in_english(quantity: Quantity) -> str:
    """What a quantity says, in English words: what it is read as, not how it would be printed.

    >>> from app.language.quantities import read_chinese
    >>> [in_english(q) for q in read_chinese("18亿元，三成，两三千家")]
    ['1.8 billion CNY', '30 percent', '2,000–3,000']
    """
    size = 100 if quantity.kind is Kind.RATIO else 1
    ends = [number_in_english(end * size) for end in (quantity.low, quantity.high)]
    number = ends[0] if not quantity.is_range else "–".join(ends)
    is_bare = quantity.unit in (ITEM, SCORE) or quantity.kind is Kind.ORDINAL
    unit = "" if is_bare else quantity.unit
    if quantity.kind is Kind.RATIO:
        unit = "percent"
    return f"{number} {_KINDS.get(quantity.kind, unit)}".strip()


def corrected(target: Quantity, value: Fraction) -> tuple[int, int, str] | None:
    """The place in the target's text, from and to, and the words there that make it `value`.

    Only for a number in digits, and in the form in which it stands: '90 billion' becomes
    '9 billion', '90bn' '9bn', '35000' '3500'. None if there is no such form.
    """
    found = _WRITTEN.search(target.text)
    if found is None or target.is_range or _WRITTEN.search(target.text, found.end()):
        return None
    scale = found["scale"] or ""
    if not scale and value >= 10**6 and "," not in found["digits"]:
        return None  # a scale word may follow that is not read, as in '6 billon'
    word = scale.strip(" -\u00a0").lower()
    start, end = found.span()
    if word in _SHORT:
        new = _decimal(value / 10 ** _SHORT[word])
        end = found.end("digits")
        exact = Fraction(new.replace(",", "")) * 10 ** _SHORT[word] == value
    elif word or value >= 10**6:
        joint = scale[0] if scale and not scale[0].isalpha() else " "
        new = number_in_english(value, joint)
        exact = _value(new) == value
    else:
        new = _decimal(value)
        new = new if "," in found["digits"] or value < 10**4 else new.replace(",", "")
        exact = Fraction(new.replace(",", "")) == value
    return (target.start + start, target.start + end, new) if exact else None


def _value(written: str) -> Fraction:
    digits = re.match(r"[\d,.]+", written)
    sizes = {word: size for size, word in _SCALES}
    size = next((size for word, size in sizes.items() if written.endswith(word)), 1)
    return Fraction(digits.group().replace(",", "")) * size if digits else Fraction(0)
