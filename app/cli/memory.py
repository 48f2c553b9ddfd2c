"""`duizhao memory`: a translation memory comes in, goes out, and is searched."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli import files
from app.cli.installation import ready
from app.cli.people import operator
from app.cli.projects import chosen, furnish
from app.cli.screen import progress, say
from app.database import transaction
from app.errors import Invalid
from app.memory import concordance, exchange
from app.memory.queries import Filters, Reach
from app.memory.schemas import Mode, Side
from app.segments import keeping

cli = typer.Typer(
    help="The translation memory, as TMX, XLIFF or CSV.", no_args_is_help=True, add_completion=False
)
_Project = Annotated[
    str, typer.Option("--project", help="Name or number of the project; the first one if left out.")
]


@cli.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A .tmx, .xlf or .csv file.")],
    project: _Project = "",
) -> None:
    """Bring a file in. Stopped half-way, it goes on where it was when given again."""
    ready(migrate_first=False)
    with transaction() as session:
        caller = operator(session)
        furnish(session, caller)
        project_id = chosen(session, project).id
    with progress("Importing") as step:
        report = exchange.bring_in(file, project_id, step)
    if report.resumed_at:
        say(f"The first {report.resumed_at:,} units were in the memory from an earlier import.")
    say(
        f"{report.units:,} units: {report.added:,} added, {report.repeated:,} known already,"
        f" {report.skipped.total():,} left out."
    )
    for reason, count in report.skipped.most_common():
        places = ", ".join(f"{place:,}" for place in report.places.get(reason, []))
        say(f"  {count:,} left out because {reason} (unit {places}{' …' * (count > 5)})")
    if report.broken:
        raise Invalid(f"{report.broken} What came before is in the memory.")


@cli.command("export")
def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="A .tmx, .xlf or .csv file.")],
    project: _Project = "",
) -> None:
    """Write a project's memory to a file."""
    ready(migrate_first=False)
    suffix = output.suffix.lower()
    exchange.writer(suffix)
    with transaction(writes=False) as session, files.replacing(output) as file:
        count = exchange.send_out(session, chosen(session, project).id, file, suffix)
    say(f"Wrote {count:,} units to {output}.")


@cli.command("search")
def search(
    phrase: Annotated[str, typer.Argument(help="In Chinese, or with --english in English.")],
    english: Annotated[bool, typer.Option(help="Look in the translations.")] = False,
    mode: Annotated[Mode, typer.Option(help="The phrase as it is, its words, or like it.")] = (
        Mode.PHRASE
    ),
    project: _Project = "",
    limit: Annotated[int, typer.Option(min=1, max=1_000)] = 20,
) -> None:
    """Print entries that contain a phrase: source, tab, target."""
    ready(migrate_first=False)
    with transaction() as session:
        caller = operator(session)
        project_id = chosen(session, project).id if project else None
        found = concordance.search(
            session,
            Reach(caller.id, caller.is_administrator, project_id),
            phrase,
            side=Side.TARGET if english else Side.SOURCE,
            mode=mode,
            filters=Filters(),
            limit=limit,
        )
    for hit in found.hits:
        typer.echo("\t".join(" ".join(text.split()) for text in (hit.source, hit.target)))
    if not found.complete:
        say("There may be more; ask with --limit.")
    if not found.hits:
        say("Nothing was found.")
        sys.exit(1)


@cli.command("rebuild")
def rebuild(project: _Project = "") -> None:
    """Remember the finished segments that are not remembered yet."""
    ready(migrate_first=False)
    with transaction() as session:
        count = keeping.keep_project(session, chosen(session, project).id)
    say(f"{count:,} segments are remembered now.")
