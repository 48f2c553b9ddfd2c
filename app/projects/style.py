"""The house style of a publication: read, and changed without losing anybody's change."""

from app.database import Session
from app.projects import queries
from app.projects.errors import HouseStyleChanged, ProjectNotFound
from app.projects.models import Project
from app.projects.schemas import HouseStyle, HouseStyleChange, HouseStyleInfo


def style(session: Session, project_id: int) -> HouseStyleInfo:
    """How a project prints its translations.

    Raises:
        ProjectNotFound: there is no such project.
    """
    found = queries.project(session, project_id)
    if found is None:
        raise ProjectNotFound
    return _info(found)


def change(
    session: Session, project_id: int, base: int, wanted: HouseStyleChange
) -> HouseStyleInfo:
    """Change a house style that was read at version `base`.

    Raises:
        HouseStyleChanged: another version was accepted meanwhile; it carries that one.
    """
    before = style(session, project_id)
    told = {**before.model_dump(), **wanted.model_dump(exclude_none=True)}
    kept = HouseStyle.model_validate(told).model_dump(mode="json")
    # The update compares versions again: on PostgreSQL somebody may have changed it since.
    if before.version != base or not queries.change_style(session, project_id, base, kept):
        session.expire_all()
        raise HouseStyleChanged(style(session, project_id).model_dump(mode="json"))
    session.expire_all()
    return style(session, project_id)


def _info(found: Project) -> HouseStyleInfo:
    return HouseStyleInfo(
        **dict(HouseStyle.model_validate(found.style)), version=found.style_version
    )
