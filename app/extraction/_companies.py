"""Companies of a Chinese text, most of which no dictionary has.

A company goes by two to six characters (旷视, 云从科技). Its name is known from the dictionary
(华为), from what companies call themselves, from the office or the report that follows it, or from
a list that says what its members are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.extraction._tagged import Token, is_listed, rarity
from app.language.dictionary import load
from app.language.spans import Span

# What follows nothing but a name: 旷视科技, though not 具身智能.
_SURE = "科技|集团|证券|微电子|资本|股份|航天|医药|控股|传媒"
_SURE_FORM = re.compile(_SURE)
_FORM = re.compile(rf"([\u4e00-\u9fff]{{2,3}})(?:{_SURE}|智能|汽车|生物|能源|电子|咨询)")
_SENSES = re.compile(
    r"\b(?:company|brand|corporation|e-commerce|Internet portal|app for|retailer)\b"
)
# What a company has: an officer, a report, shares.
_OWNED = re.compile(
    r"(?:联合)?创始人|董事长|首席执行官|首席技术官|首席财务官|总裁|CEO|财报|年报|招股书|股价|股票|高管|"
    r"估值|市值|研究院院长|副总裁"
)
_MEMBERS = re.compile(r"等?[\u4e00-\u9fff\d]{0,4}?(?:公司|企业|厂商|平台|巨头|大厂|车企|药企|券商)")
_LIST = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,8}(?:(?:、|和|与)[\u4e00-\u9fffA-Za-z0-9]{2,8})+")
_PART = re.compile("[^、和与]+")
_NO_NAME = frozenset("化型性类式级者家员厂店商品业权法率费")
_NO_BEGIN = frozenset("一各某该多这那有")
_APART = frozenset("xpcuvdrft")
_RARE = 9.0  # of words in print: 商汤 (a king of old) 10.2
_LONGEST = 6


def companies(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """Every place where a name is seen to be a company's.

    >>> from app.extraction._tagged import tagged
    >>> text = "旷视创始人印奇离开。商汤、依图、旷视曾齐名，华为没有。"
    >>> [span.of(text) for span in companies(text, tagged(text))]
    ['旷视', '华为', '商汤', '依图', '旷视']
    """
    surely = []
    for number, token in enumerate(tokens):
        if token.tag[0] not in "vd" and _is_known(token.text):
            surely.append(Span(token.start, token.end))
        elif _begins(tokens, number) and _may_be(token.text, token.tag):
            form = _SURE_FORM.match(text, token.end)
            if form or _OWNED.match(text, token.end):
                surely.append(Span(token.start, form.end() if form else token.end))
    yield from surely
    named = {span.of(text) for span in surely}
    by_start = {token.start: token for token in tokens}
    by_end = {token.end: token for token in tokens}
    for listed in _LIST.finditer(text):
        members = list(_members(listed, by_start, by_end))
        told = members and _MEMBERS.match(text, members[-1].end)
        if told or any(span.of(text) in named for span in members):
            yield from (span for span in members if _may_be(span.of(text)))


def _members(
    listed: re.Match[str], by_start: dict[int, Token], by_end: dict[int, Token]
) -> Iterator[Span]:
    """What a list has: the word before the first mark, what stands between two, the word after."""
    parts = list(_PART.finditer(listed.group()))
    for number, part in enumerate(parts):
        start, end = listed.start() + part.start(), listed.start() + part.end()
        if number == 0 and (token := by_end.get(end)):
            start = max(start, token.start)
        if number == len(parts) - 1:
            if "等" in part.group():
                end = start + part.group().index("等")
            elif token := by_start.get(start):
                end = min(end, token.end)
        yield Span(start, end)


def is_company(name: str) -> bool:
    """A name that no dictionary has, with what companies call themselves: 云从科技."""
    found = _FORM.fullmatch(name)
    return found is not None and not is_listed(found[1]) and found[1] not in load()


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    """Whether the dictionary has the word as a company's name, and as little else."""
    entries = load().lookup(word) if len(word) > 1 else ()
    named = any(_SENSES.search(sense) for entry in entries for sense in entry.senses)
    return named and _is_name(word) and (len(entries) == 1 or rarity(word) >= _RARE)


def _is_name(word: str) -> bool:
    return any(entry.pinyin[:1].isupper() for entry in load().lookup(word))


@lru_cache(maxsize=4096)
def _may_be(word: str, tag: str = "n") -> bool:
    if not 2 <= len(word) <= _LONGEST or word.isascii() or tag in ("ns", "t", "m"):
        return False
    if word[-1] in _NO_NAME or word[0] in _NO_BEGIN:
        return False
    if word in load():
        return _is_name(word) and (not is_listed(word) or rarity(word) >= _RARE)
    return not is_listed(word) or rarity(word) >= _RARE


def _begins(tokens: Sequence[Token], number: int) -> bool:
    """Whether the word is no end of a longer name."""
    return number == 0 or tokens[number - 1].tag[0] in _APART
