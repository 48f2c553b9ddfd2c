"""What can be wrong about an edit."""

from datetime import datetime

from app.errors import Conflict, Forbidden, Invalid, NotFound, Outdated


class SegmentNotFound(NotFound):
    """No such segment."""

    def __init__(self, segment_id: int) -> None:
        super().__init__(f"There is no segment {segment_id}.")


class SegmentNotInProject(Invalid):
    """A term is proposed from a segment of its own project."""

    def __init__(self, segment_id: int) -> None:
        super().__init__(f"Segment {segment_id} is not in this project.")


class SegmentChanged(Outdated):
    """Somebody else's text has been accepted since; both are shown, and none is thrown away."""

    def __init__(
        self, target: str, state: str, version: int, changed_by: str | None, changed_at: datetime
    ) -> None:
        super().__init__(
            f"{changed_by or 'Somebody'} has changed this segment meanwhile;"
            " your text was not saved over it."
        )
        self.target = target
        self.state = state
        self.version = version
        self.changed_by = changed_by
        self.changed_at = changed_at


class SegmentDropped(Conflict):
    """The segment has been dropped, or joined to another, since the text was begun."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody has dropped this segment or joined it to another; your text was not saved."
        )


class NothingToConfirm(Conflict):
    """An empty translation cannot be called finished."""

    def __init__(self) -> None:
        super().__init__("There is no translation to confirm yet.")


class OnlyEditorsReview(Forbidden):
    """Reviewing is the editor's word."""

    def __init__(self) -> None:
        super().__init__("Only an editor of the project can mark a segment as reviewed.")


class OnlyEditorsChangeReviewed(Conflict):
    """A reviewed text stays as it is until an editor decides."""

    def __init__(self) -> None:
        super().__init__(
            "An editor has reviewed this segment; your text can stand beside it as a suggestion."
        )
