"""The built front end: files under a content hash, and one page for every other address."""

from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles

STATIC = Path(__file__).resolve().parent / "static"

_NOT_BUILT = """<!doctype html><html lang="en"><title>Duizhao</title>
<p>The pages of the workbench are not built yet. Run <code>python3 -m app</code> once in the
clone; it builds them and starts the workbench.</p></html>"""


class _Assets(StaticFiles):
    """Files that never change under their name."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """A file, for ever."""
        answer = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def built() -> bool:
    """Whether the front end is there."""
    return (STATIC / "index.html").is_file()


def _file(path: str) -> Path | None:
    """The file of the front end that an address names, if it names one."""
    try:
        wanted = (STATIC / path).resolve()
        return wanted if wanted.is_relative_to(STATIC) and wanted.is_file() else None
    except (OSError, ValueError):  # a name too long for the file system, or with a NUL
        return None


def install(app: FastAPI) -> None:
    """Serve the front end at every address that the API does not have."""
    if (STATIC / "assets").is_dir():
        # A third of the bytes over a slow line. The API's answers stay as they are: most are small.
        assets = GZipMiddleware(_Assets(directory=STATIC / "assets"), compresslevel=6)
        app.mount("/assets", assets, name="assets")

    @app.api_route("/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    def page(path: str) -> Response:
        if path.startswith(("api/", "assets/")):
            raise HTTPException(404)
        if not built():
            return HTMLResponse(_NOT_BUILT, status_code=503)
        if (file := _file(path)) is not None:
            return FileResponse(file)
        return FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-cache"})
