"""Numbers and names that two similar sources do not share.

A match of 97 % with another amount is not nearly right: its translation is wrong in the one place
that matters. Pure: texts in, values out.
"""

import re
from collections import Counter
from functools import lru_cache

from app.language.scripts import fold
from app.language.words import cut
from app.memory.schemas import Differences

# Without one of these a text has no number; reading one takes half a millisecond.
_NUMERAL = re.compile("[0-9〇零一二三四五六七八九十百千万亿两半]")
# What proper names end with, and the Latin words that are names in a Chinese text.
_NAME_ENDS = (
    "省市县区州镇村国部委局院所会社司厂行厅署处校系党团军报台网"
    "集团公司银行大学学院法院委员会研究院研究所实验室"
)
_LATIN = re.compile(r"[a-z][a-z0-9.\-]*", re.IGNORECASE)
_HAN_NAME = re.compile(f"[\u4e00-\u9fff]{{2,}}[{_NAME_ENDS}]|[\u4e00-\u9fff]{{1,}}[省市县州国]")


def between(here: str, there: str) -> Differences:
    """What each of two sources has that the other lacks.

    >>> found = between("云从科技获18亿元融资", "云从科技获1.8亿元融资")
    >>> found.numbers_here, found.numbers_there
    (['18亿元'], ['1.8亿元'])
    >>> between("上海市发布新规", "北京市发布新规").names_here
    ['上海市']
    """
    numbers_here, numbers_there = _apart(_numbers(here), _numbers(there))
    names_here, names_there = _apart(_names(here), _names(there))
    return Differences(
        numbers_here=numbers_here,
        numbers_there=numbers_there,
        names_here=names_here,
        names_there=names_there,
    )


def _apart(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[list[str], list[str]]:
    ours_only, theirs_only = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    return list(ours_only.elements()), list(theirs_only.elements())


@lru_cache(1_000)
def _numbers(text: str) -> tuple[str, ...]:
    if not _NUMERAL.search(text):
        return ()
    # Its tables take a seventh of a second to load, which no start should wait for.
    from app.language.quantities import read_chinese

    return tuple(fold(quantity.text) for quantity in read_chinese(text))


@lru_cache(1_000)
def _names(text: str) -> tuple[str, ...]:
    """Latin words, and Chinese words with the ending of a place or an organisation."""
    folded = fold(text)
    found = [word.of(folded) for word in cut(folded)]
    return tuple(word for word in found if _LATIN.fullmatch(word) or _HAN_NAME.fullmatch(word))
