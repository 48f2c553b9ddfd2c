"""What can be wrong about a pairing."""

from app.errors import Conflict, Invalid, NotFound, Outdated, Unavailable


class PairingNotFound(NotFound):
    """No such pairing."""

    def __init__(self, pairing_id: int) -> None:
        super().__init__(f"There is no review of pairs {pairing_id}.")


class PairNotFound(NotFound):
    """A pair that is not there, or no longer."""

    def __init__(self) -> None:
        super().__init__("This pair is not there any more; look at the pairs again.")


class PairingChanged(Outdated):
    """Somebody has changed the pairs meanwhile."""

    def __init__(self, version: int, operation: str | None) -> None:
        super().__init__(
            "The pairs have been changed meanwhile, in another window or by somebody else;"
            " look at them again."
        )
        self.version = version
        self.operation = operation


class NothingToUndo(Conflict):
    """There is no change to take back, or none to make again."""

    def __init__(self, what: str) -> None:
        super().__init__(f"There is nothing to {what}.")
        self.what = what


class Accepted(Conflict):
    """Pairs that are an article already."""

    def __init__(self, article_id: int) -> None:
        super().__init__("These pairs have been made an article already.")
        self.article_id = article_id


class NotAligned(Conflict):
    """Pairs that were not aligned yet, as when that was cancelled."""

    def __init__(self) -> None:
        super().__init__("These texts are not aligned yet; align them first.")


class NoTranslation(Invalid):
    """A source alone."""

    def __init__(self) -> None:
        super().__init__("Give the English translation too: there is nothing to pair.")


class AlignerFailed(Unavailable):
    """The process that aligns has ended without an answer."""

    def __init__(self, *, is_too_much: bool) -> None:
        super().__init__(
            "Aligning took more time or memory than it is given. Nothing was changed; align a"
            " shorter stretch, or pin pairs in between."
            if is_too_much
            else "The aligner has failed on these texts. Nothing was changed; the log says more."
        )
        self.why = "too_much" if is_too_much else "failed"
