"""What can be taken from a file of pairs, and why the rest cannot. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from app.errors import Invalid
from app.formats import Unit, Unreadable
from app.language.characters import unstorable

# As long as a segment may be.
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Read:
    """A unit of a file; `reason` says why it cannot be taken, and is empty if it can.

    `before` and `after` are the neighbouring sources, where the file tells them.
    """

    source: str = ""
    target: str = ""
    creator: str = ""
    at: datetime | None = None
    before: str | None = None
    after: str | None = None
    reason: str = ""


class BrokenFile(Invalid):
    """A file that cannot be read on."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"“{name}” cannot be read: {reason}.")
        self.name, self.reason = name, reason


def of_units(units: Iterable[Unit], name: str) -> Iterator[Read]:
    """The units of a memory in their order.

    Raises:
        BrokenFile: at the place where the file goes wrong; what came before it was given already.
    """
    try:
        for unit in units:
            yield _judged(unit)
    except Unreadable as broken:
        raise BrokenFile(name, broken.reason) from broken


def _judged(unit: Unit) -> Read:
    source, target = unit.chinese, unit.english
    return judged(
        None if source is None else source.text.strip(),
        None if target is None else target.text.strip(),
        unit.creator,
        unit.at,
        unit.before,
        unit.after,
    )


def judged(
    source: str | None,
    target: str | None,
    creator: str,
    at: datetime | None,
    before: str | None = None,
    after: str | None = None,
) -> Read:
    """A unit as it was read, or why it cannot be taken.

    >>> judged("甲", None, "", None).reason
    'there is no English'
    """
    reason = ""
    if source is None:
        reason = "there is no Chinese"
    elif target is None:
        reason = "there is no English"
    elif not source or not target:
        reason = "the Chinese is empty" if not source else "the English is empty"
    elif max(len(source), len(target)) > _LONGEST:
        reason = "it is longer than 100,000 characters"
    elif found := unstorable(source) or unstorable(target):
        reason = f"it holds {found.name}, which cannot be stored"
    if reason:
        return Read(reason=reason)
    who = "" if unstorable(creator) else creator[:200]
    return Read(source or "", target or "", who, at, before, after)
