"""A `Read`, or the reason why there is none, as JSON between two processes."""

import json
from dataclasses import asdict
from typing import Any

from app.formats._errors import Unreadable
from app.formats._wire import KINDS_OF_ERROR
from app.termfiles._entry import Columns, Line, Read


def pack(result: Read | Unreadable) -> bytes:
    """What the child process says."""
    if isinstance(result, Unreadable):
        said: dict[str, Any] = {"error": type(result).__name__, "reason": result.reason}
    else:
        said = {
            "lines": [[line.number, line.entry] for line in result.lines],
            "bad": result.bad,
            "heads": result.heads,
            "samples": result.samples,
            "columns": asdict(result.columns) if result.columns else None,
            "dropped": dict(result.dropped),
            "fault": result.fault,
        }
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack(said: bytes, name: str) -> Read:
    """What the child process said of the file called `name`.

    Raises the kind of `Unreadable` that it met, and `ValueError` if it said nothing whole.
    """
    result = json.loads(said)
    if not isinstance(result, dict) or not result.keys() & {"lines", "error"}:
        raise ValueError("neither entries nor a reason")
    if "error" in result:
        raise KINDS_OF_ERROR[result["error"]](result["reason"], name)
    columns = result["columns"]
    return Read(
        tuple(Line(number, entry) for number, entry in result["lines"]),
        tuple((line, reason) for line, reason in result["bad"]),
        tuple(result["heads"]),
        tuple(tuple(row) for row in result["samples"]),
        Columns(tuple(columns["fields"]), columns["has_head"]) if columns else None,
        result["dropped"],
        result["fault"],
    )
