"""What two texts say to each other: the tokens of every sentence, and the links between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.alignment import _chinese, _english
from app.alignment._lexicon import Lexicon

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

_NAME = 0.8  # the weight of a name that reads as the characters do
_TERM = 1.0  # of a project's own rendering


@dataclass(frozen=True, slots=True)
class Links:
    """For each type of one side, the types of the other that render it, with their weights.

    Those of type t stand from `starts[t]` up to `starts[t + 1]`.
    """

    starts: Ints
    others: Ints
    weights: Floats


@dataclass(frozen=True, slots=True)
class Side:
    """One text: its sentences, their tokens as numbers of types, and how common each type is.

    The tokens of sentence n stand from `starts[n]` up to `starts[n + 1]`; `background` is the
    probability of each type in this text. Of blocks it is known whether a sentence is the last of
    its paragraph (`closing`) and what kind its paragraph has (`kinds`).
    """

    texts: Sequence[str]
    tokens: Ints
    starts: Ints
    lengths: Floats
    background: Floats
    links: Links
    closing: NDArray[np.bool_] | None = None
    kinds: NDArray[np.int8] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Both sides, linked."""

    source: Side
    target: Side


def gather(
    source: Sequence[str],
    target: Sequence[str],
    lexicon: Lexicon,
    terms: Mapping[str, Sequence[str]],
) -> Evidence:
    """Read both texts; `terms` are a project's own words, each with its renderings."""
    english = _Numbered()
    capitals: set[str] = set()
    read = [list(_english.tokens(text)) for text in target]
    for sentence in read:
        capitals.update(token[1:] for token in sentence if token[0] == "@")
    names = _chinese.Names(capitals, lexicon)
    chinese = _Numbered()
    spoken: set[str] = set()
    for text in source:
        found = _chinese.tokens(text, lexicon, terms.keys(), names)
        spoken.update(token[1:] for token in found if token[0] == "@")
        chinese.add(found)
    spoken |= names.spoken
    for sentence in read:
        english.add(_without_idle_names(sentence, spoken))
    rows = [
        [
            (english.types[stem], weight)
            for stem, weight in _renderings(word, lexicon, names, terms).items()
            if stem in english.types
        ]
        for word in chinese.types
    ]
    forward, backward = linked(rows, len(english.types))
    return Evidence(chinese.side(source, forward), english.side(target, backward))


class _Numbered:
    """Sentences as they are read, token by token."""

    def __init__(self) -> None:
        self.types: dict[str, int] = {}
        self.tokens: list[int] = []
        self.starts = [0]

    def add(self, sentence: Iterable[str]) -> None:
        self.tokens += [self.types.setdefault(token, len(self.types)) for token in sentence]
        self.starts.append(len(self.tokens))

    def side(self, texts: Sequence[str], links: Links) -> Side:
        tokens = np.array(self.tokens, np.int32)
        lengths = np.array([len(text) for text in texts], np.float32)
        starts = np.array(self.starts, np.int32)
        return Side(texts, tokens, starts, lengths, _background(tokens, len(self.types)), links)


def _background(tokens: Ints, types: int) -> Floats:
    counts = np.bincount(tokens, minlength=types) + 0.5
    return np.asarray(counts / max(1.0, float(counts.sum())), np.float32)


def _renderings(
    word: str, lexicon: Lexicon, names: _chinese.Names, terms: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    if word[0] == "=":
        return {word[1:]: 1.0}
    if word.isascii() or not word[0].isalnum():
        return {word: 1.0}
    found = dict(lexicon.glosses(word))
    for name in names.of_word.get(word, ()):
        found[f"@{name}"] = _NAME
    for rendering in terms.get(word, ()):
        stems = [token for token in _english.tokens(rendering) if token[0] != "@"]
        for stem in stems:
            found[stem] = found.get(stem, 0.0) + _TERM / len(stems)
    return found


def _without_idle_names(sentence: Sequence[str], spoken: set[str]) -> list[str]:
    """`@zhou` stays only where some Chinese word reads so, and then in the place of its stem."""
    kept: list[str] = []
    for token in sentence:
        if token[0] != "@":
            kept.append(token)
        elif token[1:] in spoken:
            if kept and kept[-1][0] != "@" and token[1:].startswith(kept[-1][:3]):
                kept.pop()
            kept.append(token)
    return kept


def linked(rows: Sequence[Sequence[tuple[int, float]]], others: int) -> tuple[Links, Links]:
    """Links from rows of (other type, weight), and the same from the other side.

    Backwards, the weights of what renders one type add up to one.
    """
    starts = np.cumsum([0, *map(len, rows)]).astype(np.int32)
    ours = np.repeat(np.arange(len(rows), dtype=np.int32), np.diff(starts))
    theirs = np.array([other for row in rows for other, _ in row], np.int32)
    weights = np.array([weight for row in rows for _, weight in row], np.float32)
    return Links(starts, theirs, weights), turned(ours, theirs, weights, others)


def turned(ours: Ints, theirs: Ints, weights: Floats, others: int) -> Links:
    """The links seen from the other side."""
    order = np.argsort(theirs, kind="stable")
    starts = np.searchsorted(theirs[order], np.arange(others + 1)).astype(np.int32)
    totals = np.bincount(theirs, weights, minlength=others)
    shares = weights[order] / np.maximum(totals[theirs[order]], 1e-9)
    return Links(starts, ours[order], shares.astype(np.float32))


def part(evidence: Evidence, source: range, target: range) -> Evidence:
    """The evidence of a part of both texts, with types numbered anew: a long text has many."""
    ours, our_types = _cut(evidence.source, source)
    theirs, their_types = _cut(evidence.target, target)
    links = evidence.source.links
    place = np.full(len(evidence.target.background), -1, np.int32)
    place[their_types] = np.arange(len(their_types), dtype=np.int32)
    sizes = links.starts[our_types + 1] - links.starts[our_types]
    chosen = np.concatenate(
        [np.arange(links.starts[t], links.starts[t + 1]) for t in our_types] or [np.zeros(0, int)]
    ).astype(np.int64)
    left = np.repeat(np.arange(len(our_types), dtype=np.int32), sizes)
    right, weights = place[links.others[chosen]], links.weights[chosen]
    kept = right >= 0
    left, right, weights = left[kept], right[kept], weights[kept]
    starts = np.searchsorted(left, np.arange(len(our_types) + 1)).astype(np.int32)
    return Evidence(
        replace(ours, links=Links(starts, right, weights)),
        replace(theirs, links=turned(left, right, weights, len(their_types))),
    )


def _cut(side: Side, sentences: range) -> tuple[Side, Ints]:
    first, last = sentences.start, sentences.stop
    tokens = side.tokens[side.starts[first] : side.starts[last]]
    types, inverse = np.unique(tokens, return_inverse=True)
    numbered: Ints = inverse.astype(np.int32)
    return (
        replace(
            side,
            texts=side.texts[first:last],
            tokens=numbered,
            starts=side.starts[first : last + 1] - side.starts[first],
            lengths=side.lengths[first:last],
            background=_background(numbered, len(types)),
            closing=None if side.closing is None else side.closing[first:last],
            kinds=None if side.kinds is None else side.kinds[first:last],
        ),
        types.astype(np.int32),
    )
