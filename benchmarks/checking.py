"""The checks over finished translations: how often each speaks, and what they cost.

python -m benchmarks.checking --data FOLDER     over news.zh and news.en in that folder
python -m benchmarks.checking                   the cost only, over texts of its own
"""

import argparse
import csv
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from translate.filters.checks import StandardChecker
from translate.storage.base import TranslationUnit

from app.checks import KnownTerm, Severity, Unit, checks, run_all
from app.language.spans import Span
from benchmarks.measuring import Row, medians, seconds, table

_SIZES = (10, 1_000, 10_000)
_GLOSSARY = Path(__file__).parents[1] / "glossary/technology-policy.csv"
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_OWN = (
    ("今年上半年，公司的销售额达到18亿元。", "In the first half, sales came to 1.8 billion yuan."),
    ("杨伟民在会上说，企业要加快创新。", "Yang Weimin told the meeting that firms must innovate."),
    ("他们没有同意，因为费用太高。", "They did not agree, because it cost too much."),
    ("这项工程（二期）将于2025年完工。", "The project (phase two) will be completed in 2025."),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.checking",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, help="a folder with news.zh and news.en")
    folder = parser.parse_args(arguments).data
    units = read_news(folder) if folder else [Unit(*pair) for pair in _OWN]
    if folder:
        print("\n".join(_counted(units)) + "\n")
    print("\n".join(_cost(units)))
    return 0


def read_news(folder: Path) -> list[Unit]:
    """The lines of news.zh and news.en in a folder."""
    sides = [
        (folder / name).read_text(encoding="utf-8").split("\n")[:-1]
        for name in ("news.zh", "news.en")
    ]
    return [Unit(source, target) for source, target in zip(*sides, strict=True)]


def _counted(units: Sequence[Unit]) -> Iterator[str]:
    """Segments with a finding, by check and severity, and the rate per 100 segments."""
    counted: Counter[tuple[str, Severity]] = Counter()
    for findings in run_all(units):
        counted.update({(finding.check, finding.severity) for finding in findings})
    yield f"| of {len(units):,} segments | error | warning | hint | per 100 |"
    yield "|---|--:|--:|--:|--:|"
    for id_ in checks():
        cells = [counted[id_, severity] for severity in Severity]
        yield f"| {id_} | {' | '.join(map(str, cells))} | {100 * sum(cells) / len(units):.2f} |"
    whole = [sum(counted[id_, severity] for id_ in checks()) for severity in Severity]
    yield f"| all | {' | '.join(map(str, whole))} | {100 * sum(whole) / len(units):.2f} |"


def _cost(units: Sequence[Unit]) -> Iterator[str]:
    """Whole articles, in processor time; what one segment costs shows whether it grows with them.

    Each line of an article ends with its number, so that nothing is remembered from another.
    """
    marked = _with_terms(units)
    rows = [row for size in _SIZES for row in _rows(_article(marked, size))]
    yield from table("what the checks cost, in processor time", rows)
    article = _article(marked, _SIZES[1])
    each = {id_: _seconds(article, id_) for id_ in checks()}
    yield ""
    yield "| check, by itself | of the time of all |"
    yield "|---|--:|"
    for id_ in sorted(each, key=lambda id_: -each[id_])[:8]:
        yield f"| {id_} | {each[id_] / _seconds(article, None):.0%} |"


def _rows(article: Sequence[Unit]) -> Iterator[Row]:
    """All checks, beside comparing digits and beside translate-toolkit's checks, in one run."""
    check, digits = partial(run_all, article), partial(_digits_compared, article)
    ours, bare = medians(check, digits, 3, time.process_time)
    what, size = f"all checks over {len(article):,} segments", len(article)
    yield Row(what, ours, bare, "the digits of both sides found and compared", size)
    ours, bare = medians(check, partial(_toolkit, article), 1, time.process_time)
    yield Row(what, ours, bare, "translate-toolkit's checks, on units in memory", size)


def _digits_compared(article: Sequence[Unit]) -> int:
    sides = ((_DIGITS.findall(unit.source), _DIGITS.findall(unit.target)) for unit in article)
    return sum(set(one) == set(other) for one, other in sides)


def _toolkit(article: Sequence[Unit]) -> int:
    checker, findings = StandardChecker(), 0
    for unit in article:
        pair = TranslationUnit(unit.source)
        pair.target = unit.target
        findings += len(checker.run_filters(pair))
    return findings


def _with_terms(units: Sequence[Unit]) -> list[Unit]:
    """The units with the terms of the seed glossary that stand in them."""
    with _GLOSSARY.open(encoding="utf-8", newline="") as file:
        renderings: dict[str, tuple[str, ...]] = {}
        for row in csv.DictReader(file):
            renderings[row["zh"]] = tuple(row["preferred"].split(" | "))
    longest = sorted(renderings, key=lambda zh: -len(zh))
    pattern = re.compile("|".join(map(re.escape, longest)))
    return [
        replace(
            unit,
            terms=tuple(
                KnownTerm(Span(*found.span()), found.group(), renderings[found.group()])
                for found in pattern.finditer(unit.source)
            ),
        )
        for unit in units
    ]


def _article(units: Sequence[Unit], size: int) -> list[Unit]:
    return [
        replace(unit, source=f"{unit.source}{place}", target=f"{unit.target} {place}")
        for place, unit in enumerate(islice(cycle(units), size))
    ]


def _seconds(article: Sequence[Unit], only: str | None) -> float:
    only_one = None if only is None else [only]
    return seconds(lambda: run_all(article, only=only_one), time.process_time)


if __name__ == "__main__":
    sys.exit(main())
