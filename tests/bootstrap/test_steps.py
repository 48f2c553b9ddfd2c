"""Every step is run and counted, and the last line says how it went."""

import re
import sys
import time
from pathlib import Path

import pytest

from app.bootstrap import steps, testing
from app.bootstrap.clone import Clone
from app.bootstrap.steps import Outcome, Step

_LAST = re.compile(r"\d+ passed, \d+ failed(, \d+ skipped)?")


def _python(code: str, name: str = "a step", **more: object) -> Step:
    return Step(name, (sys.executable, "-c", code), **more)  # type: ignore[arg-type]


def _report(folder: Path, **counts: int) -> tuple[Path, str]:
    path = folder / "report.xml"
    words = " ".join(f'{name}="{count}"' for name, count in counts.items())
    text = f"<testsuites><testsuite {words}/></testsuites>"
    return path, f"import pathlib; pathlib.Path({str(path)!r}).write_text({text!r}); "


def test_a_program_that_counts_nothing_is_one_test(tmp_path: Path) -> None:
    assert steps.run(_python("pass"), tmp_path, {}).succeeded == 1
    failed = steps.run(_python("raise SystemExit(3)"), tmp_path, {})
    assert (failed.succeeded, failed.failed, failed.passed) == (0, 1, False)
    assert failed.note == "ended with code 3"


def test_a_report_is_counted(tmp_path: Path) -> None:
    path, write = _report(tmp_path, tests=9, failures=1, errors=2, skipped=1)
    outcome = steps.run(_python(write + "raise SystemExit(1)", report=path), tmp_path, {})
    assert (outcome.succeeded, outcome.failed, outcome.skipped) == (5, 3, 1)


def test_a_known_failure_is_not_a_skipped_test(tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    marks = '<testcase><skipped type="pytest.xfail"/></testcase><testcase><skipped/></testcase>'
    text = f'<testsuites><testsuite tests="5" skipped="2">{marks}</testsuite></testsuites>'
    code = f"import pathlib; pathlib.Path({str(path)!r}).write_text({text!r})"
    outcome = steps.run(_python(code, report=path), tmp_path, {})
    assert (outcome.succeeded, outcome.failed, outcome.skipped) == (4, 0, 1)


def test_a_crash_after_a_clean_report_is_a_failure(tmp_path: Path) -> None:
    path, write = _report(tmp_path, tests=9)
    outcome = steps.run(_python(write + "raise SystemExit(4)", report=path), tmp_path, {})
    assert (outcome.succeeded, outcome.failed) == (9, 1)


def test_the_report_of_another_run_is_not_counted(tmp_path: Path) -> None:
    path, _ = _report(tmp_path, tests=9)
    path.write_text('<testsuite tests="9"/>')
    outcome = steps.run(_python("raise SystemExit(1)", report=path), tmp_path, {})
    assert (outcome.succeeded, outcome.failed) == (0, 1)


def test_running_no_test_is_a_failure(tmp_path: Path) -> None:
    path, write = _report(tmp_path, tests=0)
    outcome = steps.run(_python(write, report=path), tmp_path, {})
    assert (outcome.passed, outcome.note) == (False, "no test was run")


def test_a_program_that_is_missing_is_a_failure_with_its_name(tmp_path: Path) -> None:
    outcome = steps.run(Step("lost", ("/nonexistent/program",)), tmp_path, {})
    assert not outcome.passed
    assert "/nonexistent/program" in outcome.note


# A child that shows for as long as it lives, by a file that grows.
_CHILD = """
import time
while True:
    with open("alive", "a") as file:
        file.write(".")
    time.sleep(0.02)
"""


def test_a_step_without_end_is_ended_with_its_children(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time;"
        f"subprocess.Popen([sys.executable, '-c', {_CHILD!r}]); time.sleep(600)"
    )
    outcome = steps.run(_python(code, minutes=1 / 30), tmp_path, {})
    assert not outcome.passed
    assert "did not end" in outcome.note
    grown = (tmp_path / "alive").stat().st_size
    time.sleep(0.3)
    assert (tmp_path / "alive").stat().st_size == grown > 0


def test_one_failed_step_keeps_no_other_from_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [
        _python("pass", "first"),
        _python("raise SystemExit(1)", "second"),
        _python("pass", "third"),
    ]
    monkeypatch.setattr(testing, "_set_up", lambda *_: [])
    monkeypatch.setattr(testing, "_steps", lambda *_: given)
    assert testing.main(Clone(tmp_path), []) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "2 passed, 1 failed"
    assert [line.split()[:2] for line in lines if line.endswith(" s")] == [
        ["first", "passed"],
        ["second", "FAILED:"],
        ["third", "passed"],
    ]


def test_the_last_line_is_the_one_that_machines_read() -> None:
    outcomes = [Outcome("pytest", 3, 0, 1), Outcome("mypy", 1)]
    last = steps.summary(outcomes).splitlines()[-1]
    assert last == "4 passed, 0 failed, 1 skipped"
    assert _LAST.fullmatch(last)


def test_the_settings_under_which_a_person_works_do_not_reach_the_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_DATABASE_URL", "postgresql://people@work/live")
    monkeypatch.setenv("DUIZHAO_TEST_PG_URL", "postgresql://tests@here/test")
    env = testing.test_environment(Clone(tmp_path))
    assert "DUIZHAO_DATABASE_URL" not in env
    assert env["DUIZHAO_TEST_PG_URL"] == "postgresql://tests@here/test"
