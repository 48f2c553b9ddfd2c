"""What of a text is looked up: its key, its fingerprint, and the buckets it stands in.

Pure: text in, numbers out, the same on every machine and in every version of Python (`hash` is
neither). A bucket is a 16-bit hash of a pair of neighbouring characters of the source, or of a
word of the target. Two of them may share a bucket: that costs a moment, since whatever is found is
judged by its text, and never loses a match.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zlib import crc32

from app.language.scripts import fold
from app.memory import checksums

if TYPE_CHECKING:  # numpy takes a sixth of a second to load, which no start should wait for
    from numpy.typing import NDArray

# Buckets of targets follow those of sources.
TARGETS = 1 << 16
# Short sources stand in a third kind, in which a short question meets nothing but short ones: the
# pair or two that a heading shares with its match is shared with thousands of longer texts.
SHORT = 2 << 16
# Of all three kinds.
BUCKETS = 3 << 16
# At 70 % a question of ten characters resembles none of more than fourteen.
LONGEST_SHORT = 14
LONGEST_QUESTION = 10

_HAN = "\u2e80-\u2fff\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_WORD = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
# Between texts that are read in one run; it is part of no word.
_END = "\0"
_WORD_OR_END = re.compile(f"{_END}|{_WORD.pattern}")
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
    return fingerprint_of(key(text))


def fingerprint_of(folded: str) -> int:
    """The fingerprint of a text whose key is known."""
    digest = blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest()
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


def pairs_in_order(text: str) -> list[int]:
    """The bucket of each pair of neighbours in the key of a source, from left to right.

    >>> set(pairs_in_order("国家队国家")) == pairs("国家队国家"), len(pairs_in_order("国家队国家"))
    (True, 4)
    """
    return [_bucket(one + other) for one, other in pairwise(key(text))]


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
    return _bucketed(words_of(text))


def words_of(text: str) -> list[str]:
    """The words of a folded target in their order, Chinese runs whole.

    >>> words_of("Zhao Ping'an (赵平安), 2020")
    ['zhao', 'ping', 'an', '赵平安', '2020']
    """
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class Places:
    """In which buckets many entries stand: entry `entries[n]` stands in `buckets[n]`, each once.

    Entries are counted from 0. The places are ordered by bucket, and in a bucket by entry.
    """

    entries: "NDArray[Any]"
    buckets: "NDArray[Any]"

    def only(self, kept: Sequence[int]) -> "Places":
        """The places of some of the entries, ascending, which are counted anew."""
        import numpy as np

        wanted = np.asarray(kept, dtype=np.int64)
        at = np.searchsorted(wanted, self.entries)
        here = at < len(wanted)
        here[here] = wanted[at[here]] == self.entries[here]
        return Places(at[here], self.buckets[here])


def keys(texts: Sequence[str]) -> list[str]:
    """The key of each text, thirty times as fast as one by one.

    >>> keys(["這是 ＡＩ", "", "國家隊"])
    ['这是ai', '', '国家队']
    """
    return _translated(texts, _key_codes()) or [key(text) for text in texts]


def folds(texts: Sequence[str]) -> list[str]:
    """`fold` of each text, many times as fast as one by one.

    >>> folds(["這是 ＡＩ", ""])
    ['这是 ai', '']
    """
    others = [text for text in texts if not text.isascii()]
    folded = iter(_translated(others, _folded_codes()) or [fold(text) for text in others])
    return [text.lower() if text.isascii() else next(folded) for text in texts]


def _translated(texts: Sequence[str], table: "NDArray[Any]") -> list[str]:
    """The texts with each character as the table has it; empty where one holds a NUL."""
    import numpy as np

    joined = _END.join(texts)
    if not joined or joined.count(_END) != len(texts) - 1:
        return []
    codes = _codes(joined)
    if codes.max() < len(table):
        codes = table[codes]
    else:
        known = codes < len(table)
        codes[known] = table[codes[known]]
    kept = codes[codes != _SPACE].astype(np.uint32, copy=False)
    folded: str = kept.tobytes().decode("utf-32-le", "surrogatepass")
    return folded.split(_END)


def places(folded: Sequence[str], targets: Sequence[str]) -> Places:
    """Where entries are found, given the keys of their sources, and their targets.

    The same as `pairs`, `short_pairs` and `words` of each, in a tenth of the time.
    """
    import numpy as np

    lengths = np.array([len(one) for one in folded], dtype=np.int64)
    entries, buckets = _places_of_pairs(folded)
    short = lengths[entries] <= LONGEST_SHORT
    of_words, word_buckets = _places_of_words(targets)
    entries = np.concatenate([entries, entries[short], of_words])
    buckets = np.concatenate([buckets, SHORT + buckets[short], word_buckets])
    both = np.sort(buckets << 32 | entries)
    both = both[np.diff(both, prepend=-1) != 0]  # each once; `unique` hashes first, which is slow
    return Places(both & 0xFFFFFFFF, both >> 32)


def _places_of_pairs(folded: Sequence[str]) -> "tuple[NDArray[Any], NDArray[Any]]":
    import numpy as np

    codes = _codes("".join(folded))
    at = np.repeat(np.arange(len(folded)), [len(one) for one in folded])
    inside = np.flatnonzero(at[:-1] == at[1:])
    hashed = checksums.of_pairs(codes[:-1][inside], codes[1:][inside]).astype(np.int64)
    single = [number for number, one in enumerate(folded) if len(one) == 1]
    entries = np.concatenate([at[inside], np.array(single, dtype=np.int64)])
    of_single = [_bucket(folded[number]) for number in single]
    buckets = np.concatenate([hashed, np.array(of_single, dtype=np.int64)])
    return entries, buckets


def _places_of_words(targets: Sequence[str]) -> "tuple[NDArray[Any], NDArray[Any]]":
    """Every text in one run of words: each word is looked up, and its buckets computed once."""
    import numpy as np

    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    end = numbers[_END]
    run = _END.join(one.replace(_END, " ") for one in folds(targets))
    words_in_order = np.array([numbers[word] for word in _WORD_OR_END.findall(run)], dtype=np.int64)
    is_end = words_in_order == end
    entries, found = np.cumsum(is_end)[~is_end], words_in_order[~is_end]
    buckets = [() if word == _END else _word_buckets(word) for word in numbers]
    sizes = np.array([len(some) for some in buckets])
    first = np.cumsum(sizes) - sizes
    every = np.array([bucket for some in buckets for bucket in some], dtype=np.int64)
    # The n-th of a word's buckets stands n after the first of them.
    repeated = np.repeat(np.arange(len(found)), sizes[found])
    nth = np.arange(len(repeated)) - np.repeat(np.cumsum(sizes[found]) - sizes[found], sizes[found])
    return entries[repeated], every[first[found][repeated] + nth]


def _bucketed(run: Sequence[str]) -> set[int]:
    return {bucket for word in run for bucket in _word_buckets(word)}


@lru_cache(1 << 17)
def _word_buckets(word: str) -> tuple[int, ...]:
    return tuple(TARGETS + _bucket(part) for part in _parts(word))


# Stands in the table for white space, and is no character.
_SPACE = 0xFFFFFFFF
# No character from here on has another key than itself.
_KNOWN = 0x32400


@cache
def _folded_codes() -> "NDArray[Any]":
    """What each character is folded to, at its code."""
    return _codes(fold("".join(map(chr, range(_KNOWN)))))


@cache
def _key_codes() -> "NDArray[Any]":
    """The same without white space."""
    table = _folded_codes().copy()
    table[[code for code in range(_KNOWN) if chr(table[code]).isspace()]] = _SPACE
    return table


def _codes(text: str) -> "NDArray[Any]":
    import numpy as np

    if not text:
        return np.zeros(0, dtype="<u4")
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").copy()


def _parts(word: str) -> list[str]:
    if len(word) > 1 and _IS_HAN.match(word):
        return [one + other for one, other in pairwise(word)]
    return [word]


# Half of all words and pairs of an archive are among the most frequent hundred thousand.
@lru_cache(1 << 17)
def _bucket(part: str) -> int:
    return crc32(part.encode("utf-8", "replace")) & 0xFFFF
