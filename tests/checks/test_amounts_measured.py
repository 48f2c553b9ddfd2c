"""The goals of the checks of amounts, on texts that are not part of the project."""

import csv
import os
from pathlib import Path

import pytest

from app.checks import Severity, Unit, run

AMOUNTS = ("quantities", "dates", "currency", "hedges", "direction")


@pytest.fixture
def data() -> Path:
    folder = os.environ.get("DUIZHAO_MEASURING_DATA")
    if not folder:
        pytest.skip("DUIZHAO_MEASURING_DATA names no folder with texts to measure with.")
    return Path(folder)


def test_right_number_pairs_are_passed_and_wrong_ones_spoken_of(data: Path) -> None:
    with (data / "number-pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spoken = {True: 0, False: 0}
    count = {True: 0, False: 0}
    for row in rows:
        is_right = row["is_equivalent"] == "true"
        count[is_right] += 1
        spoken[is_right] += bool(run(Unit(row["zh"], row["en"]), only=AMOUNTS))
    assert spoken[True] <= 0.02 * count[True]
    assert spoken[False] >= 0.95 * count[False]


def test_professional_news_has_less_than_one_error_in_a_hundred_segments(data: Path) -> None:
    zh, en = (
        (data / name).read_text(encoding="utf-8").splitlines() for name in ("news.zh", "news.en")
    )
    found = [run(Unit(*pair), only=AMOUNTS) for pair in zip(zh, en, strict=True)]
    errors = sum(any(one.severity is Severity.ERROR for one in of_pair) for of_pair in found)
    assert errors < len(found) / 100
