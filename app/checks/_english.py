"""English words, compared as a reader compares them: whatever their endings, case and hyphens."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.language.spans import Span

_WORD = re.compile(r"[0-9A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)*")
_LINKS = frozenset("a an the of for and in on to with by from at s its their".split())  # noqa: SIM905
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "criteria": "criterion",
    "phenomena": "phenomenon", "built": "build", "led": "lead", "made": "make", "held": "hold",
    "grew": "grow", "grown": "grow", "rose": "rise", "risen": "rise", "sought": "seek",
    "taught": "teach", "went": "go", "gone": "go", "took": "take", "taken": "take", "gave": "give",
    "given": "give", "told": "tell", "kept": "keep", "ran": "run", "began": "begin",
    "begun": "begin", "lives": "life", "analyses": "analysis", "crises": "crisis",
}  # fmt: skip
# British spellings of stems, as American ones.
_BRITISH = (
    (re.compile(r"(?<=.{3})is(?=ation|e|ing|er)"), "iz"),
    (re.compile(r"(?<=.{2})our"), "or"),
)
_WHOLE_BRITISH = {"programme": "program", "centre": "center", "defence": "defense"}


class Word(NamedTuple):
    """A word from `start` on, and the stem by which it is compared."""

    start: int
    text: str
    stem: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.text))


@lru_cache(maxsize=256)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; parts of a hyphenated word are words of their own.

    >>> [word.stem for word in words("State-owned companies' policies")]
    ['stat', 'own', 'company', 'policy']
    """
    return tuple(
        Word(found.start(), text := found.group(), stem(text)) for found in _WORD.finditer(text)
    )


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """What is left of a word without its ending; rough, since it is only compared.

    >>> stem("developing") == stem("develops"), stem("labour") == stem("labor"), stem("AI's")
    (True, True, 'ai')
    """
    plain = re.split("['’]", word, maxsplit=1)[0].lower()[:40]
    plain = _IRREGULAR.get(plain, _WHOLE_BRITISH.get(plain, plain))
    if len(plain) < 4:
        return plain
    for british, american in _BRITISH:
        plain = british.sub(american, plain)
    if plain.endswith("ies") and len(plain) > 4:
        plain = plain[:-3] + "y"
    elif plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        plain = plain[:-1]
    for ending in ("ing", "ed"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            plain = plain[: -len(ending)]
            if plain[-1] == plain[-2] and plain[-1] not in "ls":
                plain = plain[:-1]
            break
    return plain.removesuffix("e") if len(plain) > 3 else plain


@dataclass(frozen=True, slots=True)
class Phrase:
    """What has to stand in a text for a rendering to be there.

    `keys` are the stems of the words that carry it; `exact` are its acronyms, whose case counts
    (IT is not it); `size` is the number of all its words.
    """

    keys: frozenset[str]
    exact: frozenset[str]
    size: int


@lru_cache(maxsize=8_192)
def phrase(rendering: str) -> Phrase:
    """A rendering, ready to be looked for."""
    every = words(rendering)
    bearing = [word for word in every if word.stem not in _LINKS] or list(every)
    exact = frozenset(word.text for word in bearing if is_acronym(word.text))
    keys = frozenset(word.stem for word in bearing if word.text not in exact)
    return Phrase(keys, exact, len(every))


def is_acronym(word: str) -> bool:
    """Whether the case of a word tells it from another.

    >>> is_acronym("AI"), is_acronym("A"), is_acronym("China")
    (True, False, False)
    """
    return len(word) > 1 and word.isupper() and word.isalpha()


def rendered(target: Sequence[Word], rendering: str) -> Span | None:
    """Where a rendering stands in a target: its words close together, in any order and form.

    >>> rendered(words("the development of digital economies"), "digital economy development")
    Span(start=4, end=36)
    >>> rendered(words("it is the main one"), "IT")
    """
    wanted = phrase(rendering)
    if not wanted.keys and not wanted.exact:
        return None
    hits = [
        (place, word.text if word.text in wanted.exact else word.stem)
        for place, word in enumerate(target)
        if word.text in wanted.exact or word.stem in wanted.keys
    ]
    needed = len(wanted.keys) + len(wanted.exact)
    widest = wanted.size + (0 if needed == 1 else 3)
    counted: dict[str, int] = {}
    first = 0
    for last, key in hits:
        counted[key] = counted.get(key, 0) + 1
        while len(counted) == needed:
            begin, leaving = hits[first]
            if last - begin < widest:
                return Span(target[begin].span.start, target[last].span.end)
            counted[leaving] -= 1
            if not counted[leaving]:
                del counted[leaving]
            first += 1
    return None


def spoken(target: Sequence[Word], rendering: str) -> Iterator[Span]:
    """Where a rendering stands word by word, in whatever form.

    >>> text = "Top floor designs, a top-floor design"
    >>> [span.start for span in spoken(words(text), "top-floor design")]
    [0, 21]
    """
    wanted = words(rendering)
    if not wanted:
        return
    for place in range(len(target) - len(wanted) + 1):
        if all(_same(wanted[offset], target[place + offset]) for offset in range(len(wanted))):
            yield Span(target[place].span.start, target[place + len(wanted) - 1].span.end)


def _same(wanted: Word, word: Word) -> bool:
    return wanted.text == word.text if is_acronym(wanted.text) else wanted.stem == word.stem


def initials(rendering: str) -> str:
    """What a name is shortened to.

    >>> initials("National Development and Reform Commission")
    'NDRC'
    """
    return "".join(word.text[0] for word in words(rendering) if word.text[0].isupper())
