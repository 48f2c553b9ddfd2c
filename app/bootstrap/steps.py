"""One step of the tests: a program, its report, and how it ended."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

_WIDTH = 78


@dataclass(frozen=True)
class Step:
    """A program to run; `report` is where it writes its counts in JUnit's form."""

    name: str
    command: tuple[str, ...]
    report: Path | None = None
    env: tuple[tuple[str, str], ...] = ()
    folder: Path | None = None
    minutes: float = 25
    interactive: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a step ended; a program that counts nothing is one test itself."""

    name: str
    succeeded: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    note: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing failed."""
        return self.failed == 0


def run(step: Step, root: Path, env: Mapping[str, str]) -> Outcome:
    """Run a step with its output going to the person, and count."""
    print(f"\n── {step.name} ".ljust(_WIDTH, "─"), flush=True)
    if step.report:
        step.report.parent.mkdir(exist_ok=True)
        step.report.unlink(missing_ok=True)
    began = time.monotonic()
    code, note = _end_of(step, root, {**env, **dict(step.env)})
    seconds = time.monotonic() - began
    succeeded, failed, skipped = _counts(step.report) if step.report else (0, 0, 0)
    if code == 0 and not step.report:
        succeeded = 1
    elif code == 0 and not succeeded + failed:
        failed, note = 1, "no test was run"
    elif code and not failed:
        failed, note = 1, note or f"ended with code {code}"
    return Outcome(step.name, succeeded, failed, skipped, seconds, note)


def _end_of(step: Step, root: Path, env: Mapping[str, str]) -> tuple[int, str]:
    """The exit code; a step that does not end is ended, with all that it started."""
    try:
        process = subprocess.Popen(
            step.command,
            cwd=step.folder or root,
            env=dict(env),
            # A session of its own can be ended with its whole family, and nobody else's;
            # but a debugger needs the terminal.
            start_new_session=not step.interactive,
        )
    except OSError as error:
        return 1, f"{step.command[0]}: {error.strerror}"
    try:
        return process.wait(step.minutes * 60), ""
    except subprocess.TimeoutExpired:
        return _stop(step, process), f"did not end within {step.minutes:g} minutes"
    except KeyboardInterrupt:
        _stop(step, process)
        raise


def _stop(step: Step, process: subprocess.Popen[bytes]) -> int:
    end = os.kill if step.interactive else os.killpg
    for way in (signal.SIGINT, signal.SIGKILL):
        try:
            end(process.pid, way)
            process.wait(10)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
    return process.wait() or 1


def _counts(report: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped tests of a report; nothing where none was written."""
    try:
        root = ET.parse(report).getroot()  # noqa: S314 - written by our own tests
    except (OSError, ET.ParseError):
        return 0, 0, 0
    suites = root.findall("testsuite") if root.tag == "testsuites" else [root]
    tests, failed, skipped = 0, 0, 0
    for suite in suites:
        tests += int(suite.get("tests", "0"))
        failed += int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
        # A known failure that failed as expected is reported as skipped, and is neither.
        expected = sum(1 for mark in suite.iter("skipped") if mark.get("type") == "pytest.xfail")
        skipped += int(suite.get("skipped", "0")) - expected
    return max(0, tests - failed - skipped), failed, skipped


def summary(outcomes: Sequence[Outcome]) -> str:
    """One line to a step and the totals on the last.

    >>> print(summary([Outcome("mypy", 1, seconds=6.2), Outcome("pytest", 7, 2, seconds=8)]))
    <BLANKLINE>
      mypy               passed                              6.2 s
      pytest             7 passed, 2 failed                  8.0 s
    <BLANKLINE>
    8 passed, 2 failed
    """
    lines = [
        f"  {outcome.name:<18} {_words(outcome):<32} {outcome.seconds:>6.1f} s"
        for outcome in outcomes
    ]
    passed = sum(outcome.succeeded for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    skipped = sum(outcome.skipped for outcome in outcomes)
    total = f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")
    return "\n".join(["", *lines, "", total])


def _words(outcome: Outcome) -> str:
    if outcome.note:
        return f"FAILED: {outcome.note}"
    if outcome.succeeded + outcome.failed == 1 and not outcome.skipped:
        return "FAILED" if outcome.failed else "passed"
    parts = [f"{outcome.succeeded} passed"]
    parts += [f"{outcome.failed} failed"] if outcome.failed else []
    parts += [f"{outcome.skipped} skipped"] if outcome.skipped else []
    return ", ".join(parts)
