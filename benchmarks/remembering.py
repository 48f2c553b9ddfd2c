"""The memory: matches, concordance, remembering and importing, beside a full scan by rapidfuzz.

    python -m benchmarks.remembering --sizes 10000,100000
    python -m benchmarks.remembering --sizes 1000000 --database postgresql

Each size is imported from a TMX file into a database of its own. Every question is asked of the
memory and of the scan in turn. Recall is of the ten best matches of the scan at 70 % or more: the
n-th of ours counts if it is as good as the n-th of the scan's.
"""

import argparse
import gc
import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from app import database, migrations, settings
from app.database import now, transaction
from app.formats import Written, tmx
from app.memory import concordance, exchange, fuzzy, service
from app.memory.grams import key
from app.memory.queries import Filters, Reach
from app.memory.schemas import Mode, Side
from app.memory.service import Unit
from benchmarks import places
from benchmarks.measuring import percentile, seconds, shown
from tests.memory import corpora
from tests.memory.scan import Scan, found_of
from tests.world import IDS, furnish

_ALL = Reach(1, is_administrator=True)
_QUESTIONS = 150
# What of a memory is boilerplate, and what is short, as a newspaper's archive has them.
_PARTS = (("ordinary", 0.8), ("boilerplate", 0.1), ("short", 0.1))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the sizes that are asked for, and print tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.remembering",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", default="10000,100000", help="pairs, with commas between")
    parser.add_argument("--database", choices=[*places.DATABASES, "both"], default="both")
    wanted = parser.parse_args(arguments)
    kinds = places.DATABASES if wanted.database == "both" else (wanted.database,)
    for size in [int(part) for part in wanted.sizes.split(",")]:
        texts = {kind: _distinct(corpora.KINDS[kind](int(size * part))) for kind, part in _PARTS}
        scan = Scan([source for sources in texts.values() for source in sources])
        for kind in kinds:
            with _database(kind):
                print(f"\n{_name(kind)}, {size:,} pairs, Python {platform.python_version()}\n")
                for line in _table(texts, scan):
                    print(line, flush=True)
    return 0


def _distinct(sources: list[str]) -> list[str]:
    """Each text once: what is in the memory already is not imported again."""
    return list({key(source): source for source in sources}.values())


def _table(texts: dict[str, list[str]], scan: Scan) -> Iterator[str]:
    sources = [source for kind in texts.values() for source in kind]
    yield "| | p50 | p95 | scan p50 | scan p95 | recall |"
    yield "|---|--:|--:|--:|--:|--:|"
    before = _bytes()
    taken = _import(sources)
    rate, each = len(sources) / taken, (_bytes() - before) / len(sources)
    for kind, part in texts.items():
        yield _match_row(kind, part, scan)
    for name, side, mode in (
        ("concordance, Chinese phrase", Side.SOURCE, Mode.PHRASE),
        ("concordance, Chinese fuzzy", Side.SOURCE, Mode.FUZZY),
        ("concordance, English phrase", Side.TARGET, Mode.PHRASE),
    ):
        yield _concordance_row(name, sources, side, mode)
    yield _remember_row()
    yield ""
    yield f"Imported at {rate:,.0f} pairs a second; {each:,.0f} bytes on the disk for a pair."


def _match_row(kind: str, sources: list[str], scan: Scan) -> str:
    questions = corpora.questions(sources, _QUESTIONS)
    ours: list[float] = []
    bare: list[float] = []
    true = found = 0
    with transaction(writes=False) as session:
        fuzzy.resembling(session, [IDS.project], questions[0], 10)
        for question in questions:
            unit = Unit(IDS.project, question, "", "translated", now())
            ours.append(seconds(lambda u=unit: fuzzy.matches(session, _ALL, u)))  # type: ignore[misc]
            begun = time.perf_counter()
            best = scan.best(question)
            bare.append(time.perf_counter() - begun)
            got = [score for _, score in fuzzy.resembling(session, [IDS.project], question, 10)]
            true += len(best)
            found += found_of(best, got)
    recall = f"{found}/{true} = {found / max(1, true):.3f}"
    return _row(f"match, {kind}", ours, bare, recall)


