"""Several people on one segment: nobody's text is overwritten without being seen."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import update

from app.accounts.service import Caller
from app.database import engine, transaction
from app.segments import queries, service
from app.segments.errors import SegmentChanged
from app.segments.models import Segment
from app.segments.schemas import Edit
from tests.durability import ledger as ledgers
from tests.durability.desk import Desk
from tests.durability.ledger import Acknowledged, Ledger

log = logging.getLogger(__name__)

_PEOPLE = 8
_EDITS = 25
# Two thousand saves that race, in the long run.
_MANY_EDITS = 250
# How often the twin may be lucky before its harness counts as blind.
_ROUNDS = 20
_CALLER = Caller(3, "translator", is_administrator=False)

# Saves a text made on a version; the version it became, or None when it was refused.
Save = Callable[[int, int, str, str], int | None]


def _race(save: Save, segment: int, ledger: Ledger, edits: int = _EDITS) -> None:
    """Everybody reads, writes and is told, over and over, on the same segment."""
    together = threading.Barrier(_PEOPLE)

    def work(person: int) -> None:
        together.wait()
        for turn in range(edits):
            base = _version(segment)
            text, operation = f"Text {turn} of person {person}", str(uuid4())
            version = save(segment, base, text, operation)
            if version is None:
                ledger.refuse(operation)
            else:
                ledger.acknowledge(Acknowledged(segment, base, version, text, operation))

    with ThreadPoolExecutor(_PEOPLE) as threads:
        for done in [threads.submit(work, person) for person in range(_PEOPLE)]:
            done.result()


def _version(segment: int) -> int:
    with transaction(writes=False) as session:
        return int(session.get_one(Segment, segment).version)


def _save(segment: int, base: int, text: str, operation: str) -> int | None:
    """As the workbench does."""
    wanted = Edit.model_validate({"operation": operation, "target": text, "state": "draft"})
    try:
        with transaction() as session:
            saved = service.edit(session, _CALLER, segment, base, wanted)
    except SegmentChanged:
        return None
    return saved.version


def _read_compare_write(segment: int, base: int, text: str, operation: str) -> int | None:
    """The broken twin: what is written was true when it was read."""
    with transaction(writes=False) as session:
        row = queries.row(session, segment)
    assert row is not None
    if row.version != base:
        return None
    with transaction() as session:
        session.execute(
            update(Segment).where(Segment.id == segment).values(target=text, version=base + 1)
        )
    return base + 1


@pytest.mark.parametrize("edits", [_EDITS, pytest.param(_MANY_EDITS, marks=pytest.mark.soak)])
def test_nobody_is_overwritten_unseen_when_eight_people_edit_one_segment(
    desk: Desk, edits: int
) -> None:
    segment, ledger = desk.shared[0], Ledger()
    _race(_save, segment, ledger, edits)
    log.info(
        "%s: %d saves raced, %d kept, %d refused, %d overwritten unseen",
        engine().dialect.name,
        _PEOPLE * edits,
        len(ledger.acknowledged),
        len(ledger.refused),
        len(ledger.overwritten()),
    )
    assert ledger.overwritten() == []
    assert len(ledger.acknowledged) + len(ledger.refused) == _PEOPLE * edits
    assert ledger.refused, "nobody was refused, so nobody raced"
    with transaction(writes=False) as session:
        assert ledgers.lost(session, ledger) == []
        assert ledgers.broken(session, ledger) == []


def test_reading_comparing_and_then_writing_is_found_out(desk: Desk) -> None:
    segment, ledger = desk.shared[0], Ledger()
    for _ in range(_ROUNDS):
        _race(_read_compare_write, segment, ledger)
        if ledger.overwritten():
            return
    raise AssertionError("the twin overwrites texts, and the harness saw nothing of it")


def test_one_operation_sent_by_two_connections_at_once_is_applied_once(desk: Desk) -> None:
    """A browser that gave up waiting sends again while its first request is still worked on."""
    segment = desk.shared[0]
    for base in range(1, 11):
        operation, text = str(uuid4()), f"Text {base}"
        with ThreadPoolExecutor(_PEOPLE) as threads:
            saves = [threads.submit(_save, segment, base, text, operation) for _ in range(_PEOPLE)]
        assert [save.result() for save in saves] == [base + 1] * _PEOPLE
