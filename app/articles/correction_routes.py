"""A corrected source for an article: what it would change, and the change itself."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Form
from pydantic import StringConstraints

from app.accounts.identity import CurrentPerson
from app.articles import correcting, queries
from app.articles.correcting import Prepared
from app.articles.schemas import Corrected, CorrectionPreview
from app.articles.uploads import LARGEST_PASTE, CorrectedMaterial
from app.database import transaction
from app.projects.access import member_as
from app.projects.models import Role
from app.requests import Id, WriteSession

router = APIRouter(tags=["articles"])

_translator = member_as(Role.TRANSLATOR, "article_id", queries.project_of)

Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


def _found(article_id: Id, material: CorrectedMaterial) -> Prepared:
    """Compared before the transaction that writes begins: a book takes a second."""
    with transaction(writes=False) as session:
        found = correcting.correction(session, article_id, material)
    return correcting.prepared(found)


def _previewed(article_id: Id, material: CorrectedMaterial) -> CorrectionPreview:
    """Read in a short transaction of its own, after the file has been read."""
    with transaction(writes=False) as session:
        return correcting.preview(session, article_id, material)


@router.post(
    "/articles/{article_id}/correction/preview",
    dependencies=[_translator],
    form_limits={"max_part_size": LARGEST_PASTE},
)
def preview_correction(
    found: Annotated[CorrectionPreview, Depends(_previewed)],
) -> CorrectionPreview:
    """What a corrected source would make of each segment; nothing is stored."""
    return found


@router.post(
    "/articles/{article_id}/correction",
    dependencies=[_translator],
    form_limits={"max_part_size": LARGEST_PASTE},
)
def correct(
    article_id: Id,
    material: CorrectedMaterial,
    found: Annotated[Prepared, Depends(_found)],
    digest: Annotated[Digest, Form(description="From the preview.")],
    operation: Annotated[UUID, Form(description="The client's own name for it: applied once.")],
    caller: CurrentPerson,
    session: WriteSession,
) -> Corrected:
    """Do what the preview showed; 412 if it would be something else now."""
    return correcting.accept(session, caller, article_id, material, found, str(operation), digest)
