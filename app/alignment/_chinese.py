"""Chinese as the aligner reads it: the dictionary's words, names, amounts and marks."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from app.alignment._amounts import chinese_amounts
from app.alignment._english import stems
from app.alignment._lexicon import Lexicon

_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]{1,40}")
_MARKS = {"？": "?", "！": "!", "“": "“", "「": "“", "『": "“", "：": ":", "（": "(", "?": "?",
          "!": "!", ":": ":", "(": "(", "…": "…", "—": "—", "《": "“", '"': "“"}  # fmt: skip
# Words that render no English word, or all of them.
_STOP = frozenset(
    "的了着過过地得之吗嗎呢吧啊呀嘛么麼们們把将將被所而且与與和及或在于於是有"
    "这這那就也都又还還很便才则則即却卻"
)
_LONGEST = 6_000  # characters of one sentence that are read; no sentence is longer
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}


def tokens(
    text: str,
    lexicon: Lexicon,
    extra: Collection[str] = (),
    names: "Names | None" = None,
) -> list[str]:
    """The fewest words that cover a sentence, with amounts as `#18` and marks as the English ones.

    Names and `extra` words (a project's terms) count as words of the dictionary.

    >>> from app.alignment._lexicon import packaged
    >>> tokens("公司共有18亿元！", packaged())
    ['公司', '共有', '#1800000000', '元', '!']
    """
    text = text[:_LONGEST].translate(_FULL_WIDTH)
    jumps: dict[int, list[tuple[int, str]]] = {}
    taken = 0
    for start, end, amount in chinese_amounts(text):
        if text[start:end] not in lexicon or text[start].isdigit():
            jumps.setdefault(start, []).append((end, f"#{amount}"))
    for found in _LATIN.finditer(text):
        jumps.setdefault(found.start(), []).append((found.end(), found.group()))
    named = names.ends(text, lexicon) if names else {}
    # best[i] = words that the first i characters take, and the last of them
    best = [0.0] + [float("inf")] * len(text)
    last: list[tuple[int, str]] = [(0, "")] * (len(text) + 1)
    for at, character in enumerate(text):
        here = best[at]
        ends: list[tuple[int, str, float]]
        if at in jumps:
            ends = [(end, sign, 0.5) for end, sign in jumps[at]]
        else:
            ends = [(at + 1, character, 1.0)]
            if character >= "\u3400":
                ends += [(end, text[at:end], 1.0) for end in lexicon.words_at(text, at)]
                ends += [(end, text[at:end], 0.9) for end in named.get(at, ())]
                ends += [
                    (at + n, text[at : at + n], 0.5)
                    for n in range(2, min(13, len(text) - at + 1))
                    if extra and text[at : at + n] in extra
                ]
        for end, sign, cost in ends:
            if here + cost < best[end]:
                best[end], last[end] = here + cost, (at, sign)
    words = []
    at = len(text)
    while at > taken:
        at, sign = last[at]
        words.append(sign)
    return [sign for word in reversed(words) for sign in _signs(word)]


def _signs(word: str) -> Iterator[str]:
    if len(word) == 1 and not word.isascii():
        if word in _MARKS:
            yield _MARKS[word]
        elif word not in _STOP and word.isalnum():
            yield word
    elif word.isascii():
        if word[0] == "#":
            yield word
        elif word[0].isalpha():
            yield from (f"={stem}" for stem in stems(word))
            yield f"@{word.lower()}"
        elif word in _MARKS:
            yield _MARKS[word]
    else:
        yield word


class Names:
    """Capitalised English words that read as pinyin, by their first syllable."""

    def __init__(self, names: Collection[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        known = lexicon.syllables
        for name in sorted(names):
            for parts in _parses(name, known):
                self._by_first.setdefault(parts[0], []).append((parts, name))
        self.of_word: dict[str, set[str]] = {}

    @property
    def spoken(self) -> set[str]:
        """The names that some word of the texts read so far is read as."""
        return {name for names in self.of_word.values() for name in names}

    def ends(self, text: str, lexicon: Lexicon) -> Mapping[int, Sequence[int]]:
        """For each character of a text, the ends of the names that begin there; they are kept."""
        found: dict[int, list[int]] = {}
        for at, character in enumerate(text):
            if character < "\u3400":
                continue
            for first in lexicon.readings(character):
                for parts, name in self._by_first.get(first, ()):
                    end = at + len(parts)
                    if end <= len(text) and all(
                        part in lexicon.readings(text[at + n])
                        for n, part in enumerate(parts[1:], start=1)
                    ):
                        found.setdefault(at, []).append(end)
                        self.of_word.setdefault(text[at:end], set()).add(name)
        return found


def _parses(name: str, known: frozenset[str]) -> list[tuple[str, ...]]:
    """The ways to read a word as one to four syllables of pinyin.

    >>> _parses("xian", frozenset({"xi", "an", "xian"}))
    [('xi', 'an'), ('xian',)]
    """
    done: list[tuple[str, ...]] = []
    name = name.replace("ü", "v")
    if not 2 <= len(name) <= 20:
        return done
    open_: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while open_:
        at, parts = open_.pop()
        if at == len(name):
            done.append(parts)
        elif len(parts) < 4:
            open_ += [
                (at + size, (*parts, name[at : at + size]))
                for size in range(6, 0, -1)
                if name[at : at + size] in known and at + size <= len(name)
            ]
    return sorted(done)
