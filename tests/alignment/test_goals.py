"""The measured quality does not fall; needs texts that are not part of the repository."""

import os
from collections import Counter
from pathlib import Path

import pytest

from app.alignment import sentences
from benchmarks.gold import by_line, counted, measured, texts

_FOLDER = os.environ.get("DUIZHAO_MEASURING_DATA", "")


@pytest.mark.skipif(not _FOLDER, reason="DUIZHAO_MEASURING_DATA names no folder of texts.")
@pytest.mark.parametrize(
    ("name", "least"), [("mac-dev", 0.93), ("mac-dev-omit", 0.925), ("ntrex-hard-omit", 0.97)]
)
def test_strict_f1_stays_above_a_floor(name: str, least: float) -> None:
    folder = next(Path(_FOLDER).glob(f"**/{name}"))
    counts: Counter[str] = Counter()
    for text in texts(folder):
        found = [
            (tuple(bead.source), tuple(bead.target))
            for bead in sentences.align(text.source, text.target)
        ]
        counts += counted(text.gold, by_line(text.gold, found) if text.is_by_line else found, found)
    assert float(measured(counts)[0]) >= least
