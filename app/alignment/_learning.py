"""What a text teaches about itself: renderings that keep meeting in its beads.

Novels call 韦小宝 Trinket and 小玄子 Misty, companies have English names of their own: no
dictionary knows them, but they meet in every bead.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from app.alignment._evidence import Evidence, Links, turned

_LEAST = 3  # beads in which two types meet
_TELLING = 15.0  # log-likelihood ratio; by chance one of 10,000 pairs of types has it
_TRUST = 0.6  # the weight of a link between types that never stand without each other

Counts = NDArray[np.int64]


def taught(evidence: Evidence, pairs: Sequence[tuple[range, range]]) -> Evidence:
    """The evidence with a link for every two types that meet far oftener than by chance.

    The test is Dunning's log-likelihood ratio (1993) over the beads in `pairs`; a link weighs by
    the square of Dice's coefficient.
    """
    ours, theirs = evidence.source, evidence.target
    left = [np.unique(ours.tokens[ours.starts[s.start] : ours.starts[s.stop]]) for s, _ in pairs]
    right = [
        np.unique(theirs.tokens[theirs.starts[t.start] : theirs.starts[t.stop]]) for _, t in pairs
    ]
    if not pairs:
        return evidence
    width = len(theirs.background)
    met = np.concatenate(
        [
            (own[:, None].astype(np.int64) * width + other[None, :]).ravel()
            for own, other in zip(left, right, strict=True)
        ]
    )
    keys, both = np.unique(met, return_counts=True)
    keys, both = keys[both >= _LEAST], both[both >= _LEAST]
    zh, en = keys // max(1, width), keys % max(1, width)
    in_zh = np.bincount(np.concatenate(left), minlength=len(ours.background))[zh]
    in_en = np.bincount(np.concatenate(right), minlength=width)[en]
    ratio = _likelihood_ratio(both, in_zh, in_en, len(pairs))
    telling = (ratio >= _TELLING) & (both * len(pairs) > in_zh * in_en)
    dice = 2 * both / (in_zh + in_en)
    return _joined(evidence, keys[telling], (_TRUST * dice**2)[telling].astype(np.float32))


def _joined(evidence: Evidence, keys: Counts, weights: NDArray[np.float32]) -> Evidence:
    """New links beside the old ones; of two between the same types the heavier counts."""
    ours, theirs = evidence.source, evidence.target
    types, width = len(ours.background), len(theirs.background)
    links = ours.links
    owners = np.repeat(np.arange(types, dtype=np.int64), np.diff(links.starts))
    keys = np.concatenate([owners * width + links.others, keys])
    weights = np.concatenate([links.weights, weights])
    order = np.lexsort((-weights, keys))
    keys, first = np.unique(keys[order], return_index=True)
    weights = weights[order][first]
    left, right = (keys // max(1, width)).astype(np.int32), (keys % max(1, width)).astype(np.int32)
    starts = np.searchsorted(left, np.arange(types + 1)).astype(np.int32)
    return Evidence(
        replace(ours, links=Links(starts, right, weights)),
        replace(theirs, links=turned(left, right, weights, width)),
    )


def _likelihood_ratio(
    both: Counts, in_zh: Counts, in_en: Counts, beads: int
) -> NDArray[np.float64]:
    def said(hits: Counts, of: Counts, share: NDArray[np.float64]) -> NDArray[np.float64]:
        share = np.clip(share, 1e-12, 1 - 1e-12)
        found: NDArray[np.float64] = hits * np.log(share) + (of - hits) * np.log(1 - share)
        return found

    rest, missed = beads - in_zh, in_en - both
    apart = said(both, in_zh, both / in_zh)
    apart += said(missed, rest, missed / np.maximum(1, rest))
    together = said(both, in_zh, in_en / beads) + said(missed, rest, in_en / beads)
    return 2 * (apart - together)
