"""Percentages, fractions, discounts and multiples in Chinese."""

import re
from fractions import Fraction

from app.language.quantities._chinese_making import (
    AFTER,
    BEFORE,
    OF_WHAT,
    TO,
    hedge_in,
    hedge_of,
    span_of_two,
)
from app.language.quantities._making import Maker
from app.language.quantities._numerals import DIGITS, RUN, read
from app.language.quantities._values import Hedge, Kind, Quantity, Strength

FRACTION = re.compile(
    rf"{BEFORE}{OF_WHAT}(?P<whole>百万|[百千万]|{RUN})分之(?P<part>{RUN}|百)(?:{TO}(?P<last>{RUN})(?!分之))?{AFTER}"
)
MOST = re.compile("十[之有](?P<low>[一二三四五六七八九]{1,2})")
_WHO = "(?:个?人|[名家户个][\u4e00-\u9fff]{0,4})"
ODDS = re.compile(
    rf"每(?P<whole>{RUN}){_WHO}?[里中当]中?(?:就|仅|只|便)?有{BEFORE}(?P<part>{RUN})(?:人|[名家户个位])?"
)
PERCENT = re.compile(
    rf"{BEFORE}{OF_WHAT}(?P<low>{RUN})(?:%?{TO}(?P<high>{RUN}))?(?P<more>[多余])?\s?"
    rf"(?P<unit>%|‰|个多?百分点|个基本?点|基点|bp(?![a-z])){AFTER}"
)
TENTHS = re.compile(
    rf"{BEFORE}(?P<low>{RUN})(?:{TO}(?P<high>{RUN}))?(?P<more>多)?成(?P<rest>[一二三四五六七八九半])?(?P<more2>多(?![\u4e00-\u9fff]))?"
    rf"(?!人(?!口)|[为立长功本员果熟绩分色都就效品群]){AFTER}"
)
DISCOUNT = re.compile(rf"打?(?P<low>{RUN}|对)折(?![腾扣返射叠磨断衷合])")
HALF = re.compile(
    r"(?P<before>近|将近|接近|过|超过?|不到|不足|约)?(?:一半|半数|半(?=以上))(?P<after>以上)?|(?:过|近|大|多)半(?![年天个]|小时|世纪|英[寸里尺]|公[里斤顷]|[米里斤吨亩])"
)
GREW = (
    r"(?:增长|增加|提价|涨价|加价|提高|提升|上升|扩大|上涨|攀升|增多|增|涨|高出|高(?!达)|多出|多|快|大)(?:幅[度]?)?(?P<to>到|至)?"
    r"(?:了|出|幅|近|将近|约|超过?|逾|达到?){0,3}"
)
TIMES = re.compile(
    rf"{BEFORE}(?P<grew>{GREW})?(?P<low>{RUN}|(?<![一二两三四五六七八九十几数])[百千万](?=倍))(?:{TO}(?P<high>{RUN}))?(?P<more>[多余])?倍(?P<half>半)?(?P<after>以上|左右|有余)?(?P<more2>多|余)?"
)
DOUBLED = re.compile(
    rf"翻(?:了|了?近|了?约|了?超过)?(?P<fan>{RUN})番|翻番|翻(?:了|上)?(?P<bei>{RUN})倍|翻倍|加倍|倍增"
    r"|减半|砍半|折半|腰斩|减少(?:了)?一半|下降(?:了)?一半"
)
MANY = 5
_LESS = re.compile("[降减缩跌少]")
_COUNTED = tuple("达近超逾上过约的为是翻")
_ODDS_OF = 20  # 每10万人中 is a rate, of which both numbers are kept


