"""How long work says how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much. What it raises ends the work."""


def untold(_done: int, _of: int) -> None:
    """The progress of work that nobody watches."""
