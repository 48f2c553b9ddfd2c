"""What can be wrong about a change of structure."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from app.errors import Conflict, Invalid, NotFound, Outdated


class NotInArticle(NotFound):
    """The segment is not in this article, or not any more."""

    def __init__(self, segment_id: int) -> None:
        super().__init__(f"There is no segment {segment_id} in this article.")


class ChangeNotFound(NotFound):
    """No such change."""

    def __init__(self, change_id: int) -> None:
        super().__init__(f"There is no change {change_id} of this article's structure.")


class SegmentsChanged(Outdated):
    """Somebody has changed a segment concerned; `current` has each as it is now."""

    def __init__(self, current: Sequence[dict[str, Any]]) -> None:
        names = sorted({found["changed_by"] for found in current if found["changed_by"]})
        super().__init__(
            f"{' and '.join(names) or 'Somebody'} has changed what you were about to move"
            " meanwhile; nothing was moved. Look at it and try again."
        )
        self.by = names or None
        self.current = list(current)


class ChangedSince(Conflict):
    """What a change left has been changed again, so taking it back would lose that."""

    def __init__(self) -> None:
        super().__init__(
            "The segments have been changed since; taking this back would lose what was written"
            " meanwhile. Nothing was changed."
        )


class AlreadyUndone(Conflict):
    """It has been taken back before."""

    def __init__(self) -> None:
        super().__init__("This change has been taken back already.")


class SuggestionOpen(Conflict):
    """A suggestion is for the text that it stands beside, so that text must stay."""

    def __init__(self) -> None:
        super().__init__(
            "A suggestion for one of these segments is still open; decide on it first."
        )


class Why(Enum):
    """Why a change of structure would do nothing, or cannot be done."""

    BEYOND_THE_END = "The place of the cut is beyond the end of the segment."
    HALF_IS_EMPTY = "One half would be empty; put the caret where the segment is to be cut."
    IS_THE_LAST = "This is the last segment; there is none to join it with."
    IS_THE_ONLY = "This is the article's only segment; it has to stay."
    NO_TRANSLATION = "There is no translation to move."
    NO_NEIGHBOUR = "There is no segment to move the translation to."
    IS_TRANSLATED = "There is a translation here; move targets up where there is none."
    NOTHING_BELOW = "There is no translation below to move up."
    BEGINS_HERE = "A paragraph begins here already."
    BEGINS_EARLIER = "The paragraph begins at an earlier segment."
    IS_THE_FIRST = "There is no paragraph before this one."
    IS_OF_THIS_KIND = "The paragraph is of this kind already."


class NothingToDo(Invalid):
    """The change would leave everything as it is."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why.name.lower()
