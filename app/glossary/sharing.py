"""Which shared glossaries a publication uses."""

from app.accounts.service import Caller
from app.database import Session
from app.glossary import queries
from app.glossary.errors import NoSharedGlossary
from app.glossary.schemas import UsedGlossary
from app.projects import queries as projects
from app.projects import service as people
from app.projects.models import ProjectKind


def used(session: Session, project_id: int) -> list[UsedGlossary]:
    """The shared glossaries of a publication, the nearest first."""
    ids = projects.glossaries(session, project_id)[1:]
    found = projects.shared_glossaries(session, ids)
    numbers = queries.approved_counts(session, ids)
    return [UsedGlossary(id=one, name=found[one].name, entries=numbers.get(one, 0)) for one in ids]


def use(session: Session, caller: Caller, project_id: int, ids: list[int]) -> list[UsedGlossary]:
    """Let a publication use these shared glossaries, in this order.

    One that it uses already may stay whoever asks; a new one the caller has to know.

    Raises:
        NoSharedGlossary: one of them is none, or the caller may not see it.
    """
    wanted = list(dict.fromkeys(ids))
    queries.lock_glossary(session, project_id)
    before = projects.glossaries(session, project_id)[1:]
    known = projects.shared_glossaries(session, wanted)
    is_glossary = projects.kind(session, project_id) == ProjectKind.GLOSSARY
    for one in wanted:
        is_allowed = one in before or people.role_of(session, caller, one) is not None
        if is_glossary or one not in known or not is_allowed:
            raise NoSharedGlossary(one)
    projects.use_glossaries(session, project_id, wanted)
    queries.touch_glossary(session, project_id)
    return used(session, project_id)
