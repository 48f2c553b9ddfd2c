"""Dates, parts of the year and periods in Chinese."""

import re
from dataclasses import replace

from app.language.quantities._making import Maker
from app.language.quantities._numerals import DIGITS, read
from app.language.quantities._scan import Family
from app.language.quantities._values import Hedge, Kind, Quantity, Strength

_TO = r"(?:\s?[-—–~～]{1,2}\s?|至|到)"
_YEAR = r"(?:(?<!\d)[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})"
_SHORT = r"(?:(?<!\d)\d{1,2}|[一二三四五六七八九十]{1,3})"
_MONTH = r"(?:(?<![\d.])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])"
_DAY = (
    r"(?:(?<![\d.])(?:3[01]|[12]\d|0?[1-9])"
    r"|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "两": 2, "1": 1, "2": 2, "3": 3, "4": 4}
_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_PARTS = {"初": 1, "早": 1, "上": 1, "中": 2, "底": 3, "末": 3, "下": 3, "后": 3, "晚": 3}

# Days that became names (九一八事变, 五一假期, 315晚会), by month and day.
_NAMED_DAYS = {
    "九一八": (9, 18), "七七": (7, 7), "五四": (5, 4), "五一": (5, 1), "五卅": (5, 30),
    "一二九": (12, 9), "一二八": (1, 28), "八一": (8, 1), "七一": (7, 1), "六一": (6, 1),
    "三八": (3, 8), "三一五": (3, 15), "315": (3, 15), "十一": (10, 1), "二二八": (2, 28),
}  # fmt: skip
NAMED_DAY = re.compile(
    rf"(?P<n>{'|'.join(_NAMED_DAYS)})[”’」』\"]?"
    "(?=事变|事件|运动|惨案|起义|讲话|勋章|(?:国际)?劳动节|青年节|建军节|儿童节|(?:国际)?妇女节|节|晚会|假|[小长]+假|黄金周)"
)
# The year before the first of a reign, by the Gregorian calendar.
_REIGNS = {
    "贞观": 626, "开元": 712, "天宝": 741, "洪武": 1367, "永乐": 1402, "嘉靖": 1521, "万历": 1572,
    "崇祯": 1627, "顺治": 1643, "康熙": 1661, "雍正": 1722, "乾隆": 1735, "嘉庆": 1795,
    "道光": 1820, "咸丰": 1850, "同治": 1861, "光绪": 1874, "宣统": 1908, "民国": 1911,
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
}  # fmt: skip
REIGN = re.compile(
    rf"(?P<reign>{'|'.join(_REIGNS)})(?P<n>元|\d{{1,2}}|[一二三四五六七八九十]{{1,3}})年"
)
PLAN = re.compile(
    r"(?P<mark>[“‘「『\"]?)(?P<n>十[一二三四五六七]?|[一二三四五六七八九])五(?P<end>[”’」』\"]?)(?P<word>规划|计划|时期|期间|以来|末|开局)?(?![岁个天里人块百千万])"
)
COHORT = re.compile(r"(?P<n>[0-9]0|[0-9]5|[〇零一二三四五六七八九][〇零五])后(?![的来续面])")
DECADE = re.compile(
    rf"(?:上世纪|上个世纪|(?P<c2>{_SHORT})世纪)?(?P<one>[二三四五六七八])(?P<two>[三四五六七八九])十年代|"
    rf"(?P<century>上世纪|上个世纪|本世纪|(?P<c>{_SHORT})世纪)?(?P<n>(?:[12]\d)?\d0|[一二三四五六七八九]十)年代"
)
CENTURY = re.compile(rf"(?<![上本这前])(?P<n>{_SHORT})世纪|(?:(?P<this>本)|上个?)世纪(?=[初中末])")
ISO = re.compile(r"(?<![\d-])(?P<y>[12]\d{3})[-/](?P<m>0?[1-9]|1[0-2])[-/](?P<d>[0-3]?\d)(?![\d-])")
YEARS = re.compile(rf"(?P<low>{_YEAR})(?:年?{_TO}(?P<high>{_YEAR}))?年(?:度)?")
SHORT_YEAR = re.compile(
    r"(?<![\d.])(?P<n>0\d|[89]\d|[〇零][一二三四五六七八九])年(?![代来间后内期])"
)
QUARTER = re.compile(
    r"(?P<first>前|头)(?P<to>[一二两三四1-4])个?季度"
    r"|第?(?P<n>[一二三四首1-4])季(?:度[末底]?|(?=报))|(?<![a-z])q(?P<q>[1-4])(?!\d)"
)
HALF = re.compile(r"(?P<n>[上下])半(?:年(?![报])|(?P<game>场))")
PART = re.compile(
    r"(?:(?<=[年月纪代])(?P<n>[初底末])|(?<=[纪代])(?P<d>[早中后晚])[期叶]|(?<=[月份])(?P<t>[上中下])(?P<t2>[中下])?旬|(?<=[今去明]年)(?P<m>中)|(?<=\d{4}年)(?P<k>年?中(?![国华央东西北南])))(?P<before>之前|以前|前)?"
)
MONTHS = re.compile(
    rf"(?P<next>一二|二三|三四|四五|五六|六七|七八|八九)月份?|(?<![个\d])(?P<low>{_MONTH})(?:月?份?{_TO}(?P<high>{_MONTH}))?月(?!亮|球|饼|薪|票|租|嫂|子)份?"
)
FIRST_MONTHS = re.compile(rf"[前头](?P<n>{_MONTH}|两)个月")
DAYS = re.compile(
    rf"(?<=月)(?P<low>{_DAY})(?:[日号]?{_TO}(?P<high>{_DAY}))?[日号]"
    rf"|(?<![第个\d])(?P<low2>(?<![\d.])(?:3[01]|[12]\d|[1-9]))(?:日?{_TO}(?P<high2>3[01]|[12]\d|[1-9]))?日(?![本元]|以[上下内]|之?内(?![地蒙部]))"
)
WEEKDAY = re.compile(r"(?:周|星期|礼拜)(?P<n>[一二三四五六日天])(?![天次]|[一-龥]?(?:年|岁))")
_HOUR = "十[一二]?|[一二两三四五六七八九]"
CLOCK = re.compile(
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-4])(?:[:：](?P<m>[0-5]\d)(?::[0-5]\d)?|h(?P<m3>[0-5]\d)|[点时](?:(?P<m2>[0-5]?\d)分|(?P<half>半)|整)?)(?![\d.间代])"
    rf"|(?:(?<=[晨早上午间晚夜])(?P<n>{_HOUR})[点时](?![一二三四五六七八九](?![一二三四五六七八九十刻]))|(?<![一二三四五六七八九十])(?P<n2>{_HOUR})点(?=[半钟整]))(?:(?P<half2>半)|(?P<m4>[一二三四五六七八九十]{{2,3}})分?|(?P<quarters>[一三])刻)?"
)

