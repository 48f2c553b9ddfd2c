"""What anybody may know: whether the workbench is up, and what it is."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app import __version__
from app.accounts.identity import anybody
from app.database import answers, engine
from app.errors import Unavailable
from app.language import dictionary
from app.settings import settings

router = APIRouter(tags=["about"])


class Health(BaseModel):
    """That the server and its database answer."""

    status: str


class About(BaseModel):
    """What this installation is."""

    version: str
    dictionary_licence: str
    fetches_addresses: bool = Field(
        description="Whether articles can be fetched from an address of the web."
    )


@router.get("/health", dependencies=[anybody])
def health() -> Health:
    """200 if the server and its database answer, 503 otherwise."""
    if not answers(engine()):
        raise Unavailable("The database does not answer.")
    return Health(status="ok")


@router.get("/about", dependencies=[anybody])
def about() -> About:
    """Version, licences, and what the operator allows."""
    return About(
        version=__version__,
        dictionary_licence=dictionary.LICENCE,
        fetches_addresses=settings().fetch_addresses,
    )
