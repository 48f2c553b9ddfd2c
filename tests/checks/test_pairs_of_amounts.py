"""Translations of one amount, right and wrong, through the five checks of amounts together.

A row of a `pairs_of_amounts*.json` has a `source`, `right` targets, of which nothing may be said,
and `wrong` ones, of which one of the checks must speak. `right_but_flagged` and `wrong_but_silent`
are what is not judged rightly yet; their tests fail on the day it is.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.checks import Unit, run

AMOUNTS = ("quantities", "dates", "currency", "hedges", "direction")
HERE = Path(__file__).parent


def pairs(key: str, known_failures: str) -> Iterator[Any]:
    files = sorted(HERE.glob("pairs_of_amounts*.json"))
    rows = [row for file in files for row in json.loads(file.read_text(encoding="utf-8"))]
    failing = pytest.mark.xfail(strict=True, reason="known failure")
    for row in rows:
        for target in row.get(key, []):
            yield pytest.param(row["source"], target, id=f"{row['source']} | {target}")
        for target in row.get(known_failures, []):
            name = f"{row['source']} | {target}"
            yield pytest.param(row["source"], target, id=name, marks=failing)


@pytest.mark.parametrize(("source", "target"), list(pairs("right", "right_but_flagged")))
def test_a_right_amount_is_passed_in_silence(source: str, target: str) -> None:
    assert [found.message for found in run(Unit(source, target), only=AMOUNTS)] == []


@pytest.mark.parametrize(("source", "target"), list(pairs("wrong", "wrong_but_silent")))
def test_a_wrong_amount_is_spoken_of(source: str, target: str) -> None:
    assert run(Unit(source, target), only=AMOUNTS)
