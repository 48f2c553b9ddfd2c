"""An article comes in: previewed first, then stored whole or not at all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app import formats
from app.accounts.service import Caller
from app.articles import originals, queries
from app.articles.errors import NothingToTranslate, TranslationTooLong
from app.articles.front import told
from app.articles.models import FRONT_MATTER, Article
from app.articles.originals import Original
from app.articles.pairing import Paired, Paragraph, pair, paired
from app.articles.reading import read_safely
from app.articles.schemas import (
    Front,
    ParagraphPreview,
    Preview,
    SegmentPreview,
    TranslationPreview,
)
from app.database import Session, now
from app.formats import Block, HouseStyle, Reading
from app.language import marks, scripts
from app.language.characters import is_same_in_both
from app.memory.sentences import Known
from app.news import service as news
from app.segments import keeping
from app.segments import queries as segment_queries
from app.segments.models import POSITION_STEP, Origin, State
from app.texts import MAX_SEGMENT

# What a pasted text is called; no file is, for want of a suffix.
PASTED = "pasted text"
# Bytes; a long article in Word has a tenth of it.
LARGEST_FILE = 20_000_000
_PREVIEWED = 200
# Below this share of Han characters a text is hardly Chinese.
_HARDLY_CHINESE = 0.1


@dataclass(frozen=True, slots=True)
class Material:
    """What somebody gave: a source and perhaps its translation: as read, and the files."""

    name: str
    source: Reading
    translation_name: str = ""
    translation: Reading | None = None
    files: tuple[Original, ...] = ()


def read(name: str, data: bytes | str, own: HouseStyle | None = None) -> Reading:
    """Read a file in a child process with limits, or pasted text here.

    Args:
        name: what the person calls it.
        data: the file, or the text.
        own: the house's own style, by whose labels front matter is known.

    Raises:
        Invalid: with a sentence that names the file and the reason.
    """
    if isinstance(data, bytes):
        return read_safely(name, data, own)
    return replace(formats.read(f"{name}.txt", data.encode(), own), encoding="")


def pairs(material: Material, *, by_sentence: bool) -> Paired:
    """The paragraphs that an import would make.

    Raises:
        NothingToTranslate: there is no text in the source.
        TranslationTooLong: a segment would have more English than can be saved.
    """
    if not material.source.blocks:
        raise NothingToTranslate(material.name)
    source, translation = material.source, material.translation
    if source.targets and translation is None:
        made = paired(source.blocks, source.targets, by_sentence=by_sentence)
    else:
        made = pair(source.blocks, _english(translation), by_sentence=by_sentence)
    return within_bounds(made, material.translation_name or material.name)


def within_bounds(made: Paired, name: str) -> Paired:
    """The same, if every segment can be saved again.

    Raises:
        TranslationTooLong: it names the paragraph.
    """
    for number, paragraph in enumerate(made.paragraphs, start=1):
        for found in paragraph.pairs:
            if len(found.target) > MAX_SEGMENT:
                raise TranslationTooLong(name, number, len(found.target))
    return made


def _english(translation: Reading | None) -> Sequence[Block]:
    """The paragraphs of a translation; of a file of pairs its English side."""
    if translation is None or not translation.targets:
        return translation.blocks if translation else ()
    both = zip(translation.blocks, translation.targets, strict=True)
    return [replace(block, text=text) for block, text in both if text]


def preview(material: Material, *, by_sentence: bool) -> Preview:
    """What an import would make; nothing is stored."""
    paired = pairs(material, by_sentence=by_sentence)
    text = "\n".join(block.text for block in material.source.blocks)
    return Preview(
        name=material.name,
        pasted=material.name == PASTED,
        encoding=material.source.encoding,
        script=scripts.script(text).value,
        front=found_front(material),
        dropped=list(material.source.dropped),
        paragraph_count=len(paired.paragraphs),
        segment_count=sum(len(paragraph.pairs) for paragraph in paired.paragraphs),
        characters=sum(len(block.text) for block in material.source.blocks),
        paragraphs=[_previewed(paragraph) for paragraph in paired.paragraphs[:_PREVIEWED]],
        translation=_translation(material, paired),
        warnings=warnings(material),
        swapped=are_swapped(material),
    )


def found_front(material: Material) -> Front:
    """The front matter that the files themselves tell; people correct it before it is stored."""
    return told(material.source, material.translation)[0]


def _previewed(paragraph: Paragraph) -> ParagraphPreview:
    return ParagraphPreview(
        kind=paragraph.kind.value,
        level=paragraph.level,
        label=paragraph.label,
        segments=[SegmentPreview(source=p.source, target=p.target) for p in paragraph.pairs],
    )


def _translation(material: Material, paired: Paired) -> TranslationPreview | None:
    if material.translation is None:
        return None
    return TranslationPreview(
        name=material.translation_name,
        pasted=material.translation_name == PASTED,
        encoding=material.translation.encoding,
        dropped=list(material.translation.dropped),
        unpaired_source=paired.unpaired_source,
        unpaired_target=paired.unpaired_target,
    )


def warnings(material: Material) -> list[str]:
    """What somebody should look at before storing."""
    _, said = told(material.source, material.translation)
    if are_swapped(material):
        said.append("The two sides seem to be swapped: the translation is in Chinese.")
    elif _share_of_han(material.source.blocks) < _HARDLY_CHINESE:
        said.append("There is hardly any Chinese in the source.")
    if repeated := _repeated(material.source.blocks):
        said.append(f"{repeated} paragraphs of the source occur more than once.")
    return said


def are_swapped(material: Material) -> bool:
    """Whether the translation is in Chinese, and more so than the source."""
    if material.translation is None:
        return False
    source = _share_of_han(material.source.blocks)
    return _share_of_han(material.translation.blocks) > max(source, 0.3)


def _share_of_han(blocks: Sequence[Block]) -> float:
    han = letters = 0
    for block in blocks:
        for character in block.text:
            if "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff":
                han += 1
            elif character.isalpha():
                letters += 1
    return han / max(1, han + letters)


def _repeated(blocks: Sequence[Block]) -> int:
    counted = Counter(block.text for block in blocks if len(block.text) > 20)
    return sum(count - 1 for count in counted.values())


def store(
    session: Session,
    caller: Caller | None,
    project_id: int,
    front: Front,
    paired: Paired,
    *,
    by_sentence: bool,
    states: State | Sequence[State] = State.DRAFT,
    origin: Origin = Origin.IMPORT,
    files: Sequence[Original] = (),
    known: Known | None = None,
) -> Article:
    """Store an article with its paragraphs and segments.

    Args:
        caller: who imports; nobody for the sample.
        states: the state of segments that have a target: one for all, or one for each segment.
        origin: where their targets come from.
        files: what it is made of, kept with it.
        known: the sentences of what is finished; by default they are looked for here.
    """
    at = now()
    article = Article(
        project_id=project_id,
        segmentation="sentence" if by_sentence else "paragraph",
        archived=False,
        version=1,
        created_by=caller.id if caller else None,
        created_at=at,
        changed_at=at,
        **front.model_dump(include=set(FRONT_MATTER)),
    )
    queries.add(session, article)
    originals.keep(session, project_id, files, article.created_by, at, article_id=article.id)
    news.open_feed(session, article.id)
    paragraph_ids = segment_queries.add_paragraphs(
        session,
        (
            {"article_id": article.id, "kind": p.kind.value, "level": p.level, "label": p.label}
            for p in paired.paragraphs
        ),
    )
    common = {
        "article_id": article.id,
        "project_id": project_id,
        "version": 1,
        "changed_by": caller.id if caller else None,
        "changed_at": at,
    }
    segment_queries.add(session, _segments(common, paragraph_ids, paired, states, origin))
    keeping.keep_article(session, project_id, article.id, known or {})
    return article


def known(made: Paired, states: State | Sequence[State]) -> Known:
    """The sentences of what `store` will store as finished, for the memory."""
    pairs = [found for paragraph in made.paragraphs for found in paragraph.pairs]
    each = [states] * len(pairs) if isinstance(states, State) else states
    return keeping.known(
        (found.source, found.target)
        for found, state in zip(pairs, each, strict=True)
        if found.target and state.finished
    )


def _segments(
    common: dict[str, Any],
    paragraph_ids: Sequence[int],
    paired: Paired,
    states: State | Sequence[State],
    origin: Origin,
) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for paragraph_id, paragraph in zip(paragraph_ids, paired.paragraphs, strict=True):
        for found in paragraph.pairs:
            place = len(made)
            wanted = states if isinstance(states, State) else states[place]
            has_target = bool(found.target.strip())
            if found.source == found.target and is_same_in_both(found.source):
                wanted = State.TRANSLATED  # figures, which nobody has to look through again
            made.append(
                {
                    **common,
                    "paragraph_id": paragraph_id,
                    "position": (place + 1) * POSITION_STEP,
                    "source": found.source,
                    "characters": len(marks.plain(found.source)),
                    "target": found.target,
                    "state": wanted if has_target else State.UNTRANSLATED,
                    "origin": origin if has_target else Origin.NONE,
                }
            )
    return made