def _concordance_row(name: str, sources: list[str], side: Side, mode: Mode) -> str:
    chance = random.Random(3)
    ours: list[float] = []
    bare: list[float] = []
    with transaction(writes=False) as session:
        for _ in range(_QUESTIONS):
            phrase = _phrase(chance, sources, side)
            ask = _asking(session, phrase, side, mode)
            ours.append(seconds(ask))
            if side is Side.SOURCE and mode is Mode.PHRASE:
                begun = time.perf_counter()
                sum(phrase in source for source in sources)
                bare.append(time.perf_counter() - begun)
    return _row(name, ours, bare, "")


def _phrase(chance: random.Random, sources: list[str], side: Side) -> str:
    source = chance.choice(sources)
    if side is Side.TARGET:
        return " ".join(_english(source).split()[2:4])
    begin = chance.randrange(max(1, len(source) - 4))
    return source[begin : begin + chance.randrange(2, 5)] or source


def _asking(session: database.Session, phrase: str, side: Side, mode: Mode) -> Callable[[], object]:
    return lambda: concordance.search(
        session, _ALL, phrase, side=side, mode=mode, filters=Filters(), limit=50
    )


def _remember_row() -> str:
    taken: list[float] = []
    for number, source in enumerate(corpora.ordinary(100, seed=99)):
        with transaction() as session:
            unit = Unit(IDS.project, f"{number}{source}", _english(source), "translated", now())
            taken.append(seconds(lambda u=unit: service.remember(session, u)))  # type: ignore[misc]
    return _row("remember a segment", taken, [], "")


def _row(what: str, ours: list[float], bare: list[float], recall: str) -> str:
    cells = [
        shown(percentile(times, part)) if times else ""
        for times in (ours, bare)
        for part in (0.5, 0.95)
    ]
    return f"| {what} | {' | '.join(cells)} | {recall} |"


def _import(sources: list[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tmx"
        with path.open("wb") as file:
            tmx.write_units(file, (Written(s, _english(s), "", now()) for s in sources))
        gc.collect()
        begun = time.perf_counter()
        report = exchange.bring_in(path, IDS.project)
        taken = time.perf_counter() - begun
        assert report.units == len(sources), report
        return taken


_LEXICON = [
    f"{a}{b}{c}"
    for a in ("pro", "con", "de", "re", "in", "trans", "ex", "sub")
    for b in ("duc", "struc", "vers", "fer", "port", "spec", "mit", "ten", "ver", "gress")
    for c in ("tion", "ing", "ed", "or", "ive", "able", "s", "ment", "al", "ity")
]


def _english(source: str) -> str:
    """As many words as a translation has, the same for the same source."""
    chance = random.Random(source)
    number = max(2, int(len(source) * 0.6))
    return (
        " ".join(_LEXICON[int(len(_LEXICON) * chance.random() ** 3)] for _ in range(number)) + "."
    )


@contextmanager
def _database(kind: str) -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="duizhao-memory-") as folder, places.url(kind, folder):
        migrations.migrate(database.engine())
        furnish()
        try:
            yield
        finally:
            database.engine().dispose()
            settings.settings.cache_clear()
            database.engine.cache_clear()


def _name(kind: str) -> str:
    asked = "SELECT sqlite_version()" if kind == "sqlite" else "SHOW server_version"
    with transaction(writes=False) as session:
        return f"{kind} {session.scalar(text(asked))}".partition(" (")[0]


def _bytes() -> int:
    """What the database takes on the disk."""
    if database.engine().dialect.name == "sqlite":
        query = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    else:
        query = "SELECT pg_database_size(current_database())"
    with transaction(writes=False) as session:
        return int(session.scalar(text(query)) or 0)


if __name__ == "__main__":
    sys.exit(main())
