"""`duizhao import` and `duizhao articles`."""

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from app import fetching
from app.articles import importing, service
from app.articles.importing import Material
from app.articles.originals import Original
from app.articles.schemas import Front
from app.cli import files
from app.cli.installation import ready
from app.cli.people import operator
from app.cli.projects import chosen, furnish
from app.cli.screen import doing, number_of, say
from app.database import transaction
from app.errors import Invalid, NotFound
from app.formats import HouseStyle
from app.projects import style
from app.segments.models import Origin, State
from app.texts import reason

_Project = Annotated[
    str, typer.Option("--project", help="Name or number of the project; the first one if left out.")
]


def articles(
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """List the articles with their numbers."""
    ready(migrate_first=False)
    with transaction(writes=False) as session:
        listed = service.every_article(session)
    for article in listed:
        done = article.progress.translated + article.progress.reviewed
        if as_json:
            typer.echo(json.dumps(article.model_dump(mode="json"), ensure_ascii=False))
        else:
            title = article.title or article.original_title or "(no title)"
            typer.echo(f"{article.id}\t{done}/{article.progress.segments}\t{title}")


def import_(
    file: Annotated[
        str,
        typer.Argument(
            help="The file: Chinese, or finished pairs; an address of the web; or - for a text"
            " on standard input."
        ),
    ],
    translation: Annotated[
        Path | None, typer.Option("--translation", help="An existing English translation.")
    ] = None,
    by_sentence: Annotated[
        bool, typer.Option("--by-sentence", help="One segment a sentence, not a paragraph.")
    ] = False,
    translated: Annotated[
        bool, typer.Option("--translated", help="Count the translation as done, not as a draft.")
    ] = False,
    machine: Annotated[
        bool, typer.Option("--machine", help="Mark the translation as a draft that a machine made.")
    ] = False,
    title: Annotated[str, typer.Option(help="The English title.")] = "",
    project: _Project = "",
) -> None:
    """Import an article, and print its number."""
    if translated and machine:
        raise typer.BadParameter("a machine's draft is not done: give one of the two.")
    ready(migrate_first=False)
    with doing(f"Reading “{file}” …"):
        material, url = _material(file, translation, _own_style(project))
    for sentence in (*material.source.dropped, *importing.warnings(material)):
        say(sentence)
    with doing("Pairing the two texts …" if translation else "Cutting the text …"):
        paired = importing.pairs(material, by_sentence=by_sentence)
        states = State.TRANSLATED if translated else State.DRAFT
        known = importing.known(paired, states)
    found = importing.found_front(material)
    front = _front(found.model_copy(update={"url": found.url or url}), title)
    with doing("Storing the article …"), transaction() as session:
        caller = operator(session)
        furnish(session, caller)
        article = importing.store(
            session,
            caller,
            chosen(session, project).id,
            front,
            paired,
            by_sentence=by_sentence,
            states=states,
            origin=Origin.MACHINE if machine else Origin.IMPORT,
            files=material.files,
            known=known,
        )
        number = article.id
    segments = sum(len(paragraph.pairs) for paragraph in paired.paragraphs)
    paragraphs = number_of(len(paired.paragraphs), "paragraph")
    say(f"Imported {paragraphs} in {number_of(segments, 'segment')}.")
    typer.echo(number)


def _own_style(project: str) -> HouseStyle | None:
    with transaction(writes=False) as session:
        try:
            return style.own_style(session, chosen(session, project).id)
        except NotFound:  # told when the article is stored; the first project may have to be made
            return None


def _material(file: str, translation: Path | None, own: HouseStyle | None) -> tuple[Material, str]:
    """Both sides, and the address that the source was fetched from."""
    if file.lower().startswith(("http://", "https://")):
        fetched = fetching.fetch(file)
        name, data, url = fetched.name, fetched.data, fetched.url
    else:
        (name, data), url = files.document(file), ""
    source, ours = importing.read(name, data, own), Original.given("source", name, data)
    if translation is None:
        return Material(name, source, files=(ours,)), url
    theirs = files.read_file(translation)
    english = importing.read(translation.name, theirs, own)
    both = (ours, Original.given("translation", translation.name, theirs))
    return Material(name, source, translation.name, english, both), url


def _front(found: Front, title: str) -> Front:
    try:
        return Front.model_validate({**found.model_dump(), "title": title or found.title})
    except ValidationError as refused:
        raise Invalid(f"This --title cannot be used: {reason(refused)}.") from refused
