"""A whole project as a file, and a project made of one: for administrators."""

import os
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, UploadFile
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from app.accounts.identity import CurrentPerson, administrator
from app.accounts.service import Caller
from app.archives import service
from app.database import transaction
from app.projects import service as projects
from app.projects.schemas import ProjectInfo
from app.requests import Id, WriteSession, in_turn
from app.texts import OptionalLine

router = APIRouter(tags=["archives"])

# Bytes of an archive that is sent; the originals of a large project are most of it.
LARGEST_ARCHIVE = 1_000_000_000


def _write(project_id: int, caller: Caller) -> Path:
    handle, name = tempfile.mkstemp(prefix="duizhao-", suffix=".zip")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file, transaction(writes=False) as session:
            projects.project(session, caller, project_id)
            service.write(session, project_id, file)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


async def _written(project_id: Id, caller: CurrentPerson) -> Path:
    """Written whole before the answer begins: half an archive must not look like one."""
    return await in_turn("files", _write, project_id, caller)


@router.get(
    "/projects/{project_id}/archive",
    dependencies=[administrator],
    response_class=FileResponse,
    responses={200: {"content": {"application/zip": {}}, "description": "The archive."}},
)
def archive(project_id: Id, written: Annotated[Path, Depends(_written)]) -> FileResponse:
    """Everything of a project in one file, from which it can be restored anywhere."""
    return FileResponse(
        written,
        media_type="application/zip",
        filename=f"project-{project_id}.zip",
        background=BackgroundTask(written.unlink, missing_ok=True),
    )


@router.post("/archives", dependencies=[administrator], status_code=201)
def restore(
    file: Annotated[UploadFile, File(description="An archive of a project.")],
    caller: CurrentPerson,
    session: WriteSession,
    name: Annotated[
        OptionalLine, Form(description="What to call the project; as it was if left out.")
    ] = "",
) -> ProjectInfo:
    """Make a new project of an archive, whole or not at all; nothing of another is changed."""
    number = service.restore(session, file.file, name)
    return projects.project(session, caller, number)
