"""What a command says while it works."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich import progress as bars
from rich.console import Console

from app.progress import Progress

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
def progress(what: str) -> Iterator[Progress]:
    """A bar on standard error for long work; nothing where nobody looks."""
    with bars.Progress(
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TaskProgressColumn(),
        bars.TimeRemainingColumn(),
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
