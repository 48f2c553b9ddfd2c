"""What can be wrong about terms."""

from collections.abc import Sequence
from typing import Any

from app.errors import Conflict, Forbidden, Invalid, NotFound, Outdated


class ConceptNotFound(NotFound):
    """No such concept."""

    def __init__(self, concept_id: int) -> None:
        super().__init__(f"There is no glossary entry {concept_id}.")


class ConceptExists(Conflict):
    """The Chinese term stands in the glossary already."""

    def __init__(self, zh: str, existing_id: int, status: str) -> None:
        super().__init__(f"“{zh}” is in the glossary already ({status}); change that entry.")
        self.existing = {"id": existing_id, "zh": zh, "status": status}


class ConceptChanged(Outdated):
    """Somebody has decided or amended meanwhile."""

    def __init__(self, current: dict[str, Any]) -> None:
        super().__init__("This entry has been changed meanwhile; look at it again.")
        self.current = current


class AlreadyDecided(Conflict):
    """An approval of what is approved, or a rejection of what is rejected."""

    def __init__(self, status: str) -> None:
        super().__init__(f"This entry is {status} already.")


class NotYours(Forbidden):
    """A translator may change an own proposal until an editor decides."""

    def __init__(self) -> None:
        super().__init__(
            "Only an editor can change this entry; you can change your own proposals"
            " until they are decided."
        )


class NoRendering(Invalid):
    """An approved entry has to say what to write."""

    def __init__(self) -> None:
        super().__init__("Give a preferred English rendering before approving.")


class RenderingTwice(Invalid):
    """One rendering cannot have two standings."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is given twice; keep it once, with one standing.")


class BadRows(Invalid):
    """Rows of a glossary file that cannot be imported; nothing was."""

    def __init__(self, rows: Sequence[tuple[int, str]]) -> None:
        count = len(rows)
        first = f"line {rows[0][0]}: {rows[0][1]}"
        more = f" and {count - 1} more" if count > 1 else ""
        super().__init__(f"Nothing was imported, because of {first}{more}.")
        self.rows = [{"line": line, "reason": reason} for line, reason in rows]
