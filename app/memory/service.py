"""What is confirmed is remembered; what is taken back is forgotten, in the same transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any
from zlib import crc32

from app.database import Session
from app.memory import import_queries, posting_queries, queries
from app.memory.grams import BUCKETS, Places, fingerprint, keys, pairs, places, short_pairs, words
from app.memory.lists import REACH, chunks, merged
from app.memory.sentences import Known, sure_pairs

# Entries stored at once: a little less than a chunk reaches, since numbers may have gaps.
BATCH = 60_000
# Each new entry merges the chunks in one of so many parts of the buckets, which is some forty.
_PARTS = 4_096
_MANY = 100
_NONE_KNOWN: Known = {}


@dataclass(frozen=True, slots=True)
class Unit:
    """A confirmed translation, and the sources that stand before and after it.

    `part` is 0 for a whole segment, and counts the sentences that it consists of from 1.
    `source_key` is given where somebody has computed it already.
    """

    project_id: int
    source: str
    target: str
    state: str
    at: datetime
    before: str | None = None
    after: str | None = None
    article_id: int | None = None
    segment_id: int | None = None
    part: int = 0
    import_id: int | None = None
    person_id: int | None = None
    creator: str = ""
    source_key: int | None = None


def remember(session: Session, unit: Unit) -> None:
    """Keep a unit of an article, and its sentences; what was kept of its segment is changed to it.

    An entry whose texts change gets a new number, since lists that were packed name the old one.
    """
    kept = {}
    if unit.segment_id is not None:
        kept = {line.part: line for line in queries.of_segment(session, unit.segment_id)}
    new: dict[int, set[int]] = {}
    for one in (unit, *_sentences(unit, _NONE_KNOWN)):
        values = _values(one)
        line = kept.pop(one.part, None)
        if line is not None:
            if (line.source, line.target) == (one.source, one.target):
                queries.renew(session, line.id, values)
                continue
            _forget(session, line)
        new[queries.add(session, values)] = buckets(one.source, one.target)
    if new:
        posting_queries.add_alone(session, unit.project_id, new)
        _merge(session, unit.project_id, list(new))
    for line in kept.values():
        _forget(session, line)


def _merge(session: Session, project_id: int, numbers: Sequence[int]) -> None:
    """Merge the chunks of the buckets whose turn it is, now that these numbers were given.

    Lists would otherwise fall into as many rows as segments were confirmed. Each part of them has
    its turn about every 4,096 entries, so that no save waits for all. Chunks that begin farther
    back than a chunk reaches are left as they are.
    """
    size = BUCKETS // _PARTS
    first, count = _turn(numbers[0]), min(len(numbers), _PARTS)
    for turn in (range(first, min(first + count, _PARTS)), range(first + count - _PARTS)):
        if turn:
            some = range(turn.start * size, turn.stop * size)
            taken = posting_queries.take_chunks(session, project_id, some, numbers[-1] - REACH)
            posting_queries.add_chunks(session, project_id, merged(taken))


def _turn(number: int) -> int:
    """The part whose turn a number is: scattered, since projects may take their numbers in turn."""
    return crc32(number.to_bytes(8, "big")) % _PARTS


def _sentences(unit: Unit, known: Known) -> list[Unit]:
    found = known.get((unit.source, unit.target))
    return [
        replace(
            unit,
            source=pair.source,
            target=pair.target,
            before=unit.before if pair.before is None else pair.before,
            after=unit.after if pair.after is None else pair.after,
            source_key=None,
            part=part,
        )
        for part, pair in enumerate(
            sure_pairs(unit.source, unit.target) if found is None else found, start=1
        )
    ]


def withdraw(session: Session, segment_id: int) -> None:
    """Forget a segment whose translation is no longer confirmed."""
    for line in queries.of_segment(session, segment_id):
        _forget(session, line)


def withdraw_all(session: Session, segment_ids: Sequence[int]) -> None:
    """Forget many segments.

    Of very many the numbers stay in the lists, where they find nothing: each has its place in a
    hundred, and nobody can save while they are taken out.
    """
    if len(segment_ids) > _MANY:
        queries.remove_segments(session, segment_ids)
        return
    for line in queries.of_segments(session, segment_ids):
        _forget(session, line)


def _forget(session: Session, kept: queries.Line) -> None:
    queries.remove(session, kept.id)
    posting_queries.remove_alone(
        session, kept.project_id, kept.id, buckets(kept.source, kept.target)
    )


def remember_all(session: Session, units: Sequence[Unit], known: Known = _NONE_KNOWN) -> None:
    """Keep many units of one project, none of which is kept already, and their sentences.

    Args:
        known: the sentences of those of which they have been looked for before.
    """
    waiting: Iterator[Unit] = (one for unit in units for one in (unit, *_sentences(unit, known)))
    while batch := list(islice(waiting, BATCH)):
        folded = keys([unit.source for unit in batch])
        store(session, batch, places(folded, [unit.target for unit in batch]))


def store(session: Session, units: Sequence[Unit], found: Places) -> None:
    """Store at most `BATCH` units of one project with their places, computed before."""
    if not units:
        return
    numbers = import_queries.take_numbers(session, len(units))
    rows = [_row(number, unit) for number, unit in zip(numbers, units, strict=True)]
    project_id = units[0].project_id
    import_queries.add_all(session, project_id, rows, chunks(numbers, found))
    if len(units) < _PARTS:
        _merge(session, project_id, numbers)


def buckets(source: str, target: str) -> set[int]:
    """Where an entry is found: by the source's pairs and by the target's words."""
    return pairs(source) | short_pairs(source) | words(target)


def _values(unit: Unit) -> dict[str, Any]:
    return {
        "project_id": unit.project_id,
        "article_id": unit.article_id,
        "segment_id": unit.segment_id,
        "part": unit.part,
        "import_id": unit.import_id,
        "source": unit.source,
        "target": unit.target,
        "source_key": fingerprint(unit.source) if unit.source_key is None else unit.source_key,
        "before_key": neighbour_key(unit.before),
        "after_key": neighbour_key(unit.after),
        "person_id": unit.person_id,
        "creator": unit.creator,
        "at": unit.at,
        "state": unit.state,
    }


def _row(number: int, unit: Unit) -> tuple[Any, ...]:
    values = {"id": number, **_values(unit)}
    return tuple(values[name] for name in import_queries.ENTRY_COLUMNS)


def neighbour_key(source: str | None) -> int | None:
    """The fingerprint of a neighbour; None where there is none."""
    return None if source is None else fingerprint(source)
