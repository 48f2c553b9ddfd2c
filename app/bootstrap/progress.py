"""What a person sees while the set-up works, and what is kept for when it fails."""

import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.bootstrap.clone import SetupFailed

# Without a terminal nothing can be rewritten; a log gets a word this often, in seconds.
_QUIET = 30


def say(line: str) -> None:
    """A line for the person, on standard error: standard output is the command's own."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Show that something is going on, for how long, and how it ended.

    Ends as `  Installing the Python libraries … 3.1 s`.
    """
    began = time.monotonic()
    over = threading.Event()
    line = f"  {what} …"
    print(line, end="", file=sys.stderr, flush=True)
    clock = threading.Thread(target=_tick, args=(line, began, over), daemon=True)
    clock.start()
    try:
        yield
    except BaseException as error:
        stopped = isinstance(error, KeyboardInterrupt)
        _finish(line, "stopped" if stopped else "failed", over, clock)
        raise
    _finish(line, f"{time.monotonic() - began:.1f} s", over, clock)


def _finish(line: str, end: str, over: threading.Event, clock: threading.Thread) -> None:
    over.set()
    clock.join()
    if sys.stderr.isatty():
        print(f"\r{line} {end}   ", file=sys.stderr, flush=True)
    else:
        print(f" {end}", file=sys.stderr, flush=True)


def _tick(line: str, began: float, over: threading.Event) -> None:
    terminal = sys.stderr.isatty()
    while not over.wait(1 if terminal else _QUIET):
        passed = f"{time.monotonic() - began:.0f} s"
        shown = f"\r{line} {passed}" if terminal else f" {passed} …"
        print(shown, end="", file=sys.stderr, flush=True)


class Failed(Exception):
    """A program that the set-up ran has failed; `output` is what it said."""

    def __init__(self, output: str) -> None:
        super().__init__(output)
        self.output = output

    def reason(self) -> str:
        """The line of its output that most likely says why.

        >>> Failed("error: no such package\\n  hint: look again\\n").reason()
        'no such package'
        >>> Failed("Traceback\\nOSError: disk full\\n").reason()
        'OSError: disk full'
        """
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        for line in lines:
            for mark in ("error: ", "ERROR: ", "npm error ", "E: "):
                if line.startswith(mark) and "code " not in line:
                    return line.removeprefix(mark).rstrip(".")
        return lines[-1].rstrip(".") if lines else "no reason given"


class Log:
    """The full output of every program that the set-up runs, in `.tools/setup.log`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self) -> None:
        """Start afresh: a log of the last set-up is enough."""
        self.path.write_text(time.strftime("Set-up of %Y-%m-%d %H:%M:%S\n"), "utf-8")

    def run(
        self,
        command: Sequence[str | Path],
        env: Mapping[str, str],
        cwd: Path | None = None,
        timeout: float | None = None,
        *,
        secret: bool = False,
    ) -> str:
        """Run a program without a terminal and return what it printed; log it unless `secret`.

        Raises:
            Failed: when it cannot be started or ends with another code than 0.
        """
        try:
            done = subprocess.run(
                list(command),
                env=dict(env),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=timeout,
            )
        except OSError as error:
            raise Failed(f"error: {command[0]}: {error.strerror}") from error
        except subprocess.TimeoutExpired as error:
            raise Failed(f"error: {command[0]}: no end after {error.timeout:.0f} s") from error
        output = done.stdout.decode("utf-8", "replace")
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"\n$ {shlex.join(map(str, command))}\n{'…' if secret else output}")
        if done.returncode:
            raise Failed(output)
        return output

    def failure(self, what: str, failed: Failed, remedy: str) -> SetupFailed:
        """One sentence: what, why, and what to do about it."""
        return SetupFailed(
            f"{what} failed ({failed.reason()}): {remedy}; all output is in {self.path}."
        )
