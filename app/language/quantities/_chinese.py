"""Quantities in Chinese."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from app.language.quantities import _chinese_dates as dates
from app.language.quantities import _chinese_lengths as lengths
from app.language.quantities import _chinese_shares as shares
from app.language.quantities import _chinese_tables as tables
from app.language.quantities._chinese_lengths import Lengths
from app.language.quantities._chinese_making import AFTER, BEFORE, SHORT, TO, hedge_of, span_of_two
from app.language.quantities._chinese_shares import Shares
from app.language.quantities._measures import ITEM, SCORE
from app.language.quantities._numerals import (
    DIGITS,
    LARGE,
    RUN,
    SMALL,
    Numeral,
    read,
    without_capitals,
)
from app.language.quantities._scan import DIGITS as ANY_DIGIT
from app.language.quantities._scan import NO_NUMBERS, Families, Family, Scan, alternatives
from app.language.quantities._spacing import in_place, without_inner_spaces
from app.language.quantities._values import Kind, Quantity, Strength
from app.language.scripts import fold
from app.language.spans import Span

_MONEY = rf"(?:(?P<money>{alternatives(tables.PREFIXED_CURRENCIES)})\s?)?"
_UNIT = (
    rf"(?P<unit>{alternatives(set(tables.CURRENCIES) - {'元'})}|元(?![旦素老首月宵帅件宇桥里区朱])"
    r"|(?<=[百千万\d])块(?![\u4e00-\u9fff])|(?<=[十\d])度(?![电假])|日(?=以[上下内]|之?内(?![地蒙部]))"
    r"|(?<=\d)分(?![之钟贝店析公])(?!\d{1,2}秒)"
    rf"|(?:{alternatives(set(tables.MEASURES) - {'年'})})(?<![a-z](?=[a-z]))|年(?![薪级轻份]))"
)
_BARE = "(?<![一二两三四五六七八九十几数百千万亿])(?:[百千十]?[万亿]|[百千])"
_GROUPING = re.compile(r"(?<!\d{4})(?<=\d)，(?=\d{3}(?:，\d{3}){0,8}(?!\d))")
_SEALED = "一二两三四五六七八九十百千万亿零〇点第\\d"

_NO_QUANTITY = re.compile(
    rf"[一两二三四五六七八九十]位数|(?<![{_SEALED}])(?:{alternatives(tables.NO_QUANTITY)}|十分(?![之钟])"
    rf"|千万(?=[别不要记小注])|996(?=工作|制|的|icu)|007(?=工作|制))(?![{_SEALED}]|分之)"
)
_NO_QUANTITY_STARTS = re.compile(
    f"[一两二三四五六七八九十千90{''.join(sorted({word[0] for word in tables.NO_QUANTITY}))}]"
)
_IN_NO_QUANTITY = (*"一二三四五六七八九十百千万两亿双", "996", "007")
_GROUP = re.compile(r"(?P<n>七十七|二十|[二五七八十]|77|20|7|8)国集团")
_TIER = re.compile(r"(?<![一二三四五])(?P<low>[二三四五])线(?=城市|市场|品牌|[及和以]|$)")
_LITERAL = re.compile(
    r"(?<![a-z0-9.])(?:pm\s?2\.5|t\+\d|[a-z]{1,10}+-?\d{1,6}[a-z0-9]{0,4}(?:-\d{1,4})?|\d{1,4}[a-z]{1,3})(?![a-z0-9.%])"
)
_DOCUMENT = re.compile(r"[〔\[(（](\d{4})[〕\])）]第?(\d{1,5})号")
_WORDED_SCORE = re.compile(
    r"(?<![一二三四五六七八九十百千万分])([一二三四五六七八九十])比([一二三四五六七八九十])(?![一二三四五六七八九十百千万重])"
)
_SCORE = re.compile(r"(?<![\d:.-])(\d{1,3})(?:([-–—])|[:比])(\d{1,3})(?![\d:.%年月日-])")
# 里 (500 m), 斤 (500 g) and the like are converted in English, or not.
_OLD_MEASURES = {"里": "li", "斤": "jin", "尺": "chi", "寸": "cun", "丈": "zhang"}
_COUNTED_PHRASES = ("里路", "里地", "里外", "里远", "星级", "星酒店", "星饭店")
# What is counted by these is never measured: 15栋 (buildings) are not 15 storeys.
_COUNTED = frozenset("家名位栋座辆艘架台部件款只头匹")
# Of a law; 第三章 is no 'Article 3'.
_DIVISIONS = {
    "章": "chapter", "条": "article", "节": "section", "款": "paragraph", "项": "numbered item",
}  # fmt: skip
_ORDINAL = re.compile(
    rf"第(?P<low>{RUN})(?:{TO}第?(?P<high>{RUN}))?(?![0-9])"
    r"|(?P<first>首)(?=[次部届个批位例家场轮款颗艘座条支名期])"
    rf"|(?P<counted>{SHORT})(?:届|(?P<years>周年)(?!庆?半)|号(?=文件|令|公告|线|楼|馆|机组))"
    r"|(?P<one>[一二三四五六七八九])(?:等[奖功]|年级|中全会)"
    r"|(?<![一二三四五六七八九十百千])(?P<congress>十[一二三四五六七八九]|二十[一二]?)大(?=[以精报代会上召、，。”之]|$)"
    r"|(?P<war>[一二])战(?=[以期后前中时爆结]|$)"
)
_SERIES = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![第月])(?P<n>[一二三四五六七八九十]{1,3})号(?![文令公线楼馆机码])"
)
_MONTH_AND_DAY = re.compile(r"(?<![\d·.])(?P<m>1[0-2]|[1-9])·(?P<d>[12]?\d|3[01])(?![\d·])")
_COUNTLESS = re.compile(rf"数以(?P<low>{_BARE})计|成(?P<from>[百千])上(?P<to>[千万])")
_NUMERALS = "0-9零〇一二两三四五六七八九十百千万亿几数"
_FIRST = {word[0] for word in (*tables.BEFORE, *tables.PREFIXED_CURRENCIES)}
# Where an amount, a half or an ordinal can begin: looked for alone, since the whole patterns are
# costly to try everywhere. The set of first characters comes first, which is what makes it quick.
_STARTS = re.compile(
    rf"[{_NUMERALS}{''.join(sorted(_FIRST))}半第首](?<=(?={BEFORE}{_MONEY}[{_NUMERALS}半第首]).)"
)
_AMOUNT = re.compile(
    rf"{BEFORE}{_MONEY}(?P<low>{RUN}|{_BARE}(?=(?:元|美元|亩|吨|公里|平方|人次|港元|欧元)))(?:{TO}(?P<high>{RUN}))?(?P<more>[多余])?(?:\s?{_UNIT})?(?:(?<=[年月时天周])(?P<more2>多)(?=[来以前后的，,；;。]|$))?(?:(?:人次|[人家名个辆台件次户座部所项只])(?=[以左上有出]))?{AFTER}"
)


def read_chinese(text: str, masks: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities of a Chinese text, simplified or traditional, in their order.

    Numerals inside `masks` (names and glossary terms) are not read. Time is linear.

    >>> [(q.text, str(q.low), q.unit) for q in read_chinese("云从科技获得18亿元，近千家企业")]
    [('18亿元', '1800000000', 'CNY'), ('近千', '1000', 'item')]
    """
    dense, places = without_inner_spaces(text)
    if places is None:
        reader = _Reader(text)
        return Scan(reader.key, masks).run(reader, _FAMILIES)
    reader = _Reader(dense)
    inner = [Span(bisect_left(places, m.start), bisect_left(places, m.end)) for m in masks]
    found = Scan(reader.key, inner).run(reader, _FAMILIES)
    return [in_place(quantity, text, places) for quantity in found]


