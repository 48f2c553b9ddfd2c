"""Chinese or full-width punctuation is left in the English.

Inside Chinese words, as in a gloss, it is right. 《》 becomes italics for a work and quotation
marks for an article, which only a person can tell apart.
"""

import re
from collections.abc import Iterator

from app.checks._finding import Found, Severity, Unit
from app.checks._glosses import glosses, leftovers
from app.language.pinyin import HAN
from app.language.spans import Span

severity = Severity.ERROR
messages = {
    "mark": "“{mark}” is a Chinese mark; English has “{instead}”.",
    "wide": "“{mark}” is written in full-width characters.",
    "title": "“{mark}” marks a title in Chinese; English has italics or quotation marks.",
    "other": "“{mark}” is a Chinese mark, which English does not have.",
}

_INSTEAD = dict(
    zip(
        "，、。；：？！（）［］｛｝【】「」『』％＋－＝／＆＃＊＂＇＠＄￥～｜＜＞　．＿＼｀＾",
        ",,.;:?!()[]{}[]“”‘’%+-=/&#*\"'@$¥~|<> ._\\`^",
        strict=True,
    )
) | {"……": "…", "⋯⋯": "…", "——": "—"}
_TITLES = re.compile("[《》〈〉]")
_MARK = re.compile(
    "……|——|⋯⋯|[０-９Ａ-Ｚａ-ｚ]+|[《》〈〉〔〕〖〗〝〞]|["
    + "".join(re.escape(mark) for mark in _INSTEAD if len(mark) == 1)
    + "]"
)
_SPACED = frozenset(",.;:?!")  # a space follows these in English
_OPENING = frozenset("([{“‘")


def find(unit: Unit) -> Iterator[Found]:
    """A fix takes or leaves the spaces around the mark as English wants them."""
    text = unit.target
    chinese = [gloss.chinese for gloss in glosses(text)] + list(leftovers(text))
    chinese.sort()
    current = 0
    for found in _MARK.finditer(text):
        span = Span(found.start(), found.end())
        while current < len(chinese) and chinese[current].end < span.start:
            current += 1
        near = chinese[current] if current < len(chinese) else None
        if near and near.start <= span.start < near.end:
            continue
        if _touches_chinese(text, span):
            continue
        yield _found(text, span)


def _touches_chinese(text: str, span: Span) -> bool:
    """Between or right after Chinese characters the marks are theirs, as in （纯内资）."""
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    return bool(HAN.match(before) or HAN.match(after))


def _found(text: str, span: Span) -> Found:
    mark = span.of(text)
    if _TITLES.match(mark):
        return Found("title", {"mark": mark}, target=span)
    if mark[0].isalnum():
        return Found("wide", {"mark": mark}, target=span, fix=_narrow(mark))
    if mark not in _INSTEAD:
        return Found("other", {"mark": mark}, target=span)
    instead = _INSTEAD[mark]
    return Found(
        "mark", {"mark": mark, "instead": instead}, target=span, fix=_spaced(text, span, instead)
    )


def _narrow(mark: str) -> str:
    return "".join(chr(ord(character) - 0xFEE0) for character in mark)


def _spaced(text: str, span: Span, instead: str) -> str:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    is_number = before.isdigit() and after.isdigit()
    if instead in _SPACED and not is_number and (after.isalnum() or after in _OPENING) and after:
        return instead + " "
    if instead in "([{" and before.isalnum():
        return " " + instead
    if instead in ")]}" and after.isalnum():
        return instead + " "
    return instead
