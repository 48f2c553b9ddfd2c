"""What can be wrong about archives."""

from app.errors import Invalid


class NotAnArchive(Invalid):
    """A file that no archive of this version is."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"This is no archive that can be restored: {reason}.")
        self.reason = reason
