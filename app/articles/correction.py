"""What a corrected source makes of an article: which translations stay, and where.

Pure: paragraphs as they stand and as they were read in, a plan out. Paragraphs are compared first,
so that a paragraph whose text is the same keeps all that people made of it, its cuts too; inside
one that changed the segments are compared, or, where people cut it otherwise than an import does,
their cuts are brought over to the new text. What goes in one place and comes in another takes its
translation along. Kinds of paragraphs stay what they are: people correct them by hand.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from rapidfuzz.distance import Indel

from app.articles.corrected import Step, compare, key
from app.articles.pairing import cut_source, is_done_cell, relabelled
from app.formats import Block, Kind
from app.language import marks
from app.language.seams import joined
from app.segments.models import Origin, State
from app.structure.pieces import Piece, Plan, mixed
from app.texts import MAX_SEGMENT

# Characters; beyond it the table of a comparison would take more than some megabytes.
_LONGEST_COMPARED = 20_000

_T = TypeVar("_T")


class Outcome(StrEnum):
    """What becomes of a segment."""

    UNCHANGED = "unchanged"
    # Other spaces, marks or script: the words are the same, and the translation stays as it is.
    RESPELLED = "respelled"
    CHANGED = "changed"
    NEW = "new"
    MOVED = "moved"
    # Its words and its translation are in a neighbour's now.
    JOINED = "joined"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph as it stands in the article."""

    kind: str
    label: str
    pieces: tuple[Piece, ...]

    @property
    def source(self) -> str:
        """Its source, put together."""
        return marks.join(piece.source for piece in self.pieces)


@dataclass(eq=False, slots=True)
class Entry:
    """A segment before and after; `heir` is the entry that has what a segment said, if it goes."""

    old: Piece | None
    new: Piece | None
    heir: Entry | None = None
    giver: Entry | None = None

    @property
    def outcome(self) -> Outcome:
        """What becomes of it."""
        if self.old is None:
            return Outcome.MOVED if self.giver else Outcome.NEW
        if self.new is None:
            if self.heir is None:
                return Outcome.GONE
            return Outcome.MOVED if self.heir.old is None else Outcome.JOINED
        if self.new == self.old:
            return Outcome.UNCHANGED
        same = self.old.target == self.new.target and key(self.old.source) == key(self.new.source)
        return Outcome.RESPELLED if same else Outcome.CHANGED


@dataclass(frozen=True, slots=True)
class Correction:
    """What a corrected source makes of an article."""

    entries: tuple[Entry, ...]
    paragraphs: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)

    @property
    def changes_anything(self) -> bool:
        """Whether the article is another afterwards."""
        return any(entry.outcome is not Outcome.UNCHANGED for entry in self.entries)

    def plan(self) -> Plan:
        """What is done: with each change the neighbours that stay, which tell where it is."""
        concerned = list(self._concerned())
        after = [entry for entry in concerned if entry.new]
        places = {entry: place for place, entry in enumerate(after)}
        return Plan(
            before=tuple(entry.old for entry in concerned if entry.old),
            after=tuple(entry.new for entry in after if entry.new),
            paragraphs=self.paragraphs,
            labels=self.labels,
            heirs={
                entry.old.id: places[entry.heir]
                for entry in concerned
                if entry.heir and entry.old and entry.old.id is not None
            },
        )

    def _concerned(self) -> Iterator[Entry]:
        stays = [place for place, entry in enumerate(self.entries) if entry.old and entry.new]
        wanted: set[int] = set()
        for place, entry in enumerate(self.entries):
            if entry.outcome is Outcome.UNCHANGED:
                continue
            at = bisect_left(stays, place)
            wanted.add(place)
            wanted.update(stays[max(0, at - 1) : at + 2])
        return (self.entries[place] for place in sorted(wanted))

    def digest(self) -> str:
        """The same for the same changes of the same versions: what was shown is what is done."""
        plan = self.plan()
        before = {piece.id: piece for piece in plan.before}
        said = [
            [(piece.id, piece.version) for piece in plan.changing],
            [
                piece.id
                if before.get(piece.id) == piece
                else (piece.id, piece.source, piece.target, piece.state)
                for piece in plan.after
            ],
        ]
        return sha256(json.dumps(said).encode()).hexdigest()


def correct(
    standing: Sequence[Standing], blocks: Sequence[Block], *, by_sentence: bool
) -> Correction:
    """What becomes of each segment when the source is read in again."""
    return _Correcting(standing, _with_their_labels(standing, blocks), by_sentence).done()


