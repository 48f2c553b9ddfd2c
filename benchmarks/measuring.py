"""Time taken several times, alternately with the bare work, and put down as rows of a table."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True)
class Row:
    """A line of the table. Times are medians, in seconds."""

    what: str
    ours: float
    bare: float
    beside: str
    # Segments, terms and the like that the time is for: what one of them costs is shown.
    each: int = 0


def seconds(work: Work, clock: Clock = time.perf_counter) -> float:
    """How long something takes; by `time.process_time` what it takes of one processor."""
    begun = clock()
    work()
    return clock() - begun


def medians(
    ours: Work, bare: Work, times: int, clock: Clock = time.perf_counter
) -> tuple[float, float]:
    """Both, in turn, so that a busy moment of the machine falls on both; once before it counts."""
    ours()
    bare()
    taken = [(seconds(ours, clock), seconds(bare, clock)) for _ in range(times)]
    return statistics.median(a for a, _ in taken), statistics.median(b for _, b in taken)


def percentile(values: Sequence[float], part: float) -> float:
    """The value that this part of the values does not exceed.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 0.5), percentile([1.0, 2.0], 0.99)
    (2.0, 2.0)
    """
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(part * len(ordered) + 0.5) - 1))]


def shown(time_taken: float) -> str:
    """A time in the unit in which it is read at a glance.

    >>> shown(2.345), shown(0.01234), shown(0.000056)
    ('2.35 s', '12.3 ms', '56 µs')
    """
    if time_taken >= 1:
        return f"{time_taken:.2f} s"
    if time_taken >= 0.001:
        return f"{time_taken * 1_000:.3g} ms"
    return f"{time_taken * 1_000_000:.0f} µs"


def table(database: str, rows: Sequence[Row]) -> Iterator[str]:
    """A Markdown table."""
    yield f"| {database} | Duizhao | bare | ratio | one costs | beside |"
    yield "|---|--:|--:|--:|--:|---|"
    for row in rows:
        one = shown(row.ours / row.each) if row.each else ""
        yield (
            f"| {row.what} | {shown(row.ours)} | {shown(row.bare)} | {row.ours / row.bare:.1f}"
            f" | {one} | {row.beside} |"
        )
