"""Rows of a file, and what each does to a glossary."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.glossary.schemas import NewConcept


class Outcome(StrEnum):
    """What a row does to the glossary."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    # A proposal about it is open, which is for the editors to decide.
    OPEN = "open"
    # Its Chinese belongs to another entry.
    CONFLICT = "conflict"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds to the rules; `said` is what the file has of it, in one shape."""

    line: int
    concept: NewConcept
    said: dict[str, Any]
