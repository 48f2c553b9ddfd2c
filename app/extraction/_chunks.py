"""Strings of a Chinese text that may be terms: runs of words, repeated new strings, rare words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from app.extraction._evidence import looks_like_person
from app.extraction._heads import SAYING
from app.extraction._proper import is_office
from app.extraction._tagged import Token, is_listed, rarity

NOUNS = frozenset(("n", "nz", "nt", "ns", "vn", "b", "j", "l", "eng", "an", "ng", "g", "nr", "nrt",
                   "s", "i"))  # fmt: skip
_HEAD = frozenset(("n", "nz", "nt", "vn", "ng", "j", "l", "k", "eng", "an", "g", "nr", "vg"))
# Classes of words that begin no term, stand in none, and (of one character) end none.
_NEVER_OPEN, _BREAKING, _NO_HEAD = "urpcyeok", "urpc", "pcdmqf"
_MODAL = frozenset("要会能说可没让使给做去来得看将已")
_NUMERALS = frozenset("一三多两双个")
_LONGEST, _MOST_TOKENS, _RARE = 14, 7, 8.0
_LONGEST_RUN = 2_000  # characters without a mark of punctuation
# A term neither begins nor ends with these, nor has most of them inside.
_EDGES = frozenset(
    "的了是在和与及或等对为被把从向到也都就还又很更最这那其该此某各每之而并且但若如因由于以所着过"
    "吗呢吧啊们个只些种类次年月日时中后前里外间内上下名位条项家座亿万元说要会能可不没有去来做让使给"
    "则却再已将正约近余多一两三几人到得地起"
)
_INNER = frozenset("的了是在和与及或也都就还把被这那其着吗呢吧，。、；：“”《》（）？！ \n")
_NEVER_FIRST = frozenset("由凭按据款颗只台张笔批项届该并使令其")
# Of the words that frame, those that end terms: 竞争性采购, 城投公司, 混合专家架构.
_ALSO_LAST = frozenset(
    "企业 公司 专家 采购 收购 投资 调查 试点 推广 建设 方向 变化 记者 群众".split()  # noqa: SIM905
)
# Adverbs to the tagger that stand before nouns in terms: 超长期特别国债, 全国统一大市场.
_ATTRIBUTIVE = frozenset(
    """长期 短期 中期 定期 直接 间接 自动 主动 独立 联合 公开 特别 全国 统一 临时 永久 即时 集中
    分散""".split()  # noqa: SIM905
)
_JOINT = frozenset("与和及")
_MOST_JOINED = 3  # words on each side
_MEMBER = frozenset("、“”《》")
_NEVER_INSIDE = _INNER | _MODAL | frozenset("就却才都也还又再便即仍虽")
HAN_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+]+")
# General words with which articles frame what they say; no part of a term at its beginning.
_FRAMING = frozenset(
    """今年 去年 明年 目前 如今 近年来 许多 不少 部分
    主要 重要 相关 有关 一些 多数 问题 情况 方面 原因
    办法 做法 思路 意见 态度 变化 方向 关键 重点 难题 难点 争议 记者 业内人士 负责人 专家 学者
    人士 有人
    首批 第一 全国 各地 当地 地方 自己 大家 他们 她们 它们 我们 企业 公司 群众 老百姓 有的 一半
    以上 左右
    完成 成立 签署 提供 发放 出台 发布 建立 建设 购买 申请 推出 推动 参与 加入 准备 开始 成为
    出现 面临
    增加 提高 下降 降低 上升 增长 减少 没有 可能 可以 需要 必须 应当 介绍 表示 认为 指出 建议
    提醒 强调
    征收 引入 采用 统一 放弃 接入 列为 纳入 扣除 代替 依赖 受到 保持 超过 达到 覆盖 鼓励 要求 主张
    特别 复杂 直接 全面 同时 真正 十分 容易 困难 明显 旺盛 高效 积极 主动 最后 以后 之后 以前
    之前 其中
    实行 试行 试点 推行 推广 开展 提出 投资 采购 收购 承包 邀请 存入 算账 取消 改为 调查
    报考 怎么 什么 这样 那样""".split()  # noqa: SIM905
)


def stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Runs of one to seven words that may be a term, as (first, beyond the last) token.

    Single words only if they are rare in print.
    """
    for first, token in enumerate(tokens):
        if not _opens(token):
            continue
        for beyond in range(first + 1, min(len(tokens), first + _MOST_TOKENS) + 1):
            last = tokens[beyond - 1]
            if last.end - token.start > _LONGEST or not _continues(last):
                break
            if len(last.text) == 1 and (last.text in _EDGES or last.tag[0] in _NO_HEAD):
                continue
            if beyond - first > 1 or not is_listed(last.text) or rarity(last.text) >= _RARE:
                yield first, beyond


def _opens(token: Token) -> bool:
    if token.text in _EDGES and token.text not in _NUMERALS:
        return False
    if token.tag == "m" and len(token.text) > 1 and not is_listed(token.text):
        return False  # an amount: 五款
    return token.tag[0] not in _NEVER_OPEN and _is_content(token)


