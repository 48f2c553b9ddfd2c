"""The list of a publication's inconsistent terms is asked for.

Beside the SELECT of the same segments by the bare driver, which finds no term and reads no English.
`first` is a visit of a process that has kept nothing, `again` the next one, and `after a change`
one for which an entry of the glossary was changed that stands in many of them, with that change and
its commit. Times are of the process's own processor.
"""

import time
from itertools import count

from app import database
from app.accounts.service import Caller
from app.consistency import inconsistencies, naming
from app.glossary import queries, service
from app.glossary.models import Status
from app.glossary.schemas import Fields
from benchmarks import places, texts
from benchmarks.bare import Bare
from benchmarks.measuring import Row, medians
from tests.world import IDS

_EDITOR = Caller(2, "editor", is_administrator=True)
_LIMIT = 200  # as the page asks
_SQL = (
    "SELECT s.id, s.article_id, s.source, s.target, a.title FROM segments s"
    " JOIN articles a ON a.id = s.article_id"
    f" WHERE s.project_id = {IDS.project} AND s.target <> '' ORDER BY s.article_id, s.position"
)
_BESIDE = "the SELECT of the same segments"


def rows(sizes: list[int]) -> list[Row]:
    """Three rows for each size; the publication grows by an article of that size."""
    connection = Bare()
    made = [row for size in sizes for row in _rows(connection, size)]
    connection.close()
    return made


def _rows(connection: Bare, size: int) -> list[Row]:
    places.store(texts.paragraphs(size), texts.english(size))
    with database.transaction(writes=False) as session:
        (known, version, _, _), *_ = queries.snapshots(session, IDS.project, [Status.APPROVED])
    versions = count(version)

    def again() -> int:
        with database.transaction(writes=False) as session:
            return inconsistencies.of_project(session, IDS.project, _LIMIT).segments

    def first() -> None:
        naming.forget()
        again()

    def changed() -> None:
        base = next(versions)
        with database.transaction() as session:
            service.amend(session, _EDITOR, known, base, Fields(note=f"Note {base}"))
        again()

    def bare() -> None:
        connection.select(_SQL)

    segments = again()
    what = f"list the inconsistent terms of {segments:,} segments"
    return [
        Row(f"{what}, first", *medians(first, bare, 3, time.process_time), _BESIDE, segments),
        Row(f"{what}, again", *medians(again, bare, 5, time.process_time), _BESIDE, segments),
        Row(
            f"{what}, after a change",
            *medians(changed, bare, 3, time.process_time),
            _BESIDE,
            segments,
        ),
    ]
