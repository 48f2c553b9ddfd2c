"""Two texts paired between points that are fixed: what a person has pinned stays as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.alignment import _crossings, _lexicon
from app.alignment._evidence import Evidence, gather, part
from app.alignment._learning import taught
from app.alignment.beads import Bead
from app.alignment.blocks import Sentence, in_blocks
from app.alignment.passages import Passage
from app.alignment.sentences import align_evidence, one_sided
from app.language.spans import Span
from app.progress import Progress


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What the aligner asks of a paragraph."""

    kind: str
    text: str


def align(
    source: Sequence[Passage],
    target: Sequence[Passage],
    fixed: Sequence[tuple[range, range]] = (),
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    progress: Progress | None = None,
) -> list[Bead]:
    """Pair passages; those of `fixed` render each other, whatever the rest says.

    Every passage is in exactly one bead, and beads are in order. The fixed ones come back as they
    are, with confidence 1, and teach their renderings to the rest (`app.alignment._learning`).

    Args:
        fixed: ranges of both sides, in order and apart from each other; one of two may be empty.

    Raises:
        ValueError: the ranges overlap or are not in order.
    """
    total = len(source) + len(target)
    evidence = _evidence(source, target, terms or {}) if source and target else None
    if evidence is not None:
        both_sided = [(s, t) for s, t in fixed if s and t]
        evidence = taught(evidence, both_sided) if both_sided else evidence
    beads: list[Bead] = []
    pinned: set[int] = set()
    end = range(len(source), len(source)), range(len(target), len(target))
    i = j = 0
    for ours, theirs in (*fixed, end):
        if (
            ours.start < i
            or theirs.start < j
            or ours.stop > len(source)
            or theirs.stop > len(target)
        ):
            raise ValueError(f"{ours} and {theirs} overlap or are not in order")
        beads += _between(evidence, range(i, ours.start), range(j, theirs.start), progress, total)
        if ours or theirs:
            pinned.add(len(beads))
            beads.append(Bead(ours, theirs, 1.0))
        i, j = ours.stop, theirs.stop
        if progress:
            progress(i + j, total)
    if evidence is None:
        return beads
    free = [bead for number, bead in enumerate(beads) if number not in pinned]
    doubted = iter(_crossings.doubted(evidence, free))
    return [bead if number in pinned else next(doubted) for number, bead in enumerate(beads)]


def _evidence(
    source: Sequence[Passage], target: Sequence[Passage], terms: Mapping[str, Sequence[str]]
) -> Evidence:
    evidence = gather(
        [passage.words.strip() for passage in source],
        [passage.words.strip() for passage in target],
        _lexicon.packaged(),
        terms,
    )
    return replace(
        evidence,
        source=in_blocks(evidence.source, *_paragraphs(source)),
        target=in_blocks(evidence.target, *_paragraphs(target)),
    )


def _paragraphs(passages: Sequence[Passage]) -> tuple[list[Sentence], list[_Paragraph]]:
    """The passages as sentences of paragraphs; a new one begins wherever the block changes."""
    sentences: list[Sentence] = []
    paragraphs: list[_Paragraph] = []
    for number, passage in enumerate(passages):
        if number == 0 or passages[number - 1].block != passage.block:
            paragraphs.append(_Paragraph(passage.kind, passage.text))
        sentences.append(Sentence(len(paragraphs) - 1, Span(0, len(passage.text))))
    return sentences, paragraphs


def _between(
    evidence: Evidence | None, source: range, target: range, progress: Progress | None, total: int
) -> list[Bead]:
    """The beads of a stretch between two fixed points."""
    done = source.start + target.start

    def step(now: int, _: int) -> None:
        if progress:
            progress(done + now, total)

    if evidence is None or not source or not target:
        found = one_sided(len(source), len(target))
    else:
        found = align_evidence(part(evidence, source, target), step)
    return [
        Bead(
            range(bead.source.start + source.start, bead.source.stop + source.start),
            range(bead.target.start + target.start, bead.target.stop + target.start),
            bead.confidence,
        )
        for bead in found
    ]
