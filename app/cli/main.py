"""The console command `duizhao`. Texts go to standard output, talk to standard error."""

import sys
from typing import Annotated

import typer

from app import __version__
from app.cli import _lazily
from app.cli.screen import say
from app.errors import DuizhaoError

# The command, and where it stands.
_COMMANDS = {
    "start": "server.start",
    "serve": "server.serve",
    "migrate": "installation.migrate",
    "doctor": "installation.doctor",
    "sign-in": "people.sign_in",
    "articles": "articles.articles",
    "align": "align.align",
    "import": "articles.import_",
    "correct": "correct.correct",
    "export": "export.export",
    "convert": "convert.convert",
    "check": "check.check",
    "harvest": "harvest.harvest",
    "terms": "terms.terms",
    "dictionary": "dictionary.cli",
    "glossary": "glossary.cli",
    "memory": "memory.cli",
    "projects": "style.cli",
    "archive": "archives.archive",
    "restore": "archives.restore",
    "openapi": "server.openapi",
}

cli = typer.Typer(
    cls=_lazily.group(_COMMANDS, hidden=frozenset({"openapi"})),
    name="duizhao",
    help="Duizhao (对照): a Chinese-English translation workbench.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
