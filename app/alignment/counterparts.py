"""Which English words may render a Chinese one, for whoever compares two texts word by word.

What the aligner knows of words, without the aligner. The first call reads the dictionary (0.4 s),
which is kept and shared by all threads.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.alignment import _english, _lexicon

_LONG = 4  # characters from which a word may be put together of others


def renderings(word: str) -> Mapping[str, float]:
    """English stems that the dictionary gives for a word, with weights that add up to about one.

    A word that it does not have is rendered by what its characters mean.

    >>> renderings("公司")["compani"] > 0.2
    True
    """
    return _lexicon.packaged().glosses(word)


def parts(word: str) -> list[str]:
    """A long word that the dictionary lacks as the words it consists of; any other is itself.

    >>> parts("职业生涯"), parts("公司")
    (['职业', '生涯'], ['公司'])
    """
    lexicon = _lexicon.packaged()
    if len(word) < _LONG or word in lexicon:
        return [word]
    found = []
    at = 0
    while at < len(word):
        end = max(lexicon.words_at(word, at), default=at + 1)
        if end > at + 1:
            found.append(word[at:end])
        at = end
    return found or [word]


def stems(words: Iterable[str]) -> set[str]:
    """The stems of English words, as `renderings` has them.

    >>> sorted(stems(["The", "companies", "grew"]))
    ['compani', 'grow']
    """
    return {stem for word in words for stem in _english.stems(word)}


def is_read_as(word: str, names: Collection[str]) -> bool:
    """Whether a Chinese word, or its end, is read as one of these names in small letters.

    >>> is_read_as("王磊", {"lei"}), is_read_as("西安", {"xian"}), is_read_as("公司", {"zhou"})
    (True, True, False)
    """
    lexicon = _lexicon.packaged()
    read = [lexicon.readings(character) for character in word]
    return any(_spells(name, read, first) for first in range(min(2, len(read))) for name in names)


def _spells(name: str, read: Sequence[frozenset[str]], first: int) -> bool:
    """Whether a name is the readings of the characters from `first` on, up to any of them."""
    if not name:
        return True
    return first < len(read) and any(
        _spells(name[len(syllable) :], read, first + 1)
        for syllable in read[first]
        if name.startswith(syllable)
    )
