"""Twenty people save at once, each a segment of one article, as fast as they are answered."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from app import database
from app.segments import queries
from benchmarks import places, texts
from benchmarks.bare import Bare
from benchmarks.measuring import Row, percentile
from benchmarks.places import Place
from tests.durability.stream import Stream

_PEOPLE = 20
_EACH = 20
_ROUNDS = 3

# Saves a text on a version of a segment.
Save = Callable[[int, int, str], None]


@dataclass
class _Taken:
    """How long each save took, and all of them together."""

    each: list[float] = field(default_factory=list)
    together: float = 0.0


@dataclass
class _Work:
    """The article, and which version each of its segments has reached."""

    place: Place
    article: int
    versions: dict[int, int]
    targets: Sequence[str]

    def rounds(self) -> tuple[_Taken, _Taken]:
        """Ours and bare, in turn."""
        ours, bare = _Taken(), _Taken()
        for _ in range(_ROUNDS):
            self._round(self._over_http, ours)
            self._round(self._by_sql, bare)
        return ours, bare

    def _round(self, saver: Callable[[ExitStack], Save], taken: _Taken) -> None:
        together = threading.Barrier(_PEOPLE + 1)

        def work(segment: int) -> list[float]:
            with ExitStack() as stack:
                save, times = saver(stack), []
                together.wait()
                for turn in range(_EACH):
                    begun = time.perf_counter()
                    save(segment, self.versions[segment], self.targets[turn])
                    times.append(time.perf_counter() - begun)
                    self.versions[segment] += 1
                return times

        with ThreadPoolExecutor(_PEOPLE) as threads:
            people = [threads.submit(work, segment) for segment in self.versions]
            together.wait()
            begun = time.perf_counter()
            for person in people:
                taken.each += person.result()
            taken.together += time.perf_counter() - begun

    def _over_http(self, stack: ExitStack) -> Save:
        client = self.place.server.client()
        stack.callback(client.close)
        assert client.ask("GET", "/session").status == 200

        def save(segment: int, base: int, target: str) -> None:
            answer = client.save(segment, base, target)
            assert answer.status == 200, answer.body

        return save

    def _by_sql(self, stack: ExitStack) -> Save:
        connection = Bare()
        stack.callback(connection.close)

        def save(segment: int, base: int, target: str) -> None:
            connection.save(self.article, segment, base, target)

        return save


def rows(place: Place) -> list[Row]:
    """With nobody listening, and with twenty editors that have the article open."""
    article = places.store(texts.paragraphs(_PEOPLE))
    with database.transaction(writes=False) as session:
        segments = [int(row.id) for row in queries.page(session, article, 0, _PEOPLE)]
    work = _Work(place, article, dict.fromkeys(segments, 1), texts.english(_EACH))
    alone = work.rounds()
    with _listening(place, article):
        heard = work.rounds()
    return [*_rows("", *alone), *_rows(f", {_PEOPLE} editors open", *heard)]


def _rows(how: str, ours: _Taken, bare: _Taken) -> list[Row]:
    beside = f"the same four statements and commit, {_PEOPLE} threads"
    saves = len(ours.each)
    return [
        Row(
            f"save, {_PEOPLE} at once{how}: {name}",
            percentile(ours.each, part),
            percentile(bare.each, part),
            beside,
        )
        for name, part in (("median", 0.5), ("99th percentile", 0.99))
    ] + [
        Row(
            f"save{how}: all, divided by their number",
            ours.together / saves,
            bare.together / saves,
            beside,
        )
    ]


@contextmanager
def _listening(place: Place, article: int) -> Iterator[None]:
    streams = [Stream(place.server, article) for _ in range(_PEOPLE)]
    try:
        yield
    finally:
        for stream in streams:
            stream.cut()