def _with_their_labels(standing: Sequence[Standing], blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the labels that their notes have in the article already."""
    ours = [paragraph for paragraph in standing if paragraph.kind == Kind.NOTE]
    theirs = [block for block in blocks if block.kind is Kind.NOTE]
    labels: dict[str, str] = {}
    taken = {paragraph.label for paragraph in ours}
    for fate in compare([one.source for one in ours], [one.text for one in theirs]):
        if fate.new is None:
            continue
        label = theirs[fate.new].label
        if fate.old is not None:
            labels[label] = ours[fate.old].label
        else:
            labels[label] = _free(label, taken)
            taken.add(labels[label])
    return [relabelled(block, labels) for block in blocks]


def _free(label: str, taken: set[str]) -> str:
    if label not in taken:
        return label
    highest = max((int(one) for one in taken if one.isdecimal()), default=0)
    return str(highest + 1)


@dataclass
class _Correcting:
    """One comparison of an article with its corrected source."""

    standing: Sequence[Standing]
    blocks: Sequence[Block]
    by_sentence: bool
    entries: list[Entry] = field(default_factory=list)
    paragraphs: dict[int, tuple[str, int]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)

    def done(self) -> Correction:
        """The comparison of paragraphs, and then of their segments."""
        olds = [paragraph for paragraph in self.standing if paragraph.source]
        fates = compare([one.source for one in olds], [one.text for one in self.blocks])
        gone = _queues(
            (key(olds[fate.old].source), olds[fate.old])
            for fate in fates
            if fate.old is not None and fate.step is Step.REMOVED
        )
        moved: list[tuple[Entry, Piece]] = []
        left = deque(self.standing)
        for fate in fates:
            old = None if fate.old is None else olds[fate.old]
            while old and left[0] is not old:
                self._stay(left.popleft())
            if old:
                left.popleft()
            if fate.new is None:
                self.entries += (Entry(piece, None) for piece in old.pieces) if old else ()
            elif old is None:
                moved += self._new(self.blocks[fate.new], gone)
            else:
                self.entries += self._within(old, self.blocks[fate.new])
        for paragraph in left:
            self._stay(paragraph)
        self._link(moved)
        self._take_along()
        self._join()
        return Correction(tuple(self.entries), self.paragraphs, self.labels)

    def _stay(self, paragraph: Standing) -> None:
        """A paragraph without a source is a translator's own."""
        self.entries += (Entry(piece, piece) for piece in paragraph.pieces)

    def _new(
        self, block: Block, gone: Mapping[str, deque[Standing]]
    ) -> Iterator[tuple[Entry, Piece]]:
        """A paragraph that comes in; one that went elsewhere is cut and translated as it was."""
        number = -1 - len(self.paragraphs)
        self.paragraphs[number] = (block.kind.value, block.level)
        if block.label:
            self.labels[number] = block.label
        before = gone.get(key(block.text))
        if not before:
            for text in cut_source(block.text, by_sentence=self.by_sentence):
                is_done = is_done_cell(block.kind, text)
                self.entries.append(Entry(None, _fresh(number, text, is_done=is_done)))
            return
        pieces = before.popleft().pieces
        for piece, text in zip(pieces, _brought_over(pieces, block.text), strict=True):
            entry = Entry(None, replace(piece, id=None, paragraph=number, source=text))
            self.entries.append(entry)
            yield entry, piece

    def _within(self, paragraph: Standing, block: Block) -> list[Entry]:
        """The segments of a paragraph whose text is another now."""
        pieces = paragraph.pieces
        if paragraph.source == block.text:
            return [Entry(piece, piece) for piece in pieces]
        sources = [piece.source for piece in pieces]
        imported = cut_source(paragraph.source, by_sentence=self.by_sentence)
        texts = cut_source(block.text, by_sentence=self.by_sentence)
        if len(texts) == len(pieces) == 1:
            return [_corrected(pieces[0], texts[0])]
        if [text.strip() for text in sources] != [text.strip() for text in imported]:
            texts = _brought_over(pieces, block.text)
            return [_corrected(*both) for both in zip(pieces, texts, strict=True)]
        entries: list[Entry] = []
        for fate in compare(sources, texts):
            if fate.old is None and fate.new is not None:
                entries.append(Entry(None, _fresh(pieces[0].paragraph, texts[fate.new])))
            elif fate.old is not None:
                old, new = pieces[fate.old], None if fate.new is None else texts[fate.new]
                entries.append(Entry(old, None) if new is None else _corrected(old, new))
        return entries

    def _link(self, moved: Iterable[tuple[Entry, Piece]]) -> None:
        by_id = {entry.old.id: entry for entry in self.entries if entry.old}
        for entry, piece in moved:
            _inherit(entry, by_id[piece.id])

    def _take_along(self) -> None:
        """A sentence that went from one place and came in at another keeps its translation.

        Where its words stand in the place of quite others, these are gone, too, and may have come
        in elsewhere: a translation of the right words is worth more than a segment's old place.
        """
        coming = _queues(
            (key(entry.new.source), (entry, entry.new))
            for entry in self.entries
            if entry.new and entry.outcome in (Outcome.NEW, Outcome.CHANGED)
        )
        gone = deque(entry for entry in self.entries if entry.outcome is Outcome.GONE)
        beside: dict[Entry, Entry] = {}
        while gone:
            giver = gone.popleft()
            places = coming.get(key(giver.old.source)) if giver.old and giver.old.target else None
            if not (giver.old and places):
                continue
            entry, here = places.popleft()
            moved = replace(giver.old, id=None, paragraph=here.paragraph, source=here.source)
            if entry.old:
                entry.new = None
                gone.append(entry)
                beside[entry] = taker = Entry(None, moved)
            else:
                entry.new, taker = moved, entry
            _inherit(taker, giver)
        self.entries = [
            one
            for entry in self.entries
            for one in ((entry, beside[entry]) if entry in beside else (entry,))
        ]

    def _join(self) -> None:
        """A sentence that is in its neighbour's now brings its translation there."""
        for entries, after in ((self.entries, True), (self.entries[::-1], False)):
            neighbour: Entry | None = None
            for entry in entries:
                if entry.old and entry.new:
                    neighbour = entry
                elif neighbour and entry.old and entry.outcome is Outcome.GONE:
                    taken = _took_in(neighbour, entry.old, after=after)
                    if taken:
                        neighbour.new, entry.heir = taken, neighbour


def _queues(found: Iterable[tuple[str, _T]]) -> dict[str, deque[_T]]:
    queues: defaultdict[str, deque[_T]] = defaultdict(deque)
    for words, value in found:
        if words:
            queues[words].append(value)
    return dict(queues)


def _fresh(paragraph: int, source: str, *, is_done: bool = False) -> Piece:
    if is_done:
        return Piece(None, paragraph, source, source, State.TRANSLATED, Origin.IMPORT)
    return Piece(None, paragraph, source, "", State.UNTRANSLATED, Origin.NONE)


def _corrected(piece: Piece, source: str) -> Entry:
    """A segment with another source; where its words are the same the translation is confirmed."""
    if key(piece.source) == key(source):
        return Entry(piece, replace(piece, source=source))
    return Entry(piece, replace(piece, source=source).with_target(piece.target, piece.origin))


def _inherit(entry: Entry, giver: Entry) -> None:
    entry.giver, giver.heir = giver, entry


def _took_in(entry: Entry, gone: Piece, *, after: bool) -> Piece | None:
    """A segment that has a gone one's translation too, if its new source holds the words of both.

    Args:
        after: whether the translation that is added stands behind.
    """
    words = key(gone.source)
    if not (entry.old and entry.new and gone.target and words):
        return None
    if words not in key(entry.new.source) or words in key(entry.old.source):
        return None
    texts = (entry.new.target, gone.target) if after else (gone.target, entry.new.target)
    both = joined(*texts)
    if len(both) > MAX_SEGMENT:
        return None
    return entry.new.with_target(both, mixed(entry.new, gone))


def _brought_over(pieces: Sequence[Piece], text: str) -> list[str]:
    """The text cut where the segments are: as many texts as segments.

    A cut goes to the place in the new text that the characters around it went to. Segments without
    a source, which are a translator's own, get none.
    """
    words = [marks.plain(piece.source) for piece in pieces]
    old, new = "".join(words), marks.plain(text)
    ends: list[int] = []
    at = 0
    for said in words:
        at += len(said)
        ends.append(at)
    places = _places(old, new)
    last = max((place for place, said in enumerate(words) if said), default=0)
    cuts = [places(end) if place < last else len(new) for place, end in enumerate(ends)]
    sources = marks.cut(text, cuts)
    return [source.strip() if len(pieces) > 1 else source for source in sources]


def _places(old: str, new: str) -> Callable[[int], int]:
    """Where a place of one text is in the other: between two known ones as far along."""
    known = [(0, 0), (len(old), len(new))]
    if max(len(old), len(new)) <= _LONGEST_COMPARED:
        known = [(0, 0), *((step.src_end, step.dest_end) for step in Indel.opcodes(old, new))]
    mine = [here for here, _ in known]

    def place_of(place: int) -> int:
        at = bisect_left(mine, place)
        (begin, there), (end, until) = known[max(0, at - 1)], known[at]
        return there + (until - there) * (place - begin) // max(1, end - begin)

    return place_of
