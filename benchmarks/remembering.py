"""The memory: matches, parts, concordance, remembering and importing, beside a full scan.

    python -m benchmarks --only remembering
    python -m benchmarks --only remembering --database sqlite --pairs 10000,100000
    python -m benchmarks --only remembering --kept FOLDER

Each size is imported from one TMX file into a database of its own. Every question is asked of the
memory, of a scan of all keys by rapidfuzz and, for some, of translate-toolkit's matcher, in turn.
Recall is of the ten best matches of the scan at 70 % or more: the n-th of ours counts if it is as
good as the n-th of the scan's. A concordance is timed with the marking of renderings.

With `--kept` the databases stay in a folder, those of PostgreSQL on the server that
`DUIZHAO_TEST_PG_URL` names; the next run does not import them again, and prints no rate.
"""

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from sqlalchemy import func, select, text

from app import database, migrations, settings
from app.database import now, transaction
from app.formats import Written, tmx
from app.memory import concordance, exchange, fuzzy, service, subsegments
from app.memory.grams import key
from app.memory.queries import Filters, Reach
from app.memory.schemas import Mode, Side
from app.memory.service import Unit
from app.projects.models import Project
from app.segments import renderings
from benchmarks import places
from benchmarks.measuring import percentile, seconds, shown
from benchmarks.toolkit import Toolkit, toolkit
from tests.memory import corpora
from tests.memory.scan import Scan, found_of
from tests.world import IDS, furnish

_ALL = Reach(1, is_administrator=True)
_QUESTIONS = 100
# Of these many pairs on translate-toolkit takes seconds for a question: it is asked fewer.
_MANY, _FEW_QUESTIONS = 100_000, 10
_WARM = 5
# The same in each run, so that a file that was imported before is known again.
_WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
# What of a memory is boilerplate, and what is short, as a newspaper's archive has them.
_PARTS = (("ordinary", 0.8), ("boilerplate", 0.1), ("short", 0.1))
_SEARCHES = (
    ("concordance, Chinese phrase", Side.SOURCE, Mode.PHRASE),
    ("concordance, Chinese words", Side.SOURCE, Mode.WORDS),
    ("concordance, Chinese fuzzy", Side.SOURCE, Mode.FUZZY),
    ("concordance, English phrase", Side.TARGET, Mode.PHRASE),
)
Medians = dict[tuple[str, str, int], float]


def lines(sizes: Sequence[int], kinds: Sequence[str], kept: Path | None = None) -> Iterator[str]:
    """Tables for each size on each database, and how the medians grow between the sizes."""
    medians: Medians = {}
    for size in sorted(sizes):
        _progress(f"{size:,} pairs: texts, a file of them, and translate-toolkit's matcher")
        texts = {kind: _distinct(corpora.KINDS[kind](int(size * part))) for kind, part in _PARTS}
        sources = [source for part in texts.values() for source in part]
        scan = Scan(sources)
        with tempfile.TemporaryDirectory(prefix="duizhao-memory-") as folder:
            file = Path(folder) / "memory.tmx"
            with file.open("wb") as out:
                tmx.write_units(out, (Written(s, _english(s), "", _WRITTEN) for s in sources))
            with toolkit(sources, folder) as beside:
                for kind in kinds:
                    with _database(kind, kept / f"{kind}-{size}" if kept else None):
                        yield f"{_name(kind)}, {len(sources):,} pairs\n"
                        yield from _Table(kind, size, texts, medians).lines(file, scan, beside)
                        yield ""
    yield from _growth(medians, sorted(sizes))


def _distinct(sources: list[str]) -> list[str]:
    """Each text once: what is in the memory already is not imported again."""
    return list({key(source): source for source in sources}.values())


