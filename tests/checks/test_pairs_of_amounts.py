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


ROWS = [
    row
    for file in sorted(HERE.glob("pairs_of_amounts*.json"))
    for row in json.loads(file.read_text(encoding="utf-8"))
]


def rows(key: str) -> list[Any]:
    return [pytest.param(r["source"], r[key], id=r["source"]) for r in ROWS if r.get(key)]


def known_failures(key: str) -> Iterator[Any]:
    failing = pytest.mark.xfail(strict=True, reason="known failure")
    for row in ROWS:
        for target in row.get(key, []):
            name = f"{row['source']} | {target}"
            yield pytest.param(row["source"], [target], id=name, marks=failing)


def messages(source: str, target: str) -> list[str]:
    return [found.message for found in run(Unit(source, target), only=AMOUNTS)]


@pytest.mark.parametrize(
    ("source", "targets"), [*rows("right"), *known_failures("right_but_flagged")]
)
def test_a_right_amount_is_passed_in_silence(source: str, targets: list[str]) -> None:
    assert {t: said for t in targets if (said := messages(source, t))} == {}


@pytest.mark.parametrize(
    ("source", "targets"), [*rows("wrong"), *known_failures("wrong_but_silent")]
)
def test_a_wrong_amount_is_spoken_of(source: str, targets: list[str]) -> None:
    assert [t for t in targets if not messages(source, t)] == []