def _continues(token: Token) -> bool:
    if token.text in _ATTRIBUTIVE:
        return True
    if token.tag[0] in _BREAKING or (token.tag == "d" and len(token.text) > 1):
        return False
    if token.text in _NEVER_INSIDE:
        return False
    return token.text in _ALSO_LAST or _is_content(token)


def _is_content(token: Token) -> bool:
    if token.text in SAYING or is_name(token):
        return False
    if token.text in _FRAMING and token.text not in _ATTRIBUTIVE:
        return False
    return HAN_RUN.fullmatch(token.text) is not None


def is_name(token: Token) -> bool:
    """A person's name or office, which is no part of a term."""
    if is_office(token.text):
        return True
    return token.tag == "nr" and not is_listed(token.text) and looks_like_person(token.text)


def repeated(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Strings of two to eight characters that return, whole, between different neighbours.

    An edge may cut a word that the tagger invented (凭算力券), but none that print knows
    (破产清算), and on each side the string must once stand beside a word that is complete.
    """
    edges = _Edges(text, tokens)
    counts: Counter[str] = Counter()
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    bad: Counter[str] = Counter()
    opens: Counter[str] = Counter()
    closes: Counter[str] = Counter()
    for run in HAN_RUN.finditer(text):
        begun, string = run.start(), run.group()[:_LONGEST_RUN]
        for start in range(len(string)):
            for end in range(start + 2, min(len(string), start + 8) + 1):
                if string[end - 1] in _INNER:
                    break
                piece = string[start:end]
                counts[piece] += 1
                before[piece].add(string[start - 1] if start else f"^{begun}")
                after[piece].add(string[end] if end < len(string) else f"${begun}")
                bad[piece] += edges.cuts(begun + start) or edges.cuts(begun + end)
                opens[piece] += edges.is_complete(begun + start)
                closes[piece] += edges.is_complete(begun + end)
    for piece, count in counts.items():
        if piece[0] in _NEVER_FIRST:
            continue
        varied = len(before[piece]) > 1 and len(after[piece]) > 1
        if count >= 2 and varied and bad[piece] * 2 < count and opens[piece] and closes[piece]:
            yield piece


class _Edges:
    """Which offsets stand between two words, and which inside a word that print knows."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._inside = bytearray(len(text) + 1)
        self._complete = bytearray(b"\1" * (len(text) + 1))
        for token in tokens:
            if is_listed(token.text):
                for at in range(token.start + 1, token.end):
                    self._inside[at] = 1
            for at in range(token.start + 1, token.end):
                self._complete[at] = 0

    def cuts(self, at: int) -> bool:
        return bool(self._inside[at])

    def is_complete(self, at: int) -> bool:
        return bool(self._complete[at])


def rare_words(tokens: Sequence[Token]) -> Iterator[str]:
    """Single words that return and are rare in print: 独角兽, 绿证."""
    counts = Counter(token.text for token in tokens if token.tag in _HEAD and len(token.text) > 1)
    for word, count in counts.items():
        if count >= 2 and rarity(word) >= 9:
            yield word


def is_general(word: str) -> bool:
    """A word of everyday print, or one that frames what is said."""
    return word in _FRAMING or (is_listed(word) and rarity(word) < 7.0)


def begins_with_framing(string: str) -> bool:
    """Whether a string that is not cut into words begins with one that frames what is said."""
    return any(string[:n] in _FRAMING and string[:n] not in _ATTRIBUTIVE for n in (2, 3))


def is_clean(string: str) -> bool:
    """No small word at either end, and no figure alone."""
    return not any(sign in _INNER for sign in string) and not string.isascii()


def joined(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Two runs of nouns with 与 or 和 between that go by one name: 低空技术与工程.

    They return whole, or stand as one member of a list: 人工智能、低空技术与工程、微电子.
    """
    counts: Counter[str] = Counter()
    for number, token in enumerate(tokens):
        if token.text not in _JOINT:
            continue
        first = beyond = number
        while first and _is_noun(tokens[first - 1]) and number - first < _MOST_JOINED:
            first -= 1
        while _is_noun_at(tokens, beyond + 1) and beyond - number < _MOST_JOINED:
            beyond += 1
        if first < number < beyond:
            start, end = tokens[first].start, tokens[beyond].end
            is_member = text[start - 1 : start] in _MEMBER and text[end : end + 1] in _MEMBER
            counts[text[start:end]] += 2 if is_member else 1
    yield from (string for string, count in counts.items() if count > 1)


def _is_noun_at(tokens: Sequence[Token], number: int) -> bool:
    return number < len(tokens) and _is_noun(tokens[number])


def _is_noun(token: Token) -> bool:
    return token.tag in NOUNS and len(token.text) > 1 and _is_content(token)


def has_small_edge(words: Sequence[str]) -> bool:
    """Whether a small word stands at either end: 个 alone, though not 个人."""
    return any(len(word) == 1 and word in _EDGES for word in (words[0], words[-1]))
