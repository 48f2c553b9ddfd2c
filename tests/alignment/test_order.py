"""Words are looked for at their own place in a bead, and the fast sums are the plain ones."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment import _lexicon, _order, sentences
from app.alignment._evidence import Side, gather

_ZH = st.lists(st.sampled_from(["马", "狗跑", "猫，", "18亿", "天黑了。", "？"]), max_size=6)
_EN = st.lists(
    st.sampled_from(["horse", "dog ran", "cat,", "1.8 billion", "dark", "?"]), max_size=6
)


def plainly(own: Side, other: Side, span: range, others: range) -> tuple[float, float]:
    """The definition, word by word."""
    words = own.tokens[own.starts[span.start] : own.starts[span.stop]]
    places = _places(len(words))
    first, last = other.starts[others.start], other.starts[others.stop]
    their_places = _places(int(last - first))
    sums = []
    for sentence in others:
        total = 0.0
        for at in range(other.starts[sentence], other.starts[sentence + 1]):
            type_, mass, full = other.tokens[at], 0.0, 0.0
            for word, place in zip(words, places, strict=True):
                gap = place - their_places[at - first]
                near = math.exp(-0.5 * (gap / _order._NEAR) ** 2) + _order._ANYWHERE
                full += near
                links = range(own.links.starts[word], own.links.starts[word + 1])
                mass += near * sum(
                    own.links.weights[n] for n in links if own.links.others[n] == type_
                )
            share = (1 - _order.UNEXPLAINED) / other.background[type_]
            total += math.log(_order.UNEXPLAINED + share * mass / (full or 1.0))
        sums.append(total)
    return sum(sums), sum(min(0.0, value) for value in sums)


def _places(size: int) -> list[float]:
    many = _order._PLACES
    return [(math.floor((n + 0.5) / size * many) + 0.5) / many for n in range(size)]


@given(st.lists(_ZH, min_size=1, max_size=4), st.lists(_EN, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("at_once", [1, 2_000_000])
def test_the_sums_are_those_of_the_definition(
    at_once: int, zh: list[list[str]], en: list[list[str]]
) -> None:
    source, target = ["".join(words) for words in zh], [" ".join(words) for words in en]
    evidence = gather(source, target, _lexicon.packaged(), {})
    beads = [
        (range(i, k), range(j, n))
        for i in range(len(source))
        for k in range(i + 1, len(source) + 1)
        for j in range(len(target))
        for n in range(j + 1, len(target) + 1)
    ]
    spans, others = (
        (np.array([r.start for r in side]), np.array([r.stop for r in side]))
        for side in zip(*beads, strict=True)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_order, "_AT_ONCE", at_once)
        for own, other, one, two in (
            (evidence.source, evidence.target, spans, others),
            (evidence.target, evidence.source, others, spans),
        ):
            found = _order.explained_in_order(own, other, one, two)
            wanted = [
                plainly(own, other, *(bead if own is evidence.source else bead[::-1]))
                for bead in beads
            ]
            assert np.allclose(np.stack(found, axis=1), np.array(wanted), atol=1e-4)


def test_a_sentence_of_very_many_words_is_thinned_out_and_the_others_are_not() -> None:
    evidence = gather(["马狗" * 500, "天黑了。"], ["cat " * 900, "x"], _lexicon.packaged(), {})
    words = _order._words(evidence.source)
    sizes = np.diff(words.starts)
    assert sizes[0] == _order._MOST
    assert sizes[1] == np.diff(evidence.source.starts)[1] < _order._MOST
    assert np.allclose(words.worth * sizes, np.diff(evidence.source.starts))


def test_order_tells_which_sentences_belong_together() -> None:
    """Every word is in both, so that only their order can say how the beads are cut."""
    source = ["马来了，狗走了，猫哭了，", "牛笑了。", "鱼睡了，马走了。"]
    target = ["The horse came.", "The dog left, the cat cried, the ox laughed.",
              "The fish slept, the horse left."]  # fmt: skip
    beads = sentences.align(source, target)
    assert [(list(b.source), list(b.target)) for b in beads] == [([0, 1], [0, 1]), ([2], [2])]
