"""What an import sends: a file or pasted text, and perhaps its translation.

It is read before the request's transaction begins, so that nobody's save waits for a large file.
"""

from typing import Annotated

from fastapi import Depends, File, Form, UploadFile
from pydantic import AfterValidator, StringConstraints

from app.articles import importing
from app.articles.importing import LARGEST_FILE, Material
from app.articles.schemas import Segmentation
from app.errors import Invalid, TooLarge
from app.formats import Reading
from app.texts import storable

_LARGEST_TEXT = 5_000_000

Pasted = Annotated[
    str,
    StringConstraints(max_length=_LARGEST_TEXT),
    AfterValidator(storable),
]


def _material(
    source: Annotated[UploadFile | None, File(description="The Chinese file.")] = None,
    text: Annotated[Pasted, Form(description="Or the Chinese text itself.")] = "",
    translation: Annotated[
        UploadFile | None, File(description="An existing English translation.")
    ] = None,
    translation_text: Annotated[Pasted, Form(description="Or its text itself.")] = "",
) -> Material:
    """Both sides, read."""
    if _given(source) and text.strip():
        raise Invalid("Give either a file or text for the source, not both.")
    if _given(translation) and translation_text.strip():
        raise Invalid("Give either a file or text for the translation, not both.")
    name, read = _side(source, text)
    if read is None:
        raise Invalid("Give the Chinese text: paste it, or choose a file.")
    translation_name, english = _side(translation, translation_text)
    return Material(name, read, translation_name, english)


def _given(upload: UploadFile | None) -> bool:
    return upload is not None and bool(upload.filename)


def _side(upload: UploadFile | None, text: str) -> tuple[str, Reading | None]:
    if upload is not None and upload.filename:
        name = upload.filename.replace("\\", "/").rsplit("/", 1)[-1]
        data = upload.file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise TooLarge(f"“{name}” cannot be read: it is larger than 20 MB.")
        return name, importing.read(name, data)
    if text.strip():
        return importing.PASTED, importing.read(importing.PASTED, text)
    return "", None


ReadMaterial = Annotated[Material, Depends(_material)]
Cut = Annotated[Segmentation, Form(description="One segment a paragraph, or one a sentence.")]
