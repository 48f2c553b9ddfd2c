"""`duizhao correct`: a corrected source for an article, shown as changes or taken."""

from typing import Annotated
from uuid import uuid4

import typer

from app.articles import correcting, importing, service
from app.articles.importing import Material
from app.articles.originals import Original
from app.articles.schemas import CorrectionPreview
from app.cli import files
from app.cli.installation import ready
from app.cli.people import operator
from app.cli.projects import furnish
from app.cli.screen import doing, say
from app.database import LARGEST_ID, transaction
from app.projects import style


def correct(
    article: Annotated[int, typer.Argument(help="The article's number.", min=1, max=LARGEST_ID)],
    file: Annotated[
        str, typer.Argument(help="The corrected Chinese file; - for a text on standard input.")
    ],
    accept: Annotated[
        bool, typer.Option("--accept", help="Take it; it can be taken back in the editor.")
    ] = False,
) -> None:
    """Compare an article with its corrected source: what each segment becomes, a line each."""
    ready(migrate_first=False)
    with transaction(writes=False) as session:
        own = style.own_style(session, service.found(session, article).project_id)
    with doing(f"Reading “{file}” …"):
        name, data = files.document(file)
        source = importing.read(name, data, own)
        material = Material(name, source, files=(Original.given("source", name, data),))
    with transaction(writes=False) as session:
        found = correcting.preview(session, article, material)
        change = correcting.correction(session, article, material) if accept else None
    _show(found)
    if change:
        ready_to_do = correcting.prepared(change)
        with transaction() as session:
            caller = operator(session)
            furnish(session, caller)
            correcting.accept(
                session, caller, article, material, ready_to_do, str(uuid4()), found.digest
            )
    if accept:
        say("The source is corrected.")
    elif found.steps:
        say("Nothing was changed; --accept takes the corrected source.")


def _show(found: CorrectionPreview) -> None:
    for sentence in found.dropped:
        say(sentence)
    for step in found.steps:
        source = step.new_source or step.old_source
        typer.echo(f"{step.outcome}\t{step.number or ''}\t{step.new_number or ''}\t{source}")
    counted = (f"{number} {name}" for name, number in found.counts.items() if number)
    say(f"Segments: {', '.join(counted)}.")
