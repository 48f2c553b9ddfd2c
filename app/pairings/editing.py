"""Pairs changed by hand, and taken back: one change, one transaction, as unlimited as its history.

A change takes some pairs away and puts others in their place. Both are written down, so that it can
be taken back and made again exactly.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.accounts.service import Caller
from app.alignment import passages
from app.alignment.beads import Bead
from app.alignment.passages import Pair
from app.alignment.wire import Task
from app.database import Session, now
from app.glossary import recognition
from app.glossary.models import Status
from app.pairings import queries, rows, service
from app.pairings.errors import (
    Accepted,
    NotAligned,
    NothingToUndo,
    PairingChanged,
    PairNotFound,
)
from app.pairings.models import Pairing
from app.pairings.rows import Placed
from app.pairings.schemas import Cut, Done, Join, Part, Pin, Put, Shift, Stretch, Swap

# Pairs that are moved a little to make room, when too many were cut in one place.
_MOVED = 64


def change(
    session: Session,
    caller: Caller,
    pairing_id: int,
    base: int,
    wanted: Join | Cut | Shift | Part | Put | Pin | Swap,
) -> Done:
    """Do what is wanted to pairs that were seen at version `base`.

    Raises:
        PairingChanged: they have another version by now.
        PairNotFound: there is no such pair, or none beside it.
        NotPossible: the pairs do not allow it.
    """
    pairing = _claimed(session, pairing_id, base, wanted.operation)
    if not pairing.aligned:
        raise NotAligned
    if isinstance(wanted, Put):
        removed, added = _put(session, pairing_id, wanted)
    else:
        removed = _run(session, pairing_id, wanted)
        made = _made(wanted, [placed.pair for placed in removed])
        removed, added = _placed(session, pairing_id, removed, made)
    return _apply(session, caller, pairing, wanted.kind, removed, added)


def undo(session: Session, pairing_id: int, base: int, operation: UUID) -> Done:
    """Take the newest change back.

    Raises:
        NothingToUndo: all changes are taken back.
    """
    pairing = _claimed(session, pairing_id, base, operation)
    row = queries.change(session, pairing_id, pairing.applied)
    if row is None:
        raise NothingToUndo("undo")
    return _exchange(session, pairing, row.added, row.removed, pairing.applied - 1)


def redo(session: Session, pairing_id: int, base: int, operation: UUID) -> Done:
    """Make the change again that was taken back last.

    Raises:
        NothingToUndo: no change was taken back since the last one was made.
    """
    pairing = _claimed(session, pairing_id, base, operation)
    row = queries.change(session, pairing_id, pairing.applied + 1)
    if row is None:
        raise NothingToUndo("redo")
    return _exchange(session, pairing, row.removed, row.added, pairing.applied + 1)


def task(session: Session, pairing_id: int, base: int, stretch: Stretch) -> tuple[Task, list[int]]:
    """What is to be aligned anew, and where it stands: all, or around a pair up to the pinned ones.

    Around a pair that is pinned it is what stands on both sides of it.

    Raises:
        PairingChanged: the pairs have another version by now.
        PairNotFound: there is no such pair.
    """
    pairing = service.found(session, pairing_id)
    _check(pairing, base)
    first, last = 0, None
    if stretch.pair is not None:
        before, after = queries.pinned_around(session, pairing_id, stretch.pair)
        first, last = before or 0, after
    lines = queries.pairs_from(session, pairing_id, first, None, last)
    found = [rows.of_row(line) for line in lines]
    if stretch.pair is not None and all(one.position != stretch.pair for one in found):
        raise PairNotFound
    source = [passage for one in found for passage in one.pair.source]
    target = [passage for one in found for passage in one.pair.target]
    fixed = []
    i = j = 0
    for one in found:
        end_i, end_j = i + len(one.pair.source), j + len(one.pair.target)
        if one.pair.pinned:
            fixed.append((range(i, end_i), range(j, end_j)))
        i, j = end_i, end_j
    terms = {
        concept.zh: [rendering.text for rendering in concept.renderings]
        for concept in recognition.matcher(session, pairing.project_id).concepts.values()
        if concept.status is Status.APPROVED
    }
    return Task(source, target, fixed, terms), [one.position for one in found]


def align(
    session: Session,
    caller: Caller,
    pairing_id: int,
    base: int,
    operation: UUID,
    task: Task,
    positions: Sequence[int],
    beads: Sequence[Bead],
) -> Done:
    """Put what the aligner found in the place of the pairs that it was asked about.

    The first alignment of two texts is where their history begins: it cannot be undone.
    """
    pairing = _claimed(session, pairing_id, base, operation)
    lines = queries.pairs_from(session, pairing_id, positions[0], None, positions[-1])
    removed = [rows.of_row(line) for line in lines]
    pinned = set(task.fixed)
    made = [
        Pair(
            tuple(task.source[bead.source.start : bead.source.stop]),
            tuple(task.target[bead.target.start : bead.target.stop]),
            bead.confidence,
            (bead.source, bead.target) in pinned,
        )
        for bead in beads
    ]
    if not pairing.aligned:
        queries.remove_pairs(session, pairing_id, positions)
        added = rows.first_places(made)
        queries.add_pairs(session, [rows.values(pairing_id, one) for one in added])
        queries.set_values(session, pairing_id, aligned=True)
        return _done(session, pairing_id, removed, added)
    removed, added = _placed(session, pairing_id, removed, made)
    return _apply(session, caller, pairing, "align", removed, added)


def _check(pairing: Pairing, base: int) -> None:
    if pairing.article_id is not None:
        raise Accepted(pairing.article_id)
    if pairing.version != base:
        raise PairingChanged(pairing.version, pairing.operation)


def _claimed(session: Session, pairing_id: int, base: int, operation: UUID | None) -> Pairing:
    """The pairing, with its next version taken."""
    name = str(operation) if operation else None
    claimed = queries.claim(session, pairing_id, base, name, now())
    pairing = service.found(session, pairing_id)
    _check(pairing, base + 1 if claimed else base)
    return pairing


def claimed(session: Session, pairing_id: int, base: int) -> Pairing:
    """The pairing, aligned, for whoever makes an article of it."""
    pairing = _claimed(session, pairing_id, base, None)
    if not pairing.aligned:
        raise NotAligned
    return pairing


def _run(
    session: Session, pairing_id: int, wanted: Join | Cut | Shift | Part | Pin | Swap
) -> list[Placed]:
    """The neighbouring pairs that a change is about, in order."""
    if isinstance(wanted, Swap):
        return [rows.of_row(line) for line in queries.pairs(session, pairing_id)]
    if isinstance(wanted, Shift) and wanted.direction == "up":
        before = queries.pair_before(session, pairing_id, wanted.pair)
        lines = queries.pairs_from(session, pairing_id, wanted.pair, 1)
        lines = [before, *lines] if before else []
    elif isinstance(wanted, Join | Pin) and wanted.last is not None:
        lines = queries.pairs_from(session, pairing_id, wanted.pair, None, wanted.last)
    else:
        count = 2 if isinstance(wanted, Join | Shift) else 1
        lines = queries.pairs_from(session, pairing_id, wanted.pair, count)
        lines = lines if not isinstance(wanted, Shift) or len(lines) == 2 else []
    if not any(line.position == wanted.pair for line in lines):
        raise PairNotFound
    return [rows.of_row(line) for line in lines]


def _made(wanted: Join | Cut | Shift | Part | Pin | Swap, pairs: Sequence[Pair]) -> Sequence[Pair]:
    match wanted:
        case Join():
            return passages.join(pairs)
        case Cut():
            return passages.cut(pairs[0], wanted.source_at, wanted.target_at)
        case Shift():
            return passages.shift(pairs[0], pairs[1], wanted.side, up=wanted.direction == "up")
        case Part():
            return passages.part(pairs[0], omitted=wanted.kind == "omit")
        case Pin():
            return passages.pin(pairs, pinned=wanted.pinned)
        case Swap():
            return passages.swap(pairs)


def _put(session: Session, pairing_id: int, wanted: Put) -> tuple[list[Placed], list[Placed]]:
    if wanted.pair == wanted.onto:
        raise passages.NotPossible(passages.Why.IS_HERE)
    removed = []
    for position in (wanted.pair, wanted.onto):
        lines = queries.pairs_from(session, pairing_id, position, 1, position)
        if not lines:
            raise PairNotFound
        removed.append(rows.of_row(lines[0]))
    left, made = passages.put(removed[0].pair, removed[1].pair)
    added = [Placed(wanted.onto, made)]
    if left is not None:
        added.append(Placed(wanted.pair, left))
    return removed, added


def _placed(
    session: Session, pairing_id: int, removed: Sequence[Placed], made: Sequence[Pair]
) -> tuple[list[Placed], list[Placed]]:
    """Places for new pairs; without room the pairs after them are moved a little."""
    run, pairs = list(removed), list(made)
    while True:
        lines = queries.pairs_from(session, pairing_id, run[-1].position + 1, _MOVED)
        after = lines[0].position if lines else None
        taken = rows.places([one.position for one in run], after, len(pairs))
        if taken is not None:
            return run, [Placed(at, pair) for at, pair in zip(taken, pairs, strict=True)]
        moved = [rows.of_row(line) for line in lines]
        run += moved
        pairs += [one.pair for one in moved]


def _apply(
    session: Session,
    caller: Caller,
    pairing: Pairing,
    kind: str,
    removed: Sequence[Placed],
    added: Sequence[Placed],
) -> Done:
    """Make a change, and write it down."""
    number = pairing.applied + 1
    gone, new = ([rows.packed(one) for one in some] for some in (removed, added))
    queries.add_change(
        session,
        {
            "pairing_id": pairing.id,
            "number": number,
            "kind": kind,
            "removed": gone,
            "added": new,
            "person_id": caller.id,
            "at": now(),
        },
    )
    return _exchange(session, pairing, gone, new, number)


def _exchange(
    session: Session,
    pairing: Pairing,
    gone: Sequence[Any],
    new: Sequence[Any],
    applied: int,
) -> Done:
    """Put pairs in the place of others; `applied` is the newest change in force then."""
    removed, added = ([rows.unpacked(one) for one in some] for some in (gone, new))
    queries.remove_pairs(session, pairing.id, [one.position for one in removed])
    queries.add_pairs(session, [rows.values(pairing.id, one) for one in added])
    queries.set_values(session, pairing.id, applied=applied)
    return _done(session, pairing.id, removed, added)


def _done(
    session: Session, pairing_id: int, removed: Sequence[Placed], added: Sequence[Placed]
) -> Done:
    return Done(
        pairing=service.info(session, service.found(session, pairing_id)),
        removed=[one.position for one in removed],
        pairs=[rows.info(one) for one in sorted(added, key=lambda one: one.position)],
    )
