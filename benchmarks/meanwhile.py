"""A save by one person while others keep the server busy with files.

    python -m benchmarks --only meanwhile

One client saves a segment every tenth of a second; beside it nobody does anything, or four clients
send hostile files one after the other, or one does what changes 10,000 segments at once. Printed is
how long the saves took, and what the others were answered.
"""

import gzip
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from uuid import uuid4

from app import database
from app.segments import queries
from benchmarks import places, texts
from benchmarks.importing import multipart
from benchmarks.measuring import percentile, shown
from benchmarks.places import Place
from tests.durability.server import Answer, Client
from tests.formats.documents import mutant, packed
from tests.formats.test_readers import sources
from tests.world import IDS

_EVERY = 0.1
_SECONDS = 30.0
_UPLOADERS = 4
_MUTANTS_OF_EACH = 20
_MANY, _FINISHED = 10_000, 1_000
_LARGEST = 20_000_000
# Busy is an answer that asks to come again.
_FINE = (200, 201, 422, 413, 503)


def lines(place: Place) -> Iterator[str]:
    """A table: each kind of work, and the saves beside it."""
    yield f"| {place.name}, meanwhile | saves | p50 | p95 | longest | the others |"
    yield "|---|--:|--:|--:|--:|---|"
    saver = _Saver(place)
    with saver.saving() as taken:
        time.sleep(_SECONDS / 2)
    yield _line("nothing", taken, "")
    files = _hostile_files()
    yield _line("hostile files", *_besieged(place, saver, files))
    yield _line("the largest files", *_besieged(place, saver, _large_files()))
    for what, do in _large_changes(place):
        with saver.saving() as taken:
            begun = time.perf_counter()
            answer = do()
            lasted = time.perf_counter() - begun
        assert answer.status in _FINE, answer.body[:500]
        yield _line(what, taken, f"answered after {shown(lasted)}")


def _line(what: str, taken: list[float], others: str) -> str:
    figures = [shown(percentile(taken, part)) for part in (0.5, 0.95, 1.0)]
    return f"| {what} | {len(taken)} | {' | '.join(figures)} | {others} |"


class _Saver:
    """Somebody who saves a segment of a small article every tenth of a second."""

    def __init__(self, place: Place) -> None:
        article = places.store(texts.paragraphs(20))
        with database.transaction(writes=False) as session:
            self._segment = int(queries.page(session, article, 0, 1)[0].id)
        self._version = 1
        self._targets = cycle(texts.english(50))
        self._client = place.server.client()

    @contextmanager
    def saving(self) -> Iterator[list[float]]:
        """Save until the block ends; how long each took, in seconds."""
        taken: list[float] = []
        ended = threading.Event()
        failed: list[BaseException] = []

        def save() -> None:
            try:
                while not ended.wait(_EVERY):
                    taken.append(self._save())
            except BaseException as failure:
                failed.append(failure)

        # The server closes a connection on which nothing was asked for five seconds.
        self._client.close()
        thread = threading.Thread(target=save)
        thread.start()
        try:
            yield taken
        finally:
            ended.set()
            thread.join()
        if failed:
            raise failed[0]

    def _save(self) -> float:
        begun = time.perf_counter()
        answer = self._client.save(self._segment, self._version, next(self._targets))
        assert answer.status == 200, answer.body
        self._version += 1
        return time.perf_counter() - begun


@dataclass
class _Told:
    """What the others were answered, and the longest that one waited."""

    statuses: Counter[int] = field(default_factory=Counter)
    longest: float = 0.0

    def __str__(self) -> str:
        said = ", ".join(f"{count} × {status}" for status, count in sorted(self.statuses.items()))
        return f"{said}; the longest {shown(self.longest)}"


def _besieged(
    place: Place, saver: _Saver, files: list[tuple[str, bytes]]
) -> tuple[list[float], str]:
    """The saves while some clients send the files, each beginning elsewhere among them."""
    told, until = _Told(), time.monotonic() + _SECONDS
    failed: list[BaseException] = []

    def send(number: int) -> None:
        client = place.server.client()
        at = number * len(files) // _UPLOADERS
        try:
            while time.monotonic() < until:
                name, data = files[at % len(files)]
                at += 1
                begun = time.perf_counter()
                answer = _send(client, f"/projects/{IDS.project}/articles/preview", name, data)
                told.longest = max(told.longest, time.perf_counter() - begun)
                told.statuses[answer.status] += 1
                assert answer.status in _FINE, (name, answer.body[:500])
        except BaseException as failure:
            failed.append(failure)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(_UPLOADERS)]
    with saver.saving() as taken:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    if failed:
        raise failed[0]
    return taken, str(told)


