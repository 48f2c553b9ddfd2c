"""Pairings: begun, listed, read, thrown away."""

from collections.abc import Sequence

from app.accounts.service import Caller
from app.alignment.passages import Pair
from app.articles import originals
from app.articles.errors import NothingToTranslate
from app.articles.importing import Material
from app.articles.schemas import Front
from app.database import Session, now
from app.pairings import beginning, queries, rows
from app.pairings.errors import Accepted, PairingNotFound
from app.pairings.models import Pairing
from app.pairings.schemas import PairingInfo, PairPage


def begin(
    session: Session,
    caller: Caller,
    project_id: int,
    material: Material,
    pairs: Sequence[Pair],
    front: Front,
) -> PairingInfo:
    """Store two texts whose pairs are to be found and looked at."""
    if not pairs:
        raise NothingToTranslate(material.name)
    at = now()
    pairing = Pairing(
        project_id=project_id,
        name=front.title or front.original_title or material.name,
        source_name=material.name[:500],
        target_name=(material.translation_name or material.name)[:500],
        front=front.model_dump(),
        aligned=beginning.is_paired(material),
        version=1,
        applied=0,
        created_by=caller.id,
        created_at=at,
        changed_at=at,
    )
    queries.add(session, pairing)
    originals.keep(session, project_id, material.files, caller.id, at, pairing_id=pairing.id)
    queries.add_pairs(
        session, [rows.values(pairing.id, placed) for placed in rows.first_places(pairs)]
    )
    return info(session, pairing)


def found(session: Session, pairing_id: int) -> Pairing:
    """The pairing itself.

    Raises:
        PairingNotFound: there is none.
    """
    row = queries.pairing(session, pairing_id)
    if row is None:
        raise PairingNotFound(pairing_id)
    return row


def open_pairings(session: Session, project_id: int) -> list[PairingInfo]:
    """A project's open reviews, newest first."""
    return _infos(session, queries.open_pairings(session, project_id))


def info(session: Session, pairing: Pairing) -> PairingInfo:
    """One pairing, with how far it is."""
    return _infos(session, [pairing])[0]


def page(session: Session, pairing_id: int, after: int | None, limit: int) -> PairPage:
    """A stretch of the pairs."""
    pairing = found(session, pairing_id)
    first = 0 if after is None else after + 1
    lines = queries.pairs_from(session, pairing_id, first, limit)
    return PairPage(
        version=pairing.version,
        pairs=[rows.info(rows.of_row(line)) for line in lines],
        next=lines[-1].position if len(lines) == limit else None,
    )


def discard(session: Session, pairing_id: int) -> None:
    """Throw a review away, with all that was done to it.

    Raises:
        Accepted: it is an article, which stays.
    """
    if not queries.remove(session, pairing_id):
        article_id = found(session, pairing_id).article_id
        raise Accepted(article_id or 0)


def _infos(session: Session, pairings: Sequence[Pairing]) -> list[PairingInfo]:
    ids = [row.id for row in pairings]
    counted = queries.counts(session, ids)
    kinds = queries.change_kinds(session, ids)

    def number(pairing: Pairing, shape: str | None = None, *, doubtful: bool = False) -> int:
        return sum(
            line.number
            for line in counted
            if line.pairing_id == pairing.id
            and shape in (None, line.shape)
            and (line.doubtful or not doubtful)
        )

    return [
        PairingInfo(
            id=row.id,
            project_id=row.project_id,
            name=row.name,
            source_name=row.source_name,
            target_name=row.target_name,
            aligned=row.aligned,
            version=row.version,
            pairs=number(row),
            doubtful=number(row, doubtful=True),
            omitted=number(row, "omitted"),
            added=number(row, "added"),
            undo=kinds.get((row.id, row.applied)),
            redo=kinds.get((row.id, row.applied + 1)),
            operation=row.operation,
            article_id=row.article_id,
            created_at=row.created_at,
            changed_at=row.changed_at,
        )
        for row in pairings
    ]
