from typing import Any

import pytest

from app.checks import checks
from tests.checks.conftest import findings_of, rows_of, told


def test_every_check_explains_itself_and_has_cases(check: str) -> None:
    module = checks()[check]
    assert module.__doc__
    assert module.__doc__.strip()[0].isupper()
    assert module.__doc__.strip().splitlines()[0].endswith(".")
    assert hasattr(module, "find") or hasattr(module, "find_all")
    assert all(sentence.endswith(".") for sentence in module.messages.values())
    rows = rows_of(check)
    speaking = [row for row in rows if row["findings"]]
    assert len(speaking) >= 3, f"tests/checks/{check}.json needs cases in which it speaks"
    assert len(rows) - len(speaking) >= 3, f"tests/checks/{check}.json needs silent cases"


def test_every_message_is_said_in_a_case(check: str) -> None:
    said = {finding.code for row in rows_of(check) for _, finding in findings_of(row, check)}
    assert said == set(checks()[check].messages)


def test_a_check_says_what_is_expected(check: str, row: dict[str, Any]) -> None:
    found = findings_of(row, check)
    expected = row["findings"]
    if len(found) != len(expected):
        pytest.fail(f"expected {expected}, found {[finding for _, finding in found]}")
    for wanted, (place, finding) in zip(expected, found, strict=True):
        told_now = told(wanted, place, finding, row)
        assert told_now == ({"message": wanted} if isinstance(wanted, str) else wanted)
