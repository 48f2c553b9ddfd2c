"""Chinese forms found in text by an Aho-Corasick automaton that follows edits at once.

Building an automaton of 100,000 forms takes 0.4 s, too long to wait for after each edit. So the
large automaton stays as it was built, the concepts that changed since are masked in it, and their
forms are in a small second one, which is built anew with each edit. When the small one has grown,
everything is built again.
"""

import marshal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind
from numpy.typing import NDArray

from app.language import scripts

# Forms in the small automaton before all is built again; 2,000 take a few milliseconds.
LARGEST_OVERLAY = 2_000

Numbers = NDArray[np.int64]
Form = tuple[str, int]
"""A Chinese form, and the number of the concept that has it."""
Place = tuple[int, int, int]
"""Where a form stands: start, end, and the number of its concept."""


class _Frozen:
    """Forms in one automaton, each with the concepts that have it; never changed."""

    def __init__(self, forms: Iterable[Form]) -> None:
        by_form: dict[str, list[int]] = {}
        for form, concept_id in forms:
            holders = by_form.setdefault(scripts.fold(form), [])
            if concept_id not in holders:
                holders.append(concept_id)
        self.holders = list(by_form.values())
        # Of several concepts with one form the first is shown.
        self.first = np.array([min(ids) for ids in self.holders], dtype=np.int64)
        self._automaton = (
            AhoCorasick(list(by_form), matchkind=MatchKind.Standard) if by_form else None
        )

    def __len__(self) -> int:
        return len(self.holders)

    def found(self, folded: str) -> "Triples":
        if self._automaton is None:
            return []
        found: Triples = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return found

    @cached_property
    def forms_of(self) -> dict[int, list[int]]:
        """The numbers of the forms that a concept has."""
        by_concept: dict[int, list[int]] = {}
        for index, ids in enumerate(self.holders):
            for concept_id in ids:
                by_concept.setdefault(concept_id, []).append(index)
        return by_concept

    def unmasked(self, masked: frozenset[int]) -> Numbers:
        """The concept that is shown for each form, -1 where all that have it are masked."""
        shown = self.first.copy()
        for concept_id in masked:
            for index in self.forms_of.get(concept_id, ()):
                left = [holder for holder in self.holders[index] if holder not in masked]
                shown[index] = min(left, default=-1)
        return shown


Triples = list[tuple[int, int, int]]

_PLAIN = np.dtype([("number", "<i4"), ("start", "<i4"), ("end", "<i4")])
# How marshal writes a tuple of three integers: a sign and their count, then each behind a sign.
_MARSHAL_VERSION = 2
_LIST_HEAD = 5
_MARSHAL = np.dtype(
    {
        "names": ["number", "start", "end"],
        "formats": ["<i4", "<i4", "<i4"],
        "offsets": [6, 11, 16],
        "itemsize": 20,
    }
)


def _marshalled(triples: Triples) -> bytes:
    return marshal.dumps(triples, _MARSHAL_VERSION)[_LIST_HEAD:]


def _iterated(triples: Triples) -> bytes:
    flat = np.fromiter(chain.from_iterable(triples), dtype="<i4", count=3 * len(triples))
    return flat.tobytes()


def _is_as_known() -> bool:
    """Whether this Python's marshal writes as we know it: the format is kept, and not promised."""
    try:
        rows = np.frombuffer(_marshalled([(0, 1, 70_000), (1 << 30, 2, 3)]), dtype=_MARSHAL)
    except ValueError:
        return False
    return bool(rows.tolist() == [(0, 1, 70_000), (1 << 30, 2, 3)])


# A loop in C over the tuples takes half the time of an iterator over their numbers; this is most of
# what a search costs above the bare library.
_pack, _LAYOUT = (_marshalled, _MARSHAL) if _is_as_known() else (_iterated, _PLAIN)


def _arrays(
    frozen: _Frozen, shown: Numbers, stretches: Sequence[str]
) -> tuple[Numbers, Numbers, Numbers]:
    """Each stretch is searched by itself: its tuples are gone before those of the next are made,
    which takes two thirds of the time of keeping the tuples of a long text together.
    """
    packed, counts = [], []
    for stretch in stretches:
        triples = frozen.found(stretch)
        packed.append(_pack(triples))
        counts.append(len(triples))
    places = np.frombuffer(b"".join(packed), dtype=_LAYOUT)
    origins = np.cumsum([0, *(len(stretch) for stretch in stretches)])[:-1]
    moved = np.repeat(origins, counts)
    numbers, starts, ends = places["number"], places["start"] + moved, places["end"] + moved
    ids: Numbers = shown[numbers] if len(numbers) else np.zeros(0, dtype=np.int64)
    kept = ids >= 0
    return (starts, ends, ids) if kept.all() else (starts[kept], ends[kept], ids[kept])


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a glossary at one moment; a value, so threads share it."""

    _large: _Frozen
    _small: _Frozen
    _small_forms: tuple[Form, ...]
    _masked: frozenset[int]
    _shown: Numbers

    @classmethod
    def of(cls, forms: Iterable[Form]) -> "Forms":
        """All in one automaton.

        >>> forms = Forms.of([("国家队", 1), ("國家", 2)])
        >>> sorted(forms.places("國家隊"))
        [(0, 2, 2), (0, 3, 1)]
        """
        large = _Frozen(forms)
        return cls(large, _Frozen(()), (), frozenset(), large.first)

    def with_changed(self, concept_ids: Iterable[int], forms: Iterable[Form]) -> "Forms | None":
        """The same where these concepts have only these forms; None when all is to be built again.

        >>> forms = Forms.of([("国家队", 1), ("独角兽", 2)]).with_changed([2], [("独角", 2)])
        >>> forms.places("国家队和独角兽") if forms else None
        [(0, 3, 1), (4, 6, 2)]
        """
        changed = frozenset(concept_ids)
        small = [form for form in self._small_forms if form[1] not in changed]
        small += forms
        if len(small) > LARGEST_OVERLAY or len(self._masked | changed) > LARGEST_OVERLAY:
            return None
        masked = self._masked | changed
        shown = self._large.unmasked(masked)
        return Forms(self._large, _Frozen(small), tuple(small), masked, shown)

    def hits(self, stretches: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
        """Starts, ends and concepts, one for each form at each place, in the order of the ends.

        Args:
            stretches: folded text, cut where no form goes across; offsets are those of the whole.

        >>> forms = Forms.of([("国家队", 1), ("國家", 2)])
        >>> [list(map(int, part)) for part in forms.hits(["人。", "国家队"])]
        [[2, 2], [4, 5], [2, 1]]
        """
        found = _arrays(self._large, self._shown, stretches)
        if not len(self._small):
            return found
        changed = _arrays(self._small, self._small.first, stretches)
        starts, ends, ids = (np.concatenate(pair) for pair in zip(found, changed, strict=True))
        return starts, ends, ids

    def places(self, text: str) -> list[Place]:
        """Every place of every form, overlaps and all; offsets count code points of `text`."""
        folded = scripts.fold(text)
        holders, masked = self._large.holders, self._masked
        found = [
            (start, end, concept_id)
            for index, start, end in self._large.found(folded)
            for concept_id in holders[index]
        ]
        if not masked:
            return found
        found = [place for place in found if place[2] not in masked]
        holders = self._small.holders
        found += [
            (start, end, concept_id)
            for index, start, end in self._small.found(folded)
            for concept_id in holders[index]
        ]
        return found
