"""What can be wrong about comments."""

from app.errors import Forbidden, NotFound, Outdated


class CommentNotFound(NotFound):
    """No such comment."""

    def __init__(self, comment_id: int) -> None:
        super().__init__(f"There is no comment {comment_id}.")


class NotTheAuthor(Forbidden):
    """Words are changed by who wrote them."""

    def __init__(self) -> None:
        super().__init__("Only who wrote a comment can change it.")


class NotYoursToSettle(Forbidden):
    """A reader settles the threads that the reader began."""

    def __init__(self) -> None:
        super().__init__("Readers can settle only the threads that they began.")


class CommentChanged(Outdated):
    """The comment was changed in another window."""

    def __init__(self, body: str, version: int) -> None:
        super().__init__("You have changed this comment in another window; both texts are kept.")
        self.current = {"body": body, "version": version}
