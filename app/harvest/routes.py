"""Glosses harvested from English, and an article's candidates: nothing enters without an editor."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.accounts.identity import CurrentPerson
from app.articles.queries import project_of
from app.articles.uploads import LARGEST_PASTE, ReadMaterial
from app.glossary.schemas import Zh
from app.harvest import candidates, glosses
from app.harvest.schemas import (
    Candidates,
    Dismissal,
    DismissedInfo,
    Glosses,
    GlossesProposed,
    GlossWishes,
)
from app.projects import access
from app.projects.access import member_as
from app.projects.models import Role
from app.requests import Id, ReadSession, WriteSession
from app.segments.queries import project_of_article

router = APIRouter(tags=["harvest"])

_translator = member_as(Role.TRANSLATOR, "article_id", project_of)


@router.post(
    "/projects/{project_id}/glosses",
    dependencies=[access.translator],
    form_limits={"max_part_size": LARGEST_PASTE},
)
def of_text(project_id: Id, material: ReadMaterial, session: ReadSession) -> Glosses:
    """The glosses of an English text, pasted or in a file (a saved web page, Word, …)."""
    return glosses.of_texts(session, project_id, (block.text for block in material.source.blocks))


@router.get("/articles/{article_id}/glosses", dependencies=[_translator])
def of_article(article_id: Id, session: ReadSession) -> Glosses:
    """The glosses printed in an article's translation."""
    return glosses.of_article(session, article_id, _project(session, article_id))


@router.post("/projects/{project_id}/glosses/proposals", dependencies=[access.translator])
def propose(
    project_id: Id, body: GlossWishes, caller: CurrentPerson, session: WriteSession
) -> GlossesProposed:
    """Put chosen glosses before the editors."""
    return glosses.propose(session, caller, project_id, body)


@router.get("/articles/{article_id}/candidates", dependencies=[_translator])
def of_sources(article_id: Id, caller: CurrentPerson, session: ReadSession) -> Candidates:
    """Terms of an article that should perhaps be in the glossary, best first."""
    project_id = _project(session, article_id)
    return candidates.of_article(session, caller, article_id, project_id)


@router.get("/projects/{project_id}/dismissed-terms", dependencies=[access.translator])
def dismissed(project_id: Id, session: ReadSession) -> list[DismissedInfo]:
    """Candidates that are not shown any more."""
    return candidates.dismissed(session, project_id)


@router.put(
    "/projects/{project_id}/dismissed-terms", dependencies=[access.translator], status_code=204
)
def dismiss(project_id: Id, body: Dismissal, caller: CurrentPerson, session: WriteSession) -> None:
    """Do not show a candidate again, in any article of the project."""
    candidates.dismiss(session, caller, project_id, body.zh)


@router.delete(
    "/projects/{project_id}/dismissed-terms", dependencies=[access.translator], status_code=204
)
def bring_back(project_id: Id, session: WriteSession, zh: Annotated[Zh, Query()]) -> None:
    """Show a candidate again."""
    candidates.bring_back(session, project_id, zh)


def _project(session: ReadSession, article_id: int) -> int:
    project_id = project_of_article(session, article_id)
    assert project_id is not None  # noqa: S101 (the access check has found it)
    return project_id
