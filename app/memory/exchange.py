"""A project's memory goes out to a file, and a file comes in.

A file comes in by batches, each in a transaction of its own together with the place that was
reached: an import that was stopped goes on there when the same file is given again, and what is
remembered already is not stored twice.
"""

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO

from app.database import Session, now, take_stock, transaction
from app.errors import Invalid
from app.formats import Written, tmx, xliff
from app.memory import import_queries, queries, reading, service, table
from app.memory.grams import fingerprint_of, keys, places
from app.memory.models import Entry, Import, Posting, Standing
from app.memory.reading import BrokenFile, Read
from app.memory.service import BATCH, Unit
from app.progress import Progress, untold

# Bytes read, and bytes of the file.
_PAGE = 2_000
# Places of skipped units that are named, for each reason.
_NAMED = 5


@dataclass
class Report:
    """What became of a file's units. `skipped` counts by reason; `places` names the first ones."""

    units: int = 0
    added: int = 0
    repeated: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[int]] = field(default_factory=dict)
    resumed_at: int = 0
    finished: bool = False
    broken: str = ""

    def skip(self, reason: str) -> None:
        """Leave out the unit that was counted last."""
        self.skipped[reason] += 1
        places = self.places.setdefault(reason, [])
        if len(places) < _NAMED:
            places.append(self.units)


def _tmx(file: IO[bytes], name: str) -> Iterator[Read]:
    return reading.of_units(tmx.stream(file), name)


def _xliff(file: IO[bytes], name: str) -> Iterator[Read]:
    return reading.of_units(xliff.stream(file), name)


_READERS: dict[str, Callable[[IO[bytes], str], Iterator[Read]]] = {
    ".tmx": _tmx,
    ".csv": table.read,
    **dict.fromkeys(xliff.suffixes, _xliff),
}
_WRITERS: dict[str, Callable[[IO[bytes], Iterable[Written]], int]] = {
    ".tmx": tmx.write_units,
    ".csv": table.write,
    ".xlf": xliff.write_units,
    ".xliff": xliff.write_units,
}


def bring_in(path: Path, project_id: int, progress: Progress = untold) -> Report:
    """Bring a file of pairs into a project's memory.

    Returns:
        What was added and what was left out. A file that breaks off is reported as `broken`; the
        units before the break are in the memory.

    Raises:
        Invalid: it is another kind of file, or cannot be opened.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(_READERS)
        raise Invalid(f"“{path.name}” is no memory: one is read from {known}.")
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            report, import_id = _begun(project_id, path.name, digest)
            if not report.finished:
                units = reader(file, path.name)
                with _searching_seldom():
                    _read_on(
                        units,
                        report,
                        import_id,
                        project_id,
                        lambda: progress(file.tell(), size),
                    )
    except OSError as failure:
        raise Invalid(f"“{path}” cannot be opened: {failure.strerror}.") from failure
    return report


@contextmanager
def _searching_seldom() -> Iterator[None]:
    """Let Python look for circles of dead objects a hundred times more seldom.

    A batch is a million objects that all live; to search them takes a seventh of an import.
    """
    usual = gc.get_threshold()
    gc.set_threshold(100 * usual[0], *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _begun(project_id: int, name: str, digest: str) -> tuple[Report, int]:
    """The report of an import of this file that was begun before, or of a new one."""
    with transaction() as session:
        found = import_queries.import_of(session, project_id, digest)
        if found is None:
            found = Import(
                project_id=project_id,
                name=name[:500],
                digest=digest,
                units=0,
                added=0,
                skipped={},
                finished=False,
                at=now(),
            )
            import_queries.add_import(session, found)
        kept = found.skipped
        report = Report(
            units=found.units,
            added=found.added,
            repeated=kept.get("repeated", 0),
            skipped=Counter(kept.get("reasons", {})),
            places=dict(kept.get("places", {})),
            resumed_at=found.units,
            finished=found.finished,
        )
        return report, found.id


def _read_on(
    units: Iterator[Read],
    report: Report,
    import_id: int,
    project_id: int,
    step: Callable[[], None],
) -> None:
    rest = _until_broken(units, report)
    for _ in islice(rest, report.resumed_at):
        pass
    ended = False
    while not ended:
        batch: list[Read] = []
        ended = True
        for unit in rest:
            report.units += 1
            if unit.reason:
                report.skip(unit.reason)
            else:
                batch.append(unit)
            if len(batch) == BATCH:
                ended = False
                break
        report.finished = ended and not report.broken
        _store(batch, report, import_id, project_id)
        step()


def _until_broken(units: Iterator[Read], report: Report) -> Iterator[Read]:
    """The units; a file that breaks off ends them, and the report says why."""
    try:
        yield from units
    except BrokenFile as broken:
        report.broken = broken.sentence


def _store(batch: list[Read], report: Report, import_id: int, project_id: int) -> None:
    """Keep what is not kept already, and note the place, in one transaction.

    Keys and buckets, most of the work, are computed before it begins.
    """
    at = now()
    folded = keys([read.source for read in batch])
    units = [
        Unit(
            project_id=project_id,
            source=read.source,
            target=read.target,
            state=Standing.TRANSLATED,
            at=read.at or at,
            import_id=import_id,
            creator=read.creator,
            source_key=fingerprint_of(one),
            before=read.before,
            after=read.after,
        )
        for read, one in zip(batch, folded, strict=True)
    ]
    found = places(folded, [unit.target for unit in units])
    with transaction() as session:
        known = queries.known(session, project_id, (unit.source_key or 0 for unit in units))
        fresh: list[int] = []
        for number, unit in enumerate(units):
            texts = (unit.source_key or 0, unit.target)
            if texts in known:
                report.repeated += 1
            else:
                known.add(texts)
                fresh.append(number)
        service.store(session, [units[number] for number in fresh], found.only(fresh))
        report.added += len(fresh)
        import_queries.note_import(
            session,
            import_id,
            units=report.units,
            added=report.added,
            finished=report.finished,
            skipped={
                "repeated": report.repeated,
                "reasons": dict(report.skipped),
                "places": report.places,
            },
        )
        if report.finished:
            take_stock(session, Entry, Posting)


def writer(suffix: str) -> Callable[[IO[bytes], Iterable[Written]], int]:
    """What writes a memory as this kind of file.

    Raises:
        Invalid: nothing does.
    """
    if suffix.lower() not in _WRITERS:
        raise Invalid(f"A memory is written as {', '.join(_WRITERS)}, not as “{suffix}”.")
    return _WRITERS[suffix.lower()]


def send_out(session: Session, project_id: int, file: IO[bytes], suffix: str) -> int:
    """Write a project's memory as `writer` says, and answer how many units it has."""
    return writer(suffix)(file, _written(session, project_id))


def _written(session: Session, project_id: int) -> Iterator[Written]:
    """The entries in their order. A neighbour is named if it is in the memory itself."""
    after = 0
    while lines := queries.page(session, project_id, after, _PAGE):
        beside = [key for line in lines for key in (line.before_key, line.after_key) if key]
        sources = queries.sources_with(session, project_id, beside)
        for line in lines:
            yield Written(
                line.source,
                line.target,
                line.translator or "",
                line.at,
                line.state == Standing.REVIEWED,
                sources.get(line.before_key),
                sources.get(line.after_key),
            )
        after = lines[-1].id
