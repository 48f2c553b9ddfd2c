"""What two languages write alike: amounts, Latin words, names in pinyin, and some marks."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from app.language.pinyin import by_clause
from app.language.syllables import without_tones

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&'-]{0,60}[A-Za-z0-9]")
_NAME = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{1,20}(?:['’-][a-z]{1,10})?(?![a-z])")
_LOWER = re.compile(r"(?<![A-Za-z])[a-z]{1,20}(?![A-Za-z])")
_AMOUNT = re.compile(
    r"(\d[\d,，]{0,23}(?:\.\d{1,9})?)"
    r"(?:[\s-]{0,2}(万亿|亿|万|千|百|thousand|million|billion|trillion))?",
    re.IGNORECASE,
)
_UNITS = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "亿": 10**8,
    "万亿": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_MARKS = tuple(
    re.compile(mark)
    for mark in ("[？?]", "[！!]", '[“「"]', "[（(]", "……|…|\\.\\.\\.", "——|—", "[：:]")
)
_LONGEST_NAME = 4  # characters
_READ = 2_000  # characters of a sentence that are searched for anchors; no sentence is longer


def amounts(text: str) -> Iterator[str]:
    """The amounts in digits, written out, so that 18亿 and 1.8 billion are one.

    >>> list(amounts("共18亿元，3.5万人")), list(amounts("1.8 billion, for 35,000"))
    (['1800000000', '35000'], ['1800000000', '35000'])
    """
    for found in _AMOUNT.finditer(text):
        digits = found[1].replace(",", "").replace("，", "")
        unit = _UNITS[found[2].lower()] if found[2] else 1
        yield format((Decimal(digits) * unit).normalize(), "f")


def marks(text: str) -> tuple[int, ...]:
    """How often each of the marks stands that a translation tends to keep."""
    return tuple(len(mark.findall(text, 0, _READ)) for mark in _MARKS)


class Anchors:
    """For each sentence of both sides its anchors as numbers, and what each one weighs.

    Only what stands on both sides is an anchor. The rarer it is, the more it says: the weight is
    the logarithm of how much likelier two sentences share it when they belong together.
    """

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        names = _names(target)
        ours = [_shared_signs(text) | _spoken(text, names) for text in source]
        theirs = [_shared_signs(text) | _named(text, names) for text in target]
        left, right = _counted(ours), _counted(theirs)
        both = sorted(set(left) & set(right))
        sentences = max(len(source), len(target))
        number = {anchor: index for index, anchor in enumerate(both)}
        self.weights = [
            math.log(1 + 0.25 * sentences / max(left[anchor], right[anchor])) for anchor in both
        ]
        self.source = [frozenset(number[a] for a in own if a in number) for own in ours]
        self.target = [frozenset(number[a] for a in their if a in number) for their in theirs]

    def weigh(self, shared: Iterable[int]) -> float:
        """What these anchors say together."""
        return sum(self.weights[anchor] for anchor in shared)


def _shared_signs(text: str) -> set[str]:
    text = text[:_READ]
    return {word.lower() for word in _LATIN.findall(text)} | set(amounts(text))


def _plain(name: str) -> str:
    return name.lower().translate({ord(mark): None for mark in "'’-"})


def _names(target: Sequence[str]) -> frozenset[str]:
    """Capitalised words of the English that it never writes small: Zhou and Xi'an, not He."""
    small: set[str] = set()
    large: set[str] = set()
    for text in target:
        small.update(_LOWER.findall(text[:_READ]))
        large.update(map(_plain, _NAME.findall(text[:_READ])))
    return frozenset(large - small)


def _named(text: str, names: frozenset[str]) -> set[str]:
    return {f"name {name}" for name in map(_plain, _NAME.findall(text[:_READ])) if name in names}


def _spoken(text: str, names: frozenset[str]) -> set[str]:
    """The English text's names that some characters of a Chinese text are read as."""
    read = [
        without_tones(syllable).lower().replace("ü", "u") for syllable in by_clause(text[:_READ])
    ]
    found: set[str] = set()
    for start in range(len(read)):
        spoken = ""
        for syllable in read[start : start + _LONGEST_NAME]:
            if not syllable:
                break
            spoken += syllable
            if spoken in names:
                found.add(f"name {spoken}")
    return found


def _counted(sentences: Sequence[set[str]]) -> Counter[str]:
    return Counter(anchor for anchors in sentences for anchor in anchors)
