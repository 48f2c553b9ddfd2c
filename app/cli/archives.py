"""`duizhao archive` and `duizhao restore`: a whole project in one file, and made of it again."""

from pathlib import Path
from typing import Annotated

import typer

from app.archives import service
from app.cli.installation import ready
from app.cli.projects import chosen
from app.cli.screen import doing, progress, say
from app.database import transaction
from app.errors import Conflict, Invalid
from app.projects.errors import ProjectNameTaken


def archive(
    output: Annotated[Path, typer.Option("-o", "--output", help="The .zip file to write.")],
    project: Annotated[
        str,
        typer.Option("--project", help="Name or number of the project; the first one if left out."),
    ] = "",
) -> None:
    """Write everything of a project to one file, from which it can be restored anywhere."""
    ready(migrate_first=False)
    unfinished = output.with_name(f"{output.name}.unfinished")
    try:
        with (
            doing("Writing the archive …"),
            transaction(writes=False) as session,
            unfinished.open("wb") as file,
        ):
            service.write(session, chosen(session, project).id, file)
        unfinished.replace(output)
    except OSError as error:
        raise Invalid(f"{output} cannot be written: {error.strerror}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    say(f"{output}: {output.stat().st_size:,} bytes.")


def restore(
    file: Annotated[Path, typer.Argument(help="An archive of a project.")],
    name: Annotated[
        str, typer.Option("--name", help="What to call the project; as it was if left out.")
    ] = "",
) -> None:
    """Make a new project of an archive, whole or not at all."""
    ready(migrate_first=True)
    try:
        with (
            progress("Restoring") as step,
            file.open("rb") as archived,
            transaction() as session,
        ):
            number = service.restore(session, archived, name, step)
    except OSError as error:
        raise Invalid(f"“{file}” cannot be opened: {error.strerror}.") from error
    except ProjectNameTaken as taken:
        raise Conflict(f"{taken.sentence} Another name is given with --name.") from taken
    say(f"The archive is project {number} now. Add its members on the page People.")
