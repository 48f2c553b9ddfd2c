"""The glossary's files: looked at, brought in, written."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Response, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import ValidationError

from app import termfiles
from app.accounts.identity import CurrentPerson
from app.glossary import exchange, loading, previewing
from app.glossary.errors import ColumnsUnreadable, GlossaryTooLarge
from app.glossary.file_schemas import ChosenColumns, Imported, ImportPreview
from app.glossary.outcomes import Outcome
from app.projects import access
from app.requests import Id, ReadSession, WriteSession, in_turn
from app.termfiles import Columns

router = APIRouter(tags=["glossary"])

# 100,000 entries with much said of each, in the wordiest format.
_LARGEST_FILE = 160_000_000
LARGEST_FORM = _LARGEST_FILE + 100_000
_MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "tbx": "application/x-tbx",
    "tbx2": "application/x-tbx",
}
# The formats of `app.termfiles`, as the description of the API has to name them.
Format = Literal["csv", "tbx", "tbx2", "xlsx"]
_Chosen = Annotated[
    str,
    Form(
        description="What the columns of a table are, as JSON; they are guessed if left out.",
        max_length=10_000,
        examples=['{"fields": ["zh", "preferred", null], "has_head": true}'],
    ),
]


async def _table(file: UploadFile, columns: _Chosen = "") -> exchange.Table:
    """The uploaded file, read when it is its turn and before the transaction begins."""
    return await in_turn("files", _read, file, _columns(columns))


def _columns(chosen: str) -> Columns | None:
    if not chosen:
        return None
    try:
        said = ChosenColumns.model_validate_json(chosen)
    except ValidationError as broken:
        raise ColumnsUnreadable from broken
    return Columns(tuple(said.fields), said.has_head)


def _read(file: UploadFile, columns: Columns | None) -> exchange.Table:
    data = file.file.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise GlossaryTooLarge(file.filename or "")
    return exchange.read_safely(file.filename or "", data, columns)


_Table = Annotated[exchange.Table, Depends(_table)]


async def _pinyin(table: _Table) -> dict[str, str]:
    """The longer half of an import, done before the transaction: nobody's save waits for it."""
    return await in_turn("files", exchange.pinyin_of, table)


_Pinyin = Annotated[dict[str, str], Depends(_pinyin)]


@router.post("/projects/{project_id}/glossary/preview", dependencies=[access.editor])
def preview(
    project_id: Id,
    table: _Table,
    session: ReadSession,
    outcome: Annotated[Outcome | None, Query(description="Only such rows.")] = None,
    first: Annotated[int, Query(ge=0, le=200_000, description="Rows to pass over.")] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> ImportPreview:
    """What a file would do, row by row, without doing it."""
    return previewing.preview(session, project_id, table, outcome, first, limit)


@router.post("/projects/{project_id}/glossary", dependencies=[access.editor])
def load(
    project_id: Id,
    table: _Table,
    pinyin: _Pinyin,
    caller: CurrentPerson,
    session: WriteSession,
    leave_out_bad: Annotated[
        bool, Form(description="Take the other rows although some are wrong or in conflict.")
    ] = False,
) -> Imported:
    """Bring a file in as approved entries: every row, or none."""
    return exchange.load(
        session, caller, project_id, table, leave_out_bad=leave_out_bad, pinyin=pinyin
    )


@router.post(
    "/projects/{project_id}/glossary/loading",
    dependencies=[access.editor],
    response_class=StreamingResponse,
    responses={
        200: {"content": {loading.MEDIA_TYPE: {}}, "description": "Progress, then the end."}
    },
)
def load_telling(
    project_id: Id,
    table: _Table,
    caller: CurrentPerson,
    leave_out_bad: Annotated[
        bool, Form(description="Take the other rows although some are wrong or in conflict.")
    ] = False,
) -> StreamingResponse:
    """Bring a file in as approved entries, and say how far it is.

    The answer is lines of JSON: `{"done": 500, "of": 2000}` as it goes on, at last
    `{"imported": …}` or `{"failed": "a sentence", "code": …}`. Who closes the connection before
    ends the work, and nothing is changed.
    """
    return StreamingResponse(
        loading.told(caller, project_id, table, leave_out_bad),
        media_type=loading.MEDIA_TYPE,
        # A proxy must hand each line on as it comes.
        headers={"X-Accel-Buffering": "no"},
    )


@router.get(
    "/projects/{project_id}/glossary/export",
    dependencies=[access.reader],
    response_class=Response,
    responses={
        200: {
            "content": {kind: {} for kind in _MEDIA_TYPES.values()},
            "description": "The approved entries.",
        }
    },
)
def export(project_id: Id, session: ReadSession, format: Format = "csv") -> Response:  # noqa: A002
    """The approved entries as a file."""
    name = f"glossary{termfiles.suffix(format)}"
    return Response(
        exchange.export(session, project_id, format),
        media_type=_MEDIA_TYPES[format],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
