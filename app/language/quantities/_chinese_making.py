"""What the readers of Chinese share: hedges and ranges."""

import re

from app.language.quantities import _chinese_tables as tables
from app.language.quantities._numerals import Numeral, read
from app.language.quantities._scan import alternatives, group
from app.language.quantities._values import Hedge

OF_WHAT = "(?:(?:原来|此前|以前|往年|去年|上年|全国|全球|世界|全市|全省|总[数量额]|其)的)?"
BEFORE = (
    rf"(?P<before>(?:{alternatives(w for w in tables.BEFORE if len(w) > 1)})了?"
    r"|[逾超近](?!过)|(?<![节预签合条公特契制履违])约(?!束)|(?<!以)上(?=[百千万亿])|过(?=[百千万亿])|(?<!跌)破(?=[百千万亿\d])|过(?=半))?"
)
AFTER = rf"(?:[及和或]?(?P<after>{alternatives(tables.AFTER)}))?"
TO = r"(?:\s?[-—–~～]{1,2}\s?|至|到)"
# A numeral that is one only before something else; short, so that time stays linear without it.
SHORT = r"(?:(?<!\d)\d{1,6}|[零一二两三四五六七八九十百几数]{1,6})"
# 近两年 is 'the last two years' as often as 'nearly two years'.
LATELY = frozenset(("年", "个月", "天", "周", "个星期", "星期"))


def span_of_two(found: re.Match[str]) -> Numeral | None:
    """The numeral of a match, or the range of its two: in 3至5亿 both share the unit."""
    low = read(found["low"])
    written = group(found, "high")
    if not low or not written:
        return low
    high = read(written)
    if not high:
        return None
    start = low.low
    unit = re.search("[十百千万亿]+$", written)
    shared = read(unit.group()) if unit and not low.has_large else None
    if shared and found["low"][-1] not in "十百千万亿" and start * shared.low <= high.high:
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


def hedge_of(found: re.Match[str], numeral: Numeral | None = None) -> Hedge:
    if after := group(found, "after"):
        return tables.AFTER[after]
    unit = group(found, "unit") or ""
    if unit.startswith("个多"):
        return Hedge.OVER
    if group(found, "more") or group(found, "more2") or (numeral and numeral.is_over):
        return Hedge.OVER
    if before := group(found, "before"):
        if before == "近" and unit in LATELY:
            return Hedge.NONE
        return tables.BEFORE[before.removesuffix("了")]
    return Hedge.NONE


def hedge_in(words: str) -> Hedge:
    for word, hedge in (
        ("近", Hedge.NEARLY),
        ("约", Hedge.ABOUT),
        ("超", Hedge.OVER),
        ("逾", Hedge.OVER),
    ):
        if word in words:
            return hedge
    return Hedge.NONE
