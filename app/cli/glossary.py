"""`duizhao glossary import` and `duizhao glossary export`."""

from pathlib import Path
from typing import Annotated

import typer

from app import termfiles
from app.cli import files
from app.cli.installation import ready
from app.cli.people import operator
from app.cli.projects import chosen, furnish
from app.cli.screen import doing, progress, say
from app.database import transaction
from app.errors import Invalid
from app.glossary import exchange
from app.glossary.errors import BadRows
from app.termfiles import Columns

cli = typer.Typer(
    help="Bring a glossary in or out: CSV, XLSX, TBX version 3 and 2.",
    no_args_is_help=True,
    add_completion=False,
)
_LISTED = 20
_Project = Annotated[
    str, typer.Option("--project", help="Name or number of the project; the first one if left out.")
]


@cli.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A table (.csv, .tsv, .xlsx), or TBX (.tbx, .xml).")],
    project: _Project = "",
    columns: Annotated[
        str,
        typer.Option(
            "--columns",
            help="What the columns of a table are, in their order and separated by commas, such as"
            " zh,preferred,-,note; - leaves one out. Guessed from the first line if left out.",
        ),
    ] = "",
    no_head: Annotated[
        bool, typer.Option("--no-head", help="With --columns: the first line is an entry.")
    ] = False,
    leave_out_bad: Annotated[
        bool, typer.Option("--leave-out-bad", help="Take the other rows if some are bad.")
    ] = False,
) -> None:
    """Bring a file in as approved entries: every row, or none."""
    ready(migrate_first=False)
    try:
        data = file.read_bytes()
    except OSError as failure:
        raise Invalid(f"“{file}” cannot be opened: {failure.strerror}.") from failure
    with doing("Reading"):
        found = termfiles.read(file.name, data, _columns(columns, has_head=not no_head))
        table = exchange.checked(found)
    try:
        with progress("Importing") as step:
            pinyin = exchange.pinyin_of(table, step)
            with transaction() as session:
                caller = operator(session)
                furnish(session, caller)
                done = exchange.load(
                    session,
                    caller,
                    chosen(session, project).id,
                    table,
                    step,
                    leave_out_bad=leave_out_bad,
                    pinyin=pinyin,
                )
    except BadRows as bad:
        for row in bad.rows[:_LISTED]:
            say(f"line {row['line']}: {row['reason']}")
        if len(bad.rows) > _LISTED:
            say(f"… and {len(bad.rows) - _LISTED} more")
        raise
    say(f"{done.added} added, {done.changed} changed, {done.unchanged} as they were.")
    for what, count in sorted(found.dropped.items()):
        say(f"{count} × {what} was left out: a glossary here has no place for it.")
    for out in done.left_out:
        say(f"line {out.line} was left out: {out.reason}")
    if done.left_open:
        listed = ", ".join(done.left_open[:_LISTED])
        more = ", …" if len(done.left_open) > _LISTED else ""
        say(
            f"{len(done.left_open)} rows were left out, since proposals about their Chinese are"
            f" open; decide these first: {listed}{more}"
        )


def _columns(chosen: str, *, has_head: bool) -> Columns | None:
    """The columns as they were named.

    >>> _columns("zh, preferred, -", has_head=True)
    Columns(fields=('zh', 'preferred', None), has_head=True)
    """
    if not chosen:
        return None
    named = [name.strip() for name in chosen.split(",")]
    return Columns(tuple(None if name in ("", "-") else name for name in named), has_head)


@cli.command("export")
def export(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; standard output if left out.")
    ] = None,
    project: _Project = "",
    format: Annotated[  # noqa: A002 (the option's name)
        str,
        typer.Option(
            "--format",
            help="csv, xlsx, tbx (version 3) or tbx2 (version 2); by the file's name if left out.",
        ),
    ] = "",
) -> None:
    """Write the approved entries as a file."""
    ready(migrate_first=False)
    id_ = format or _format_of(output)
    if id_ not in termfiles.formats():
        raise Invalid(f"There is no format “{id_}”; there are {', '.join(termfiles.formats())}.")
    with transaction(writes=False) as session:
        data = exchange.export(session, chosen(session, project).id, id_)
    if output is None:
        typer.echo(data, nl=False)
        return
    files.replace(output, data)
    say(f"Wrote {output}.")


def _format_of(output: Path | None) -> str:
    """The format that a file's name says; CSV where there is no file."""
    if output is None:
        return "csv"
    ending = output.suffix.lower()
    return termfiles.SUFFIXES.get(ending, ending.lstrip("."))
