"""Reviewed pairs become an article, or a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.accounts.service import Caller
from app.alignment import written
from app.alignment.beads import Bead
from app.alignment.passages import Pair, Passage, flowing
from app.articles import importing, originals
from app.articles import pairing as articles
from app.articles import service as article_service
from app.articles.errors import NothingToTranslate
from app.articles.pairing import Paired
from app.articles.schemas import ArticleInfo, Front
from app.database import Session
from app.formats import Kind
from app.memory.sentences import Known
from app.pairings import editing, queries, rows, service
from app.pairings.schemas import Making, Outcome
from app.segments.models import State


@dataclass(frozen=True, slots=True)
class Made:
    """An article to be: its paragraphs, and the state of each segment in order."""

    paired: Paired
    states: tuple[State, ...]
    joined_additions: int
    joined_paragraphs: int


@dataclass(frozen=True, slots=True)
class _Segment:
    source: tuple[Passage, ...]
    target: tuple[Passage, ...]
    is_draft: bool
    additions: int = 0


def made(pairs: Sequence[Pair], *, by_sentence: bool, doubtful: State) -> Made:
    """The article that these pairs make. No word of either side is left out.

    A translation without source is joined to the pair before it (the first one's to the pair after
    it), and that segment is a draft. A paragraph of which a part has no translation is one too.
    What a pair joins across paragraphs is one paragraph, whose source has a line break.
    """
    segments = _with_additions(pairs, doubtful)
    paragraphs: list[list[_Segment]] = []
    for segment in segments:
        if paragraphs and paragraphs[-1][-1].source[-1].block == segment.source[0].block:
            paragraphs[-1].append(segment)
        else:
            paragraphs.append([segment])
    kept = [paragraph if by_sentence else [_as_one(paragraph)] for paragraph in paragraphs]
    blocks = {passage.block for segment in segments for passage in segment.source}
    return Made(
        Paired(tuple(_paragraph(paragraph) for paragraph in kept)),
        tuple(
            State.DRAFT if segment.is_draft else State.TRANSLATED
            for paragraph in kept
            for segment in paragraph
        ),
        joined_additions=sum(segment.additions for segment in segments),
        joined_paragraphs=max(0, len(blocks) - len(paragraphs)),
    )


def _with_additions(pairs: Sequence[Pair], doubtful: State) -> list[_Segment]:
    segments: list[_Segment] = []
    early: list[Passage] = []
    additions = 0
    for pair in pairs:
        if pair.source:
            is_draft = bool(early) or (pair.is_doubtful and doubtful is State.DRAFT)
            target = (*early, *pair.target)
            segments.append(_Segment(pair.source, target, is_draft, additions))
            early, additions = [], 0
        elif segments:
            last = segments[-1]
            target = (*last.target, *pair.target)
            segments[-1] = _Segment(last.source, target, True, last.additions + 1)
        else:
            early += pair.target
            additions += 1
    return segments


def _as_one(paragraph: Sequence[_Segment]) -> _Segment:
    """A paragraph as one segment; where only a part of it is translated, it is a draft."""
    lacking = sum(not segment.target for segment in paragraph)
    return _Segment(
        tuple(passage for segment in paragraph for passage in segment.source),
        tuple(passage for segment in paragraph for passage in segment.target),
        any(segment.is_draft for segment in paragraph) or 0 < lacking < len(paragraph),
    )


def _paragraph(segments: Sequence[_Segment]) -> articles.Paragraph:
    first = segments[0].source[0]
    pairs = [
        articles.Pair(_source(segment.source), flowing(segment.target)) for segment in segments
    ]
    last = articles.Pair(pairs[-1].source.rstrip(), pairs[-1].target)
    return articles.Paragraph(Kind(first.kind), first.level, (*pairs[:-1], last), first.label)


def _source(side: Sequence[Passage]) -> str:
    """The source of a segment, with the space after it: a paragraph is its segments together."""
    text = flowing(side, "")
    last = side[-1].text
    return text + last[len(last.rstrip()) :]


def outcome(session: Session, pairing_id: int, wanted: Making) -> Outcome:
    """What an article made of these pairs would be."""
    service.found(session, pairing_id)
    found = made_of(session, pairing_id, wanted)
    targets = [pair.target for paragraph in found.paired.paragraphs for pair in paragraph.pairs]
    return Outcome(
        paragraphs=len(found.paired.paragraphs),
        segments=len(targets),
        untranslated=sum(not target for target in targets),
        drafts=sum(
            bool(target) and state is State.DRAFT
            for target, state in zip(targets, found.states, strict=True)
        ),
        joined_additions=found.joined_additions,
        joined_paragraphs=found.joined_paragraphs,
    )


def accept(
    session: Session, caller: Caller, pairing_id: int, base: int, wanted: Making, known: Known
) -> ArticleInfo:
    """Make an article of the pairs, whole or not at all.

    Args:
        known: the sentences of what `made_of` tells, found before the transaction.

    Raises:
        PairingChanged: the pairs have another version by now.
        NothingToTranslate: no pair has a source.
        TranslationTooLong: a segment would have more English than can be saved.
    """
    pairing = editing.claimed(session, pairing_id, base)
    found = made_of(session, pairing_id, wanted)
    if not found.paired.paragraphs:
        raise NothingToTranslate(pairing.source_name)
    article = importing.store(
        session,
        caller,
        pairing.project_id,
        Front(**pairing.front),
        importing.within_bounds(found.paired, pairing.target_name),
        by_sentence=wanted.segmentation == "sentence",
        states=found.states,
        known=known,
    )
    originals.hand_over(session, pairing_id, article.id)
    queries.set_values(session, pairing_id, article_id=article.id)
    return article_service.article(session, article.id)


def made_of(session: Session, pairing_id: int, wanted: Making) -> Made:
    """The article that the pairs as they stand would become."""
    return made(
        _pairs(session, pairing_id),
        by_sentence=wanted.segmentation == "sentence",
        doubtful=State(wanted.doubtful),
    )


def _pairs(session: Session, pairing_id: int) -> list[Pair]:
    return [rows.of_row(line).pair for line in queries.pairs(session, pairing_id)]


def exported(session: Session, pairing_id: int) -> tuple[str, list[written.Pair]]:
    """The review's name and its pairs, for a file."""
    pairing = service.found(session, pairing_id)
    pairs: list[written.Pair] = []
    i = j = 0
    for pair in _pairs(session, pairing_id):
        end_i, end_j = i + len(pair.source), j + len(pair.target)
        bead = Bead(range(i, end_i), range(j, end_j), 1.0 if pair.pinned else pair.confidence)
        texts = ([passage.words for passage in side] for side in (pair.source, pair.target))
        pairs.append(written.Pair(bead, *(tuple(side) for side in texts)))
        i, j = end_i, end_j
    return pairing.name, pairs
