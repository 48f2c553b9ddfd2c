"""Chinese words with their parts of speech, and how rare each is in print."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from app.language.dictionary import load
from app.language.scripts import simplified

_loading = Lock()
# Words that the list does not have are rarer than nearly all that it has (its median is 11.5).
UNKNOWN = 13.0

_MEASURES = frozenset("点卷款张层级线面件")
_GUESSED = frozenset("dax")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, its tag as jieba gives it (n noun, v verb, a adjective, …), and its place."""

    text: str
    tag: str
    start: int
    end: int


def tagged(text: str) -> list[Token]:
    """The words of a text in order; offsets are into the text as given.

    >>> [(token.text, token.tag) for token in tagged("新基建")]
    [('新', 'a'), ('基建', 'a')]
    """
    tokens: list[Token] = []
    at = 0
    for word, guess in _tagger()(simplified(text)):
        after_noun = bool(tokens) and tokens[-1].tag[0] in "nv"
        tokens.append(Token(word, _mended(word, guess, after_noun), at, at + len(word)))
        at += len(word)
    return tokens


def _mended(word: str, tag: str, after_noun: bool) -> str:
    """The tag of a word, where the tagger guessed it from its characters and guessed wrong.

    A word that its list lacks is a name or a term sooner than an adverb (依图), a number that the
    dictionary has is a word (二次元), and a measure behind a noun is none (卷 of 产能内卷).
    """
    if len(word) == 1:
        return "n" if tag == "m" and after_noun and word in _MEASURES else tag
    if is_listed(word):
        return tag
    return "nz" if tag[0] in _GUESSED or (tag == "m" and word in load()) else tag


def _tagger() -> Callable[[str], Iterable[tuple[str, str]]]:
    with _loading:
        return _load()


@cache
def _load() -> Callable[[str], Iterable[tuple[str, str]]]:
    try:
        import rjieba
    except ImportError:
        from jieba import posseg

        return lambda text: ((pair.word, pair.flag) for pair in posseg.cut(text))
    tag: Callable[[str], Iterable[tuple[str, str]]] = rjieba.Jieba().tag
    return tag


def rarity(word: str) -> float:
    """The inverse document frequency in jieba's list: 4 for 发展, 11 and more for terms.

    >>> rarity("发展") < 6 < rarity("独角兽")
    True
    """
    return _frequencies().get(word, UNKNOWN)


def is_listed(word: str) -> bool:
    """Whether jieba's list of words in print has the word."""
    return word in _frequencies()


def _frequencies() -> dict[str, float]:
    with _loading:
        return _read()


@cache
def _read() -> dict[str, float]:
    package = find_spec("jieba")  # found, not imported: importing it takes seconds
    assert package is not None  # noqa: S101 (a dependency)
    assert package.submodule_search_locations  # noqa: S101 (a package)
    folder = Path(next(iter(package.submodule_search_locations)))
    text = (folder / "analyse" / "idf.txt").read_text(encoding="utf-8")
    pairs = (line.rsplit(" ", 1) for line in text.splitlines() if line)
    return {word: float(figure) for word, figure in pairs}