class _Reader(Shares, Lengths):
    """What each pattern means. The texts of quantities are taken from the text as written."""

    def __init__(self, text: str) -> None:
        # A full-width comma separates numbers (8艘，35名) unless it groups digits (2，350).
        super().__init__(text, without_capitals(fold(_GROUPING.sub(",", text).replace("，", "；"))))
        self.dates = dates.Reader(text, self.key)

    def _no_quantity(self, found: re.Match[str]) -> list[Quantity]:
        if found.group() in ("996", "007"):
            return [self.of(found, Kind.LITERAL, int(found.group()))]
        return []

    def _group(self, found: re.Match[str]) -> list[Quantity]:
        """七国集团 is the G7."""
        numeral = read(found["n"])
        number = int(numeral.low) if numeral else 0
        return [replace(self.of(found, Kind.LITERAL, number), text=f"G{number}")]

    def _ordinal_of_tier(self, found: re.Match[str]) -> list[Quantity]:
        value = DIGITS[found["low"]]
        return [self.of(found, Kind.ORDINAL, value, strength=Strength.WEAK)]

    def _literal(self, found: re.Match[str]) -> list[Quantity] | None:
        digits = re.search(r"\d+", found.group())
        letters = re.sub(r"[\d-]+", "", found.group())
        is_model = self.key[max(0, found.start() - 1) : found.start()] == "-"  # 卡-52M
        is_measure = letters in tables.MEASURES and (letters != "m" or not is_model)
        if found.group() == "4s":
            return []  # a dealer in cars
        if not digits or (found.group()[0].isdigit() and is_measure and not is_model):
            return None
        if letters in tables.PREFIXED_CURRENCIES:
            return None
        return [self.of(found, Kind.LITERAL, int(digits.group()))]

    def _series(self, found: re.Match[str]) -> list[Quantity] | None:
        """神舟十三号 is Shenzhou-13."""
        numeral = read(found["n"])
        if not numeral or numeral.is_range or self.key[found.start() - 1] in DIGITS | SMALL | LARGE:
            return None
        made = self.of(found, Kind.LITERAL, numeral.low, strength=Strength.WEAK)
        return [replace(made, text=str(numeral.low))]

    def _month_and_day(self, found: re.Match[str]) -> list[Quantity]:
        """9·11, 3·15: days that became names."""
        return [
            self.of(found, Kind.MONTH, int(found["m"]), strength=Strength.WEAK),
            self.of(found, Kind.DAY, int(found["d"]), strength=Strength.WEAK),
        ]

    def _document(self, found: re.Match[str]) -> list[Quantity]:
        return [
            self.of(found, Kind.YEAR, int(found[1])),
            self.of(found, Kind.ORDINAL, int(found[2])),
        ]

    def _score(self, found: re.Match[str]) -> list[Quantity] | None:
        """3比1, 25-21; 21-25 with a dash is a range as well as a score, and read as one."""
        points = int(found[1]), int(found[3])
        if found[2] and points[0] < points[1]:
            return None
        return [
            self.of(found, Kind.NUMBER, one, unit=SCORE, strength=Strength.WEAK) for one in points
        ]

    def _worded_score(self, found: re.Match[str]) -> list[Quantity]:
        points = (read(found[1]), read(found[2]))
        return [
            self.of(found, Kind.NUMBER, one.low, unit=SCORE, strength=Strength.WEAK)
            for one in points
            if one
        ]

    def _ordinal(self, found: re.Match[str]) -> list[Quantity] | None:
        if found["first"]:
            return [self.of(found, Kind.ORDINAL, 1, strength=Strength.WEAK)]
        written = found["counted"] or found["one"] or found["congress"] or found["war"]
        numeral = read(written) if written else span_of_two(found)
        if not numeral or numeral.is_over:
            return None
        strength = Strength.STRONG if numeral.has_arabic or numeral.low > 3 else Strength.WEAK
        unit = _DIVISIONS.get(self.key[found.end() : found.end() + 1], "")
        unit = "year" if found["years"] else unit or self.turn(found.end())
        low, high = numeral.low, numeral.high
        return [self.of(found, Kind.ORDINAL, low, high, unit=unit, strength=strength)]

    def _countless(self, found: re.Match[str]) -> list[Quantity] | None:
        if found["from"]:  # 成千上万 is said in many ways, 'countless' among them
            low, high = 2 * SMALL[found["from"]], 99 * (SMALL | LARGE)[found["to"]] // 10
            weak = Strength.WEAK
            return [self.of(found, Kind.NUMBER, low, high, strength=weak, is_vague=True)]
        unit = read(found["low"])
        if not unit:
            return None
        return [self.of(found, Kind.NUMBER, unit.low, unit.low * 99 / 10, is_vague=True)]

    def _amount(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = span_of_two(found)
        if not numeral:
            return None
        unit = found["unit"] or ""
        prefixed = tables.PREFIXED_CURRENCIES.get(found["money"] or "")
        currency = prefixed or tables.CURRENCIES.get(unit) or ("CNY" if unit == "块" else None)
        strength = Strength.WEAK
        if numeral.high in (0, 1) and not currency:
            pass  # 0例 (no cases), 1亩 (per mu)
        elif numeral.has_arabic or numeral.has_large or currency or numeral.low >= 100:
            strength = Strength.STRONG
        elif not self._counts_something(found, numeral):
            return None
        following = self.key[found.end() : found.end() + 1]
        low, high, is_vague = numeral.low, numeral.high, numeral.is_vague
        if (
            following == "级"
            and low == high
            and low >= 1_000
            and (currency or not unit)
            and found["low"][0] in "百千万十亿"
        ):
            high, is_vague = low * 99 / 10, True  # 千万级 is of that order: tens of millions
        is_top = self.key[found.start() - 1 : found.start()] == "前" and following in "大名位强"
        measure = (
            tables.MEASURES.get(unit)
            or {"度": "degC", "日": "day", "分": "point"}.get(unit, "")
            or (following if following in _COUNTED else "")
        )
        if not unit and following in _OLD_MEASURES:
            measure = _OLD_MEASURES[following]
        elif measure == following:
            measure = ITEM if following else ""
        elif is_top and following:
            measure = ITEM  # 前十大 are ten, no tenth
        return [
            self.of(
                found,
                Kind.NUMBER,
                low,
                high,
                unit=currency or measure,
                hedge=hedge_of(found, numeral),
                strength=strength,
                is_vague=is_vague,
            )
        ]

    def _counts_something(self, found: re.Match[str], numeral: Numeral) -> bool:
        """A single small numeral is one only before a measure word: 三家, but not 三国."""
        written = found["low"]
        if len(written) == 2 and set(written) <= set(DIGITS) and not numeral.is_range:
            return False  # 一一 (one by one)
        if found["unit"] or found["before"] or found["more"] or len(written) > 1:
            return True
        following = self.key[found.end() : found.end() + 1]
        if following == "斤" or self.key.startswith(_COUNTED_PHRASES, found.end()):
            return True
        return following in tables.COUNTERS and bool(following) and numeral.high > 0


def _of_dates(family: Family) -> Family:
    """A family of dates, handled by the reader of dates."""
    handle = family.handle
    return family._replace(handle=lambda reader, found: handle(reader.dates, found))


_FAMILIES = Families(
    (
        *NO_NUMBERS,
        Family(lengths.LAP, _Reader.lap, ("秒",)),
        Family(lengths.OFTEN, _Reader.often, ("次",)),
        Family(shares.DOUBLED, _Reader.doubled, ("翻", "倍", "半", "腰斩")),
        Family(_NO_QUANTITY, _Reader._no_quantity, _IN_NO_QUANTITY, _NO_QUANTITY_STARTS),
        Family(lengths.TIMED, _Reader.timed, ("秒", "小时"), _STARTS),
        *(_of_dates(family) for family in dates.FAMILIES),
        Family(_SERIES, _Reader._series, ("号",)),
        Family(_MONTH_AND_DAY, _Reader._month_and_day, ("·",)),
        Family(_DOCUMENT, _Reader._document, ("号",)),
        Family(_SCORE, _Reader._score, (":", "比", "-", "–", "—")),
        Family(_WORDED_SCORE, _Reader._worded_score, ("比",)),
        Family(lengths.PART_UNIT, _Reader.part_unit, ("分之",)),
        Family(shares.FRACTION, _Reader.fraction, ("分之",)),
        Family(shares.MOST, _Reader.most, ("十之", "十有")),
        Family(shares.ODDS, _Reader.odds, ("每",)),
        Family(shares.PERCENT, _Reader.percent, ("%", "‰", "点", "bp")),
        Family(shares.TENTHS, _Reader.tenths, ("成",), _STARTS),
        Family(shares.DISCOUNT, _Reader.discount, ("折",)),
        Family(shares.HALF, _Reader.half, ("半",)),
        Family(shares.TIMES, _Reader.times, ("倍",)),
        Family(lengths.HALF_UNIT, _Reader.half_unit, ("半",), _STARTS),
        Family(_GROUP, _Reader._group, ("国集团",)),
        Family(_TIER, _Reader._ordinal_of_tier, ("线",)),
        Family(
            _ORDINAL,
            _Reader._ordinal,
            ("第", "首", "届", "周年", "等奖", "等功", "年级", "中全会", "号", "大", "战"),
            _STARTS,
        ),
        Family(_LITERAL, _Reader._literal, ANY_DIGIT),
        Family(lengths.AGE, _Reader.age, ("旬",), _STARTS),
        Family(lengths.LENGTH, _Reader.length, ("米",), _STARTS),
        Family(lengths.TWO_PARTS, _Reader.two_parts, ("斤", "角", "毛", "英寸"), _STARTS),
        Family(_COUNTLESS, _Reader._countless, ("数以", "成百", "成千")),
        Family(_AMOUNT, _Reader._amount, starts=_STARTS),
    )
)
