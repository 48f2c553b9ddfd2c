"""What can be wrong about suggestions."""

from app.errors import Conflict, Forbidden, Invalid, NotFound


class SuggestionNotFound(NotFound):
    """No such suggestion."""

    def __init__(self, suggestion_id: int) -> None:
        super().__init__(f"There is no suggestion {suggestion_id}.")


class SameText(Invalid):
    """A suggestion that suggests nothing."""

    def __init__(self) -> None:
        super().__init__("The suggestion is the text that stands there already.")


class AlreadyDecided(Conflict):
    """Somebody has decided meanwhile."""

    def __init__(self, by: str | None, decision: str) -> None:
        super().__init__(f"{by or 'Somebody'} has decided on this suggestion already: {decision}.")
        self.by = by
        self.decision = decision


class NotYoursToWithdraw(Forbidden):
    """A suggestion is withdrawn by who made it, or by an editor."""

    def __init__(self) -> None:
        super().__init__("Only who made a suggestion, or an editor, can withdraw it.")
