"""A `Reading`, or the reason why there is none, as JSON between two processes.

The blocks come after the rest, some to a line: JSON is read in one go in which no other thread of a
server gets on, for half a second if the text has 20 MB.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from app.formats import _errors
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._errors import Unreadable

_AT_ONCE = 500

KINDS_OF_ERROR: dict[str, type[Unreadable]] = {
    name: kind
    for name, kind in vars(_errors).items()
    if isinstance(kind, type) and issubclass(kind, Unreadable)
}


def pack(result: Reading | Unreadable) -> bytes:
    """What the child process says, in ASCII."""
    if isinstance(result, Unreadable):
        return json.dumps({"error": type(result).__name__, "reason": result.reason}).encode()
    head = {
        "blocks": len(result.blocks),
        "targets": len(result.targets),
        "front": asdict(result.front),
        "encoding": result.encoding,
        "dropped": result.dropped,
    }
    blocks = [(block.kind.value, block.text, block.level, block.label) for block in result.blocks]
    lines = [head, *_some(blocks), *_some(result.targets)]
    return b"\n".join(json.dumps(line).encode() for line in lines)


def _some(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rows[begin : begin + _AT_ONCE] for begin in range(0, len(rows), _AT_ONCE))


def unpack(said: bytes, name: str) -> Reading:
    """What the child process said of the file called `name`.

    Raises the kind of `Unreadable` that it met, and `ValueError` if it said nothing whole.

    >>> reading = Reading((Block(Kind.HEADING, "一、", 1),), FrontMatter(author="吴昕"), "Big5")
    >>> unpack(pack(reading), "a.txt") == reading
    True
    """
    head, *lines = said.split(b"\n")
    result = json.loads(head)
    if not isinstance(result, dict) or not result.keys() & {"error", "blocks"}:
        raise ValueError("neither a reading nor a reason")
    if "error" in result:
        raise KINDS_OF_ERROR[result["error"]](result["reason"], name)
    rows = [row for line in lines for row in json.loads(line)]
    blocks, targets = rows[: result["blocks"]], rows[result["blocks"] :]
    if (len(blocks), len(targets)) != (result["blocks"], result["targets"]):
        raise ValueError("not a whole reading")
    return Reading(
        tuple(Block(Kind(kind), *said) for kind, *said in blocks),
        FrontMatter(**result["front"]),
        result["encoding"],
        tuple(result["dropped"]),
        tuple(targets),
    )
