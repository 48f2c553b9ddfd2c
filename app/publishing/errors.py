"""What can be wrong about public links."""

from app.errors import NotFound


class NoPublicLink(NotFound):
    """There is none to revoke."""

    def __init__(self) -> None:
        super().__init__("This article has no public link.")


class NoSuchPage(NotFound):
    """A link that was revoked, or never made."""

    def __init__(self) -> None:
        super().__init__("There is nothing at this address. The link may have been withdrawn.")
