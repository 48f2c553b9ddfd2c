"""`duizhao terms`: what a Chinese article has that should be in the glossary."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.alignment.lengths import align
from app.cli.harvest import read_paragraphs, renderings
from app.cli.screen import say
from app.extraction.glosses import glosses
from app.extraction.renderings import Rendering, Translations
from app.extraction.terms import Term
from app.extraction.terms import terms as found_in
from app.language.sentences import split_chinese, split_english

_MOST_RENDERINGS = 3


class Shape(StrEnum):
    """How the terms are printed."""

    TEXT = "text"
    JSON = "json"


def terms(
    file: Annotated[str, typer.Argument(help="A .txt, .md, .html or .docx file; - for input.")],
    shape: Annotated[
        Shape, typer.Option("--format", help="For people, or one object a line.")
    ] = Shape.TEXT,
    translation: Annotated[
        str | None, typer.Option("--translation", help="Its English, to find renderings in.")
    ] = None,
    glossary: Annotated[
        Path | None, typer.Option("--glossary", help="A glossary table, whose terms are left out.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="How many are printed.")] = 40,
) -> None:
    """List the terms of a Chinese article that should be in the glossary, best first."""
    text = "\n".join(paragraph.text for paragraph in read_paragraphs(file))
    translations = _translations(text, translation)
    candidates = found_in(text, known=renderings(glossary), most=most)
    for term in candidates:
        english = translations.renderings(term.zh, term.kind)[:_MOST_RENDERINGS]
        if shape is Shape.JSON:
            typer.echo(json.dumps(_row(term, english), ensure_ascii=False))
        else:
            said = "; ".join(f"{one.en} ({one.origin})" for one in english) or "-"
            typer.echo(f"{term.score:.2f}\t{term.zh}\t{term.count}\t{term.kind}\t{said}")
    if not candidates:
        say("No term was found in this text.")


def _row(term: Term, english: list[Rendering]) -> dict[str, object]:
    return {
        "zh": term.zh,
        "score": term.score,
        "count": term.count,
        "kind": term.kind,
        "reasons": list(term.reasons),
        "contexts": list(term.contexts),
        "renderings": [
            {
                "en": one.en,
                "origin": one.origin,
                "confidence": one.confidence,
                "sentences": list(one.sentences),
            }
            for one in english
        ],
    }


def _translations(text: str, file: str | None) -> Translations:
    if file is None:
        return Translations()
    paragraphs = read_paragraphs(file)
    english = "\n".join(paragraph.text for paragraph in paragraphs)
    source = [span.of(text) for span in split_chinese(text)]
    target = [span.of(english) for span in split_english(english)]
    pairs = [
        ("".join(source[n] for n in bead.source), " ".join(target[n] for n in bead.target))
        for bead in align(source, target)
        if bead.source and bead.target
    ]
    found = [gloss for paragraph in paragraphs for gloss in glosses(paragraph.text)]
    return Translations(pairs, found)
