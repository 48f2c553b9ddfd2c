"""Chinese forms found in text by an Aho-Corasick automaton that follows edits at once.

Building an automaton of 100,000 forms takes 0.4 s, too long to wait for after each edit. So the
large automaton stays as it was built, the concepts that changed since are masked in it, and their
forms are in a small second one, which is built anew with each edit. When the small one has grown,
everything is built again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from app.language import scripts

# Forms in the small automaton before all is built again; 2,000 take a few milliseconds.
LARGEST_OVERLAY = 2_000

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
        self._automaton = (
            AhoCorasick(list(by_form), matchkind=MatchKind.Standard) if by_form else None
        )

    def __len__(self) -> int:
        return len(self.holders)

    def found(self, folded: str) -> Sequence[tuple[int, int, int]]:
        if self._automaton is None:
            return ()
        return self._automaton.find_matches_as_indexes(folded, overlapping=True)


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a glossary at one moment; a value, so threads share it."""

    _large: _Frozen
    _small: _Frozen
    _small_forms: tuple[Form, ...]
    _masked: frozenset[int]

    @classmethod
    def of(cls, forms: Iterable[Form]) -> "Forms":
        """All in one automaton.

        >>> forms = Forms.of([("国家队", 1), ("國家", 2)])
        >>> sorted(forms.places("國家隊"))
        [(0, 2, 2), (0, 3, 1)]
        """
        return cls(_Frozen(forms), _Frozen(()), (), frozenset())

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
        return Forms(self._large, _Frozen(small), tuple(small), self._masked | changed)

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
