"""The SQL of pairings."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.pairings.models import Change, Pairing, PairRow

# A row of several columns, whose types the query tells and the type checker cannot carry.
Line = Any

_AT_ONCE = 500  # values in one condition


def project_of(session: Session, pairing_id: int) -> int | None:
    """The project that a pairing belongs to."""
    return session.scalar(select(Pairing.project_id).where(Pairing.id == pairing_id))


def pairing(session: Session, pairing_id: int) -> Pairing | None:
    """A pairing by id, as it is now."""
    return session.get(Pairing, pairing_id, populate_existing=True)


def open_pairings(session: Session, project_id: int) -> Sequence[Pairing]:
    """The pairings of a project that are no article yet, newest first."""
    return session.scalars(
        select(Pairing)
        .where(Pairing.project_id == project_id, Pairing.article_id.is_(None))
        .order_by(Pairing.id.desc())
    ).all()


def add(session: Session, row: Pairing) -> None:
    """Store a new pairing and learn its id."""
    session.add(row)
    session.flush()


def remove(session: Session, pairing_id: int) -> bool:
    """Delete a pairing with all its pairs; whether there was one that is no article."""
    done = session.execute(
        delete(Pairing)
        .where(Pairing.id == pairing_id, Pairing.article_id.is_(None))
        .returning(Pairing.id)
    )
    return done.scalar_one_or_none() is not None


def claim(
    session: Session, pairing_id: int, base: int, operation: str | None, at: datetime
) -> bool:
    """Take the next version if `base` is still the current one; of two changes one succeeds."""
    done = session.execute(
        update(Pairing)
        .where(Pairing.id == pairing_id, Pairing.version == base)
        .values(version=base + 1, operation=operation, changed_at=at)
        .returning(Pairing.id)
    )
    return done.scalar_one_or_none() is not None


def set_values(session: Session, pairing_id: int, **values: Any) -> None:
    """Change fields of a pairing whose version was claimed."""
    session.execute(update(Pairing).where(Pairing.id == pairing_id).values(**values))


def counts(session: Session, pairing_ids: Sequence[int]) -> Sequence[Line]:
    """How many pairs there are: pairing, shape, doubtful, number."""
    return session.execute(
        select(PairRow.pairing_id, PairRow.shape, PairRow.doubtful, func.count().label("number"))
        .where(PairRow.pairing_id.in_(pairing_ids))
        .group_by(PairRow.pairing_id, PairRow.shape, PairRow.doubtful)
    ).all()


_PAIR = (
    PairRow.position,
    PairRow.source,
    PairRow.target,
    PairRow.confidence,
    PairRow.pinned,
)


def pairs(session: Session, pairing_id: int) -> Sequence[Line]:
    """All pairs, in order."""
    return session.execute(
        select(*_PAIR).where(PairRow.pairing_id == pairing_id).order_by(PairRow.position)
    ).all()


def pairs_from(
    session: Session, pairing_id: int, first: int, limit: int | None, last: int | None = None
) -> Sequence[Line]:
    """Pairs in order from a position on, up to `last` if it is given."""
    wanted = select(*_PAIR).where(PairRow.pairing_id == pairing_id, PairRow.position >= first)
    if last is not None:
        wanted = wanted.where(PairRow.position <= last)
    return session.execute(wanted.order_by(PairRow.position).limit(limit)).all()


def pair_before(session: Session, pairing_id: int, position: int) -> Line | None:
    """The pair before a position."""
    return session.execute(
        select(*_PAIR)
        .where(PairRow.pairing_id == pairing_id, PairRow.position < position)
        .order_by(PairRow.position.desc())
        .limit(1)
    ).one_or_none()


def pinned_around(
    session: Session, pairing_id: int, position: int
) -> tuple[int | None, int | None]:
    """The nearest pinned positions before and after this one."""
    pinned = (PairRow.pairing_id == pairing_id, PairRow.pinned)
    return (
        session.scalar(
            select(func.max(PairRow.position)).where(*pinned, PairRow.position < position)
        ),
        session.scalar(
            select(func.min(PairRow.position)).where(*pinned, PairRow.position > position)
        ),
    )


def add_pairs(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Store pairs."""
    if rows:
        session.execute(insert(PairRow), rows)


def remove_pairs(session: Session, pairing_id: int, positions: Sequence[int]) -> None:
    """Delete pairs."""
    for begin in range(0, len(positions), _AT_ONCE):
        some = positions[begin : begin + _AT_ONCE]
        session.execute(
            delete(PairRow).where(PairRow.pairing_id == pairing_id, PairRow.position.in_(some))
        )


def change(session: Session, pairing_id: int, number: int) -> Change | None:
    """One change."""
    return session.get(Change, (pairing_id, number))


def change_kinds(session: Session, pairing_ids: Sequence[int]) -> dict[tuple[int, int], str]:
    """What can be undone and made again: the kinds of the changes beside each `applied`."""
    rows = session.execute(
        select(Change.pairing_id, Change.number, Change.kind)
        .join(Pairing, Pairing.id == Change.pairing_id)
        .where(
            Pairing.id.in_(pairing_ids),
            Change.number >= Pairing.applied,
            Change.number <= Pairing.applied + 1,
        )
    )
    return {(row.pairing_id, row.number): row.kind for row in rows}


def add_change(session: Session, values: dict[str, Any]) -> None:
    """Write down a change, in the place of those that were undone."""
    session.execute(
        delete(Change).where(
            Change.pairing_id == values["pairing_id"], Change.number >= values["number"]
        )
    )
    session.execute(insert(Change).values(**values))
