"""`duizhao glossary import` and `duizhao glossary export`."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.installation import ready
from app.cli.people import operator
from app.cli.projects import chosen, furnish
from app.cli.screen import progress, say
from app.database import transaction
from app.errors import Invalid
from app.glossary import exchange

cli = typer.Typer(help="Bring a glossary in or out as a CSV table.", no_args_is_help=True)
_LISTED = 20
_Project = Annotated[
    str, typer.Option("--project", help="Name or number of the project; the first one if left out.")
]


@cli.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV table; its first line names the columns.")],
    project: _Project = "",
) -> None:
    """Bring a table in as approved entries: every row, or none."""
    ready(migrate_first=False)
    try:
        data = file.read_bytes()
    except OSError as failure:
        raise Invalid(f"“{file}” cannot be opened: {failure.strerror}.") from failure
    rows = exchange.read(data)
    with transaction() as session, progress("Importing") as step:
        caller = operator(session)
        furnish(session, caller)
        done = exchange.load(session, caller, chosen(session, project).id, rows, step)
    say(f"{done.added} added, {done.changed} changed, {done.unchanged} as they were.")
    if done.left_open:
        listed = ", ".join(done.left_open[:_LISTED])
        more = ", …" if len(done.left_open) > _LISTED else ""
        say(
            f"{len(done.left_open)} rows were left out, since proposals about their Chinese are"
            f" open; decide these first: {listed}{more}"
        )


@cli.command("export")
def export(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; standard output if left out.")
    ] = None,
    project: _Project = "",
) -> None:
    """Write the approved entries as a table."""
    ready(migrate_first=False)
    with transaction(writes=False) as session:
        table = exchange.export(session, chosen(session, project).id)
    if output is None:
        typer.echo(table, nl=False)
        return
    try:
        output.write_text(table, encoding="utf-8", newline="")
    except OSError as failure:
        raise Invalid(f"“{output}” cannot be written: {failure.strerror}.") from failure
    say(f"Wrote {output}.")