def _send(
    client: Client, path: str, file: str, data: bytes, part: str = "source", **fields: str
) -> Answer:
    body, headers = multipart(file, data, part, **fields)
    client.close()
    return client.ask("POST", path, body, headers)


def _hostile_files() -> list[tuple[str, bytes]]:
    """Broken copies of sound files, bombs, and texts that would make a careless reader slow."""
    luck = random.Random(7)
    made = [
        (name, mutant(whole, luck))
        for name, make in sources().items()
        for whole in [make()]
        for _ in range(_MUTANTS_OF_EACH)
    ]
    made += _bombs()
    luck.shuffle(made)
    return made


def _bombs() -> Iterator[tuple[str, bytes]]:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "bomb"}">' for n in range(9))
    laughs = f"<!DOCTYPE a [{entities}]><a>&e8;</a>".encode()
    outside = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    many, deep = b"<a>" + b"<b/>" * 2_000_000 + b"</a>", b"<a>" * 200_000
    large = b"<a>" + b"x" * 150_000_000 + b"</a>"
    for name, part in (
        ("a.docx", "word/document.xml"),
        ("a.odt", "content.xml"),
        ("a.xlsx", "xl/workbook.xml"),
        ("a.epub", "META-INF/container.xml"),
    ):
        for content in (laughs, outside, many, deep, large):
            yield name, packed({part: content, "../../etc/passwd": b"x"})
    for name in ("a.tmx", "a.xlf"):
        for content in (laughs, outside, many, deep):
            yield name, content
    yield "a.html", b"<div>" * 1_000_000
    yield "a.html", b"<p class=a" + b" a=1" * 1_000_000 + b">x"
    yield "a.md", b"[" * 1_000_000
    yield "a.md", b"> " * 500_000 + b"x"
    yield "a.csv", b'"' * 5_000_000
    yield "a.srt", b"-->\n" * 1_000_000
    yield "a.txt", b"\xff\xfe" + b"\xd8" * 5_000_000
    yield "a.pdf", b"%PDF-1.7\n" + b"1 0 obj<<>>" * 500_000
    yield "a.docx", gzip.compress(large)


def _large_files() -> list[tuple[str, bytes]]:
    """Sound texts of the largest size that is taken."""
    lines = texts.paragraphs(2_000)
    paragraphs = "\n\n".join(lines).encode()
    whole = b"\n\n".join([paragraphs] * (_LARGEST // len(paragraphs)))
    rows = "".join(f'"{line}","A translation."\r\n' for line in lines).encode()
    return [
        ("a.txt", whole),
        ("a.md", whole),
        ("b.txt", "国".encode() * (_LARGEST // 3)),
        ("c.txt", "国\n".encode() * (_LARGEST // 4)),
        ("a.html", b"<article><p>" + whole.replace(b"\n\n", b"<p>")[: _LARGEST - 100]),
        ("a.csv", rows * (_LARGEST // len(rows))),
    ]


def _large_changes(place: Place) -> Iterator[tuple[str, Callable[[], Answer]]]:
    """What changes 10,000 segments at once, each done by the editor."""
    client, operations = place.server.client("administrator"), iter(uuid4, None)
    lines = texts.paragraphs(_MANY)
    text = "\n\n".join(lines).encode()
    path = f"/projects/{IDS.project}/articles"
    yield f"an article of {_MANY:,} segments comes in", lambda: _send(client, path, "a.txt", text)
    # As a long article is while people work on it: the sentences of what is finished are looked
    # for again, and of all of it that would take a minute.
    targets = [*texts.english(_FINISHED), *[""] * (_MANY - _FINISHED)]
    article = places.store(lines, targets)
    corrected = "\n\n".join(f"{line}据悉。" for line in lines).encode()
    path = f"/articles/{article}/correction"
    shown_ = _send(client, f"{path}/preview", "a.txt", corrected).json()

    def correct() -> Answer:
        operation = str(next(operations))
        digest = shown_["digest"]
        return _send(client, path, "a.txt", corrected, digest=digest, operation=operation)

    yield f"a correction of {_MANY:,} segments is accepted", correct

    def undo() -> Answer:
        client.close()
        change = client.ask("GET", f"/articles/{article}/structure").json()[0]["id"]
        deed = {"do": "undo", "change_id": change}
        wanted = {"operation": str(next(operations)), "versions": {}, "deed": deed}
        return client.ask("POST", f"/articles/{article}/structure", wanted)

    yield "the correction is taken back", undo
    client.close()
    archive = client.ask("GET", f"/projects/{IDS.project}/archive").body

    def restore() -> Answer:
        return _send(client, "/archives", "a.zip", archive, part="file", name="Restored")

    yield "the whole project is restored from an archive", restore
