"""Lengths of time and of things in Chinese: in parts, halved, as ages, so many times a day."""

import re
from fractions import Fraction

from app.language.quantities import _chinese_tables as tables
from app.language.quantities._chinese_making import AFTER, BEFORE, SHORT, hedge_of
from app.language.quantities._making import Maker
from app.language.quantities._numerals import DIGITS, RUN, read
from app.language.quantities._values import Kind, Quantity, Strength

# 1分58秒83, as times are written in sport.
LAP = re.compile(r"(?<![\d.])(?:(?P<m>\d{1,2})分)?(?P<s>\d{1,2})秒(?P<part>\d{1,3})(?![\d年月日])")
TIMED = re.compile(
    rf"(?:(?P<h>{SHORT})个?小时)?(?P<m>{SHORT})分钟?(?P<s>{SHORT})秒"
    rf"|(?P<h2>{SHORT})个?小时(?P<m2>{SHORT})分钟?(?!之)"
)
# 每日两次, which is compared with what is said a day.
OFTEN = re.compile(rf"(?:每|(?<!第)一)(?P<per>日|天|周|个?星期|个?月|年|晚)(?P<low>{RUN})次")
_HALVED = {
    "年": "year",
    "月": "month",
    "小时": "hour",
    "世纪": "century",
    "天": "day",
    "岁": "year",
    "分钟": "minute",
    "吨": "t",
    "斤": "jin",
    "公斤": "kg",
    "里": "li",
    "公里": "km",
    "亩": "mu",
    "米": "m",
    "周": "week",
}
_DURATION = "年|个月|月|个小时|小时|世纪|天"
HALF_UNIT = re.compile(
    rf"{BEFORE}(?:(?P<low>{SHORT})个)?(?<![上下大])半个?(?P<more>多)?(?P<unit>{_DURATION}){AFTER}"
    rf"|(?P<whole>{SHORT})(?P<unit2>{_DURATION}|岁|吨|公?斤|公?里|亩|米)半(?![年月天])"
)
PART_UNIT = re.compile(
    rf"{BEFORE}(?P<of>{RUN})分之(?P<part>{RUN})个(?P<unit>世纪|小时|年|月)(?![度])"
)
AGE = re.compile(rf"{BEFORE}(?P<low>[四五六七八九])旬(?P<more>多)?{AFTER}")  # 六旬 is 60
# 七斤二两, 两元五角, 6英尺6英寸: the unit, and how many of the second part are one of the first.
TWO_PARTS = re.compile(
    rf"{BEFORE}(?P<low>{SHORT})(?P<first>斤|元|块|英尺)(?P<part>半|{SHORT})(?P<second>两|角|毛|英寸)"
)
_PARTS = {
    ("斤", "两"): ("jin", 10), ("元", "角"): ("CNY", 10), ("块", "毛"): ("CNY", 10),
    ("元", "毛"): ("CNY", 10), ("英尺", "英寸"): ("ft", 12),
}  # fmt: skip
LENGTH = re.compile(
    rf"{BEFORE}(?<![\d.])(?P<m>[1-9]|[一二两三四五六七八九])米(?P<cm>\d{{1,2}}|[零〇一二三四五六七八九]{{1,2}})"
    rf"(?![\d.十百千万个多余米厘毫种名位座栋层条道]){AFTER}"
)
_TURN = re.compile("个?(年(?![级代])|月|小时|世纪|天|分钟|周(?!年))")


class Lengths(Maker):
    """What the patterns of lengths mean."""

    def lap(self, found: re.Match[str]) -> list[Quantity]:
        value = 60 * int(found["m"] or 0) + Fraction(f"{found['s']}.{found['part']}")
        return [self.of(found, Kind.NUMBER, value, unit="second")]

    def timed(self, found: re.Match[str]) -> list[Quantity] | None:
        """2小时19分12秒, 一小时二十分钟."""
        written = [found["h"] or found["h2"], found["m"] or found["m2"], found["s"]]
        parts = [read(part) if part else None for part in written]
        if any(part and part.is_range for part in parts):
            return None
        hours, minutes, seconds = (part.low if part else Fraction(0) for part in parts)
        whole = 60 * hours + minutes
        if found["s"]:
            return [self.of(found, Kind.NUMBER, 60 * whole + seconds, unit="second")]
        return [self.of(found, Kind.NUMBER, whole, unit="minute")]

    def often(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = read(found["low"])
        unit = tables.OFTEN[found["per"].removeprefix("个")]
        weak = Strength.WEAK
        if numeral is None:
            return None
        return [self.of(found, Kind.NUMBER, numeral.low, numeral.high, unit=unit, strength=weak)]

    def turn(self, end: int) -> str:
        """第三年 and 第5个月 are turns of a length."""
        found = _TURN.match(self.key, end)
        return _HALVED.get(found[1], "") if found else ""

    def half_unit(self, found: re.Match[str]) -> list[Quantity] | None:
        written = found["low"] or found["whole"]
        whole = read(written) if written else None
        if written and not whole:
            return None
        value = (whole.low if whole else 0) + Fraction(1, 2)
        unit = (found["unit"] or found["unit2"]).removeprefix("个")
        is_strong = whole is not None and whole.has_arabic
        return [
            self.of(
                found,
                Kind.NUMBER,
                value,
                unit=_HALVED[unit],
                hedge=hedge_of(found),
                strength=Strength.STRONG if is_strong else Strength.WEAK,
            )
        ]

    def part_unit(self, found: re.Match[str]) -> list[Quantity] | None:
        """四分之一个世纪 is 25 years."""
        whole, part = read(found["of"]), read(found["part"])
        if not whole or not part or not whole.low:
            return None
        value, unit = part.low / whole.low, _HALVED[found["unit"]]
        return [self.of(found, Kind.NUMBER, value, unit=unit, hedge=hedge_of(found))]

    def age(self, found: re.Match[str]) -> list[Quantity]:
        years, hedge = 10 * DIGITS[found["low"]], hedge_of(found)
        weak = Strength.WEAK
        return [self.of(found, Kind.NUMBER, years, unit="year", hedge=hedge, strength=weak)]

    def length(self, found: re.Match[str]) -> list[Quantity] | None:
        """1米78 and 一米八 are 1.78 and 1.8 m."""
        whole = read(found["m"])
        rest = "".join(str(DIGITS.get(sign, sign)) for sign in found["cm"])
        if not whole or whole.is_range or whole.low.denominator != 1:
            return None
        value = whole.low + Fraction(f"0.{rest}")
        return [self.of(found, Kind.NUMBER, value, unit="m", hedge=hedge_of(found))]

    def two_parts(self, found: re.Match[str]) -> list[Quantity] | None:
        """七斤二两 is 7.2 jin, 两元五角 2.5 yuan, 6英尺6英寸 6.5 ft."""
        whole, part = read(found["low"]), read(found["part"].replace("半", "五"))
        unit, parts = _PARTS.get((found["first"], found["second"]), ("", 0))
        if not whole or not part or not unit or whole.is_range or part.is_range:
            return None
        value = whole.low + part.low / parts
        return [self.of(found, Kind.NUMBER, value, unit=unit, hedge=hedge_of(found))]
