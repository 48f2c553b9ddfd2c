"""Measure, and print the figures as tables.

    python -m benchmarks                                   all, on both databases
    python -m benchmarks --database sqlite --sizes 30,1000
    python -m benchmarks --only opening,saving
    python -m benchmarks --only editing                    the editor in a real Chromium
    python -m benchmarks --only meanwhile                  saves while others send large files
    python -m benchmarks --only remembering                the memory, up to a million pairs
    python -m benchmarks --only quantities --data FOLDER   how often the checks of amounts are right

Each figure stands beside the bare library or bare SQL that does the same work in the same run,
taken in turn with it. Compare figures of one run only; the ratio travels better than the times.
"""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import (
    editing,
    exporting,
    glossaries,
    importing,
    meanwhile,
    naming,
    opening,
    places,
    quantities,
    recognising,
    remembering,
    reviewing,
    saving,
    starting,
)
from benchmarks.measuring import Row, table
from benchmarks.places import Place

_PARTS = (
    *("starting", "opening", "reviewing", "saving", "importing", "exporting"),
    *("recognising", "glossaries", "naming"),
)
_TABLES_OF_THEIR_OWN = ("editing", "meanwhile")
_WITH_DATA = ("quantities",)
_ALONE = ("remembering",)
_ALL = _PARTS + _TABLES_OF_THEIR_OWN + _ALONE + _WITH_DATA
_GLOSSARIES = [260, 10_000, 100_000]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for."""
    wanted = _parse(arguments)
    _say(
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()},"
        f" {os.cpu_count()} cores, load at the beginning {os.getloadavg()[0]:.1f}\n"
    )
    if "quantities" in wanted.only:
        _say("\n".join(quantities.lines(wanted.data, wanted.sizes)) + "\n")
    kinds = places.DATABASES if wanted.database == "both" else (wanted.database,)
    if "remembering" in wanted.only:
        for line in remembering.lines(wanted.pairs, kinds, wanted.kept):
            _say(line)
    if not set(wanted.only) - {*_WITH_DATA, *_ALONE}:
        return 0
    for kind in kinds:
        with places.place(kind) as place:
            _print(place.name, _rows(place, wanted))
            if "editing" in wanted.only:
                _say("\n".join(editing.lines(place, wanted.sizes)) + "\n")
            if "meanwhile" in wanted.only:
                for line in meanwhile.lines(place):
                    _say(line)
                _say("")
    if "recognising" in wanted.only:
        _print("No database", recognising.rows(_GLOSSARIES))
    return 0


def _rows(place: Place, wanted: argparse.Namespace) -> list[Row]:
    parts: dict[str, Callable[[], list[Row]]] = {
        "starting": lambda: starting.rows(place),
        "opening": lambda: opening.rows(place, wanted.sizes),
        "reviewing": lambda: reviewing.rows(place, wanted.sizes),
        "saving": lambda: saving.rows(place),
        "importing": lambda: importing.rows(place, wanted.sizes),
        "glossaries": lambda: glossaries.rows(wanted.entries),
        "naming": lambda: naming.rows(wanted.sizes),
        "exporting": lambda: exporting.rows(place, max(wanted.sizes)),
    }
    made = []
    for name, part in parts.items():
        if name in wanted.only:
            print(f"{place.kind}: {name} …", file=sys.stderr, flush=True)
            made += part()
    return made


def _print(name: str, rows: Sequence[Row]) -> None:
    if rows:
        _say("\n".join(table(name, rows)) + "\n")


def _say(text: str) -> None:
    print(text, flush=True)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--database", choices=[*places.DATABASES, "both"], default="both")
    parser.add_argument(
        "--sizes", type=_sizes, default=[30, 1_000, 10_000], help="segments of an article"
    )
    parser.add_argument(
        "--pairs",
        type=_pairs,
        default=[10_000, 100_000, 1_000_000],
        help="pairs of a memory, for remembering",
    )
    parser.add_argument(
        "--kept", type=Path, help="folder in which remembering keeps its databases, to use again"
    )
    parser.add_argument(
        "--entries", type=_pairs, default=glossaries.SIZES, help="of a glossary that comes in"
    )
    parser.add_argument("--only", type=_names, default=_PARTS, help=f"of {', '.join(_ALL)}")
    parser.add_argument("--data", type=Path, help="folder with number-pairs.csv, news.zh, news.en")
    wanted = parser.parse_args(arguments)
    if set(wanted.only) & set(_WITH_DATA) and not wanted.data:
        parser.error("quantities are measured on texts: name their folder with --data")
    return wanted


def _sizes(given: str) -> list[int]:
    sizes = sorted({int(size) for size in given.split(",")})
    if not 1 <= sizes[0] <= sizes[-1] <= 100_000:
        raise argparse.ArgumentTypeError("between 1 and 100,000")
    return sizes


def _pairs(given: str) -> list[int]:
    return sorted({int(size) for size in given.split(",")})


def _names(given: str) -> tuple[str, ...]:
    names = tuple(given.split(","))
    if unknown := set(names) - set(_ALL):
        raise argparse.ArgumentTypeError(f"there is no {', '.join(sorted(unknown))}")
    return names


if __name__ == "__main__":
    sys.exit(main())
