"""Pairs come back from their rows as they were."""

from app.alignment.passages import Pair, Passage
from app.pairings.rows import Placed, packed, unpacked


def test_a_pair_comes_back_as_it_was_kept() -> None:
    note = Passage(4, 0, "据新华社。", "note", 0, "12")
    placed = Placed(7, Pair((note,), (Passage(2, 0, "A.", "heading", 2),), 0.5, pinned=True))
    assert unpacked(packed(placed)) == placed


def test_notes_of_older_reviews_have_their_label_as_their_level() -> None:
    kept = [7, [[4, 0, "据新华社。", "note", 12]], [[2, 0, "A.", "heading", 2]], 0.5, False]
    pair = unpacked(kept).pair
    assert (pair.source[0].level, pair.source[0].label) == (0, "12")
    assert (pair.target[0].level, pair.target[0].label) == (2, "")
