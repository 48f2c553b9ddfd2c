"""The front matter that files tell of themselves, as far as it can be stored."""

from collections.abc import Sequence

from pydantic import ValidationError

from app.articles.models import FRONT_MATTER
from app.articles.schemas import Front
from app.formats import Block, Kind, Reading
from app.texts import reason

_LONGEST = 500  # characters of a title
_SAID = 80  # characters of a value that are said again

_NAMES = {
    "title": "title",
    "original_title": "original title",
    "author": "author",
    "outlet": "outlet",
    "source_date": "date",
    "url": "address",
    "translator": "translator",
    "editor": "editor",
    "translation_date": "date of the translation",
    "note": "note",
    "archived_url": "archived address",
    "rate": "exchange rate",
    "preface": "preface",
    "reuse": "reuse note",
    "citation": "citation",
}


def told(source: Reading, translation: Reading | None) -> tuple[Front, list[str]]:
    """What both files say in front, and a sentence on each value that had to be left out.

    Files say anything: an address without https, 'last Monday' for a date. Such a value must not
    keep the text out, and must not be stored either.
    """
    front, sentences = Front(), []
    for name, value in _values(source, translation).items():
        try:
            one = Front.model_validate({name: value})
        except ValidationError as refused:
            sentences.append(_left_out(name, value, reason(refused)))
        else:
            setattr(front, name, getattr(one, name))
    return front, sentences


def _values(source: Reading, translation: Reading | None) -> dict[str, str]:
    english = translation.front.title or _title(translation.blocks) if translation else ""
    if source.targets and not english:
        english = source.front.title
    values = {name: getattr(source.front, name) for name in FRONT_MATTER}
    values["original_title"] = (
        source.front.original_title
        or ("" if source.targets else source.front.title)
        or _title(source.blocks)
    )
    values["title"] = " ".join(english.split())[:_LONGEST]
    return values


def _title(blocks: Sequence[Block]) -> str:
    title = next((block.text for block in blocks[:3] if block.kind is Kind.TITLE), "")
    return " ".join(title.split())[:_LONGEST]


def _left_out(name: str, value: str, why: str) -> str:
    said = value if len(value) <= _SAID else f"{value[:_SAID]}…"
    said = "".join(sign if sign.isprintable() else "\ufffd" for sign in said)
    return f"The {_NAMES[name]} “{said}” in the file was left out: {why}."
