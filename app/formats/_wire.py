"""A `Reading`, or the reason why there is none, as JSON between two processes."""

import json
from dataclasses import asdict
from typing import Any

from app.formats import _errors
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._errors import Unreadable

KINDS_OF_ERROR: dict[str, type[Unreadable]] = {
    name: kind
    for name, kind in vars(_errors).items()
    if isinstance(kind, type) and issubclass(kind, Unreadable)
}


def pack(result: Reading | Unreadable) -> bytes:
    """What the child process says, in ASCII."""
    if isinstance(result, Unreadable):
        said: dict[str, Any] = {"error": type(result).__name__, "reason": result.reason}
    else:
        said = {
            "blocks": [
                [block.kind.value, block.text, block.level, block.label] for block in result.blocks
            ],
            "front": asdict(result.front),
            "encoding": result.encoding,
            "dropped": result.dropped,
            "targets": result.targets,
        }
    return json.dumps(said).encode()


def unpack(said: bytes, name: str) -> Reading:
    """What the child process said of the file called `name`.

    Raises the kind of `Unreadable` that it met, and `ValueError` if it said nothing whole.

    >>> reading = Reading((Block(Kind.HEADING, "一、", 1),), FrontMatter(author="吴昕"), "Big5")
    >>> unpack(pack(reading), "a.txt") == reading
    True
    """
    result = json.loads(said)
    if not isinstance(result, dict) or not result.keys() & {"error", "blocks"}:
        raise ValueError("neither a reading nor a reason")
    if "error" in result:
        raise KINDS_OF_ERROR[result["error"]](result["reason"], name)
    return Reading(
        tuple(Block(Kind(kind), *said) for kind, *said in result["blocks"]),
        FrontMatter(**result["front"]),
        result["encoding"],
        tuple(result["dropped"]),
        tuple(result["targets"]),
    )
