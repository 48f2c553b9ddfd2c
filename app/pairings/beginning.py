"""The sentences of two texts, as they stand before anybody has paired them. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from app.alignment import refusals
from app.alignment.passages import Pair, Passage, Side, cut_up
from app.articles.errors import NothingToTranslate
from app.articles.importing import PASTED, Material
from app.articles.pairing import with_labels_of
from app.formats import Block, Reading
from app.language.sentences import split_chinese, split_english
from app.pairings.errors import NoTranslation

# What a pasted text is called, as in the form where it was pasted.
_PASTED = ("Chinese text", "English translation")


def is_paired(material: Material) -> bool:
    """Whether the source is a file of finished pairs, which nobody needs to align."""
    return material.translation is None and bool(material.source.targets)


def sentences(material: Material) -> list[Pair]:
    """The sentences of both sides: those of a file of finished pairs together, others alone.

    Raises:
        CannotAlign: what is wrong with the two texts (`app.alignment.refusals`).
        NoTranslation: there is only a source.
        NothingToTranslate: there is not even that.
    """
    if not material.source.blocks:
        raise NothingToTranslate(material.name)
    if is_paired(material):
        return _together(_chinese(material.source.blocks), _english(_targets(material.source)))
    if material.translation is None:
        raise NoTranslation
    both = with_labels_of(material.source.blocks, _targets(material.translation))
    ours, theirs = _chinese(both[0]), _english(both[1])
    refusals.refuse(
        [passage.text for passage in ours],
        [passage.text for passage in theirs],
        _names(material),
    )
    return [*(Pair((one,), ()) for one in ours), *(Pair((), (one,)) for one in theirs)]


def _names(material: Material) -> tuple[str, str]:
    given = material.name, material.translation_name
    chinese, english = (
        called if name == PASTED else name for name, called in zip(given, _PASTED, strict=True)
    )
    return chinese, english


def _targets(reading: Reading) -> Sequence[Block]:
    """The paragraphs of a translation; of a file of pairs its English side, place by place."""
    if not reading.targets:
        return reading.blocks
    both = zip(reading.blocks, reading.targets, strict=True)
    return [replace(block, text=text) for block, text in both]


def _chinese(blocks: Sequence[Block]) -> list[Passage]:
    return cut_up(((b.kind.value, b.text, b.level, b.label) for b in blocks), split_chinese)


def _english(blocks: Sequence[Block]) -> list[Passage]:
    return cut_up(((b.kind.value, b.text, b.level, b.label) for b in blocks), split_english)


def _together(ours: Sequence[Passage], theirs: Sequence[Passage]) -> list[Pair]:
    """One pair for each paragraph of a file of finished pairs."""
    by_block: defaultdict[int, tuple[Side, Side]] = defaultdict(lambda: ((), ()))
    for passage in ours:
        source, target = by_block[passage.block]
        by_block[passage.block] = ((*source, passage), target)
    for passage in theirs:
        source, target = by_block[passage.block]
        by_block[passage.block] = (source, (*target, passage))
    return [Pair(*by_block[block]) for block in sorted(by_block)]
