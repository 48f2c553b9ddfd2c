"""The built front end: files under a content hash, and one page for every other address."""

import mimetypes
from pathlib import Path

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).resolve().parent / "static"

_NOT_BUILT = """<!doctype html><html lang="en"><title>Duizhao</title>
<p>The pages of the workbench are not built yet. Run <code>python3 -m app</code> once in the
clone; it builds them and starts the workbench.</p></html>"""


class _Assets(StaticFiles):
    """Files that never change under their name, packed by the build for who takes Brotli."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, packed where that can be read."""
        type_ = mimetypes.guess_type(path)[0]
        is_packed = (STATIC / "assets" / f"{path}.br").is_file()
        if not (type_ and is_packed and _takes_brotli(Headers(scope=scope))):
            return await super().get_response(path, scope)
        answer = await super().get_response(f"{path}.br", scope)
        answer.headers["Content-Encoding"] = "br"
        answer.headers["Content-Type"] = type_
        answer.headers.add_vary_header("Accept-Encoding")
        return answer

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """A file, for ever."""
        answer = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def _takes_brotli(headers: Headers) -> bool:
    """Browsers name it where nobody in between could spoil it: over HTTPS, or on this machine."""
    named = {one.strip() for one in headers.get("accept-encoding", "").lower().split(",")}
    return "br" in named  # a weight of nought, br;q=0, is another name


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
