"""Words in their order: what the beginning of a bead says is rendered near its beginning.

Chinese and English order a clause differently, but clauses mostly follow each other as in the
original. So a word counts as explained best by words at about its own place in the bead. This
tells a bead of two and two from two of one and one, and a sentence that was left out from one
that happens to use the same words.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.alignment._evidence import Side

UNEXPLAINED = 0.8
"""The share of a sentence's words that even a faithful rendering leaves open."""

_NEAR = 0.15  # how far a rendering strays, as a share of the bead (a standard deviation)
_ANYWHERE = 0.08  # what a word far off is worth beside one at the same place
_PLACES = 24  # a bead's places are told apart as finely as this
_MOST = 120  # words of a sentence that are looked at; of a longer one every second, third …
_AT_ONCE = 2_000_000  # pairs of words

Places = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Words:
    """A side's words, thinned out in its longest sentences; `worth` of one in each sentence."""

    types: Places
    starts: Places
    worth: Values


def explained_in_order(
    own: Side, other: Side, spans: tuple[Places, Places], others: tuple[Places, Places]
) -> tuple[Values, Values]:
    """How well the other side's sentences are explained by spans of one's own, for each bead.

    `spans` and `others` hold where each bead begins and ends, in sentences. The values are the
    logarithm of how much likelier the bead makes the other side's words than their text alone, and
    the same of those sentences only that it makes less likely.
    """
    ours, theirs = _words(own), _words(other)
    begins, ends = (ours.starts[at] for at in spans)
    their_begins, their_ends = (theirs.starts[at] for at in others)
    cost = np.cumsum((ends - begins) * (their_ends - their_begins) + 1)
    said, doubts = np.zeros(len(cost)), np.zeros(len(cost))
    first = 0
    while first < len(cost):
        spent = cost[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(cost, spent + _AT_ONCE)))
        chosen = slice(first, last)
        beads = _Beads(
            begins[chosen], ends[chosen], their_begins[chosen], their_ends[chosen],
            others[0][chosen], others[1][chosen],
        )  # fmt: skip
        said[chosen], doubts[chosen] = _explained(own, other, ours, theirs, beads)
        first = last
    return said, doubts


@dataclass(frozen=True, slots=True)
class _Beads:
    """Where each bead begins and ends: in words of both sides, and in the other's sentences."""

    begins: Places
    ends: Places
    their_begins: Places
    their_ends: Places
    first: Places
    last: Places


def _words(side: Side) -> _Words:
    sizes = np.diff(side.starts)
    if not len(sizes) or sizes.max() <= _MOST:
        return _Words(
            side.tokens.astype(np.int64), side.starts.astype(np.int64), np.ones(len(sizes))
        )
    kept = np.minimum(sizes, _MOST)
    starts = np.concatenate([[0], np.cumsum(kept)])
    within = run(kept) * np.repeat(sizes / np.maximum(1, kept), kept)
    places = np.repeat(side.starts[:-1], kept) + within.astype(np.int64)
    return _Words(side.tokens[places].astype(np.int64), starts, sizes / np.maximum(1, kept))


