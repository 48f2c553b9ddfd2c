"""Which part of the day a text names: 凌晨, 'in the evening', '3 p.m.'."""

import re
from enum import Flag, auto

from app.language.scripts import fold


class DayPart(Flag):
    """What a word for a time of day may mean; several where languages divide the day otherwise."""

    MORNING = auto()
    NOON = auto()
    AFTERNOON = auto()
    EVENING = auto()
    NIGHT = auto()
    SMALL_HOURS = auto()


_NONE = DayPart(0)
_EARLY = DayPart.SMALL_HOURS | DayPart.MORNING
_LATE = DayPart.EVENING | DayPart.NIGHT
_IN_CHINESE = (
    (re.compile("凌晨|拂晓|黎明"), _EARLY),
    (re.compile("清晨|早晨|早上|上午|早间(?!新闻)"), DayPart.MORNING),
    (re.compile("中午|正午"), DayPart.NOON | DayPart.AFTERNOON),
    (re.compile("下午(?!茶)|午后"), DayPart.AFTERNOON),
    (re.compile("傍晚|黄昏"), DayPart.AFTERNOON | DayPart.EVENING),
    (
        re.compile(
            r"晚上|晚间(?!新闻)|夜(?=[一二三四五六七八九十\d]{1,3}[点时])|[今当昨日]晚(?![报会些于期婚])|夜间"
            r"|晚(?=\d{1,2}[时点:]|[一二三四五六七八九十]{1,3}[时点])"
        ),
        _LATE,
    ),
    (re.compile(r"深夜|半夜|午夜|零[点时]|(?<![\d.])0[点时]"), _LATE | DayPart.SMALL_HOURS),
)
_IN_ENGLISH = (
    (re.compile(r"\bmornings?\b"), _EARLY),
    (re.compile(r"\d\s?a\.?m\b|\b(?:dawn|daybreak|predawn|early hours|small hours)\b"), _EARLY),
    (re.compile(r"\b(?:noon|midday|lunch\w*)\b"), DayPart.NOON),
    (re.compile(r"\bafternoons?\b"), DayPart.AFTERNOON),
    (re.compile(r"\d\s?p\.?m\b"), DayPart.NOON | DayPart.AFTERNOON | _LATE),
    (re.compile(r"\b(?:evenings?|tonight|eve)\b"), _LATE),
    (re.compile(r"\b(?:nights?|overnight|midnight)\b"), _LATE | DayPart.SMALL_HOURS),
    (re.compile(r"\b(?:dusk|sunset|twilight)\b"), DayPart.AFTERNOON | DayPart.EVENING),
)


def is_other_part_of_day(source: str, target: str) -> bool:
    """Do a Chinese and an English text name parts of the day of which none can be the same?

    >>> is_other_part_of_day("15日上午", "on the evening of the 15th")
    True
    >>> is_other_part_of_day("凌晨两点", "at 2 a.m."), is_other_part_of_day("上午", "on Monday")
    (False, False)
    """
    named = _named(source, _IN_CHINESE)
    if not named:
        return False
    said = _named(target, _IN_ENGLISH)
    return bool(said) and not named & said


def _named(text: str, words: tuple[tuple[re.Pattern[str], DayPart], ...]) -> DayPart:
    key, parts = fold(text), _NONE
    for pattern, part in words:
        if pattern.search(key):
            parts |= part
    return parts
