"""What of a text is looked up: its key, its fingerprint, and the buckets it stands in.

Pure: text in, numbers out, the same on every machine and in every version of Python (`hash` is
neither). A bucket is a 16-bit hash of a pair of neighbouring characters of the source, or of a
word of the target. Two of them may share a bucket: that costs a moment, since whatever is found is
judged by its text, and never loses a match.
"""

import re
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from zlib import crc32

from app.language.scripts import fold

# Buckets of targets follow those of sources.
TARGETS = 1 << 16
# Short sources stand in a third kind, in which a short question meets nothing but short ones: the
# pair or two that a heading shares with its match is shared with thousands of longer texts.
SHORT = 2 << 16
# At 70 % a question of ten characters resembles none of more than fourteen.
LONGEST_SHORT = 14
LONGEST_QUESTION = 10

_HAN = "\u2e80-\u2fff\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_WORD = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_IS_HAN = re.compile(f"[{_HAN}]")


def key(text: str) -> str:
    """A text as it is compared: scripts and widths folded, white space left out.

    >>> key("這是 ＡＩ 國家隊")
    '这是ai国家队'
    """
    return "".join(fold(text).split())


def fingerprint(text: str) -> int:
    """64 bits, signed, that equal texts share whatever their script and width.

    >>> fingerprint("國家隊") == fingerprint("国家队") != fingerprint("国家")
    True
    """
    digest = blake2b(key(text).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def pairs(text: str) -> set[int]:
    """The buckets of a source: of each pair of neighbours in its key.

    A key of one character stands in the bucket of that character.

    >>> len(pairs("国家队")), len(pairs("队")), len(pairs(""))
    (2, 1, 0)
    """
    folded = key(text)
    if len(folded) == 1:
        return {_bucket(folded)}
    return {_bucket(one + other) for one, other in set(pairwise(folded))}


def short_pairs(text: str) -> set[int]:
    """The buckets for short sources, empty for a longer one.

    >>> len(short_pairs("国家队")), len(short_pairs("国家队" * 5))
    (2, 0)
    """
    if len(key(text)) > LONGEST_SHORT:
        return set()
    return {SHORT + bucket for bucket in pairs(text)}


def asked(text: str) -> set[int]:
    """The buckets in which what resembles a source is looked for."""
    return short_pairs(text) if len(key(text)) <= LONGEST_QUESTION else pairs(text)


def words(text: str) -> set[int]:
    """The buckets of a target: of each word, and of the pairs in the Chinese of its glosses.

    >>> words("The AI team (国家队)") == words("(國家隊) TEAM, the AI")
    True
    """
    found = set()
    for word in set(_WORD.findall(fold(text))):
        found |= {TARGETS + _bucket(part) for part in _parts(word)}
    return found


def words_of(text: str) -> list[str]:
    """The words of a folded target in their order, Chinese runs whole.

    >>> words_of("Zhao Ping'an (赵平安), 2020")
    ['zhao', 'ping', 'an', '赵平安', '2020']
    """
    return _WORD.findall(fold(text))


def _parts(word: str) -> list[str]:
    if len(word) > 1 and _IS_HAN.match(word):
        return [one + other for one, other in pairwise(word)]
    return [word]


# Half of all words and pairs of an archive are among the most frequent hundred thousand.
@lru_cache(1 << 17)
def _bucket(part: str) -> int:
    return crc32(part.encode("utf-8", "replace")) & 0xFFFF
