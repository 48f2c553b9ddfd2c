"""Chinese characters in an English text: which are a gloss, and which are left over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.language.pinyin import HAN
from app.language.scripts import fold
from app.language.spans import Span

_OPENING = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】"}
_CLOSING = frozenset(_OPENING.values())
_BRACKET = re.compile("[][()（）［］【】]")
_SIGNS = re.compile(r"[\W_]+")

GLOSSED_KINDS = frozenset(("term", "idiom", "slogan", "work"))  # names need no gloss


@dataclass(frozen=True, slots=True)
class Gloss:
    """Brackets with Chinese in them, and the Chinese; `key` is the same in both scripts."""

    brackets: Span
    chinese: Span
    key: str


@lru_cache(maxsize=256)
def brackets(text: str) -> tuple[Span, ...]:
    """The outermost pairs of brackets, in order; what is not closed is no pair."""
    pairs: list[Span] = []
    open_: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(text):
        place, character = found.start(), found.group()
        if character in _OPENING:
            open_.append((_OPENING[character], place))
        elif character in _CLOSING and open_ and open_[-1][0] == character:
            begin = open_.pop()[1]
            while pairs and pairs[-1].start > begin:
                pairs.pop()
            pairs.append(Span(begin, place + 1))
    return tuple(pairs)


@lru_cache(maxsize=256)
def glosses(text: str) -> tuple[Gloss, ...]:
    """The glosses of an English text: 'purely domestically funded (纯内资)'.

    >>> text = "a rider [骑手, qishou] (旧)"
    >>> [gloss.chinese.of(text) for gloss in glosses(text)]
    ['骑手', '旧']
    """
    return tuple(_glosses(text))


def _glosses(text: str) -> Iterator[Gloss]:
    for pair in brackets(text) if HAN.search(text) else ():
        first = HAN.search(text, pair.start, pair.end)
        if first is None:
            continue
        end = first.end()
        for run in HAN.finditer(text, first.end(), pair.end):
            if any(
                character.isascii() and character.isalpha() for character in text[end : run.start()]
            ):
                break
            end = run.end()
        chinese = Span(first.start(), end)
        yield Gloss(pair, chinese, key(chinese.of(text)))


def key(chinese: str) -> str:
    """What is compared of a gloss: no punctuation, one script."""
    return _SIGNS.sub("", fold(chinese))


def leftovers(text: str) -> Iterator[Span]:
    """Chinese that stands outside brackets, and has no English in brackets after it.

    >>> text = "Source: 虎嗅 (Huxiu). 天黑了, he said (天黑了)."
    >>> [span.of(text) for span in leftovers(text)]
    ['天黑了']
    """
    if HAN.search(text) is None:
        return
    pairs = brackets(text)
    starts = {pair.start: pair for pair in pairs}
    current = 0
    for run in HAN.finditer(text):
        while current < len(pairs) and pairs[current].end <= run.start():
            current += 1
        if current < len(pairs) and pairs[current].start < run.start():
            continue
        after = run.end()
        while after < len(text) and after - run.end() < 3 and text[after] in ' ”》’"」':
            after += 1
        explained = starts.get(after)
        if explained and any(c.isascii() and c.isalpha() for c in explained.of(text)):
            continue
        yield Span(run.start(), run.end())