class Shares(Maker):
    """What the patterns of shares and multiples mean."""

    def fraction(self, found: re.Match[str]) -> list[Quantity] | None:
        whole, part = read(found["whole"]), read(found["part"])
        if not whole or not part or not whole.low:
            return None
        last = read(found["last"]) if found["last"] else None
        low, high = part.low / whole.low, (last or part).high / whole.low
        if high < low:
            return None
        return [self.of(found, Kind.RATIO, low, high, hedge=hedge_of(found, part))]

    def most(self, found: re.Match[str]) -> list[Quantity] | None:
        """十之八九 is eight or nine out of ten, and said in many ways."""
        numeral = read(found["low"])
        if not numeral or numeral.high >= 10:
            return None
        ends = numeral.low / 10, numeral.high / 10
        return [self.of(found, Kind.RATIO, *ends, strength=Strength.WEAK, is_vague=True)]

    def odds(self, found: re.Match[str]) -> list[Quantity] | None:
        """每两人中就有一人 is one in two."""
        whole, part = read(found["whole"]), read(found["part"])
        if not whole or not part or not part.high < whole.low <= _ODDS_OF:
            return None
        ends = part.low / whole.low, part.high / whole.low
        return [self.of(found, Kind.RATIO, *ends, hedge=hedge_of(found, part))]

    def percent(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = span_of_two(found)
        if not numeral:
            return None
        unit = found["unit"]
        if unit in ("%", "‰"):
            scale, kind = (100 if unit == "%" else 1000), Kind.RATIO
        else:
            scale, kind = 1, Kind.POINTS if "百分点" in unit else Kind.BASIS_POINTS
        return [
            self.of(
                found,
                kind,
                numeral.low / scale,
                numeral.high / scale,
                hedge=hedge_of(found, numeral),
            )
        ]

    def tenths(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = span_of_two(found)
        if not numeral or numeral.high > 10 or numeral.has_large or not numeral.low:
            return None
        rest = 5 if found["rest"] == "半" else DIGITS.get(found["rest"] or "零", 0)
        low = numeral.low / 10 + Fraction(rest, 100)
        high = numeral.high / 10 + Fraction(rest, 100)
        return [self.of(found, Kind.RATIO, low, high, hedge=hedge_of(found, numeral))]

    def discount(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = read(found["low"].replace("对", "五"))
        if not numeral or numeral.low > 99 or not numeral.low:
            return None
        paid = numeral.low / (10 if numeral.low < 10 else 100)
        return [self.of(found, Kind.RATIO, paid, unit="of the price")]

    def half(self, found: re.Match[str]) -> list[Quantity]:
        hedge = hedge_of(found)
        if found.group()[0] in "过大多" and not found["before"]:
            hedge = Hedge.OVER
        if found.group()[0] == "近":
            hedge = Hedge.NEARLY
        return [self.of(found, Kind.RATIO, Fraction(1, 2), hedge=hedge)]

    def times(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = span_of_two(found)
        if not numeral:
            return None
        grew = found["grew"] and not found["to"]
        if found["grew"] and found["grew"].endswith(("大", "快", "高", "多")) and not found["to"]:
            grew = True
        hedge = hedge_of(found, numeral) or hedge_in(found["grew"] or "")
        # 一倍多 is more than double, whatever grew.
        added = 1 if grew or (found["low"] == "一" and (found["more"] or found["more2"])) else 0
        # 增长两倍 is strictly three times; from five on, writers mean five times as often as six.
        half = Fraction(1, 2) if found["half"] else 0
        low = numeral.low + half + (added if numeral.low < MANY else 0)
        high = numeral.high + half + added
        vague = numeral.is_vague or low < numeral.low + added
        # 百倍努力 is no number; 高达百倍 is one.
        is_phrase = found["low"] in ("百", "千", "万") and not (
            found["grew"] or self.key[max(0, found.start() - 1) : found.start()] in _COUNTED
        )
        # 下降两倍 has no plain meaning: to a third for some, to a half for others.
        is_less = _LESS.search(self.key, max(0, found.start() - 4), found.start())
        strength = Strength.WEAK if is_phrase or is_less else Strength.STRONG
        return [
            self.of(found, Kind.MULTIPLE, low, high, hedge=hedge, strength=strength, is_vague=vague)
        ]

    def doubled(self, found: re.Match[str]) -> list[Quantity] | None:
        written = found.group()
        if found["fan"]:
            times = read(found["fan"])
            if not times or times.high > 20 or times.low.denominator != 1:
                return None
            return [self.of(found, Kind.MULTIPLE, 2 ** int(times.low), hedge=hedge_in(written))]
        if found["bei"]:
            numeral = read(found["bei"])
            if not numeral:
                return None
            # 翻了三倍 is said of three times and of four; 翻一倍 of twice only.
            low = max(numeral.low, Fraction(2))
            high = max(numeral.high + 1, low)
            return [self.of(found, Kind.MULTIPLE, low, high, is_vague=True)]
        if written in ("加倍", "倍增"):  # 加倍努力, 信心倍增
            return [self.of(found, Kind.MULTIPLE, 2, strength=Strength.WEAK)]
        doubled = written in ("翻番", "翻倍")
        return [self.of(found, Kind.MULTIPLE, Fraction(2) if doubled else Fraction(1, 2))]
