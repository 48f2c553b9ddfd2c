"""A text's words with their readings and dictionary entries, for whoever points at them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.language import marks, words
from app.language.dictionary import Dictionary, Entry
from app.language.pinyin import HAN, of_word, readings
from app.language.spans import Span
from app.language.syllables import without_tones


@dataclass(frozen=True, slots=True)
class Word:
    """A Chinese word at its place; offsets in code points."""

    start: int
    end: int
    text: str
    pinyin: str
    entries: tuple[Entry, ...]


def annotate(text: str, dictionary: Dictionary) -> list[Word]:
    """The Chinese words of a text as jieba cuts them, in order; light marks are looked through.

    `pinyin` is read in the context of the clause, and the entries with that reading come first. A
    word that the dictionary does not have shows the longest words of the dictionary inside it.

    >>> from app.language.dictionary import load
    >>> [(word.text, word.pinyin) for word in annotate("银行的行长", load())]
    [('银行', 'yínháng'), ('的', 'de'), ('行长', 'hángzhǎng')]
    """
    stripped = marks.strip(text)
    if stripped.text != text:
        found = annotate(stripped.text, dictionary)
        ends = (stripped.ends(word.start, word.end) for word in found)
        both = zip(found, ends, strict=True)
        return [replace(word, start=start, end=end) for word, (start, end) in both]
    cut = words.cut(text)
    read = readings(text, cut, dictionary)
    return [
        Word(
            word.start,
            word.end,
            word.of(text),
            of_word(text, word, read, dictionary),
            _entries(text, word, read, dictionary),
        )
        for word in cut
        if HAN.search(text, word.start, word.end)
    ]


def _entries(text: str, word: Span, read: list[str], dictionary: Dictionary) -> tuple[Entry, ...]:
    """Of the word, or of the longest words inside it, from the left."""
    written = word.of(text)
    spoken = read[word.start : word.end]
    if entries := dictionary.lookup(written):
        return _spoken_first(entries, spoken)
    inside: list[Entry] = []
    at = 0
    while at < len(written):
        found = dictionary.longest_at(written, at)
        if found is None:
            at += 1
        else:
            inside += _spoken_first(found.entries, spoken[at : found.span.end])
            at = found.span.end
    return tuple(inside)


def _spoken_first(entries: tuple[Entry, ...], read: Sequence[str]) -> tuple[Entry, ...]:
    """As read here first, then with other tones; names, and variants of words, behind."""
    spoken = "".join(read)

    def distance(entry: Entry) -> tuple[int, bool]:
        listed = "".join(entry.syllables)
        if listed == spoken:
            return 0, entry.is_marginal
        if listed.lower() == spoken.lower():
            return 1, entry.is_marginal
        same_letters = without_tones(listed).lower() == without_tones(spoken).lower()
        return (2 if same_letters else 3), entry.is_marginal

    return tuple(sorted(entries, key=distance))
