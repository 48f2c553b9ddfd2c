"""Servers that die of themselves at a chosen point of a save, without a random moment."""

import os
import signal
from collections.abc import Callable
from typing import Any
from unittest import mock

from sqlalchemy import event
from sqlalchemy.orm import Session
from starlette.types import Message, Receive, Scope, Send

POINTS = (
    "before the update",
    "after the update",
    "before the commit",
    "after the commit",
    "before the answer",
)


def at(point: str) -> None:
    """Make this process die at a point of the first save that reaches it."""
    if point == "before the answer":
        mock.patch("app.web.application.Guard", _guard_that_dies()).start()
    elif point.endswith("the update"):
        mock.patch("app.segments.queries.replace_target", _update_that_dies(point)).start()
    else:
        mock.patch("app.news.service.tell", _tell_that_marks()).start()
        event.listen(Session, point.replace(" the ", "_"), _die_if_marked)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _update_that_dies(point: str) -> Callable[..., Any]:
    from app.segments import queries

    update = queries.replace_target

    def dying(*given: Any, **named: Any) -> Any:
        if point == "before the update":
            _die()
        found = update(*given, **named)
        _die()
        return found

    return dying


def _tell_that_marks() -> Callable[..., Any]:
    """Telling the news is the last that an edit does; other transactions commit unharmed."""
    from app.news import service

    tell = service.tell

    def marking(session: Session, *given: Any) -> int:
        session.info["saved"] = True
        return tell(session, *given)

    return marking


def _die_if_marked(session: Session) -> None:
    if session.info.get("saved"):
        _die()


def _guard_that_dies() -> type:
    from app.web.guard import Guard

    class Dying(Guard):
        """Dies when the answer to a save is about to be sent."""

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            async def dying(message: Message) -> None:
                if scope.get("method") == "PUT" and message["type"] == "http.response.start":
                    _die()
                await send(message)

            await super().__call__(scope, receive, dying)

    return Dying
