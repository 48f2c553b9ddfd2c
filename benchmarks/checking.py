"""The checks over finished translations: how often each speaks, and what they cost.

python -m benchmarks.checking --data FOLDER     over news.zh and news.en in that folder
python -m benchmarks.checking                   the cost only, over texts of its own
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.checks import Severity, Unit, checks, run_all

_SIZES = (10, 1_000, 10_000)
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
    units = _news(folder) if folder else [Unit(*pair) for pair in _OWN]
    if folder:
        print("\n".join(_counted(units)) + "\n")
    print("\n".join(_cost(units)))
    return 0


def _news(folder: Path) -> list[Unit]:
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
    """Whole articles on one core; what one segment costs shows whether it grows with the article.

    Each line of an article ends with its number, so that nothing is remembered from another.
    """
    run_all([*units[:10]])  # dictionaries are loaded
    yield "| segments | all checks | one segment costs |"
    yield "|--:|--:|--:|"
    for size in _SIZES:
        taken = _seconds(_article(units, size), None)
        yield f"| {size:,} | {taken:.2f} s | {1_000_000 * taken / size:.0f} µs |"
    article = _article(units, _SIZES[1])
    each = {id_: _seconds(article, id_) for id_ in checks()}
    yield ""
    yield "| check, by itself | of the time of all |"
    yield "|---|--:|"
    for id_ in sorted(each, key=lambda id_: -each[id_])[:8]:
        yield f"| {id_} | {each[id_] / _seconds(article, None):.0%} |"


def _article(units: Sequence[Unit], size: int) -> list[Unit]:
    return [
        Unit(
            f"{units[place % len(units)].source}{place}",
            f"{units[place % len(units)].target} {place}",
        )
        for place in range(size)
    ]


def _seconds(article: Sequence[Unit], only: str | None) -> float:
    begun = time.perf_counter()
    run_all(article, only=None if only is None else [only])
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
