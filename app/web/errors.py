"""The kinds of error as RFC 9457 problem details."""

import logging
import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import IntegrityError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from app.errors import (
    Busy,
    Conflict,
    DuizhaoError,
    Forbidden,
    Invalid,
    NotFound,
    Outdated,
    TooLarge,
    TooMany,
    Unauthenticated,
    Unavailable,
    VersionNeeded,
)

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

# The first that fits; a kind stands before the one it refines.
_KINDS: tuple[tuple[type[DuizhaoError], int, str], ...] = (
    (VersionNeeded, 428, "Precondition required"),
    (Outdated, 412, "Changed meanwhile"),
    (NotFound, 404, "Not found"),
    (Conflict, 409, "Conflict"),
    (TooLarge, 413, "Too large"),
    (Invalid, 422, "Cannot be used"),
    (Forbidden, 403, "Not allowed"),
    (Unauthenticated, 401, "Not signed in"),
    (TooMany, 429, "Too often"),
    (Unavailable, 503, "Not available"),
)


def problem(
    request: Request, status: int, title: str, detail: str, code: str, **facts: Any
) -> JSONResponse:
    """An answer in the shape that RFC 9457 describes.

    `detail` is a sentence in English; `code` names it, and `facts` are what it speaks of, so that
    a client can say it in another language.
    """
    body = {
        "type": f"/problems/{title.lower().replace(' ', '-')}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "instance": request.url.path,
        **facts,
    }
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE)


def domain(request: Request, error: DuizhaoError) -> JSONResponse:
    """What the workbench can explain, in its own sentence."""
    status, title = next(
        (status, title) for kind, status, title in _KINDS if isinstance(error, kind)
    )
    answer = problem(request, status, title, error.sentence, error.code, **_facts(error))
    if isinstance(error, (TooMany, Busy)):
        answer.headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, Unauthenticated):
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _facts(error: DuizhaoError) -> dict[str, Any]:
    """What an error knows besides its sentence; of what is there now, below `current`."""
    facts = error.facts
    if isinstance(error, Outdated) and "current" not in facts:
        return {"current": facts}
    return facts


# What Pydantic says to programmers, as people say it.
_PLAINLY = {
    "missing": "is missing",
    "string_too_long": "is longer than {max_length:,} characters",
    "too_long": "has more than {max_length:,} of them",
}


def _reason(one: Mapping[str, Any]) -> str:
    if plainly := _PLAINLY.get(one["type"]):
        return plainly.format_map(one.get("ctx", {}))
    return str(one["msg"]).removeprefix("Value error, ")


def _validation(request: Request, error: RequestValidationError) -> JSONResponse:
    found = error.errors()
    fields = [
        {
            "field": ".".join(str(part) for part in one["loc"][1:]) or str(one["loc"][0]),
            "reason": _reason(one),
        }
        for one in found
    ]
    first, kind = fields[0], found[0]
    between = " " if kind["type"] in _PLAINLY else ": "
    detail = f"{first['field']}{between}{first['reason']}."
    bounds = {
        name: value
        for name, value in kind.get("ctx", {}).items()
        if isinstance(value, (str, int, float))
    }
    return problem(
        request,
        422,
        "Cannot be used",
        _printable(detail),
        f"input.{kind['type']}",
        fields=_clean(fields),
        # What the first of them is about and what holds it, such as `max_length`.
        **{**bounds, "field": _printable(first["field"])},
    )


def _clean(fields: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: _printable(value) for name, value in field.items()} for field in fields]


def _printable(text: str) -> str:
    """Text without lone surrogates, which no answer could carry."""
    return text.encode("utf-8", "backslashreplace").decode()


# What the framework refuses by itself, before any route is asked: its words are for programmers.
_REFUSALS = {
    400: ("Cannot be read", "What was sent is not in the form that this address takes."),
    404: ("Not found", "There is nothing at this address."),
    405: ("Not possible here", "This address cannot be asked in this way."),
    413: (
        "Too large",
        "What was sent is larger than the workbench takes: 20 MB for a document, 15 MB for pasted"
        " text, 160 MB for a glossary, 1 MB for anything else.",
    ),
    415: ("Cannot be read", "What was sent is of a kind that this address does not take."),
}
_PART_TOO_LARGE = re.compile("(Part|Field) exceeded maximum size")


def too_large(request: Request) -> JSONResponse:
    """What was sent is more than its route takes."""
    return _http(request, HTTPException(413))


def _http(request: Request, error: HTTPException) -> JSONResponse:
    status = error.status_code
    # The parser of forms says this of a field that is no file.
    if status == 400 and _PART_TOO_LARGE.match(str(error.detail)):
        status = 413
    title, detail = _REFUSALS.get(status, ("Refused", "This cannot be answered."))
    answer = problem(request, status, title, detail, f"http.{status}")
    answer.headers.update(error.headers or {})
    return answer


def database(request: Request, error: Exception) -> JSONResponse:
    """The database is away or busy: try again."""
    log.error("The database did not answer.", exc_info=error)
    answer = problem(
        request,
        503,
        "Not available",
        "The database does not answer just now. Nothing was saved; try again.",
        "http.no_database",
    )
    answer.headers["Retry-After"] = "2"
    return answer


def _at_once(request: Request, _: Exception) -> JSONResponse:
    return problem(
        request,
        409,
        "Conflict",
        "Somebody did the same at the same moment. Nothing was saved; look again.",
        "http.at_once",
    )


def _unexpected(request: Request, error: Exception) -> JSONResponse:
    log.error("An error that nobody expected.", exc_info=error)
    return problem(
        request,
        500,
        "Unexpected",
        "Something went wrong in the workbench. Nothing was saved; the log says more.",
        "http.unexpected",
    )


def install(app: FastAPI) -> None:
    """Answer every error as a problem."""
    app.add_exception_handler(DuizhaoError, domain)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _validation)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, _http)  # type: ignore[arg-type]
    app.add_exception_handler(IntegrityError, _at_once)
    app.add_exception_handler(OperationalError, database)
    # PostgreSQL's word for a session that it ended because its transaction stood idle.
    app.add_exception_handler(InternalError, database)
    app.add_exception_handler(PoolTimeout, database)
    app.add_exception_handler(Exception, _unexpected)
