"""Quantities in Chinese."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from app.language.quantities import _chinese_dates as dates
from app.language.quantities import _chinese_tables as tables
from app.language.quantities._measures import ITEM
from app.language.quantities._numerals import DIGITS, RUN, Numeral, read, without_capitals
from app.language.quantities._scan import NO_NUMBERS, Family, Scan, alternatives
from app.language.quantities._spacing import in_place, without_inner_spaces
from app.language.quantities._values import Hedge, Kind, Quantity, Strength
from app.language.scripts import fold
from app.language.spans import Span

_BEFORE = (
    rf"(?P<before>(?:{alternatives(w for w in tables.BEFORE if len(w) > 1)})了?"
    r"|[逾超近](?!过)|(?<![节预签合条公特契制履违])约(?!束)|(?<!以)上(?=[百千万亿])|过(?=[百千万亿])|破(?=[百千万亿\d])|过(?=半))?"
)
_AFTER = rf"(?P<after>{alternatives(tables.AFTER)})?"
_MONEY = rf"(?:(?P<money>{alternatives(tables.PREFIXED_CURRENCIES)})\s?)?"
_TO = r"(?:\s?[-—–~～]{1,2}\s?|至|到)"
_UNIT = (
    rf"(?P<unit>{alternatives(set(tables.CURRENCIES) - {'元'})}|元(?![旦素老首月宵帅件宇])"
    rf"|{alternatives(tables.MEASURES)})"
)
_BARE = "(?<![一二两三四五六七八九十几数百千万亿])(?:[百千十]?[万亿]|[百千])"
_SEALED = "一二两三四五六七八九十百千万亿零〇点第\\d"

_NO_QUANTITY = re.compile(
    rf"(?<![{_SEALED}])(?:{alternatives(tables.NO_QUANTITY)}|十分(?![之钟])"
    rf"|千万(?=[别不要记小注])|996(?=工作|制|的|icu)|007(?=工作|制))(?![{_SEALED}]|分之)"
)
_GROUP = re.compile(r"(?P<n>七十七|二十|[二五七八十]|77|20|7|8)国集团")
_TIER = re.compile(r"(?<![一二三四五])(?P<low>[二三四五])线(?=城市|市场|品牌|[及和以]|$)")
_LITERAL = re.compile(
    r"(?<![a-z0-9.])(?:pm\s?2\.5|[a-z]{1,10}-?\d{1,6}[a-z0-9]{0,4}(?:-\d{1,4})?|\d{1,4}[a-z]{1,3})(?![a-z0-9.%])"
)
_DOCUMENT = re.compile(r"[〔\[(（](\d{4})[〕\])）]第?(\d{1,5})号")
_SCORE = re.compile(r"(?<![\d:.])(\d{1,3})[:比](\d{1,3})(?![\d:.%])")
# 里 (500 m), 斤 (500 g) and the like are converted in English, or not.
_OLD_MEASURES = {"里": "li", "斤": "jin", "尺": "chi", "寸": "cun", "丈": "zhang"}
# 近两年 is 'the last two years' as often as 'nearly two years'.
_LATELY = frozenset(("年", "个月", "天", "周", "个星期", "星期"))
# What is counted by these is never measured: 15栋 (buildings) are not 15 storeys.
_COUNTED = frozenset("家名位栋座辆艘架台部件款只头匹")
_FRACTION = re.compile(rf"{_BEFORE}(?P<whole>百万|[百千万]|{RUN})分之(?P<part>{RUN}|百){_AFTER}")
_PERCENT = re.compile(
    rf"{_BEFORE}(?P<low>{RUN})(?:%?{_TO}(?P<high>{RUN}))?(?P<more>[多余])?\s?"
    rf"(?P<unit>%|‰|个多?百分点|个基本?点|基点|bp(?![a-z])){_AFTER}"
)
_TENTHS = re.compile(
    rf"{_BEFORE}(?P<low>{RUN})(?:{_TO}(?P<high>{RUN}))?(?P<more>多)?成(?P<rest>[一二三四五六七八九半])?"
    rf"(?![为立长功本员果熟人绩分色都就效品群]){_AFTER}"
)
_DISCOUNT = re.compile(rf"打?(?P<low>{RUN})折(?![腾扣返射叠磨断衷合])")
_HALF = re.compile(
    r"(?P<before>近|将近|接近|过|超过?|不到|不足|约)?(?:一半|半数|半(?=以上))(?P<after>以上)?|(?:过|近|大|多)半(?![年天个])"
)
_GREW = (
    r"(?:增长|增加|提价|涨价|加价|提高|提升|上升|扩大|上涨|攀升|增多|增|涨|高出|高|多出|多|快|大)(?:幅[度]?)?(?P<to>到|至)?"
    r"(?:了|出|幅|近|将近|约|超过?|逾|达到?){0,3}"
)
_TIMES = re.compile(
    rf"(?P<grew>{_GREW})?(?P<low>{RUN})(?:{_TO}(?P<high>{RUN}))?(?P<more>[多余])?倍(?P<after>以上|左右|有余)?(?P<more2>多|余)?"
)
_DOUBLED = re.compile(
    rf"翻(?:了|了?近|了?约|了?超过)?(?P<fan>{RUN})番|翻番|翻(?:了|上)?(?P<bei>{RUN})倍|翻倍|加倍|倍增"
    r"|减半|砍半|折半|腰斩|减少(?:了)?一半|下降(?:了)?一半"
)
_ORDINAL = re.compile(
    rf"第(?P<low>{RUN})(?:{_TO}第?(?P<high>{RUN}))?(?![0-9])"
    rf"|(?P<term>{RUN})届|(?P<plenum>[一二三四五六七八])中全会|(?P<number>{RUN})号(?=文件|令|公告)"
    r"|(?<![一二三四五六七八九十百千])(?P<congress>十[一二三四五六七八九]|二十[一二]?)大(?=[以精报代会上召、，。”之]|$)"
    r"|(?P<war>[一二])战(?=[以期后前中时爆结]|$)"
)
_MONTH_AND_DAY = re.compile(r"(?<![\d·.])(?P<m>1[0-2]|[1-9])·(?P<d>[12]?\d|3[01])(?![\d·])")
_HALVED = {"年": "year", "月": "month", "小时": "hour", "世纪": "century", "天": "day"}
_DURATION = "年|个月|月|个小时|小时|世纪|天"
_HALF_UNIT = re.compile(
    rf"{_BEFORE}(?:(?P<low>{RUN})个)?(?<![上下大])半个?多?(?P<unit>{_DURATION})(?![报度]){_AFTER}"
    rf"|(?P<whole>{RUN})(?P<unit2>{_DURATION})半(?![年月天])"
)
_MANY = 5
_COUNTLESS = re.compile(rf"数以(?P<low>{_BARE})计")
_AMOUNT = re.compile(
    rf"{_BEFORE}{_MONEY}(?P<low>{RUN}|{_BARE}(?=(?:元|美元|亩|吨|公里|平方|人次|港元|欧元)))(?:{_TO}(?P<high>{RUN}))?(?P<more>[多余])?(?:\s?{_UNIT})?(?:(?:人次|[人家名个辆台件次户座部所项只])(?=[以左上有出]))?{_AFTER}"
)


def read_chinese(text: str, masks: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities of a Chinese text, simplified or traditional, in their order.

    Numerals inside `masks` (names and glossary terms) are not read. Time is linear.

    >>> [(q.text, str(q.low), q.unit) for q in read_chinese("云从科技获得18亿元，近千家企业")]
    [('18亿元', '1800000000', 'CNY'), ('近千', '1000', '')]
    """
    dense, places = without_inner_spaces(text)
    if places is None:
        reader = _Reader(text)
        return Scan(reader.key, masks).run(reader.families())
    reader = _Reader(dense)
    inner = [Span(bisect_left(places, m.start), bisect_left(places, m.end)) for m in masks]
    found = Scan(reader.key, inner).run(reader.families())
    return [in_place(quantity, text, places) for quantity in found]


