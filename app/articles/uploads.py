"""What an import sends: a file or pasted text, and perhaps its translation.

It is read before the request's transaction begins, so that nobody's save waits for a large file.
"""

from typing import Annotated

from fastapi import Depends, File, Form, UploadFile
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.articles import importing, service
from app.articles.errors import GivenTwice, NoSource, UploadTooLarge
from app.articles.importing import LARGEST_FILE, Material
from app.articles.originals import Original, Side
from app.articles.pairing import Paired
from app.articles.schemas import Segmentation, TranslationState
from app.database import transaction
from app.formats import HouseStyle, Reading
from app.memory.sentences import Known
from app.projects import style
from app.requests import Id, in_turn
from app.segments.models import State
from app.texts import storable

# Characters; a novel has a fifth of it.
_LARGEST_TEXT = 5_000_000
# Bytes of a pasted text: a Chinese character is three in UTF-8.
LARGEST_PASTE = 3 * _LARGEST_TEXT
# Two files, and the front matter.
LARGEST_FORM = 2 * LARGEST_FILE + 1_000_000


def _pasted(text: str) -> str:
    if len(text) > _LARGEST_TEXT:
        raise PydanticCustomError(
            "paste_too_long",
            "this text has {characters} characters; {most} can be pasted at once",
            {"characters": f"{len(text):,}", "most": f"{_LARGEST_TEXT:,}"},
        )
    return storable(text)


Pasted = Annotated[
    str,
    AfterValidator(_pasted),
    Field(json_schema_extra={"maxLength": _LARGEST_TEXT}),
]


def _own_style(project_id: Id) -> HouseStyle | None:
    with transaction(writes=False) as session:
        return style.own_style(session, project_id)


async def _material(
    own: Annotated[HouseStyle | None, Depends(_own_style)],
    source: Annotated[UploadFile | None, File(description="The Chinese file.")] = None,
    text: Annotated[Pasted, Form(description="Or the Chinese text itself.")] = "",
    translation: Annotated[
        UploadFile | None, File(description="An existing English translation.")
    ] = None,
    translation_text: Annotated[Pasted, Form(description="Or its text itself.")] = "",
) -> Material:
    """Both sides, read when it is this request's turn, so that it waits without a thread."""
    return await in_turn("files", _read, source, text, translation, translation_text, own)


def _read(
    source: UploadFile | None,
    text: str,
    translation: UploadFile | None,
    translation_text: str,
    own: HouseStyle | None,
) -> Material:
    if _given(source) and text.strip():
        raise GivenTwice("source")
    if _given(translation) and translation_text.strip():
        raise GivenTwice("translation")
    chinese = _side("source", source, text, own)
    if chinese is None:
        raise NoSource
    file, name, read = chinese
    english = _side("translation", translation, translation_text, own)
    if english is None:
        return Material(name, read, files=(file,))
    english_file, english_name, english_read = english
    return Material(name, read, english_name, english_read, (file, english_file))


def _own_style_of_article(article_id: Id) -> HouseStyle | None:
    with transaction(writes=False) as session:
        return style.own_style(session, service.found(session, article_id).project_id)


async def _corrected(
    own: Annotated[HouseStyle | None, Depends(_own_style_of_article)],
    source: Annotated[UploadFile | None, File(description="The corrected file.")] = None,
    text: Annotated[Pasted, Form(description="Or the corrected text itself.")] = "",
) -> Material:
    """A corrected source, read when it is this request's turn."""
    return await in_turn("files", _read, source, text, None, "", own)


CorrectedMaterial = Annotated[Material, Depends(_corrected)]


def _given(upload: UploadFile | None) -> bool:
    return upload is not None and bool(upload.filename)


def _side(
    side: Side, upload: UploadFile | None, text: str, own: HouseStyle | None
) -> tuple[Original, str, Reading] | None:
    """A side as it came, what it is called, and what it says."""
    if upload is not None and upload.filename:
        name = upload.filename.replace("\\", "/").rsplit("/", 1)[-1]
        data = upload.file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise UploadTooLarge(name)
        return Original.given(side, name, data), name, importing.read(name, data, own)
    if text.strip():
        name = importing.PASTED
        return Original.given(side, name, text), name, importing.read(name, text, own)
    return None


ReadMaterial = Annotated[Material, Depends(_material)]
Cut = Annotated[Segmentation, Form(description="One segment a paragraph, or one a sentence.")]


async def _paired(material: ReadMaterial, segmentation: Cut = "paragraph") -> Paired:
    """The two texts paired: seconds for a book, in which nobody's save may have to wait."""
    return await in_turn("files", _pair, material, segmentation)


def _pair(material: Material, segmentation: Segmentation) -> Paired:
    return importing.pairs(material, by_sentence=segmentation == "sentence")


PairedMaterial = Annotated[Paired, Depends(_paired)]

CountsAs = Annotated[
    TranslationState,
    Form(
        description="What an existing translation counts as: `machine` is a draft that a"
        " machine made, and says so at each row."
    ),
]


async def _known(paired: PairedMaterial, translation_state: CountsAs = "draft") -> Known:
    """The sentences of a finished translation, found before the transaction, too."""
    return await in_turn("files", importing.known, paired, counted_as(translation_state))


def counted_as(translation_state: TranslationState) -> State:
    """What an existing translation is stored as."""
    return State.TRANSLATED if translation_state == "translated" else State.DRAFT


KnownSentences = Annotated[Known, Depends(_known)]
