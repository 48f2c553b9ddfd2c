"""What changed places is left out and added, and nobody is told that this is sure."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app import formats
from app.alignment import _crossings, blocks, fixed
from app.alignment.beads import Bead
from app.alignment.passages import cut_up
from app.formats import Block
from app.language.sentences import split_chinese, split_english

_SAMPLE = Path(formats.__file__).parent.parent / "articles" / "sample"
# The paragraphs after the first heading, of three and four sentences.
_FIRST, _SECOND = 5, 6


def _texts() -> tuple[list[Block], list[Block]]:
    sides = [(_SAMPLE / f"cloudwalk.{side}.md").read_bytes() for side in ("zh", "en")]
    ours, theirs = (list(formats.read("sample.md", data).blocks) for data in sides)
    return ours, theirs


def _exchanged(texts: list[Block]) -> list[Block]:
    found = list(texts)
    found[_FIRST], found[_SECOND] = texts[_SECOND], texts[_FIRST]
    return found


def _alone(beads: list[Bead]) -> list[Bead]:
    return [bead for bead in beads if not (bead.source and bead.target)]


def test_exchanged_paragraphs_are_doubtful() -> None:
    ours, theirs = _texts()
    aligned = blocks.align(ours, _exchanged(theirs))
    alone = _alone(aligned.beads)
    assert alone
    assert not any(bead.is_sure for bead in alone)


def test_a_sentence_that_is_only_left_out_is_still_sure() -> None:
    ours, theirs = _texts()
    without = [*theirs[:12], *theirs[13:]]
    alone = _alone(blocks.align(ours, without).beads)
    assert alone
    assert all(bead.is_sure for bead in alone)


def test_what_was_left_out_is_sure_beside_what_changed_places() -> None:
    ours, theirs = _texts()
    changed = _exchanged(theirs)
    gone = changed.pop(20)
    assert gone.text
    aligned = blocks.align(ours, changed)
    sure = [aligned.source[bead.source[0]].block for bead in _alone(aligned.beads) if bead.is_sure]
    assert sure
    assert set(sure) == {20}


def test_what_a_person_has_said_is_left_out_stays_sure() -> None:
    ours, theirs = _texts()
    source, target = (
        cut_up(((str(b.kind), b.text, b.level, b.label) for b in texts), split)
        for texts, split in ((ours, split_chinese), (_exchanged(theirs), split_english))
    )
    found = fixed.align(source, target)
    said = [(bead.source, bead.target) for bead in _alone(found)]
    assert all(bead.confidence == 1.0 for bead in _alone(fixed.align(source, target, said)))


def test_texts_that_have_nothing_left_over_stay_as_they_are() -> None:
    ours, theirs = _texts()
    assert not _alone(blocks.align(ours, theirs).beads)


_BOXES = st.lists(
    st.tuples(
        st.integers(0, 9), st.integers(1, 2), st.integers(0, 9), st.integers(1, 2),
        st.floats(0.1, 9),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


@settings(max_examples=60)
@given(_BOXES)
def test_the_chain_is_the_best_one(drawn: list[tuple[int, int, int, int, float]]) -> None:
    group = sorted(((i, i + a, j, j + b), worth) for i, a, j, b, worth in drawn)
    best: list[float] = []
    for number, ((i, _, j, _), worth) in enumerate(group):
        before = [
            best[earlier]
            for earlier in range(number)
            if group[earlier][0][1] <= i and group[earlier][0][3] <= j
        ]
        best.append(worth + max(before, default=0.0))
    chain, total = _crossings._chain(group)
    assert abs(total - max(best)) < 1e-9
    assert all(one[1] <= other[0] and one[3] <= other[2] for one, other in pairwise(chain))
