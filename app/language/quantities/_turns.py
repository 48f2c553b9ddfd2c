"""Which year, month, week or quarter a text speaks of by its turn: 去年, 'next month'."""

import re

from app.language.quantities._changes import key_of

_LENGTHS = {"year": "年(?!级)", "month": "个?月", "week": "个?(?:周|星期)", "quarter": "个?季度?"}
# What only years are called besides.
_YEARS = {
    "prior": "|(?<![目以之])前年(?!度)", "last": "|去年", "this": "|今年", "next": "|[明来]年",
}  # fmt: skip


def _in_chinese(length: str, chinese: str) -> re.Pattern[str]:
    also = _YEARS if length == "year" else dict.fromkeys(_YEARS, "")
    return re.compile(
        rf"(?P<prior>上上{chinese}{also['prior']})|(?P<last>上一?{chinese}{also['last']})"
        rf"|(?P<this>[本这]{chinese}{also['this']})|(?P<next>下一?{chinese}{also['next']})"
    )


_TURNS = {
    length: (
        _in_chinese(length, chinese),
        re.compile(
            r"\b(?:(?P<last>last|previous|past|prior|preceding|earlier)|(?P<this>this|current|same)"
            rf"|(?P<next>next|coming|following|upcoming))\s{length}\b|\b(?P<ago>{length}\s(?:ago|earlier|before))"
        ),
    )
    for length, chinese in _LENGTHS.items()
}
_ANY = re.compile("[上本这下去今明来前](?:一?个?[年月周季]|一?个?星期)")


def is_other_turn(source: str, target: str) -> bool:
    """Do a Chinese and an English text each name one turn of a length of time, and not the same?

    >>> is_other_turn("明年年初", "early this year"), is_other_turn("去年年底", "late last year")
    (True, False)
    """
    key = key_of(source)
    if not _ANY.search(key):
        return False
    for chinese, english in _TURNS.values():
        named = {found.lastgroup for found in chinese.finditer(key)}
        if len(named) != 1:
            continue
        said = {found.lastgroup for found in english.finditer(key_of(target))}
        if len(said) == 1 and named != said and "ago" not in said:
            return True
    return False
