"""Two starts at once: the second waits until the first has set up."""

import fcntl
import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager

from app.bootstrap.clone import Clone, SetupFailed
from app.bootstrap.progress import say


@contextmanager
def alone(clone: Clone) -> Iterator[None]:
    """Hold the clone; the system lets go of it if this process dies.

    Raises:
        SetupFailed: when this user may not write into the clone.
    """
    try:
        clone.tools.mkdir(exist_ok=True)
        held = os.open(clone.tools / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise SetupFailed(
            f"The folder {clone.root} cannot be written by {_user()} ({error.strerror}): start as"
            " its owner, or clone the repository into a folder of your own."
        ) from error
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Another start is setting this clone up; waiting for it …")
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"
