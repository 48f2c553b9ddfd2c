"""What a row of a file does to a glossary."""

from enum import StrEnum


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
