"""`python3 -m app`: what a person types first.

    python3 -m app [options]   set up what is missing, then start the workbench
    python3 -m app setup       set up only
    python3 -m app test        set up, then run every test (`test --help` says more)
    python3 -m app lock        renew the lock files (`--upgrade` for newer releases)

Options are those of `duizhao start`; `.venv/bin/duizhao` is the command afterwards.
"""

import os
import sys
from collections.abc import Sequence

from app.bootstrap import environment, frontend
from app.bootstrap.clone import Clone, SetupFailed, here


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; returns only when the workbench was not started."""
    try:
        return _main(list(arguments))
    except SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _main(arguments: list[str]) -> int:
    if os.name != "posix":
        raise SetupFailed(
            "The workbench runs on Linux and macOS; on Windows start it inside WSL"
            " (Windows Subsystem for Linux)."
        )
    clone = here()
    if clone is None:
        return _start_installed(arguments)
    if arguments and arguments[0] in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if arguments and arguments[0] in ("setup", "test", "lock"):
        return _tool(clone, arguments[0], arguments[1:])
    prepare(clone)
    _start(clone, arguments)
    return 1


def _tool(clone: Clone, name: str, arguments: list[str]) -> int:
    if name == "setup":
        prepare(clone)
        print(f"Set up: {clone.command}", file=sys.stderr)
        return 0
    if name == "lock":
        from app.bootstrap import locking

        return locking.main(clone, arguments)
    from app.bootstrap import testing

    return testing.main(clone, arguments)


def prepare(clone: Clone, lock: str = "", *, front_end: bool = True) -> None:
    """Set up whatever is missing or out of date; nothing is run when all is there.

    Raises:
        SetupFailed: with the remedy.
    """
    if _is_ready(clone, lock, front_end=front_end):
        return
    # Only a set-up needs these; a start without one is quicker by their loading.
    from app.bootstrap import guard, homes, progress

    with guard.alone(clone):
        log = progress.Log(clone.tools / "setup.log")
        log.begin()
        env = homes.environment(clone)
        if not environment.is_ready(clone, lock):
            environment.make(clone, log, env, lock)
        if front_end and not frontend.is_ready(clone):
            frontend.build(clone, log, env)


def _is_ready(clone: Clone, lock: str, *, front_end: bool) -> bool:
    return environment.is_ready(clone, lock) and (not front_end or frontend.is_ready(clone))


def _start(clone: Clone, arguments: list[str]) -> None:
    """Become the workbench: this process turns into it, so signals reach it."""
    from app.bootstrap import homes

    env = homes.environment(clone)
    command = [str(clone.python), str(clone.command), "start", *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(command[0], command, env)  # noqa: S606 - no shell is wanted


def _start_installed(arguments: list[str]) -> int:
    """Installed from a wheel: everything is there, so only start."""
    from importlib import import_module

    sys.argv = ["duizhao", "start", *arguments]
    code: int | None = import_module("app.cli.main").main()
    return code or 0