# Where a match can begin, at little cost: a set of first characters, then what has to be there.
_PART_STARTS = re.compile("[初底末早中后晚上下年](?<=[年月纪代份].)")
_CLOCK_STARTS = re.compile(
    r"[\d一二两三四五六七八九十](?<=(?=\d{1,2}[:：h点时]|[一二两三四五六七八九十]{1,2}[点时]).)"
)


class Reader(Maker):
    """Makes quantities of dates."""

    def _century(self, found: re.Match[str]) -> list[Quantity] | None:
        if not found["n"]:  # 本世纪初, the early 2000s
            value = 21 if found["this"] else 20
            return [self.of(found, Kind.CENTURY, value, strength=Strength.WEAK)]
        number = _whole(found["n"])
        return None if number is None else [self.of(found, Kind.CENTURY, number)]

    def _between(
        self, found: re.Match[str], kind: Kind, low: str, high: str | None
    ) -> list[Quantity] | None:
        first, last = _whole(low), _whole(high) if high else None
        if first is None or (last is not None and last < first):
            return None
        strength = Strength.STRONG if low[0].isdigit() or last else Strength.WEAK
        return [self.of(found, kind, first, last, strength=strength)]

    def _plan(self, found: re.Match[str]) -> list[Quantity] | None:
        value = _whole(found["n"])
        is_marked = found["mark"] or found["word"] or len(found["n"]) > 1
        if value is None or not is_marked or value > 17:
            return None
        before = self.text[max(0, found.start() - 1) : found.start()]
        if before and before in "第一二三四五六七八九十百千万亿零〇0123456789":
            return None
        return [self.of(found, Kind.PLAN, value)]

    def _cohort(self, found: re.Match[str]) -> list[Quantity]:
        tens = int("".join(str(DIGITS.get(c, c)) for c in found["n"]))
        return [self.of(found, Kind.COHORT, (1900 if tens >= 30 else 2000) + tens)]

    def _decade(self, found: re.Match[str]) -> list[Quantity] | None:
        if found["one"]:
            begun = ((_whole(found["c2"]) or 20) - 1) * 100 if found["c2"] else 1900
            first, last = (begun + 10 * DIGITS[found[name]] for name in ("one", "two"))
            return [self.of(found, Kind.DECADE, first, last)] if last == first + 10 else None
        value = _whole(found["n"])
        if value is None:
            return None
        if value < 100:
            century = _whole(found["c"]) if found["c"] else None
            if century:
                value += (century - 1) * 100
            elif (found["century"] or "").startswith("本") or (not found["century"] and value < 30):
                value += 2000
            else:
                value += 1900
        return [self.of(found, Kind.DECADE, value)]

    def _named_day(self, found: re.Match[str]) -> list[Quantity]:
        month, day = _NAMED_DAYS[found["n"]]
        return [
            self.of(found, Kind.MONTH, month, strength=Strength.WEAK),
            self.of(found, Kind.DAY, day, strength=Strength.WEAK),
        ]

    def _reign(self, found: re.Match[str]) -> list[Quantity] | None:
        """民国二十六年 is 1937, and the 26th year of the Republic."""
        year = 1 if found["n"] == "元" else _whole(found["n"])
        if year is None:
            return None
        first, weak = _REIGNS[found["reign"]], Strength.WEAK
        return [
            self.of(found, Kind.YEAR, first + year, strength=weak),
            self.of(found, Kind.ORDINAL, year, unit="year", strength=weak),
        ]

    def _iso(self, found: re.Match[str]) -> list[Quantity]:
        return [
            self.of(found, Kind.YEAR, int(found["y"])),
            self.of(found, Kind.MONTH, int(found["m"])),
            self.of(found, Kind.DAY, int(found["d"])),
        ]

    def _years(self, found: re.Match[str]) -> list[Quantity] | None:
        return [
            self.of(found, Kind.YEAR, _digits(found["low"]), _digits(found["high"] or found["low"]))
        ]

    def _short_year(self, found: re.Match[str]) -> list[Quantity]:
        value = _digits(found["n"])
        year = (2000 if value < 30 else 1900) + value
        return [self.of(found, Kind.YEAR, year, strength=Strength.WEAK)]

    def _quarter(self, found: re.Match[str]) -> list[Quantity]:
        last = _QUARTERS[found["to"] or found["q"] or found["n"]]
        return [self.of(found, Kind.QUARTER, 1 if found["first"] else last, last)]

    def _half(self, found: re.Match[str]) -> list[Quantity]:
        strength = Strength.WEAK if found["game"] else Strength.STRONG
        return [self.of(found, Kind.HALF, 1 if found["n"] == "上" else 2, strength=strength)]

    def _first_months(self, found: re.Match[str]) -> list[Quantity] | None:
        last = _whole(found["n"])
        return None if last is None else [self.of(found, Kind.MONTH, 1, last)]

    def _days(self, found: re.Match[str]) -> list[Quantity] | None:
        if found["low"]:
            return self._between(found, Kind.DAY, found["low"], found["high"])
        days = self._between(found, Kind.DAY, found["low2"], found["high2"])
        # 26日 without a month: 'on Wednesday', or left out, in most English news.
        return days and [replace(day, strength=Strength.WEAK) for day in days]

    def _part(self, found: re.Match[str]) -> list[Quantity]:
        first = _PARTS[found["n"] or found["d"] or found["t"] or "中"]
        last = max(first, _PARTS[found["t2"] or "初"])
        hedge = Hedge.UNDER if found["before"] else Hedge.NONE
        return [self.of(found, Kind.PART, first, last, hedge=hedge, strength=Strength.WEAK)]

    def _weekday(self, found: re.Match[str]) -> list[Quantity]:
        sure = not found.group().startswith("周")
        strength = Strength.STRONG if sure else Strength.WEAK
        return [self.of(found, Kind.WEEKDAY, _WEEKDAYS[found["n"]], strength=strength)]

    def _clock(self, found: re.Match[str]) -> list[Quantity]:
        if written := found["n"] or found["n2"]:
            past = 30 if found["half2"] else 15 * _QUARTERS.get(found["quarters"] or "", 0)
            past = past or (_whole(found["m4"]) or 0 if found["m4"] else 0)
            minutes = (_whole(written) or 0) % 12 * 60 + past
            return [self.of(found, Kind.TIME, minutes, strength=Strength.WEAK)]
        minutes = 30 if found["half"] else int(found["m"] or found["m2"] or found["m3"] or 0)
        return [
            self.of(found, Kind.TIME, int(found["h"]) % 12 * 60 + minutes, strength=Strength.WEAK)
        ]


