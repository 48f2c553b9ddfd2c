"""What a Word file says of itself beside its text: properties, settings, nothing left over."""

from datetime import UTC, datetime
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from app.formats._document import FrontMatter
from app.formats._text import tidy

_LEFT_OVER = ("thumbnail", "stylesWithEffects", "customXml")  # from python-docx's template
_LONGEST = 255  # characters that a property holds
_NO_CLOCK = datetime(1980, 1, 1, tzinfo=UTC)


def set_properties(document: Document, front: FrontMatter, title: str) -> None:
    """Title, author and language, dated by the translation, since nothing here reads a clock."""
    said = document.core_properties
    said.title = _short(title)
    said.author = _short(front.translator)
    said.last_modified_by = _short(front.translator)
    said.subject = _short(front.original_title)
    said.keywords = said.comments = ""
    said.language = "en-US"
    said.revision = 1
    said.created = said.modified = _date(front.translation_date)
    _set_settings(document)
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for name in [key for key, relation in relations.items() if _is_left_over(relation.reltype)]:
            del relations[name]


def _is_left_over(kind: str) -> bool:
    return kind != RELATIONSHIP_TYPE.STYLES and kind.rsplit("/", 1)[-1] in _LEFT_OVER


def _set_settings(document: Document) -> None:
    """Chinese as the second language, and no compatibility mode."""
    settings: Any = document.settings.element
    for element in settings.iter(qn("w:themeFontLang")):
        element.set(qn("w:eastAsia"), "zh-CN")
    for element in settings.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")
    for name in ("w:rsids", "w:savePreviewPicture", "w:proofState"):
        for element in list(settings.iter(qn(name))):
            settings.remove(element)


def _short(text: str) -> str:
    return " ".join(tidy(text).split("\n"))[:_LONGEST]


def _date(iso: str) -> datetime:
    try:
        return datetime.strptime(iso, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return _NO_CLOCK
