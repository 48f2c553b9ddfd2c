"""Chinese words, as jieba cuts them.

rjieba is jieba's algorithm and dictionary in Rust, about 19 times as fast; where there is no wheel
of it, jieba itself does the work. One shared dictionary, never added to: `add_word` would change
the words of every project, and raises in rjieba while another thread cuts. A project's terms are
laid over the words instead.
"""

import logging
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import compress, pairwise
from tempfile import TemporaryDirectory
from threading import Lock

from app.language.scripts import simplified
from app.language.spans import Span

Engine = Callable[[str], Iterable[tuple[str, int, int]]]
"""Takes a text apart into (word, start, end), as both libraries' `tokenize` does."""

_loading = Lock()
# Characters of the texts whose marks are kept: some 12 MB with the texts themselves.
_MOST_KEPT = 4_000_000
_SURROGATES = re.compile("[\ud800-\udfff]")
# The engines take Latin text apart in different ways (COVID-19 is one word or three), and rare
# characters, outside the range that jieba knows. Here both give the same.
_LETTER = "A-Za-z0-9À-ÖØ-öø-ɏ"
_WHOLE = re.compile(
    r"\s+"
    r"|https?://[!-~]+"
    r"|(?:[A-Za-z]\.){2,}"
    rf"|[{_LETTER}]+(?:[-._'’@&][{_LETTER}]+|(?<=\d),\d+)*[%+]*"
)
_RARE = re.compile("[\u3400-\u4dbf\u9fd6-\u9fff\U00020000-\U000323af]")


class _Kept:
    """Marks of the texts that were asked for last, in two halves of which the older one goes.

    What is asked for often costs one look into a dictionary, and no rearranging.
    """

    def __init__(self) -> None:
        self._changing = Lock()
        self._newer: dict[str, bytes] = {}
        self._older: dict[str, bytes] = {}
        self._characters = 0

    def of(self, text: str) -> bytes | None:
        found = self._newer.get(text)
        if found is None:
            found = self._older.get(text)
            if found is not None:
                self.keep(text, found)
        return found

    def keep(self, text: str, found: bytes) -> None:
        with self._changing:
            if text not in self._newer:
                self._newer[text] = found
                self._characters += len(text)
            if self._characters > _MOST_KEPT // 2:
                self._newer, self._older, self._characters = {}, self._newer, 0

    def forget(self) -> None:
        with self._changing:
            self._newer, self._older, self._characters = {}, {}, 0


_kept = _Kept()


def cut(text: str) -> list[Span]:
    """The words of a text, in order and without gaps: together they cover all of it.

    Punctuation marks are words of their own; white space that stands together is one. Traditional
    text is cut where its simplified form would be. The first call loads the dictionary (0.15 s).

    >>> [word.of("國家隊的AI芯片") for word in cut("國家隊的AI芯片")]
    ['國家隊', '的', 'AI', '芯片']
    """
    return cut_with(engine(), text)


def cut_with(take_apart: Engine, text: str) -> list[Span]:
    """`cut` by a chosen engine."""
    if not text:
        return []
    return [Span(start, end) for start, end in pairwise(_edges(take_apart, text))]


def edges(text: str) -> set[int]:
    """The offsets at which the words of `cut` begin or end, without the cost of making them.

    >>> sorted(edges("國家隊的AI芯片"))
    [0, 3, 4, 6, 8]
    """
    return set(_edges(engine(), text))


def marks(text: str) -> bytes:
    """A 1 for each offset, the end too, at which a word begins or ends, else a 0.

    Kept for the texts that were asked for last, since those of an article are asked for again with
    every edit of the glossary and every page: cutting costs more than all the rest of the work.

    >>> list(marks("國家隊的AI"))
    [1, 0, 0, 1, 1, 0, 1]
    """
    found = _kept.of(text)
    if found is None:
        found = bytes(_marks(engine(), text))
        _kept.keep(text, found)
    return found


def marks_of(texts: Sequence[str]) -> bytes:
    """The marks of several texts, one behind the other.

    >>> list(marks_of(["国家队", "AI"]))
    [1, 0, 0, 1, 1, 0, 1]
    """
    return b"".join([_kept.of(text) or marks(text) for text in texts])


def forget() -> None:
    """Let go of all kept marks."""
    _kept.forget()


def _edges(take_apart: Engine, text: str) -> Iterable[int]:
    return compress(range(len(text) + 1), _marks(take_apart, text))


def _marks(take_apart: Engine, text: str) -> bytearray:
    plain = _SURROGATES.sub("\ufffd", simplified(text))
    found = bytearray(len(text) + 1)
    for _, start, _ in take_apart(plain):
        found[start] = 1
    found[0] = found[-1] = 1
    for rare in _RARE.finditer(plain):
        found[rare.start()] = found[rare.end()] = 1
    for whole in _WHOLE.finditer(plain):
        found[whole.start() + 1 : whole.end()] = bytes(whole.end() - whole.start() - 1)
    return found


def engine() -> Engine:
    """The faster engine that this machine has, loaded once for all threads."""
    with _loading:
        return _fastest()


@cache
def _fastest() -> Engine:
    try:
        return rjieba_engine()
    except ImportError:
        return jieba_engine()


def rjieba_engine() -> Engine:
    """rjieba over its built-in dictionary, which nothing here ever adds to.

    Raises:
        ImportError: there is no wheel of it for this machine.
    """
    import rjieba

    take_apart: Engine = rjieba.Jieba().tokenize
    return take_apart


def jieba_engine() -> Engine:
    """jieba itself, with a cache that nobody else can write.

    jieba unmarshals a file of fixed name from the shared temporary directory: whoever writes it
    first decides what it holds.
    """
    import jieba

    jieba.default_logger.setLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with TemporaryDirectory(prefix="duizhao-jieba-") as private:
        tokenizer.tmp_dir = private
        tokenizer.initialize()
    take_apart: Engine = tokenizer.tokenize
    return take_apart
