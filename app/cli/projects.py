"""Which project a command means, and the one that a new installation begins with."""

from app import termfiles
from app.accounts.service import Caller
from app.articles import importing, samples
from app.database import LARGEST_ID, Session
from app.errors import NotFound
from app.glossary import exchange
from app.projects import queries, service
from app.projects.models import Project
from app.settings import resource

FIRST_PROJECT = "My publication"


def chosen(session: Session, wanted: str) -> Project:
    """The project of a name or number; the first one where nothing is said.

    Raises:
        NotFound: there is none.
    """
    if not wanted:
        found = queries.first_project(session)
    elif wanted.isascii() and wanted.isdigit():
        found = queries.project(session, min(int(wanted), LARGEST_ID))
    else:
        found = queries.project_named(session, wanted)
    if found is None:
        raise NotFound(f"There is no project “{wanted}”." if wanted else "There is no project yet.")
    return found


def furnish(session: Session, caller: Caller) -> None:
    """Give a new installation a project with the seed glossary and the sample article.

    Nothing is done where there is a project already.
    """
    if queries.first_project(session) is not None:
        return
    project = service.create(session, FIRST_PROJECT)
    for table in sorted(resource("glossary").glob("*.csv")):
        seed = exchange.checked(termfiles.read(table.name, table.read_bytes()))
        exchange.load(session, caller, project.id, seed)
    front, paired, states = samples.article()
    importing.store(session, caller, project.id, front, paired, by_sentence=False, states=states)
