"""What can be wrong about people and their sign-ins."""

from app.errors import Conflict, Forbidden, Invalid, NotFound, TooMany, Unauthenticated


class OnlyAdministrators(Forbidden):
    """Something about the whole installation, or all of its people."""

    def __init__(self) -> None:
        super().__init__("Only an administrator may do this.")


class NotSignedIn(Unauthenticated):
    """Neither a cookie nor a token that is known."""

    def __init__(self) -> None:
        super().__init__("You are not signed in.")


class WrongPassword(Unauthenticated):
    """The e-mail address or the password; which one is not said."""

    def __init__(self) -> None:
        super().__init__("The e-mail address or the password is wrong.")


class LinkNotValid(Unauthenticated):
    """A sign-in link that is unknown, used or too old."""

    def __init__(self) -> None:
        super().__init__(
            "This sign-in link has been used already or is too old. Ask for a new one, or run"
            " “duizhao sign-in” on the machine that runs the workbench."
        )


class TooManySignIns(TooMany):
    """Too many wrong passwords."""

    def __init__(self, retry_after: int) -> None:
        self.minutes = minutes = max(1, round(retry_after / 60))
        super().__init__(
            f"There were too many wrong passwords for this address. Try again in {minutes} min.",
            retry_after,
        )


class EmailTaken(Conflict):
    """Two people cannot sign in with one address."""

    def __init__(self, email: str) -> None:
        super().__init__(f"Somebody is already registered with {email}.")
        self.email = email


class PersonNotFound(NotFound):
    """No such person."""

    def __init__(self, person_id: int) -> None:
        super().__init__(f"There is no person {person_id}.")


class TokenNotFound(NotFound):
    """No such token of this person."""

    def __init__(self, token_id: int) -> None:
        super().__init__(f"You have no token {token_id}.")


class CurrentPasswordWrong(Forbidden):
    """A password is changed only by who knows it."""

    def __init__(self) -> None:
        super().__init__("The current password is wrong.")


class EmailNeeded(Invalid):
    """A password is of no use without an address to sign in with."""

    def __init__(self) -> None:
        super().__init__("Give an e-mail address first; it is what you sign in with.")


class LastAdministrator(Conflict):
    """Somebody has to be able to let others in."""

    def __init__(self) -> None:
        super().__init__("This is the last active administrator; make somebody else one first.")
