"""`duizhao export`: the finished document of an article."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from app import formats
from app.articles import exporting, glossing
from app.articles.errors import Unfinished
from app.articles.schemas import GlossChangeInfo
from app.cli import files
from app.cli.installation import ready
from app.cli.screen import doing, say
from app.database import LARGEST_ID, transaction
from app.errors import Invalid
from app.findings.errors import OpenErrors
from app.formats import Finished, Layout
from app.projects.schemas import GlossChoice
from app.projects.style import OWN


def _known(format_: str) -> str:
    known = formats.writable()
    if format_ not in known:
        raise typer.BadParameter(f"“{format_}” is none of {', '.join(known)}.")
    return format_


_HOUSES = (*formats.house_styles(), OWN)


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
        str | None,
        typer.Option(
            "--house", help=f"House style: {', '.join(_HOUSES)}. Left out: the project's."
        ),
    ] = None,
    glosses: Annotated[
        GlossChoice | None,
        typer.Option(
            help="Glosses as written, or by the house's gloss policy. Left out: the project's."
        ),
    ] = None,
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
    if house is not None and house not in _HOUSES:
        raise Invalid(f"There is no house style “{house}”; there are {', '.join(_HOUSES)}.")
    ready(migrate_first=False)
    with transaction(writes=False) as session, _telling():
        finished = exporting.document(
            session, article, layout, draft=draft, house=house, glosses=glosses, terms=terms
        )
        if report:
            _report(exporting.gloss_changes(session, article, layout))
    _write(format_, finished, output)


@contextmanager
def _telling() -> Iterator[None]:
    """List what keeps an article from being finished, before the sentence that says so."""
    try:
        yield
    except Unfinished as unfinished:
        for row in unfinished.missing:
            say(f"  {row['number']}: {row['state']}: {row['source'][:60]}")
        raise
    except OpenErrors as open_:
        for finding in open_.errors:
            say(f"  {finding['number']}: {finding['check']}: {finding['message']}")
        raise


def _report(changes: Sequence[GlossChangeInfo]) -> None:
    say(f"The gloss policy changes {len(changes)} glosses{':' if changes else '.'}")
    for change in changes:
        say(f"  {glossing.sentence(change)}")


def _write(format_: str, finished: Finished, output: Path | None) -> None:
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
