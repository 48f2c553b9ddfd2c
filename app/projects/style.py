"""The house style of a publication: read, and changed without losing anybody's change."""

from pydantic import ValidationError

from app import formats
from app.database import Session
from app.projects import queries
from app.projects.errors import HouseStyleChanged, HouseStyleRefused, NoOwnFront, ProjectNotFound
from app.projects.models import Project
from app.projects.schemas import (
    FrontLine,
    HouseStyle,
    HouseStyleChange,
    HouseStyleInfo,
    OwnFront,
    ShippedStyle,
)
from app.texts import reason

OWN = "own"


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
        HouseStyleRefused: what it would be then does not go together.
    """
    before = style(session, project_id)
    told = {**before.model_dump(), **wanted.model_dump(exclude_none=True)}
    try:
        kept = HouseStyle.model_validate(told).model_dump(mode="json")
    except ValidationError as refused:
        raise HouseStyleRefused(reason(refused)) from refused
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


def front_style(found: HouseStyleInfo, house: str) -> str | formats.HouseStyle:
    """What an export prints the front matter by: a shipped style's id, or the house's own style.

    Raises:
        NoOwnFront: the house has none of its own.
    """
    if house != OWN:
        return house
    if found.front is None:
        raise NoOwnFront
    return _as_data(found.front)


def own_style(session: Session, project_id: int) -> formats.HouseStyle | None:
    """A project's own style, if it has one: its documents are known by it when they come back."""
    front = style(session, project_id).front
    return _as_data(front) if front else None


def _as_data(front: OwnFront) -> formats.HouseStyle:
    return formats.HouseStyle(
        name=OWN,
        about="",
        title=front.title,
        lines=tuple((line.field, line.label) for line in front.lines),
        reuse=front.reuse,
        citation=tuple(front.citation),
    )


def shipped() -> list[ShippedStyle]:
    """The house styles that come with the workbench."""
    return [
        ShippedStyle(
            id=id_,
            name=found.name,
            about=found.about,
            front=OwnFront(
                title=found.title,
                lines=[FrontLine(field=field, label=label) for field, label in found.lines],
                reuse=found.reuse,
                citation=list(found.citation),
            ),
        )
        for id_, found in formats.shipped_styles().items()
    ]
