"""`duizhao import`, `duizhao export` and `duizhao articles`."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from app import fetching, formats
from app.articles import exporting, glossing, importing, service
from app.articles.errors import Unfinished
from app.articles.front import reason
from app.articles.glossing import GlossChoice
from app.articles.importing import Material
from app.articles.originals import Original
from app.articles.schemas import Front
from app.cli import files
from app.cli.installation import ready
from app.cli.people import operator
from app.cli.projects import chosen, furnish
from app.cli.screen import doing, say
from app.database import LARGEST_ID, transaction
from app.errors import Invalid
from app.findings.errors import OpenErrors
from app.formats import Layout
from app.segments.models import State

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
        typer.Argument(help="The file: Chinese, or finished pairs; or an address of the web."),
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
    title: Annotated[str, typer.Option(help="The English title.")] = "",
    project: _Project = "",
) -> None:
    """Import an article, and print its number."""
    ready(migrate_first=False)
    with doing(f"Reading “{file}” …"):
        material, url = _material(file, translation)
    for sentence in (*material.source.dropped, *importing.warnings(material)):
        say(sentence)
    with doing("Pairing the two texts …" if translation else "Cutting the text …"):
        paired = importing.pairs(material, by_sentence=by_sentence)
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
            states=State.TRANSLATED if translated else State.DRAFT,
            files=material.files,
        )
        number = article.id
    segments = sum(len(paragraph.pairs) for paragraph in paired.paragraphs)
    say(f"Imported {len(paired.paragraphs)} paragraphs in {segments} segments.")
    typer.echo(number)


def _material(file: str, translation: Path | None) -> tuple[Material, str]:
    """Both sides, and the address that the source was fetched from."""
    if file.lower().startswith(("http://", "https://")):
        fetched = fetching.fetch(file)
        name, data, url = fetched.name, fetched.data, fetched.url
    else:
        name, data, url = Path(file).name, files.read_file(Path(file)), ""
    source, ours = importing.read(name, data), Original.given("source", name, data)
    if translation is None:
        return Material(name, source, files=(ours,)), url
    theirs = files.read_file(translation)
    english = importing.read(translation.name, theirs)
    both = (ours, Original.given("translation", translation.name, theirs))
    return Material(name, source, translation.name, english, both), url


def _front(found: Front, title: str) -> Front:
    try:
        return Front.model_validate({**found.model_dump(), "title": title or found.title})
    except ValidationError as refused:
        raise Invalid(f"This --title cannot be used: {reason(refused)}.") from refused


def _known(format_: str) -> str:
    known = formats.writable()
    if format_ not in known:
        raise typer.BadParameter(f"“{format_}” is none of {', '.join(known)}.")
    return format_


def export(
    article: Annotated[int, typer.Argument(help="The article's number.", min=1, max=LARGEST_ID)],
    format_: Annotated[
        str, typer.Option("--format", callback=_known, help=", ".join(formats.writable()) + ".")
    ] = "docx",
    layout: Annotated[Layout, typer.Option(help="Which texts, and how.")] = Layout.TRANSLATION,
    draft: Annotated[
        bool, typer.Option("--draft", help="Export although segments are missing or wrong.")
    ] = False,
    house: Annotated[
        str, typer.Option("--house", help=f"House style: {', '.join(formats.house_styles())}.")
    ] = "standard",
    glosses: Annotated[
        GlossChoice, typer.Option(help="Glosses as written, or by the house's gloss policy.")
    ] = GlossChoice.AS_WRITTEN,
    report: Annotated[
        bool, typer.Option("--report", help="List what the gloss policy changes.")
    ] = False,
    terms: Annotated[
        bool, typer.Option("--terms", help="List the terms used in an appendix.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="The file, which is replaced if it is there; - for standard output."
            " Left out: a new file that is named after the article.",
        ),
    ] = None,
) -> None:
    """Write the finished document, and print its name."""
    if house not in formats.house_styles():
        known = ", ".join(formats.house_styles())
        raise Invalid(f"There is no house style “{house}”; there are {known}.")
    ready(migrate_first=False)
    with transaction(writes=False) as session:
        try:
            finished = exporting.document(
                session, article, layout, draft=draft, house=house, glosses=glosses, terms=terms
            )
            changes = exporting.gloss_changes(session, article, layout) if report else []
        except Unfinished as unfinished:
            for row in unfinished.missing:
                say(f"  {row['number']}: {row['state']}: {row['source'][:60]}")
            raise
        except OpenErrors as open_:
            for finding in open_.errors:
                say(f"  {finding['number']}: {finding['check']}: {finding['message']}")
            raise
    if report:
        does = "changes" if glosses is GlossChoice.BY_POLICY else "would change"
        say(f"The gloss policy {does} {len(changes)} glosses{':' if changes else '.'}")
    for change in changes:
        say(f"  {glossing.sentence(change)}")
    with doing("Writing the document …"):
        data = formats.write(format_, finished)
    if str(output) == "-":
        sys.stdout.buffer.write(data)
        return
    suffix = formats.writable()[format_].suffixes[0]
    if output:
        written = files.replace(output, data)
    else:
        written = files.create(Path(exporting.file_name(finished, suffix)), data)
    typer.echo(written)
