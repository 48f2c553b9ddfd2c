"""What a command says while it works."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

Step = Callable[[int, int], None]
"""Told how much is done, and of how much."""

_errors = Console(stderr=True, highlight=False, soft_wrap=True)


def say(sentence: str) -> None:
    """A sentence on standard error."""
    _errors.print(sentence, markup=False)


def number_of(count: int, word: str) -> str:
    """A number of things.

    >>> number_of(1, "line"), number_of(1234, "line")
    ('1 line', '1,234 lines')
    """
    return f"{count:,} {word}{'' if count == 1 else 's'}"


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """A bar on standard error for long work; nothing where nobody looks."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=_errors,
        transient=True,
        disable=not _errors.is_terminal,
    ) as bar:
        task = bar.add_task(what, total=None)

        def step(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        yield step


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Say what is being done while it takes; nothing where nobody looks."""
    if not _errors.is_terminal:
        yield
        return
    with _errors.status(what):
        yield