class _Table:
    """What is measured on one database of one size."""

    def __init__(self, kind: str, size: int, texts: dict[str, list[str]], medians: Medians) -> None:
        self.kind, self.size, self.texts, self.medians = kind, size, texts, medians
        self.sources = [source for part in texts.values() for source in part]

    def lines(self, file: Path, scan: Scan, beside: Toolkit) -> Iterator[str]:
        yield "| | p50 | p95 | scan p50 | scan p95 | toolkit p50 | toolkit p95 | recall |"
        yield "|---|--:|--:|--:|--:|--:|--:|--:|"
        pairs = len(self.sources)
        self._progress("importing")
        before = _bytes()
        taken = _import(file, pairs)
        each = (_bytes() - before) / pairs
        for kind, part in self.texts.items():
            yield self._match_row(kind, part, scan, beside)
        yield self._parts_row()
        for name, side, mode in _SEARCHES:
            yield self._concordance_row(name, side, mode)
        yield self._remember_row("remember a segment", corpora.ordinary(100, seed=99), 1)
        yield self._remember_row("remember four sentences", corpora.ordinary(400, seed=98), 4)
        if taken:
            rate = f"Imported at {pairs / taken:,.0f} pairs a second"
            yield f"\n{rate}; {each:,.0f} bytes on the disk for a pair."

    def _progress(self, what: str) -> None:
        _progress(f"{self.size:,} pairs, {self.kind}: {what}")

    def _match_row(self, kind: str, sources: list[str], scan: Scan, beside: Toolkit) -> str:
        self._progress(f"match, {kind}")
        questions = corpora.questions(sources, _QUESTIONS)
        asked_beside = _FEW_QUESTIONS if self.size > _MANY else _QUESTIONS
        ours: list[float] = []
        bare: list[float] = []
        theirs: list[float] = []
        true = found = 0
        with transaction(writes=False) as session:
            for question in corpora.questions(sources, _WARM, seed=5):
                fuzzy.matches(session, _ALL, _unit(question))
            for place, question in enumerate(questions):
                unit = _unit(question)
                ours.append(seconds(lambda u=unit: fuzzy.matches(session, _ALL, u)))  # type: ignore[misc]
                begun = time.perf_counter()
                best = scan.best(question)
                bare.append(time.perf_counter() - begun)
                if place < asked_beside:
                    theirs.append(beside.seconds(question))
                answered = fuzzy.resembling(session, [IDS.project], question, 10)
                true += len(best)
                found += found_of(best, [score for _, score in answered])
        recall = f"{found}/{true} = {found / max(1, true):.3f}"
        return self._row(f"match, {kind}", ours, bare, theirs, recall)

    def _parts_row(self) -> str:
        questions = corpora.questions(self.texts["ordinary"], _QUESTIONS)
        ours: list[float] = []
        with transaction(writes=False) as session:
            for question in questions:
                unit = _unit(question)
                ours.append(seconds(lambda u=unit: subsegments.parts(session, _ALL, u)))  # type: ignore[misc]
        return self._row("parts that stand elsewhere", ours)

    def _concordance_row(self, name: str, side: Side, mode: Mode) -> str:
        self._progress(name)
        chance = random.Random(3)
        ours: list[float] = []
        bare: list[float] = []
        with transaction(writes=False) as session:
            for _ in range(_WARM):
                _asking(session, _phrase(chance, self.sources, side), side, mode)()
            for _ in range(_QUESTIONS):
                phrase = _phrase(chance, self.sources, side)
                ours.append(seconds(_asking(session, phrase, side, mode)))
                if side is Side.SOURCE and mode is Mode.PHRASE:
                    begun = time.perf_counter()
                    sum(phrase in source for source in self.sources)
                    bare.append(time.perf_counter() - begun)
        return self._row(name, ours, bare)

    def _remember_row(self, name: str, sources: list[str], together: int) -> str:
        taken: list[float] = []
        for begin in range(0, len(sources), together):
            some = [f"{begin}{source}" for source in sources[begin : begin + together]]
            target = " ".join(_english(source).capitalize() for source in some)
            with transaction() as session:
                unit = Unit(IDS.project, "".join(some), target, "translated", now())
                taken.append(seconds(lambda u=unit: service.remember(session, u)))  # type: ignore[misc]
        return self._row(name, taken)

    def _row(
        self,
        what: str,
        ours: list[float],
        bare: Sequence[float] = (),
        theirs: Sequence[float] = (),
        recall: str = "",
    ) -> str:
        self.medians[self.kind, what, self.size] = percentile(ours, 0.5)
        cells = [
            shown(percentile(times, part)) if times else ""
            for times in (ours, bare, theirs)
            for part in (0.5, 0.95)
        ]
        return f"| {what} | {' | '.join(cells)} | {recall} |"


def _growth(medians: Medians, sizes: Sequence[int]) -> Iterator[str]:
    kinds = sorted({kind for kind, _, _ in medians})
    for small, large in pairwise(sizes):
        yield f"Growth of the medians from {small:,} to {large:,} pairs\n"
        yield f"| | {' | '.join(kinds)} |"
        yield "|---|" + "--:|" * len(kinds)
        for what in dict.fromkeys(what for _, what, _ in medians):
            grown = [medians[one, what, large] / medians[one, what, small] for one in kinds]
            yield f"| {what} | " + " | ".join(f"{times:.1f} ×" for times in grown) + " |"
        yield ""


def _unit(source: str) -> Unit:
    return Unit(IDS.project, source, "", "translated", now())


def _phrase(chance: random.Random, sources: list[str], side: Side) -> str:
    source = chance.choice(sources)
    if side is Side.TARGET:
        return " ".join(_english(source).split()[2:4])
    begin = chance.randrange(max(1, len(source) - 4))
    return source[begin : begin + chance.randrange(2, 5)] or source


def _asking(session: database.Session, phrase: str, side: Side, mode: Mode) -> Callable[[], object]:
    def ask() -> None:
        found = concordance.search(
            session, _ALL, phrase, side=side, mode=mode, filters=Filters(), limit=50
        )
        renderings.mark_hits(session, phrase, side, found)

    return ask


def _import(path: Path, pairs: int) -> float:
    gc.collect()
    begun = time.perf_counter()
    report = exchange.bring_in(path, IDS.project)
    taken = time.perf_counter() - begun
    assert report.units == report.added == pairs, report
    return 0 if report.resumed_at else taken


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
def _database(kind: str, kept: Path | None) -> Iterator[None]:
    with ExitStack() as stack:
        if kept:
            kept.mkdir(parents=True, exist_ok=True)
            folder = str(kept)
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="duizhao-memory-"))
        stack.enter_context(places.url(kind, folder, kept.name if kept else "benchmark"))
        migrations.migrate(database.engine())
        with transaction(writes=False) as session:
            is_new = not session.scalar(select(func.count()).select_from(Project))
        if is_new:
            furnish()
        try:
            yield
        finally:
            database.engine().dispose()
            settings.settings.cache_clear()
            database.engine.cache_clear()


def _progress(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


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
