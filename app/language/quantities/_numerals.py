"""Chinese numerals, with or without Arabic digits in them: 18亿, 一万六七千, 数十, 500余万."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_FORMAL = str.maketrans("壹贰叁参肆伍陆柒捌玖拾佰仟", "一二三三四五六七八九十百千")
_SOME = (Fraction(2), Fraction(99, 10))

MOST_DIGITS = 25
ARABIC = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,8}}|\d{{1,{MOST_DIGITS}}})(?:\.\d{{1,12}})?"
_UNITS = "十百千万亿"
# 千米 is a kilometre; 兆 is a trillion of money in Taiwan, and elsewhere a million (兆瓦).
_UNIT = (
    r"(?:[十百万亿]|千(?![米克瓦卡帕赫])"
    r"|兆(?=[\d一二三四五六七八九千百十]{0,9}亿?(?:[元圆]|[美日韩港欧]元|新?台币)))"
)
_ONES = "零〇一二两三四五六七八九"
# Signs of a run, no longer than the longest numeral that anybody writes: else time would grow with
# the square of a run of 一 that is followed by 分之 or 倍.
_MOST_SIGNS = 40
# A run that can be a number; `read` decides how it is one.
RUN = (
    rf"(?:(?<!\d)(?<!\d[.,])(?:{ARABIC})|[{_ONES}十]|[几数](?=[{_UNITS}])|[百千万](?=[万亿])"
    rf"|(?:(?<=[近上过破逾超])|(?<=[高多]达|不[足到下满]|大约))[百千万亿]|(?<=每)[百千万](?=[人名户])|[百千万亿](?=[余多][\u4e00-\u9fff]))"
    rf"(?:(?!两(?![百千万亿]|(?<=[一三]两)[个天句步年周岁次名家种项位人条]))[{_ONES}]|{_UNIT}|[多余来几](?={_UNIT})|点(?=[{_ONES}])|(?<=[{_UNITS}])(?:{ARABIC})){{0,{_MOST_SIGNS}}}"
    rf"(?:(?<=[十百千万亿])(?:几|来(?=[个家人名年岁天次])))?"
)
# Financial capitals are ordinary characters elsewhere (队伍, 零件, 大陆); an amount ends in 元, or
# has a digit before one of their own tens and hundreds.
_CAPITALS = re.compile(
    "[壹贰叁肆伍陆柒捌玖拾佰仟零万亿]{2,40}(?=[元圆整]|[美港日欧韩澳加]元|人民币|台币|英镑)"
    "|[壹贰叁参肆伍陆柒捌玖][拾佰仟][壹贰叁参肆伍陆柒捌玖拾佰仟零万亿]{0,38}"
)
_SIGN = re.compile(rf"{ARABIC}|[{_ONES}]+(?:点[{_ONES}]+)?|.")


def without_capitals(key: str) -> str:
    """The text with amounts in financial capitals in ordinary numerals; the same length.

    >>> without_capitals("贰拾万元，队伍")
    '二十万元，队伍'
    """
    return _CAPITALS.sub(lambda found: found.group().translate(_FORMAL), key)


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a run of numerals means: a number, or the range of what it can mean.

    `is_over` is true of 500余万 and 三十多: something more than the number.
    """

    low: Fraction
    high: Fraction
    is_over: bool = False
    has_arabic: bool = False
    has_large: bool = False
    is_vague: bool = False

    @property
    def is_range(self) -> bool:
        """Does it write more than one number?"""
        return self.low != self.high


@lru_cache(maxsize=4_096)
def read(run: str) -> Numeral | None:
    """The number that a run of numerals writes, or None if it writes none.

    >>> [str(read(run).low) for run in ["两万五", "两万零五", "1.2万亿", "三百五", "二〇二〇"]]
    ['25000', '20005', '1200000000000', '350', '2020']
    >>> found = read("两三千亿")
    >>> int(found.low), int(found.high)
    (200000000000, 300000000000)
    """
    run = run.translate(_FORMAL).replace(",", "")
    if run.isascii() and run.isdecimal() and len(run) <= MOST_DIGITS:
        value = Fraction(int(run))
        return Numeral(value, value, has_arabic=True)
    reader = _Reader()
    for sign in _SIGN.findall(run):
        if not reader.take(sign):
            return None
    return reader.result()


