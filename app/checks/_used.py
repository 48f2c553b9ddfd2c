"""Whether a rendering stands in a translation, in whatever form people write it."""

from functools import lru_cache
from typing import NamedTuple

from app.checks._english import Word, initials, phrase, rendered, words

_LONG = 8  # letters from which a chance match across words is unlikely


class _Target(NamedTuple):
    """A translation, read once for all the renderings that are looked for in it.

    `solid` are its words without what stands between them, in small letters.
    """

    words: tuple[Word, ...]
    texts: frozenset[str]
    stems: frozenset[str]
    solid: str


class _Wanted(NamedTuple):
    """A rendering; `solid` and `short`, its initials, are '' where they could stand by chance."""

    solid: str
    short: str
    ends: tuple[str, ...]


@lru_cache(maxsize=256)
def _read(target: str) -> _Target:
    found = words(target)
    texts = [word.text for word in found]
    stems = frozenset(word.stem for word in found)
    return _Target(found, frozenset(texts), stems, "".join(texts).lower())


@lru_cache(maxsize=8_192)
def _wanted(rendering: str) -> _Wanted:
    texts = [word.text for word in words(rendering)]
    solid, short = "".join(texts).lower(), initials(rendering)
    return _Wanted(
        solid if len(solid) >= _LONG else "",
        short if len(short) > 1 else "",
        (texts[0], texts[-1]) if texts else (),
    )


def is_used(target: str, rendering: str, kind: str = "term") -> bool:
    """Whether a translation uses a rendering.

    Endings, case, hyphens, British spelling and the order of the words inside it do not count, nor
    whether words are joined or apart; a name may be shortened to its initials, and a person to the
    surname.

    >>> is_used("CloudWalk is a unicorn.", "unicorns"), is_used("by the NDRC",
    ...     "National Development and Reform Commission", "organisation")
    (True, True)
    >>> is_used("the block chain", "blockchain"), is_used("a block", "blockchain")
    (True, False)
    """
    text, wanted, sought = _read(target), _wanted(rendering), phrase(rendering)
    # That every word is there at all is seen at once, that they stand together takes longer.
    if sought.keys <= text.stems and sought.exact <= text.texts and rendered(text.words, rendering):
        return True
    if wanted.solid and wanted.solid in text.solid:
        return True
    if kind == "person":
        return not text.texts.isdisjoint(wanted.ends)
    return bool(wanted.short) and (wanted.short in text.texts or f"{wanted.short}s" in text.texts)
