"""How often the check of omissions speaks up over whole translations, and over those with a hole.

python -m benchmarks.omissions --data FOLDER    over news.zh and news.en in that folder

From each English line with several clauses one of at least five words is taken away at random; and
into each Chinese line of several clauses one of a line nearby is put, which nothing renders.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.checks import Unit, run_all
from benchmarks.checking import read_news

_SEED = 2
_NEARBY = 6  # lines
_WORDS, _CHARACTERS = 5, 8
_ENGLISH_CUT = re.compile(r"[,;:]\s")
_CHINESE = re.compile(r"[^，；：。？！…,;?!\n]+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.omissions",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True, help="a folder with news.zh, news.en")
    units = read_news(parser.parse_args(arguments).data)
    chance = random.Random(_SEED)
    texts = {
        "whole": units,
        "an English clause taken away": list(_dropped(units, chance)),
        "a Chinese clause put in": list(_inserted(units, chance)),
    }
    print("| lines | of | a clause, warning | a clause, hint or warning | length or clause |")
    print("|---|--:|--:|--:|--:|")
    for label, some in texts.items():
        shares = [f"{100 * share:.1f} %" for share in _shares(some)]
        print(f"| {label} | {len(some):,} | {' | '.join(shares)} |")
    return 0


def _shares(units: Sequence[Unit]) -> Iterator[float]:
    told = [
        {(finding.code, finding.severity.value) for finding in findings}
        for findings in run_all(units, only=["omission"])
    ]
    clause = {("clause", "warning"), ("clause", "hint")}
    for wanted in ({("clause", "warning")}, clause, clause | {("short", "warning")}):
        yield sum(bool(found & wanted) for found in told) / len(told)


def _dropped(units: Sequence[Unit], chance: random.Random) -> Iterator[Unit]:
    for unit in units:
        parts = _ENGLISH_CUT.split(unit.target)
        long = [place for place, part in enumerate(parts) if len(part.split()) >= _WORDS]
        if len(parts) > 1 and long and len(_CHINESE.findall(unit.source)) > 1:
            del parts[chance.choice(long)]
            yield Unit(unit.source, ", ".join(parts))


def _inserted(units: Sequence[Unit], chance: random.Random) -> Iterator[Unit]:
    clauses = [
        [part for part in _CHINESE.findall(unit.source) if len(part) >= _CHARACTERS]
        for unit in units
    ]
    for place, unit in enumerate(units):
        near = [
            part
            for other in range(max(0, place - _NEARBY), min(len(units), place + _NEARBY + 1))
            if other != place
            for part in clauses[other]
        ]
        ends = [found.end() for found in _CHINESE.finditer(unit.source)]
        if near and len(ends) > 1:
            at = chance.choice(ends)
            strange = chance.choice(near)
            yield Unit(f"{unit.source[:at]}，{strange}{unit.source[at:]}", unit.target)


if __name__ == "__main__":
    sys.exit(main())