class _Reader:
    """Reads a numeral from left to right; amounts are intervals."""

    def __init__(self) -> None:
        self.total = (Fraction(0), Fraction(0))  # what 万 and 亿 have closed
        self.section = (Fraction(0), Fraction(0))  # thousands, hundreds and tens of this one
        self.number: tuple[Fraction, Fraction] | None = None
        self.last = 1  # the last unit, for 两万五
        self.is_exact_place = False  # after 零, or after Arabic digits
        self.over = self.arabic = self.large = self.vague = False
        self.seen = False
        self.is_past_largest = False  # 亿 is read: what follows is smaller

    def take(self, sign: str) -> bool:
        """Read one sign; false if no number is written so."""
        if sign[0].isdigit() and sign[0].isascii():
            return self._take_arabic(sign)
        if sign[0] in DIGITS:
            return self._take_digits(sign)
        if sign in "几数":
            self.number = (Fraction(1), Fraction(9)) if self.last == 10 else _SOME
            self.is_exact_place = self.vague = True
        elif sign in "多余来":
            self.over = True
        elif sign in SMALL:
            return self._take_small(SMALL[sign])
        elif sign in LARGE:
            self._take_large(LARGE[sign])
        else:
            return False
        self.seen = True
        return True

    def _take_arabic(self, sign: str) -> bool:
        if self.number is not None:
            return False
        value = Fraction(sign)
        self.number = (value, value)
        self.arabic = self.seen = True
        self.is_exact_place = len(sign) > 1
        return True

    def _take_digits(self, sign: str) -> bool:
        if self.number is not None:
            return False
        whole, _, decimals = sign.partition("点")
        values = [DIGITS[character] for character in whole]
        self.seen = True
        if decimals:
            digits = "".join(str(DIGITS[c]) for c in decimals[:12])
            value = Fraction(f"{''.join(map(str, values[:25]))}.{digits}")
            self.number = (value, value)
            self.is_exact_place = True
            return True
        if values[0] == 0 and len(values) > 1 and self.last > 1:
            values, self.is_exact_place = values[1:], True
        if len(values) == 2 and 0 < values[0] < values[1] <= values[0] + 2:
            self.number = (Fraction(values[0]), Fraction(values[1]))  # 三五个, 七八成
        elif values == [3, 2] and whole.endswith("两"):
            self.number = (Fraction(2), Fraction(3))  # 三两天
        elif len(values) <= 25:
            value = Fraction(int("".join(map(str, values))))
            self.number = (value, value)
            self.is_exact_place = self.is_exact_place or values == [0] or len(values) > 1
        else:
            return False
        return True

    def _take_small(self, unit: int) -> bool:
        if self.number is None and self.seen and self.last <= unit:
            return False
        low, high = self.number or (Fraction(1), Fraction(1))
        if low == high > 9 and not self.arabic:
            return False  # 三二十 is 20 or 30
        self.section = (self.section[0] + low * unit, self.section[1] + high * unit)
        self.number, self.last, self.is_exact_place = None, unit, False
        self.seen = True
        return True

    def _take_large(self, unit: int) -> None:
        low, high = self.number or (Fraction(0), Fraction(0))
        section = (self.section[0] + low, self.section[1] + high)
        if not self.seen:
            section = (Fraction(1), Fraction(1))
        if unit == LARGE["兆"]:
            self.is_past_largest = True
        if unit == LARGE["亿"] and not self.is_past_largest:
            self.is_past_largest = True
            self.total = ((self.total[0] + section[0]) * unit, (self.total[1] + section[1]) * unit)
        else:
            self.total = (self.total[0] + section[0] * unit, self.total[1] + section[1] * unit)
        self.section, self.number = (Fraction(0), Fraction(0)), None
        self.last, self.large, self.is_exact_place = unit, True, False

    def result(self) -> Numeral | None:
        if not self.seen:
            return None
        low, high = self.number or (Fraction(0), Fraction(0))
        if self.number is not None and self.last >= 100 and not self.is_exact_place:
            low, high = low * self.last / 10, high * self.last / 10  # 两万五, 三百五
        return Numeral(
            self.total[0] + self.section[0] + low,
            self.total[1] + self.section[1] + high,
            self.over,
            self.arabic,
            self.large,
            self.vague,
        )
