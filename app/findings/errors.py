"""What can be wrong about findings."""

from collections.abc import Sequence
from typing import Any

from app.errors import Conflict, NotFound


class SegmentNotFound(NotFound):
    """No such segment."""

    def __init__(self, segment_id: int) -> None:
        super().__init__(f"There is no segment {segment_id}.")


class CheckNotFound(NotFound):
    """No such check."""

    def __init__(self, check_id: str) -> None:
        super().__init__(f"There is no check “{check_id}”.")
        self.check = check_id


class NotIgnored(NotFound):
    """A finding that nobody ignores."""

    def __init__(self) -> None:
        super().__init__("Nobody ignores this finding of this segment.")


# Errors that a refusal lists; who has more of them needs no longer list.
_LISTED = 200


class OpenErrors(Conflict):
    """An article that has errors which nobody mended or ignored; the first ones are listed."""

    def __init__(self, errors: Sequence[dict[str, Any]]) -> None:
        count = len(errors)
        many = "1 error is" if count == 1 else f"{count} errors are"
        super().__init__(
            f"{many} open; mend them, ignore them with a reason,"
            " or export a draft, which says so on its face."
        )
        self.count = count
        self.errors = list(errors[:_LISTED])
