"""`python3 -m app test`: set up, run every check there is, and say how each one ended.

    python3 -m app test                    everything but the long runs
    python3 -m app test --lint             ruff, mypy, import-linter
    python3 -m app test --frontend         its lint, its types, its tests
    python3 -m app test --python           pytest on SQLite and on PostgreSQL
    python3 -m app test --browser          end to end, in a real Chromium
    python3 -m app test --soak             the long runs: servers killed 50 times, and the like
    python3 -m app test tests/language -k quote     pytest, with exactly these arguments

Choices can be combined; what follows them is handed to pytest. A step that fails does not keep
the others from running. The exit code is 1 if any failed.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.bootstrap import environment, frontend, guard, homes, progress
from app.bootstrap.clone import Clone, SetupFailed
from app.bootstrap.steps import Outcome, Step, run, summary

_GROUPS = ("lint", "frontend", "python", "browser", "soak")
_USUAL = frozenset({"lint", "frontend", "python", "browser"})
# The kinds of test that look at the built front end.
_NEED_BUILD = frozenset({"python", "browser", "soak"})
_BROWSER_TESTS = "tests/browser"


@dataclass(frozen=True)
class Wish:
    """What was asked for."""

    groups: frozenset[str]
    arguments: tuple[str, ...]
    exact: bool


def main(clone: Clone, arguments: Sequence[str]) -> int:
    """Set up, run the steps, print the summary; 0 only if all passed."""
    if "--help" in arguments or "-h" in arguments:
        print(__doc__)
        return 0
    wish = parse(arguments)
    outcomes = _set_up(clone, wish.groups)
    env = test_environment(clone)
    for step in _steps(clone, wish, env):
        outcomes.append(run(step, clone.root, env))
    print(summary(outcomes), flush=True)
    return 0 if outcomes and all(outcome.passed for outcome in outcomes) else 1


def parse(arguments: Sequence[str]) -> Wish:
    """The groups that were chosen, and what is pytest's.

    >>> sorted(parse([]).groups)
    ['browser', 'frontend', 'lint', 'python']
    >>> sorted(parse(["--python", "-x"]).groups), parse(["--python", "-x"]).arguments
    (['python'], ('-x',))
    >>> parse(["tests/language"]).exact
    True
    """
    chosen = frozenset(name for name in _GROUPS if f"--{name}" in arguments)
    rest = tuple(word for word in arguments if word.removeprefix("--") not in chosen)
    if rest and not chosen:
        return Wish(frozenset({"python"}), rest, exact=True)
    return Wish(chosen or _USUAL, rest, exact=False)


def test_environment(clone: Clone) -> dict[str, str]:
    """The variables of the tests: none of the settings under which this person works."""
    kept = ("DUIZHAO_TEST_", "DUIZHAO_CHROMIUM")
    env = {
        name: value
        for name, value in homes.environment(clone).items()
        if not name.startswith("DUIZHAO_") or name.startswith(kept)
    }
    env["PATH"] = os.pathsep.join([str(clone.python.parent), env.get("PATH", os.defpath)])
    return env


def _set_up(clone: Clone, groups: frozenset[str]) -> list[Outcome]:
    """Everything the chosen groups need; a front end that does not build is a failed step."""
    with guard.alone(clone):
        log = progress.Log(clone.tools / "setup.log")
        log.begin()
        env = homes.environment(clone)
        if not environment.is_ready(clone, "dev"):
            environment.make(clone, log, env, "dev")
        if not groups & {"frontend", *_NEED_BUILD}:
            return []
        frontend.install(clone, log, env)
        if not groups & _NEED_BUILD or frontend.is_ready(clone):
            return []
        try:
            frontend.build(clone, log, env)
        except SetupFailed as failed:
            print(failed, file=sys.stderr)
            return [Outcome("front-end build", failed=1)]
    return []


def _steps(clone: Clone, wish: Wish, env: dict[str, str]) -> Iterator[Step]:
    python = str(clone.python)
    if "lint" in wish.groups:
        yield Step("ruff check", (python, "-m", "ruff", "check"))
        yield Step("ruff format", (python, "-m", "ruff", "format", "--check"))
        yield Step("mypy", (python, "-m", "mypy"))
        yield Step("import-linter", (str(clone.python.with_name("lint-imports")),))
    if "frontend" in wish.groups:
        yield from _frontend_steps(clone, env)
    if wish.exact:
        yield replace(_pytest(clone, "pytest", wish.arguments), minutes=180, interactive=True)
        return
    if "python" in wish.groups:
        spread = ("-n", "2", "--dist", "worksteal", f"--ignore={_BROWSER_TESTS}")
        yield _pytest(clone, "pytest", (*spread, *wish.arguments))
    if "browser" in wish.groups:
        yield Step("a browser", (python, "-m", "tests.servers.chromium"))
        # The tests of a file share a server, and spend much of their time waiting.
        by_file = ("-n", "2", "--dist", "loadfile")
        yield _pytest(clone, "browser tests", (_BROWSER_TESTS, *by_file, *wish.arguments))
    if "soak" in wish.groups:
        yield _pytest(clone, "long runs", ("-m", "soak", *wish.arguments), minutes=180)


def _frontend_steps(clone: Clone, env: dict[str, str]) -> Iterator[Step]:
    settings = frontend.npm_environment(clone, env)
    if not sys.stdout.isatty():
        # vitest takes a CI for a terminal, whose colours make a log unreadable.
        settings["NO_COLOR"] = "1"
    node = tuple(settings.items())
    place = clone.frontend
    yield Step("oxlint", tuple(frontend.npm(clone, "run", "lint")), env=node, folder=place)
    yield Step("tsc", tuple(frontend.npm(clone, "run", "check")), env=node, folder=place)
    report = clone.root / "test-results" / "vitest.xml"
    reporters = ("--reporter=default", "--reporter=junit", f"--outputFile.junit={report}")
    command = tuple(frontend.npm(clone, "run", "test", "--", *reporters))
    yield Step("vitest", command, report=report, env=node, folder=place)


def _pytest(clone: Clone, name: str, arguments: Sequence[str], minutes: int = 40) -> Step:
    report = clone.root / "test-results" / f"{name.replace(' ', '-')}.xml"
    command = (str(clone.python), "-m", "pytest", f"--junitxml={report}", *arguments)
    return Step(name, command, report=report, minutes=minutes)