def _explained(
    own: Side, other: Side, ours: _Words, theirs: _Words, beads: _Beads
) -> tuple[Values, Values]:
    sizes, their_sizes = beads.ends - beads.begins, beads.their_ends - beads.their_begins
    meetings = _meetings(own, ours, theirs, beads)
    # Every word of every bead's own side, and of these the meetings within the bead.
    bead = np.repeat(np.arange(len(sizes)), sizes)
    word = np.repeat(beads.begins, sizes) + run(sizes)
    width = len(theirs.types) + 1
    low = np.searchsorted(meetings.keys, word * width + beads.their_begins[bead])
    found = np.searchsorted(meetings.keys, word * width + beads.their_ends[bead]) - low
    bead, word = np.repeat(bead, found), np.repeat(word, found)
    met = np.repeat(low, found) + run(found)
    at = meetings.keys[met] % width - beads.their_begins[bead]
    slots = np.concatenate([[0], np.cumsum(their_sizes)])
    place = _place(at, their_sizes[bead])
    near = _nearness(_place(word - beads.begins[bead], sizes[bead]), place)
    mass = _summed(slots[bead] + at, meetings.weights[met] * near, slots[-1])
    # Every word of every bead's other side.
    bead = np.repeat(np.arange(len(sizes)), their_sizes)
    at = run(their_sizes)
    word = beads.their_begins[bead] + at
    different, number = np.unique(sizes, return_inverse=True)
    whole = np.array([_nearness_of_all(int(size)) for size in different])
    full = whole[number[bead], (_place(at, their_sizes[bead]) * _PLACES).astype(np.int64)]
    share = (1 - UNEXPLAINED) / other.background[theirs.types[word]]
    said = np.log(UNEXPLAINED + share * mass / full)
    # Summed over each of its sentences.
    counts = beads.last - beads.first
    sentence_slots = np.concatenate([[0], np.cumsum(counts)])
    sentence = np.searchsorted(theirs.starts, word, side="right") - 1
    slot = sentence_slots[bead] + sentence - beads.first[bead]
    sums = _summed(slot, said, sentence_slots[-1])
    bead = np.repeat(np.arange(len(sizes)), counts)
    sums *= theirs.worth[np.repeat(beads.first, counts) + run(counts)]
    return _summed(bead, sums, len(sizes)), _summed(bead, np.minimum(0, sums), len(sizes))


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Pairs of words of which one renders the other, as one number each, sorted; their weights."""

    keys: Places
    weights: Values


def _meetings(own: Side, ours: _Words, theirs: _Words, beads: _Beads) -> _Meetings:
    """All that stand in a bead together; a word is looked for near its own beads only."""
    width = len(theirs.types) + 1
    from_, to = int(beads.begins.min()), int(beads.ends.max())
    low = np.full(to - from_ + 1, width)
    high = np.zeros(to - from_ + 1, np.int64)
    for begin, end, their_begin, their_end in zip(
        beads.begins - from_, beads.ends - from_, beads.their_begins, beads.their_ends, strict=True
    ):
        low[begin:end] = np.minimum(low[begin:end], their_begin)
        high[begin:end] = np.maximum(high[begin:end], their_end)
    links = own.links
    types = ours.types[from_:to]
    counts = (links.starts[types + 1] - links.starts[types]).astype(np.int64)
    word = np.repeat(np.arange(to - from_), counts)
    link = np.repeat(links.starts[types].astype(np.int64), counts) + run(counts)
    by_type = np.sort(theirs.types * width + np.arange(width - 1))
    other = links.others[link].astype(np.int64) * width
    first = np.searchsorted(by_type, other + low[word])
    found = np.maximum(0, np.searchsorted(by_type, other + high[word]) - first)
    places = by_type[np.repeat(first, found) + run(found)] % width
    keys = (np.repeat(word, found) + from_) * width + places
    order = np.argsort(keys)
    return _Meetings(keys[order], np.repeat(links.weights[link], found)[order].astype(np.float64))


def _summed(slots: Places, values: Values, number: int) -> Values:
    found: Values = np.bincount(slots, values, minlength=number).astype(np.float64)
    return found


def run(counts: Places) -> Places:
    """0, 1, … for each count, one after the other.

    >>> run(np.array([2, 0, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    ends = np.cumsum(counts)
    found: Places = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts, counts)
    return found


def _place(at: Places, of: Places) -> Values:
    """Where in its bead a word stands, from 0 to 1: the middle of one of a few places."""
    found: Values = (np.floor((at + 0.5) / of * _PLACES) + 0.5) / _PLACES
    return found


def _nearness(one: Values, other: Values) -> Values:
    found: Values = np.exp(-0.5 * ((one - other) / _NEAR) ** 2) + _ANYWHERE
    return found


def _nearness_of_all(size: int) -> Values:
    """The nearness of a bead's words, summed, to each place of the other side."""
    if not size:
        return np.ones(_PLACES)
    words = _place(np.arange(size), np.full(size, size))
    found: Values = _nearness(words[:, None], (np.arange(_PLACES)[None, :] + 0.5) / _PLACES).sum(
        axis=0
    )
    return found
