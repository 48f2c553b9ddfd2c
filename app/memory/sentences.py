"""The sentences of a paragraph that certainly render each other. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.language.sentences import split_chinese, split_english

# Longer ones are no paragraphs; pairing this much takes a twentieth of a second.
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A stretch of a paragraph with its translation, and the sources that stand beside it.

    `before` and `after` are None at the ends of the paragraph.
    """

    source: str
    target: str
    before: str | None
    after: str | None


# Of paragraphs with their translations; the aligner takes hundredths of a second for each.
Known = Mapping[tuple[str, str], Sequence[SentencePair]]


def known(pairs: Iterable[tuple[str, str]]) -> Known:
    """The sure pairs of many paragraphs, found before a transaction in which others wait."""
    return {pair: sure_pairs(*pair) for pair in {*pairs}}


def sure_pairs(source: str, target: str) -> list[SentencePair]:
    """The pairs of a paragraph of which the aligner is sure, in order.

    None where there is but one sentence on either side, since the paragraph itself is kept.

    >>> found = sure_pairs("他有18亿元。天黑了。", "He has RMB 1.8 billion. Night fell.")
    >>> [(pair.source, pair.target) for pair in found]
    [('他有18亿元。', 'He has RMB 1.8 billion.'), ('天黑了。', 'Night fell.')]
    """
    if len(source) > _LONGEST:
        return []
    chinese = [span.of(source) for span in split_chinese(source)]
    if len(chinese) < 2:
        return []
    english = [span.of(target) for span in split_english(target)]
    if len(english) < 2:
        return []
    # The aligner takes a third of a second to load, which no start should wait for.
    from app.alignment import sentences

    beads = sentences.align(chinese, english)
    sources = ["".join(chinese[n] for n in bead.source) for bead in beads]
    return [
        SentencePair(
            sources[place],
            " ".join(english[n] for n in bead.target),
            next((one for one in reversed(sources[:place]) if one), None),
            next((one for one in sources[place + 1 :] if one), None),
        )
        for place, bead in enumerate(beads)
        if bead.is_sure and bead.source and bead.target and len(beads) > 1
    ]
