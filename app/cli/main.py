"""The console command `duizhao`. Texts go to standard output, talk to standard error."""

import sys
from typing import Annotated

import typer

from app import __version__
from app.cli import (
    align,
    articles,
    check,
    convert,
    dictionary,
    glossary,
    harvest,
    installation,
    memory,
    people,
    server,
    style,
    terms,
)
from app.cli.screen import say
from app.errors import DuizhaoError

cli = typer.Typer(
    name="duizhao",
    help="Duizhao (对照): a Chinese-English translation workbench.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
cli.command("start")(server.start)
cli.command("serve")(server.serve)
cli.command("migrate")(installation.migrate)
cli.command("doctor")(installation.doctor)
cli.command("sign-in")(people.sign_in)
cli.command("articles")(articles.articles)
cli.command("align")(align.align)
cli.command("import")(articles.import_)
cli.command("export")(articles.export)
cli.command("convert")(convert.convert)
cli.command("check")(check.check)
cli.command("harvest")(harvest.harvest)
cli.command("terms")(terms.terms)
cli.add_typer(dictionary.cli, name="dictionary")
cli.add_typer(glossary.cli, name="glossary")
cli.add_typer(memory.cli, name="memory")
cli.add_typer(style.cli, name="projects")
cli.command("openapi", hidden=True)(server.openapi)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"duizhao {__version__}")
        raise typer.Exit


@cli.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Duizhao (对照): a Chinese-English translation workbench."""


def main() -> None:
    """Run a command. Exit codes: 0 done, 1 something is wrong, 2 the command's words are wrong."""
    try:
        cli()
    except DuizhaoError as error:
        say(error.sentence)
        for row in getattr(error, "rows", [])[1:20]:
            say(f"  line {row['line']}: {row['reason']}")
        sys.exit(1)