def _whole(written: str) -> int | None:
    numeral = read(written)
    if numeral is None or numeral.low != numeral.high or numeral.low.denominator != 1:
        return _digits(written) if all(c in DIGITS for c in written) else None
    return int(numeral.low)


def _digits(written: str) -> int:
    return int(
        "".join(str(DIGITS.get(character, character)) for character in written.replace("○", "〇"))
    )


FAMILIES: tuple[Family, ...] = (
    Family(NAMED_DAY, Reader._named_day, tuple(_NAMED_DAYS)),
    Family(REIGN, Reader._reign, tuple(_REIGNS)),
    Family(PLAN, Reader._plan, ("五",)),
    Family(COHORT, Reader._cohort, ("后",)),
    Family(DECADE, Reader._decade, ("年代",)),
    Family(CENTURY, Reader._century, ("世纪",)),
    Family(ISO, Reader._iso, ("-", "/")),
    Family(YEARS, Reader._years, ("年",)),
    Family(SHORT_YEAR, Reader._short_year, ("年",)),
    Family(QUARTER, Reader._quarter, ("季", "q")),
    Family(
        HALF,
        Reader._half,
        ("半年", "半场"),
    ),
    Family(
        MONTHS,
        lambda reader, found: reader._between(
            found, Kind.MONTH, *(found["next"] or (found["low"], found["high"]))
        ),
        ("月",),
    ),
    Family(FIRST_MONTHS, Reader._first_months, ("个月",)),
    Family(DAYS, Reader._days, ("日", "号")),
    Family(PART, Reader._part, tuple("初底末早中后晚旬"), _PART_STARTS),
    Family(WEEKDAY, Reader._weekday, ("周", "星期", "礼拜")),
    Family(CLOCK, Reader._clock, ("点", "时", ":", "h"), _CLOCK_STARTS),
)
"""The patterns, the surest first, each with what it means."""
