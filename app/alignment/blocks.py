"""Two documents paired: their sentences in beads, the beads in pairs of paragraphs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from app.alignment import _crossings, _lexicon
from app.alignment._evidence import Side, gather
from app.alignment.beads import Bead
from app.alignment.sentences import align_evidence, one_sided
from app.language.sentences import split_chinese, split_english
from app.language.spans import Span
from app.progress import Progress

_HEADS = ("title", "heading")


class Block(Protocol):
    """A paragraph of a document; only titles and headings are told from the rest by `kind`."""

    @property
    def kind(self) -> str:
        """'title', 'heading', 'list_item' or anything else."""

    @property
    def text(self) -> str:
        """What it says."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the number of its block, and where it stands in the block's text."""

    block: int
    span: Span


Cut = tuple[list[Sentence], list[Sentence]]


@dataclass(frozen=True, slots=True)
class BlockPair:
    """Paragraphs that render each other, and their beads.

    `source` and `target` number blocks; one may be empty. The beads number sentences of the whole
    document. `confidence` is that of the least sure bead: a pair is as good as its worst part.
    """

    source: range
    target: range
    beads: tuple[Bead, ...]

    @property
    def confidence(self) -> float:
        """From 0 to 1."""
        return min((bead.confidence for bead in self.beads), default=1.0)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Both documents: their sentences in order, and the pairs, which cover all of both."""

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    pairs: tuple[BlockPair, ...]

    @property
    def beads(self) -> list[Bead]:
        """The beads of all pairs, in order."""
        return [bead for pair in self.pairs for bead in pair.beads]


def align(
    source: Sequence[Block],
    target: Sequence[Block],
    *,
    cut: Cut | None = None,
    terms: Mapping[str, Sequence[str]] | None = None,
    progress: Progress | None = None,
) -> Aligned:
    """Pair a Chinese document with an English one.

    Paragraphs need not correspond: a paragraph that became two is one pair of one and two. A
    pair begins where paragraphs begin on both sides at once. `cut` are the sentences of both, if
    they are known.
    """
    ours, theirs = cut or cut_up(source, target)
    if not ours or not theirs:
        beads = one_sided(len(ours), len(theirs))
    else:
        evidence = gather(
            texts(ours, source),
            texts(theirs, target),
            _lexicon.packaged(),
            terms or {},
        )
        evidence = replace(
            evidence,
            source=in_blocks(evidence.source, ours, source),
            target=in_blocks(evidence.target, theirs, target),
        )
        beads = _crossings.doubted(evidence, align_evidence(evidence, progress))
    pairs = _pairs(beads, ours, theirs, len(source), len(target))
    return Aligned(tuple(ours), tuple(theirs), tuple(pairs))


def cut_up(source: Sequence[Block], target: Sequence[Block]) -> Cut:
    """The sentences of both documents."""
    return _sentences(source, split_chinese), _sentences(target, split_english)


def texts(sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[str]:
    """What sentences say, without the space around them."""
    return [at.span.of(blocks[at.block].text) for at in sentences]


def _sentences(blocks: Sequence[Block], split: Callable[[str], Sequence[Span]]) -> list[Sentence]:
    return [
        Sentence(number, span) for number, block in enumerate(blocks) for span in split(block.text)
    ]


def in_blocks(side: Side, sentences: Sequence[Sentence], blocks: Sequence[Block]) -> Side:
    """The side with what is known of its sentences' paragraphs."""
    numbers = [at.block for at in sentences]
    closing = [number != after for number, after in zip(numbers, [*numbers[1:], -1], strict=True)]
    kinds = [int(str(blocks[number].kind) in _HEADS) for number in numbers]
    return replace(side, closing=np.array(closing), kinds=np.array(kinds, np.int8))


def _pairs(
    beads: Sequence[Bead],
    ours: Sequence[Sentence],
    theirs: Sequence[Sentence],
    sources: int,
    targets: int,
) -> list[BlockPair]:
    """Cut where paragraphs begin on both sides; blocks without a sentence go to their neighbour."""
    starts_here = _beginnings(ours, sources), _beginnings(theirs, targets)
    pairs: list[BlockPair] = []
    begin_i = begin_j = 0
    held: list[Bead] = []
    for number, bead in enumerate(beads):
        held.append(bead)
        is_last = number == len(beads) - 1
        end_i = sources if is_last else starts_here[0].get(bead.source.stop)
        end_j = targets if is_last else starts_here[1].get(bead.target.stop)
        if end_i is not None and end_j is not None:
            pairs.append(BlockPair(range(begin_i, end_i), range(begin_j, end_j), tuple(held)))
            begin_i, begin_j, held = end_i, end_j, []
    if not beads and (sources or targets):
        pairs.append(BlockPair(range(sources), range(targets), ()))
    return pairs


def _beginnings(sentences: Sequence[Sentence], blocks: int) -> dict[int, int]:
    """For each sentence that begins a block, the block's number; for the end, that of the end."""
    found = {len(sentences): blocks}
    for number in range(len(sentences) - 1, -1, -1):
        if number == 0 or sentences[number - 1].block != sentences[number].block:
            found[number] = sentences[number].block
    found[0] = 0 if sentences else blocks
    return found
