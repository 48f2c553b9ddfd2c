"""What an entry says, as its rows have it and as its history keeps it."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.glossary.errors import RenderingTwice
from app.glossary.models import (
    PLAIN,
    RENDERING_EXTRAS,
    ChineseForm,
    Concept,
    ConceptKind,
    Gloss,
    Provenance,
    Standing,
    Term,
)
from app.glossary.schemas import Fields, Rendering, Variant
from app.language import pinyin

FIELDS = (*PLAIN, "variants", "renderings")
NOTHING: dict[str, str] = {
    **dict.fromkeys(PLAIN, ""),
    "kind": ConceptKind.TERM.value,
    "gloss": Gloss.HOUSE.value,
}
_STANDINGS = [standing.value for standing in Standing]
_FORMS = [form.value for form in ChineseForm]


def variants(concept: Concept) -> list[Variant]:
    """The other Chinese forms."""
    return [
        Variant.model_construct(
            text=term.text,
            form=ChineseForm(term.form or ChineseForm.VARIANT),
            standing=Standing(term.standing),
        )
        for term in concept.terms
        if term.language == "zh"
    ]


def renderings(concept: Concept) -> list[Rendering]:
    """The English terms, the preferred ones first."""
    return [
        Rendering.model_construct(
            text=term.text,
            standing=Standing(term.standing),
            note=term.note,
            abbreviation=term.abbreviation,
            plural=term.plural,
            provenance=Provenance(term.provenance),
            source=term.source,
            dated=term.dated,
        )
        for term in sorted(concept.terms, key=lambda term: _STANDINGS.index(term.standing))
        if term.language == "en"
    ]


def forms(concept: Concept) -> list[str]:
    """Every Chinese form, the headword first."""
    return [concept.zh, *(term.text for term in concept.terms if term.language == "zh")]


def snapshot(concept: Concept) -> dict[str, Any]:
    """An entry as its history keeps it."""
    return {
        **{name: getattr(concept, name) for name in PLAIN},
        "variants": [variant.model_dump(mode="json") for variant in variants(concept)],
        "renderings": [rendering.model_dump(mode="json") for rendering in renderings(concept)],
        "status": str(concept.status),
    }


def fields(kept: Mapping[str, Any]) -> Fields:
    """What a snapshot says, also one of the time when variants were bare words."""
    said = {**NOTHING, **{name: kept[name] for name in FIELDS if name in kept}}
    said["variants"] = [
        {"text": variant} if isinstance(variant, str) else variant
        for variant in kept.get("variants", [])
    ]
    return Fields.model_validate(said)


def same(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a snapshot in one shape, whenever it was taken."""
    return fields(kept).model_dump(mode="json")


def set_fields(concept: Concept, wanted: Fields) -> None:
    """Write what is given into the rows; pinyin follows a new headword unless it is given.

    Raises:
        RenderingTwice: a rendering is named twice.
    """
    renamed = wanted.zh is not None and wanted.zh != concept.zh
    for name in PLAIN:
        value = getattr(wanted, name)
        if value is not None:
            setattr(concept, name, str(value))
    if (renamed and wanted.pinyin is None) or not concept.pinyin:
        concept.pinyin = pinyin.pinyin(concept.zh)
    if renamed or wanted.variants is not None or wanted.renderings is not None:
        set_terms(
            concept,
            wanted.variants if wanted.variants is not None else variants(concept),
            wanted.renderings if wanted.renderings is not None else renderings(concept),
        )


def set_terms(concept: Concept, other: Iterable[Variant], english: Iterable[Rendering]) -> None:
    """Give a concept these words in the order of their standing, keeping the rows that stay.

    Raises:
        RenderingTwice: a rendering is named twice.
    """
    kept = {(term.language, term.text): term for term in concept.terms}
    terms = []
    for place, row in enumerate(rows(concept.zh, other, english)):
        term = kept.get((row["language"], row["text"])) or Term()
        for name, value in row.items():
            setattr(term, name, value)
        term.place = place
        terms.append(term)
    concept.terms = terms


def rows(zh: str, other: Iterable[Variant], english: Iterable[Rendering]) -> list[dict[str, str]]:
    """The rows of an entry's words, in order; a form that is named twice counts once.

    Raises:
        RenderingTwice: a rendering is named twice.
    """
    chinese: dict[str, Variant] = {}
    for variant in other:
        if variant.text != zh:
            chinese.setdefault(variant.text, variant)
    made = [
        {
            "language": "zh",
            "text": variant.text,
            "standing": variant.standing.value,
            "form": variant.form.value,
        }
        for variant in sorted(chinese.values(), key=lambda v: _FORMS.index(v.form))
    ]
    seen: set[str] = set()
    for rendering in sorted(english, key=lambda r: _STANDINGS.index(r.standing)):
        if rendering.text in seen:
            raise RenderingTwice(rendering.text)
        seen.add(rendering.text)
        made.append(
            {
                "language": "en",
                "text": rendering.text,
                "standing": rendering.standing.value,
                **{name: str(getattr(rendering, name)) for name in RENDERING_EXTRAS},
            }
        )
    return made
