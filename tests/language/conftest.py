"""Linguistic cases are rows of a JSON file beside the test, which a translator can extend.

`@pytest.mark.cases("sentences_chinese.json")` runs a test once for each row, as its argument
`case`. A row has a `label`; `"known_failure": true` marks what is not right yet, and its test
fails on the day it becomes right.
"""

import json
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "cases(file): run once for each row of a JSON file")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    marker = metafunc.definition.get_closest_marker("cases")
    if marker is None or "case" not in metafunc.fixturenames:
        return
    rows = json.loads((Path(__file__).parent / marker.args[0]).read_text(encoding="utf-8"))
    wrong = pytest.mark.xfail(strict=True, reason="known failure")
    metafunc.parametrize(
        "case",
        [
            pytest.param(row, id=row["label"], marks=[wrong] if row.get("known_failure") else [])
            for row in rows
        ],
    )
