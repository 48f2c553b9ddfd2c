"""English for a Chinese compound that no dictionary has, put together from its parts.

Chinese and English modifiers stand in the same order: 语音识别芯片, speech recognition chip. What
comes out is a draft, right in its parts and often not what is in print, and it says so: its origin
is 'parts' and its confidence is low. A part that nothing explains leaves the whole without one.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.extraction._parts import ORGANISATIONS, WORDS
from app.language.dictionary import load
from app.language.pinyin import by_clause
from app.language.syllables import joined, without_tones

_LONGEST_PART, _MOST_PARTS, _LONGEST, _LONGEST_NAME = 6, 5, 20, 24
_BESIDE = re.compile(r"\s*\([^()]*\)|\s*\[[^\]]*\]")
_UNUSABLE = re.compile(
    r"classifier|variant of|old variant|surname |see |abbr\. for|used in|\w+ dynasty|idiom"
)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z' -]*")
_MOST_WORDS = 3  # of a part: a longer sense explains and does not render
_LEVELS = {"省": "Provincial", "市": "Municipal", "县": "County", "区": "District",
           "自治区": "Regional"}  # fmt: skip
_PLACED = re.compile("([\u4e00-\u9fff]{2,5}?)(自治区|省|市|县|区)")
_STATE = {"国家": "National", "中国": "China", "全国": "National", "中央": "Central"}
_OF_PROVINCES = "{} Department of {}"  # Zhejiang Provincial Department of Education
_OFFICES = frozenset("局厅")  # of a place or of the state, or no name
_SMALL = frozenset(("and", "of", "the", "for"))


def composed(zh: str) -> str | None:
    """A term of two to five parts, each with a short English word.

    >>> composed("语音识别芯片"), composed("独角兽"), composed("芯粒货架")
    ('speech recognition chip', None, None)
    """
    if zh in load() or not 3 <= len(zh) <= _LONGEST:
        return None
    parts = _cut(zh)
    return None if len(parts) < 2 else " ".join(parts)


def organisation(zh: str) -> str | None:
    """An organisation by the usual order of its kind; a name of its own is spelled in pinyin.

    >>> [organisation(zh) for zh in ("东湖市教育局", "国家数据局", "南江大学")]
    ['Donghu Municipal Education Bureau', 'National Data Administration', 'Nanjiang University']
    """
    ending = next((one for one in ORGANISATIONS if zh.endswith(one) and len(zh) > len(one)), None)
    if ending is None or len(zh) > _LONGEST_NAME:
        return None
    before, pattern = zh.removesuffix(ending), ORGANISATIONS[ending]
    if placed := _PLACED.match(before):
        return _of_place(placed, before[placed.end() :], ending)
    for state, english in _STATE.items():
        if before.startswith(state):
            subject = _subject(before.removeprefix(state))
            ruled = pattern.replace("Bureau", "Administration")
            return None if subject is None else ruled.format(f"{english} {subject}".strip())
    named = None if ending in _OFFICES else _named(before)
    return named and pattern.format(named)


def _of_place(placed: re.Match[str], about: str, ending: str) -> str | None:
    """An office of a province, a city or a county, with what it is about."""
    subject = _subject(about)
    if subject is None:
        return None
    of = f"{_spelled(placed[1])} {_LEVELS[placed[2]]}"
    if ending == "厅" and subject:
        return _OF_PROVINCES.format(of, subject)
    return ORGANISATIONS[ending].format(f"{of} {subject}".strip())


def _named(before: str) -> str | None:
    """A name of its own, with what the company or the institute does: 云从, 清源环保."""
    if len(before) <= 3:
        return _spelled(before)
    for size in (2, 3):
        if subject := _subject(before[size:]):
            return f"{_spelled(before[:size])} {subject}"
    return None


def _subject(zh: str) -> str | None:
    """What it is about, capitalised; '' of nothing, None where a part is not known."""
    parts = _cut(zh) if zh else []
    if zh and not parts:
        return None
    words = " ".join(parts).split()
    return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in words)


def _spelled(zh: str) -> str:
    spelled = without_tones(joined(by_clause(zh)))
    return spelled[:1].upper() + spelled[1:]


def _cut(zh: str) -> Sequence[str]:
    """English of the fewest parts that make up the whole, in order; none where it does not go."""
    best: list[tuple[int, tuple[str, ...]] | None] = [(0, ())] + [None] * len(zh)
    for end in range(1, len(zh) + 1):
        for start in range(max(0, end - _LONGEST_PART), end):
            before = best[start]
            if before is None or (part := _part(zh[start:end])) is None:
                continue
            count = before[0] + 1
            known = best[end]
            if count <= _MOST_PARTS and (known is None or count < known[0]):
                best[end] = (count, (*before[1], part))
    whole = best[len(zh)]
    return whole[1] if whole else ()


@lru_cache(maxsize=4096)
def _part(word: str) -> str | None:
    """A part in the form that it has in compounds: a noun or an adjective, else a gerund."""
    if word in WORDS:
        return WORDS[word]
    if len(word) < 2:
        return None
    senses = [
        plain.strip()
        for entry in load().lookup(word)[:2]
        if not entry.is_marginal and entry.pinyin[:1].islower()
        for sense in entry.senses[:3]
        if not _UNUSABLE.match(sense)
        for plain in _BESIDE.sub("", sense).split(";")
    ]
    nouns = (sense.removeprefix("a ").removeprefix("an ") for sense in senses)
    for noun in nouns:
        if _PLAIN.fullmatch(noun) and len(noun.split()) <= _MOST_WORDS and noun[:3] != "to ":
            return noun
    verbs = (sense[3:] for sense in senses if sense.startswith("to "))
    return next((_gerund(verb) for verb in verbs if verb.isalpha()), None)


def _gerund(verb: str) -> str:
    """
    >>> [_gerund(verb) for verb in ("repair", "promote", "see", "tie", "ship")]
    ['repairing', 'promoting', 'seeing', 'tying', 'shipping']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"