class _Reader:
    """What each pattern means. The texts of quantities are taken from the text as written."""

    def __init__(self, text: str) -> None:
        # A full-width comma separates numbers (8艘，35名), a half-width one groups digits.
        self.text, self.key = text, without_capitals(fold(text.replace("，", "；")))
        self.dates = dates.Reader(text)

    def families(self) -> Iterator[Family]:
        yield Family(NO_NUMBERS, lambda _: ())
        yield Family(_DOUBLED, self._doubled, ("翻", "倍", "半", "腰斩"))
        yield Family(_NO_QUANTITY, self._no_quantity)
        yield from self.dates.families()
        yield Family(_MONTH_AND_DAY, self._month_and_day, ("·",))
        yield Family(_DOCUMENT, self._document)
        yield Family(_SCORE, self._score)
        yield Family(_FRACTION, self._fraction, ("分之",))
        yield Family(_PERCENT, self._percent, ("%", "‰", "点", "bp"))
        yield Family(_TENTHS, self._tenths, ("成",))
        yield Family(_DISCOUNT, self._discount, ("折",))
        yield Family(_HALF, self._half, ("半",))
        yield Family(_TIMES, self._times, ("倍",))
        yield Family(_HALF_UNIT, self._half_unit, ("半",))
        yield Family(_GROUP, self._group, ("国集团",))
        yield Family(_TIER, self._ordinal_of_tier, ("线",))
        yield Family(_ORDINAL, self._ordinal, ("第", "届", "中全会", "号", "大", "战"))
        yield Family(_LITERAL, self._literal)
        yield Family(_COUNTLESS, self._countless, ("数以",))
        yield Family(_AMOUNT, self._amount)

    def _of(
        self,
        found: re.Match[str],
        kind: Kind,
        low: Fraction | int,
        high: Fraction | int | None = None,
        *,
        unit: str = "",
        hedge: Hedge = Hedge.NONE,
        strength: Strength = Strength.STRONG,
        is_vague: bool = False,
    ) -> Quantity:
        start, end = found.span()
        low = Fraction(low)
        return Quantity(
            start,
            end,
            kind,
            low,
            low if high is None else Fraction(high),
            unit,
            hedge,
            strength,
            self.text[start:end],
            is_vague,
        )

    def _no_quantity(self, found: re.Match[str]) -> list[Quantity]:
        if found.group() in ("996", "007"):
            return [self._of(found, Kind.LITERAL, int(found.group()))]
        return []

    def _group(self, found: re.Match[str]) -> list[Quantity]:
        """七国集团 is the G7."""
        numeral = read(found["n"])
        number = int(numeral.low) if numeral else 0
        return [replace(self._of(found, Kind.LITERAL, number), text=f"G{number}")]

    def _ordinal_of_tier(self, found: re.Match[str]) -> list[Quantity]:
        value = DIGITS[found["low"]]
        return [self._of(found, Kind.ORDINAL, value, strength=Strength.WEAK)]

    def _literal(self, found: re.Match[str]) -> list[Quantity] | None:
        digits = re.search(r"\d+", found.group())
        letters = re.sub(r"[\d-]+", "", found.group())
        is_model = self.key[max(0, found.start() - 1) : found.start()] == "-"  # 卡-52M
        is_measure = letters in tables.MEASURES and (letters != "m" or not is_model)
        if not digits or (found.group()[0].isdigit() and is_measure and not is_model):
            return None
        if letters in tables.PREFIXED_CURRENCIES:
            return None
        return [self._of(found, Kind.LITERAL, int(digits.group()))]

    def _month_and_day(self, found: re.Match[str]) -> list[Quantity]:
        """9·11, 3·15: days that became names."""
        return [
            self._of(found, Kind.MONTH, int(found["m"]), strength=Strength.WEAK),
            self._of(found, Kind.DAY, int(found["d"]), strength=Strength.WEAK),
        ]

    def _document(self, found: re.Match[str]) -> list[Quantity]:
        return [
            self._of(found, Kind.YEAR, int(found[1])),
            self._of(found, Kind.ORDINAL, int(found[2])),
        ]

    def _score(self, found: re.Match[str]) -> list[Quantity]:
        return [
            self._of(found, Kind.NUMBER, int(points), strength=Strength.WEAK)
            for points in found.groups()
        ]

    def _fraction(self, found: re.Match[str]) -> list[Quantity] | None:
        whole, part = read(found["whole"]), read(found["part"])
        if not whole or not part or not whole.low:
            return None
        low, high = part.low / whole.low, part.high / whole.low
        return [self._of(found, Kind.RATIO, low, high, hedge=_hedge(found, part))]

    def _percent(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = _range(found)
        if not numeral:
            return None
        unit = found["unit"]
        if unit in ("%", "‰"):
            scale, kind = (100 if unit == "%" else 1000), Kind.RATIO
        else:
            scale, kind = 1, Kind.POINTS if "百分点" in unit else Kind.BASIS_POINTS
        return [
            self._of(
                found, kind, numeral.low / scale, numeral.high / scale, hedge=_hedge(found, numeral)
            )
        ]

    def _tenths(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = _range(found)
        if not numeral or numeral.high > 10 or numeral.has_large or not numeral.low:
            return None
        rest = 5 if found["rest"] == "半" else DIGITS.get(found["rest"] or "零", 0)
        low = numeral.low / 10 + Fraction(rest, 100)
        high = numeral.high / 10 + Fraction(rest, 100)
        return [self._of(found, Kind.RATIO, low, high, hedge=_hedge(found, numeral))]

    def _discount(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = read(found["low"])
        if not numeral or numeral.low > 99 or not numeral.low:
            return None
        paid = numeral.low / (10 if numeral.low < 10 else 100)
        return [self._of(found, Kind.RATIO, paid, unit="of the price")]

    def _half(self, found: re.Match[str]) -> list[Quantity]:
        hedge = _hedge(found)
        if found.group()[0] in "过大多" and not found["before"]:
            hedge = Hedge.OVER
        if found.group()[0] == "近":
            hedge = Hedge.NEARLY
        return [self._of(found, Kind.RATIO, Fraction(1, 2), hedge=hedge)]

    def _times(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = _range(found)
        if not numeral:
            return None
        grew = found["grew"] and not found["to"]
        if found["grew"] and found["grew"].endswith(("大", "快", "高", "多")) and not found["to"]:
            grew = True
        added = 1 if grew else 0
        hedge = _hedge(found, numeral) or _hedge_in(found["grew"] or "")
        # 增长两倍 is strictly three times; from five on, writers mean five times as often as six.
        low = numeral.low + (added if numeral.low < _MANY else 0)
        high = numeral.high + added
        vague = numeral.is_vague or low < numeral.low + added
        return [self._of(found, Kind.MULTIPLE, low, high, hedge=hedge, is_vague=vague)]

    def _doubled(self, found: re.Match[str]) -> list[Quantity] | None:
        written = found.group()
        if found["fan"]:
            times = read(found["fan"])
            if not times or times.high > 20 or times.low.denominator != 1:
                return None
            return [self._of(found, Kind.MULTIPLE, 2 ** int(times.low), hedge=_hedge_in(written))]
        if found["bei"]:
            numeral = read(found["bei"])
            if not numeral:
                return None
            # 翻了三倍 is said of three times and of four; 翻一倍 of twice only.
            low = max(numeral.low, Fraction(2))
            high = max(numeral.high + 1, low)
            return [self._of(found, Kind.MULTIPLE, low, high, is_vague=True)]
        doubled = written in ("翻番", "翻倍", "加倍", "倍增")
        return [self._of(found, Kind.MULTIPLE, Fraction(2) if doubled else Fraction(1, 2))]

    def _ordinal(self, found: re.Match[str]) -> list[Quantity] | None:
        names = ("term", "plenum", "number", "congress", "war")
        written = next((found[name] for name in names if found[name]), None)
        numeral = read(written) if written else _range(found)
        if not numeral or numeral.is_over:
            return None
        strength = Strength.STRONG if numeral.has_arabic or numeral.low > 3 else Strength.WEAK
        return [self._of(found, Kind.ORDINAL, numeral.low, numeral.high, strength=strength)]

    def _half_unit(self, found: re.Match[str]) -> list[Quantity] | None:
        written = found["low"] or found["whole"]
        whole = read(written) if written else None
        if written and not whole:
            return None
        value = (whole.low if whole else 0) + Fraction(1, 2)
        unit = (found["unit"] or found["unit2"]).removeprefix("个")
        is_strong = whole is not None and whole.has_arabic
        return [
            self._of(
                found,
                Kind.NUMBER,
                value,
                unit=_HALVED[unit],
                hedge=_hedge(found),
                strength=Strength.STRONG if is_strong else Strength.WEAK,
            )
        ]

    def _countless(self, found: re.Match[str]) -> list[Quantity] | None:
        unit = read(found["low"])
        if not unit:
            return None
        return [self._of(found, Kind.NUMBER, unit.low, unit.low * 99 / 10, is_vague=True)]

    def _amount(self, found: re.Match[str]) -> list[Quantity] | None:
        numeral = _range(found)
        if not numeral:
            return None
        unit = found["unit"] or ""
        currency = tables.PREFIXED_CURRENCIES.get(found["money"] or "") or tables.CURRENCIES.get(
            unit
        )
        strength = Strength.WEAK
        if numeral.high in (0, 1) and not currency:
            pass  # 0例 (no cases), 1亩 (per mu)
        elif numeral.has_arabic or numeral.has_large or currency or numeral.low >= 100:
            strength = Strength.STRONG
        elif not self._counts_something(found, numeral):
            return None
        following = self.key[found.end() : found.end() + 1]
        measure = tables.MEASURES.get(unit) or (following if following in _COUNTED else "")
        if not unit and following in _OLD_MEASURES:
            measure = _OLD_MEASURES[following]
        elif measure == following:
            measure = ITEM if following else ""
        return [
            self._of(
                found,
                Kind.NUMBER,
                numeral.low,
                numeral.high,
                unit=currency or measure,
                hedge=_hedge(found, numeral),
                strength=strength,
                is_vague=numeral.is_vague,
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
        return following in tables.COUNTERS and bool(following) and numeral.high > 0


def _range(found: re.Match[str]) -> Numeral | None:
    """The numeral of a match, or the range of its two: in 3至5亿 both share the unit."""
    groups = found.groupdict()
    low = read(groups["low"])
    if not low or not groups.get("high"):
        return low
    high = read(groups["high"])
    if not high:
        return None
    start = low.low
    unit = re.search("[十百千万亿]+$", groups["high"])
    shared = read(unit.group()) if unit and not low.has_large else None
    if shared and groups["low"][-1] not in "十百千万亿" and start * shared.low <= high.high:
        start *= shared.low
    if start > high.high:
        return None
    return Numeral(
        start,
        high.high,
        low.is_over or high.is_over,
        low.has_arabic or high.has_arabic,
        low.has_large or high.has_large,
        low.is_vague or high.is_vague,
    )


def _hedge(found: re.Match[str], numeral: Numeral | None = None) -> Hedge:
    groups = found.groupdict()
    if groups.get("after"):
        return tables.AFTER[groups["after"]]
    if (groups.get("unit") or "").startswith("个多"):
        return Hedge.OVER
    if groups.get("more") or groups.get("more2") or (numeral and numeral.is_over):
        return Hedge.OVER
    if before := groups.get("before"):
        if before == "近" and (groups.get("unit") or "") in _LATELY:
            return Hedge.NONE
        return tables.BEFORE[before.removesuffix("了")]
    return Hedge.NONE


def _hedge_in(words: str) -> Hedge:
    for word, hedge in (
        ("近", Hedge.NEARLY),
        ("约", Hedge.ABOUT),
        ("超", Hedge.OVER),
        ("逾", Hedge.OVER),
    ):
        if word in words:
            return hedge
    return Hedge.NONE
