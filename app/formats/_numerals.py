"""The numbers that Word and HTML print before list items and headings, as they print them.

A Word file says only 'the third item, counted in Chinese, followed by 、'; a translator needs
to see 三、.
"""

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(number: int, style: str) -> str:
    """A number as `style` (Word's w:numFmt) prints it; decimal for a style not known here.

    >>> [numeral(n, "chineseCounting") for n in (1, 10, 12, 20, 103)]
    ['一', '十', '十二', '二十', '一百零三']
    >>> numeral(4, "upperRoman"), numeral(28, "lowerLetter"), numeral(3, "decimalEnclosedCircle")
    ('IV', 'bb', '③')
    """
    if number < 1 or number > 9999:
        return str(number)
    return _STYLES.get(style, str)(number)


def _chinese(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return "十" + (_DIGITS[number - 10] if number > 10 else "")
    for size, unit in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            tail = _under(rest) if rest else ""
            return _DIGITS[head] + unit + gap + tail
    return ""


def _under(number: int) -> str:
    """After a higher unit, ten is 一十."""
    return "一" + _chinese(number) if 10 <= number < 20 else _chinese(number)


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        said += letters * count
    return said


def _circled(number: int) -> str:
    if number <= 20:
        return chr(0x245F + number)
    return chr(0x3250 + number - 20) if number <= 35 else f"({number})"


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_STYLES: dict[str, Callable[[int], str]] = {
    "bullet": lambda _: "",
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
}
