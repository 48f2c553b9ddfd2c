"""What can be wrong about projects and their people."""

from typing import Any

from app.errors import Conflict, Forbidden, Invalid, NotFound, Outdated


class ProjectNotFound(NotFound):
    """No such project, or not for this person."""

    def __init__(self) -> None:
        super().__init__("There is no such project, or you are not a member of it.")


class NotHere(NotFound):
    """What a path names does not exist, or is not for this person."""

    def __init__(self, what: str) -> None:
        super().__init__(f"There is no such {what}, or you may not see it.")
        self.what = what


class RoleTooLow(Forbidden):
    """A member who would need another role."""

    def __init__(self, needed: str, role: str) -> None:
        super().__init__(f"This needs the role “{needed}” in the project; yours is “{role}”.")
        self.needed = needed
        self.role = role


class ProjectNameTaken(Conflict):
    """Two projects cannot be told apart by one name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is already a project called “{name}”.")
        self.name = name


class HouseStyleChanged(Outdated):
    """Somebody has changed the house style meanwhile."""

    def __init__(self, current: dict[str, Any]) -> None:
        super().__init__("The house style has been changed meanwhile; look at it again.")
        self.current = current


class InvitationNotValid(NotFound):
    """An invitation that is unknown, used, withdrawn or too old."""

    def __init__(self) -> None:
        super().__init__(
            "This invitation has been used or withdrawn, or is too old. Ask for a new one."
        )


class JoinIncomplete(Invalid):
    """Somebody new who does not say who they are."""

    def __init__(self) -> None:
        super().__init__("Give your name, an e-mail address and a password to join.")


class InvitationNotFound(NotFound):
    """No such invitation in this project."""

    def __init__(self, invitation_id: int) -> None:
        super().__init__(f"There is no invitation {invitation_id} in this project.")


class NotAMember(NotFound):
    """Somebody who does not belong to the project."""

    def __init__(self, person_id: int) -> None:
        super().__init__(f"Person {person_id} is not a member of this project.")


class HouseStyleRefused(Invalid):
    """A change of the house style would make one that does not go together."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The house style was not changed: {reason}.")
        self.reason = reason


class NoOwnFront(Invalid):
    """A document is asked for in the house's own front matter, and there is none."""

    def __init__(self) -> None:
        super().__init__("This project has no front matter of its own; its house style sets it.")
