"""Where a phrase of one language is rendered in the translation of its sentence.

The evidence is that of the extraction of terms: CC-CEDICT read in both directions, names in
pinyin, digits. It is a hint for the eye: where nothing speaks for a place, none is given.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.extraction._english_words import FUNCTION, Word, alike, english_words, stem
from app.extraction._evidence import Evidence, Support, evidence_for, plain_letters, stems_of
from app.language.dictionary import load
from app.language.pinyin import HAN, by_clause
from app.language.spans import Span
from app.language.words import cut

# A phrase longer than this is a sentence, whose counterpart is all of its translation.
_LONGEST = 16
_MOST_WORDS = 9
# The dictionary explains rare words at length; that is no rendering.
_LONGEST_SYNONYM = 4
_BESIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
# How much of the phrase must be explained, and what a word costs that explains nothing.
_LEAST, _EMPTY = 0.5, 0.15


def in_english(zh: str, target: str) -> Span | None:
    """The words of an English sentence that render a Chinese phrase, if any speak for it.

    >>> target = "These domestic firms are on the AI national team."
    >>> in_english("国家队", target).of(target)
    'national team'
    >>> in_english("企业", target).of(target)
    'firms'
    """
    phrase = "".join(zh.split())
    if not 0 < len(phrase) <= _LONGEST:
        return None
    found = english_words(target, 0, len(target))
    if span := _by_synonym(phrase, found):
        return span
    evidence = evidence_for(phrase)
    supports = [_supports(evidence, word) for word in found]
    best, span = _LEAST, None
    for first, beyond in _windows(supports):
        score = _explained(supports[first:beyond], len(phrase))
        score -= _EMPTY * sum(
            not told and not word.is_function
            for word, told in zip(found[first:beyond], supports[first:beyond], strict=True)
        )
        # Of two that explain as much the shorter one is it.
        score -= 0.001 * (beyond - first)
        if score > best:
            best, span = score, Span(found[first].start, found[beyond - 1].end)
    return span


def _by_synonym(zh: str, words: Sequence[Word]) -> Span | None:
    """The longest of the dictionary's words for a phrase, where it stands whole.

    CC-CEDICT puts words of one meaning side by side, 'company; firm; enterprise', each of which
    is a rendering by itself.
    """
    roots = [stem(word.text) for word in words]
    best: Span | None = None
    for wanted in _synonyms(zh):
        for first in range(len(words) - len(wanted) + 1):
            there = roots[first : first + len(wanted)]
            if all(alike(one, other) for one, other in zip(wanted, there, strict=True)):
                span = Span(words[first].start, words[first + len(wanted) - 1].end)
                best = span if best is None or len(span) > len(best) else best
    return best


@lru_cache(1 << 12)
def _synonyms(zh: str) -> frozenset[tuple[str, ...]]:
    """The stems of each word or phrase that the dictionary gives."""
    found = set()
    for entry in load().lookup(zh):
        for sense in entry.senses:
            for synonym in _BESIDE.sub("", sense).split(";"):
                stems = tuple(
                    stem(word.text)
                    for word in english_words(synonym, 0, len(synonym))
                    if word.lower not in FUNCTION
                )
                if 0 < len(stems) <= _LONGEST_SYNONYM and len(stems[0]) > 1:
                    found.add(stems)
    return frozenset(found)


def _supports(evidence: Evidence, word: Word) -> tuple[Support, ...]:
    return () if word.is_function else evidence.support(word)


def _windows(supports: Sequence[tuple[Support, ...]]) -> Iterator[tuple[int, int]]:
    telling = [place for place, told in enumerate(supports) if told]
    for at, first in enumerate(telling):
        for last in telling[at:]:
            if last - first >= _MOST_WORDS:
                break
            yield first, last + 1


def _explained(supports: Sequence[tuple[Support, ...]], length: int) -> float:
    """The part of the phrase that some words explain, from 0 to 1."""
    explained = [0.0] * length
    for told in supports:
        best = [0.0] * length
        for support in told:
            for at in range(support.start, min(length, support.end)):
                best[at] = max(best[at], support.weight)
        explained = [min(1.0, one + other) for one, other in zip(explained, best, strict=True)]
    return sum(explained) / length


def in_chinese(en: str, source: str) -> Span | None:
    """The words of a Chinese sentence that an English phrase renders, if any speak for it.

    >>> source = "这些企业属于人工智能国家队。"
    >>> in_chinese("national team", source).of(source)
    '国家队'
    """
    wanted = [word for word in english_words(en, 0, len(en)) if word.lower not in FUNCTION]
    if not 0 < len(wanted) <= _MOST_WORDS:
        return None
    words = cut(source)
    told = [
        {n for n, one in enumerate(wanted) if _renders(one.text, word.of(source))} for word in words
    ]
    best, span = 0.0, None
    telling = [place for place, numbers in enumerate(told) if numbers]
    for at, first in enumerate(telling):
        said: set[int] = set()
        for last in telling[at : at + _MOST_WORDS]:
            said |= told[last]
            empty = sum(not told[place] for place in range(first, last))
            score = len(said) / len(wanted) - _EMPTY * empty - 0.001 * (last - first)
            if len(said) / len(wanted) >= _LEAST and score > best:
                best, span = score, Span(words[first].start, words[last].end)
    return span


@lru_cache(1 << 16)
def _renders(english: str, chinese: str) -> bool:
    """Whether the dictionary or the pinyin gives this English word for a Chinese one."""
    if english.casefold() == chinese.casefold():
        return True
    if not HAN.match(chinese):
        return False
    root = stem(english)
    if any(alike(root, other) for other in _stems(chinese)):
        return True
    return english[0].isupper() and plain_letters(english) == _sound(chinese)


@lru_cache(1 << 14)
def _stems(chinese: str) -> frozenset[str]:
    """The stems of what the dictionary says of a word, and of its two-character parts."""
    dictionary = load()
    whole = stems_of(dictionary.lookup(chinese))
    parts = (chinese[n : n + 2] for n in range(len(chinese) - 1)) if len(chinese) > 2 else ()
    return frozenset(whole).union(*(stems_of(dictionary.lookup(part)) for part in parts))


@lru_cache(1 << 14)
def _sound(chinese: str) -> str:
    return "".join(plain_letters(syllable) for syllable in by_clause(chinese))
