"""What a corrected source makes of an article: which translations stay, and where.

Pure: paragraphs as they stand and as they were read in, a plan out. Paragraphs are compared first,
so that a paragraph whose text is the same keeps all that people made of it, its cuts too; inside
one that changed the segments are compared, or, where people cut it otherwise than an import does,
their cuts are brought over to the new text. What goes in one place and comes in another takes its
translation along. Kinds of paragraphs stay what they are: people correct them by hand.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.articles.corrected import Step, compare, key
from app.articles.correction import Correction, Entry, Outcome, Standing
from app.articles.cuts import brought_over
from app.articles.pairing import cut_source, is_done_cell, relabelled
from app.formats import Block, Kind
from app.language.seams import joined
from app.segments.models import Origin, State
from app.structure.pieces import Piece, mixed
from app.texts import MAX_SEGMENT

_T = TypeVar("_T")


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
        for piece, text in zip(pieces, _cut_like(pieces, block.text), strict=True):
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
            texts = _cut_like(pieces, block.text)
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


def _cut_like(pieces: Sequence[Piece], text: str) -> list[str]:
    return brought_over([piece.source for piece in pieces], text)
