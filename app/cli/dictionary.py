"""`duizhao dictionary`: which edition of CC-CEDICT is in use, and a newer one in its place."""

from typing import Annotated

import typer

from app import dictionaries
from app.cli import files
from app.cli.screen import doing, say
from app.language import dictionary
from app.language.dictionary import Dictionary

cli = typer.Typer(
    help="Show the dictionary in use, or put a newer edition in its place.",
    no_args_is_help=True,
    add_completion=False,
)


@cli.command("show")
def show() -> None:
    """Say which edition is in use, and whose it is."""
    path = dictionaries.installed()
    edition = dictionaries.current()
    kept = f"installed in {path}" if path else "the packaged one"
    typer.echo(f"{_described(edition)}, {kept}.")
    typer.echo(dictionary.LICENCE)


@cli.command("install")
def install(
    file: Annotated[
        str,
        typer.Argument(
            help="CC-CEDICT as MDBG offers it: .txt, .u8, .gz or .zip; - for standard input."
        ),
    ],
) -> None:
    """Use a newer edition of CC-CEDICT; running servers take it up at once."""
    data = files.read(file)
    with doing("Reading the dictionary"):
        packaged = dictionary.load()
        edition = dictionaries.install(data)
    say(f"Installed {_described(edition)}.")
    say(f"The packaged edition is {_described(packaged)}.")
    if edition.date and packaged.date and edition.date < packaged.date:
        say("It is the newer of the two: “duizhao dictionary remove” goes back to it.")


@cli.command("remove")
def remove() -> None:
    """Go back to the packaged edition."""
    if dictionaries.remove():
        say(f"Removed. In use is the packaged edition, {_described(dictionary.load())}.")
    else:
        say("No edition was installed: the packaged one is in use.")


def _described(edition: Dictionary) -> str:
    dated = f" of {edition.date}" if edition.date else ", undated"
    return f"{dictionary.NAME}{dated} with {edition.entry_count:,} entries"
