"""From what was read of two files to paragraphs of segments.

Pure: blocks in, paragraphs out. Nothing of either text is lost: English that finds no counterpart
is joined to the pair before it, Chinese that finds none stays untranslated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.formats import CELLS, Block, Kind
from app.language import marks
from app.language.characters import is_same_in_both
from app.language.sentences import split_chinese, split_english

# The aligner and its libraries take a third of a second to load, which no start should wait for.
if TYPE_CHECKING:
    from app.alignment.blocks import BlockPair


@dataclass(frozen=True, slots=True)
class Pair:
    """One segment to be: a stretch of source and the English that renders it."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to be."""

    kind: Kind
    level: int
    pairs: tuple[Pair, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paired:
    """Both texts, paired.

    `unpaired_source` counts paragraphs without English, `unpaired_target` English paragraphs that
    were joined to the pair before (or after, at the beginning).
    """

    paragraphs: tuple[Paragraph, ...]
    unpaired_source: int = 0
    unpaired_target: int = 0


def pair(source: Sequence[Block], target: Sequence[Block], *, by_sentence: bool) -> Paired:
    """Pair the paragraphs of a source with those of its translation, if there is one."""
    source, target = with_labels_of(source, target)
    if not target:
        return Paired(tuple(_paragraph(block, "", by_sentence=by_sentence) for block in source))
    english: list[list[str]] = [[] for _ in source]
    unpaired_target = 0
    early: list[str] = []
    last: int | None = None
    beads = _align(source, target)
    for bead in beads:
        texts = [target[index].text for index in bead.target]
        if not bead.source:
            unpaired_target += len(texts)
            (english[last] if last is not None else early).extend(texts)
            continue
        _share(english, bead.source, texts)
        last = bead.source[-1]
    if english and early:
        english[0][:0] = early
    paragraphs = [
        _paragraph(block, _lines(texts), by_sentence=by_sentence)
        for block, texts in zip(source, english, strict=True)
    ]
    missing = sum(not texts for texts in english)
    return Paired(tuple(paragraphs), missing, unpaired_target)


def paired(source: Sequence[Block], targets: Sequence[str], *, by_sentence: bool) -> Paired:
    """The paragraphs of a file of finished pairs: nothing is aligned, each has its own English."""
    both = zip(source, targets, strict=True)
    paragraphs = tuple(_paragraph(block, text, by_sentence=by_sentence) for block, text in both)
    return Paired(paragraphs, unpaired_source=sum(not text for text in targets))


def _align(source: Sequence[Block], target: Sequence[Block]) -> Sequence[BlockPair]:
    """Pair by the frame of headings where both texts have the same, else by the texts alone."""
    from app.alignment import blocks

    if [block.kind for block in source] == [block.kind for block in target]:
        return [blocks.BlockPair(range(n, n + 1), range(n, n + 1), ()) for n in range(len(source))]
    return blocks.align(_without_marks(source), _without_marks(target)).pairs


def _without_marks(blocks: Sequence[Block]) -> list[Block]:
    return [replace(block, text=marks.plain(block.text)) for block in blocks]


def _lines(texts: Sequence[str]) -> str:
    return marks.join(f"\n{text}" if place else text for place, text in enumerate(texts))


def with_labels_of(
    source: Sequence[Block], target: Sequence[Block]
) -> tuple[Sequence[Block], Sequence[Block]]:
    """Both sides so that a translation's notes have the labels of the notes they translate.

    As many notes as the source has are its translations, one by one. Otherwise nobody can say
    which is which: those of the translation go to their places in its text.
    """
    theirs = [block for block in target if block.kind is Kind.NOTE]
    if not theirs:
        return source, target
    ours = [block for block in source if block.kind is Kind.NOTE]
    if len(ours) == len(theirs):
        labels = {note.label: own.label for note, own in zip(theirs, ours, strict=True)}
        return source, [relabelled(block, labels) for block in target]
    words = {note.label: note.text for note in theirs}
    placed = {label for block in target for label in marks.references(block.text)}
    return source, [
        replace(block, text=marks.with_notes_inside(block.text, words))
        if block.kind is not Kind.NOTE
        else replace(block, kind=Kind.PARAGRAPH, label="")
        for block in target
        if block.kind is not Kind.NOTE or block.label not in placed
    ]


def relabelled(block: Block, labels: Mapping[str, str]) -> Block:
    """A block with other labels of notes, its own and those that it refers to."""
    text = marks.relabel(block.text, labels)
    return replace(block, text=text, label=labels.get(block.label, block.label))


def _share(english: list[list[str]], rows: range, texts: Sequence[str]) -> None:
    """Give a bead's English to its source paragraphs: one each from the front, the rest last."""
    for place, row in enumerate(rows):
        end = place + 1 if place < len(rows) - 1 else len(texts)
        english[row].extend(texts[place:end])


def _paragraph(block: Block, english: str, *, by_sentence: bool) -> Paragraph:
    if not english and is_done_cell(block.kind, block.text):
        english = block.text
    if not by_sentence:
        both = (Pair(block.text, english),)
        return Paragraph(block.kind, block.level, both, block.label)
    chinese = cut_source(block.text, by_sentence=True)
    if not english:
        alone = tuple(Pair(text, "") for text in chinese)
        return Paragraph(block.kind, block.level, alone, block.label)
    found = tuple(_sentence_pairs(chinese, marks.cut_by(english, split_english)))
    return Paragraph(block.kind, block.level, found, block.label)


def is_done_cell(kind: Kind, text: str) -> bool:
    """Whether it is a table's figure, which nobody has to type again."""
    return kind in CELLS and is_same_in_both(text)


def cut_source(text: str, *, by_sentence: bool) -> list[str]:
    """The sources of a paragraph's segments."""
    return marks.cut_by(text, split_chinese) if by_sentence else [text]


def _sentence_pairs(chinese: Sequence[str], english: Sequence[str]) -> list[Pair]:
    from app.alignment import sentences

    sources: list[str] = []
    targets: list[str] = []
    early = ""
    bare = [[marks.plain(text) for text in side] for side in (chinese, english)]
    for bead in sentences.align(*bare):
        target = marks.join(english[index] for index in bead.target)
        if bead.source:
            sources.append(marks.join(chinese[index] for index in bead.source))
            targets.append(marks.join((early, target)))
            early = ""
        elif targets:
            targets[-1] = marks.join((targets[-1], target))
        else:
            early = marks.join((early, target))
    return [
        Pair(source, target.rstrip(" ")) for source, target in zip(sources, targets, strict=True)
    ]
