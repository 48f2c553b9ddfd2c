"""`duizhao projects style`: a publication's house style, printed or changed."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from app.cli.installation import ready
from app.cli.people import operator
from app.cli.projects import chosen, furnish
from app.cli.screen import say
from app.database import transaction
from app.errors import Invalid
from app.formats import DateStyle
from app.projects import queries, style
from app.projects.schemas import GlossChoice, HouseStyleChange, HouseStyleInfo

cli = typer.Typer(
    help="List the publications, or set their house style.",
    no_args_is_help=True,
    add_completion=False,
)
# Bytes that 20,000 characters can have, and one more.
_LONGEST_GUIDE = 80_001


class Brackets(StrEnum):
    """Around a gloss."""

    ROUND = "round"
    SQUARE = "square"


class Policy(StrEnum):
    """Where glosses are printed."""

    ALWAYS = "always"
    FIRST_USE = "first_use"
    NEVER = "never"


@cli.command("list")
def list_() -> None:
    """List the projects with their numbers."""
    ready(migrate_first=False)
    with transaction(writes=False) as session:
        listed = queries.projects(session, 0, every=True)
    for project, _ in listed:
        typer.echo(f"{project.id}\t{project.name}")


@cli.command("style")
def style_(
    project: Annotated[
        str, typer.Argument(help="Name or number of the project; the first one if left out.")
    ] = "",
    gloss_brackets: Annotated[
        Brackets | None, typer.Option(help="Around the Chinese after a rendering.")
    ] = None,
    dates: Annotated[
        DateStyle | None, typer.Option(help="How dates are printed above a translation.")
    ] = None,
    gloss_policy: Annotated[
        Policy | None, typer.Option(help="Where the Chinese is printed after a rendering.")
    ] = None,
    house: Annotated[
        str | None,
        typer.Option(help="The front matter that exports print; “own” for the project's own."),
    ] = None,
    export_glosses: Annotated[
        GlossChoice | None,
        typer.Option(help="Whether exports apply the gloss policy if they are not told."),
    ] = None,
    front: Annotated[
        Path | None,
        typer.Option("--front", help="A JSON file with the project's own front matter."),
    ] = None,
    guide: Annotated[
        Path | None, typer.Option("--guide", help="A text file with what translators should know.")
    ] = None,
) -> None:
    """Print the house style; with options, change it first."""
    ready(migrate_first=False)
    wanted = {
        "gloss_brackets": gloss_brackets,
        "dates": dates,
        "gloss_policy": gloss_policy,
        "house": house,
        "export_glosses": export_glosses,
        "front": _json(front) if front else None,
        "guide": _read(guide) if guide else None,
    }
    change = _change({name: value for name, value in wanted.items() if value is not None})
    with transaction(writes=bool(change.model_fields_set)) as session:
        if change.model_fields_set:
            furnish(session, operator(session))
        number = chosen(session, project).id
        found = style.style(session, number)
        if change.model_fields_set:
            found = style.change(session, number, found.version, change)
    _show(found)


def _change(wanted: dict[str, Any]) -> HouseStyleChange:
    try:
        return HouseStyleChange.model_validate(wanted)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False, include_input=False)[0]
        reason = first["msg"].removeprefix("Value error, ")
        where = " ".join(str(part) for part in first["loc"])
        raise Invalid(f"The {where} cannot be used: {reason}.") from invalid


def _json(path: Path) -> Any:
    try:
        return json.loads(_read(path))
    except ValueError as failure:
        raise Invalid(f"“{path}” is not JSON: {failure}.") from failure


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST_GUIDE).decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise Invalid(f"“{path}” is not UTF-8 text, or is too long.") from failure
    except OSError as failure:
        raise Invalid(f"“{path}” cannot be opened: {failure.strerror}.") from failure


def _show(found: HouseStyleInfo) -> None:
    typer.echo(f"gloss_brackets\t{found.gloss_brackets}")
    typer.echo(f"dates\t{found.dates}")
    typer.echo(f"gloss_policy\t{found.gloss_policy}")
    typer.echo(f"house\t{found.house}")
    typer.echo(f"export_glosses\t{found.export_glosses}")
    if found.front:
        typer.echo(f"front\t{found.front.model_dump_json()}")
    if found.guide:
        say("The guide for translators:")
        typer.echo(found.guide)
