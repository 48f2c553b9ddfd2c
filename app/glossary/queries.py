"""The SQL of the termbase."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session, selectinload

from app.accounts.models import Person
from app.glossary.models import Change, Concept, Status, Term
from app.news import queries as news
from app.projects.models import Project

# SQLite takes at most 32,766 values in a statement, PostgreSQL's driver 65,535.
_AT_ONCE = 10_000


def project_of(session: Session, concept_id: int) -> int | None:
    """The project that a concept belongs to."""
    return session.scalar(select(Concept.project_id).where(Concept.id == concept_id))


def concept(session: Session, concept_id: int) -> Concept | None:
    """A concept with its terms."""
    return session.scalar(
        select(Concept).where(Concept.id == concept_id).options(selectinload(Concept.terms))
    )


def claim(session: Session, concept_id: int, base: int) -> bool:
    """Take the next version if `base` is still the current one; of two changes one succeeds."""
    claimed = session.execute(
        update(Concept)
        .where(Concept.id == concept_id, Concept.version == base)
        .values(version=base + 1)
        .returning(Concept.id),
        execution_options={"synchronize_session": False},
    )
    return claimed.scalar_one_or_none() is not None


def touch_glossary(session: Session, project_id: int) -> None:
    """Count a change of the project's glossary."""
    session.execute(
        update(Project)
        .where(Project.id == project_id)
        .values(glossary_revision=Project.glossary_revision + 1)
    )
    news.ring(session)


def glossary_revision(session: Session, project_id: int) -> int:
    """How often the project's glossary has changed."""
    return session.execute(
        select(Project.glossary_revision).where(Project.id == project_id)
    ).scalar_one()


def lock_glossary(session: Session, project_id: int) -> None:
    """Let nobody else change this glossary until the commit, so that no term comes in twice.

    It comes before any lock on a concept: two that lock in turn cannot wait for each other. What
    only refers to the project, such as a new article, does not wait (`FOR NO KEY UPDATE`).
    """
    session.execute(
        select(Project.id).where(Project.id == project_id).with_for_update(key_share=True)
    )


def living(
    session: Session, project_id: int, forms: Iterable[str], but: int | None = None
) -> list[tuple[str, int, str]]:
    """Which Chinese forms stand in a concept that is not rejected: form, concept, status."""
    wanted = sorted(set(forms))
    found: list[tuple[str, int, str]] = []
    for begin in range(0, len(wanted), _AT_ONCE):
        part = wanted[begin : begin + _AT_ONCE]
        for query in (
            select(Concept.zh, Concept.id, Concept.status).where(Concept.zh.in_(part)),
            select(Term.text, Concept.id, Concept.status)
            .join(Term, Term.concept_id == Concept.id)
            .where(Term.language == "zh", Term.text.in_(part)),
        ):
            rows = session.execute(
                query.where(
                    Concept.project_id == project_id,
                    Concept.status != Status.REJECTED,
                    Concept.id != (but or 0),
                )
            )
            found.extend((form, concept_id, status) for form, concept_id, status in rows)
    return found


def add(session: Session, row: Concept | Change) -> None:
    """Store a new row and learn its id."""
    session.add(row)
    session.flush()


def add_concepts(session: Session, project_id: int, rows: list[dict[str, Any]]) -> Sequence[int]:
    """Store new concepts of a project; answers their ids in the same order.

    The ids are asked for afterwards, by the Chinese that only one living concept has: SQLite
    answers them in no certain order, and SQLAlchemy then inserts row by row.
    """
    if not rows:
        return []
    session.execute(insert(Concept), rows)
    stored = session.execute(
        select(Concept.zh, Concept.id).where(
            Concept.project_id == project_id, Concept.status != Status.REJECTED
        )
    )
    ids = {row.zh: row.id for row in stored}
    return [ids[row["zh"]] for row in rows]


def change_concepts(session: Session, rows: list[dict[str, Any]]) -> None:
    """Change concepts, each row by its `id`."""
    if rows:
        session.execute(update(Concept), rows)


def replace_terms(session: Session, concept_ids: list[int], terms: list[dict[str, Any]]) -> None:
    """Take the terms of some concepts away, and store these."""
    for begin in range(0, len(concept_ids), _AT_ONCE):
        part = concept_ids[begin : begin + _AT_ONCE]
        session.execute(
            delete(Term).where(Term.concept_id.in_(part)),
            execution_options={"synchronize_session": False},
        )
    if terms:
        session.execute(insert(Term), terms)
    session.expire_all()


def add_changes(session: Session, rows: list[dict[str, Any]]) -> None:
    """Write down what was done to many concepts."""
    if rows:
        session.execute(insert(Change), rows)


def add_change(session: Session, values: dict[str, Any]) -> None:
    """Write down who did what."""
    session.execute(insert(Change).values(**values))


def changes(session: Session, concept_id: int) -> Sequence[Row[Change, str | None]]:
    """What was done to a concept, newest first, with names."""
    return session.execute(
        select(Change, Person.name)
        .outerjoin(Person, Person.id == Change.person_id)
        .where(Change.concept_id == concept_id)
        .order_by(Change.version.desc())
    ).all()


def page(
    session: Session,
    project_id: int,
    *,
    search: str,
    status: str | None,
    kind: str | None,
    after: int,
    limit: int,
) -> Sequence[Concept]:
    """Concepts in the order in which they came, with their terms."""
    query = (
        select(Concept)
        .where(Concept.project_id == project_id, Concept.id > after)
        .options(selectinload(Concept.terms))
        .order_by(Concept.id)
        .limit(limit)
    )
    if status:
        query = query.where(Concept.status == status)
    if kind:
        query = query.where(Concept.kind == kind)
    if search:
        query = _containing(query, search)
    return session.scalars(query).all()


def _containing(query: Select[Concept], search: str) -> Select[Concept]:
    return query.where(
        or_(
            Concept.zh.icontains(search, autoescape=True),
            Concept.pinyin.icontains(search, autoescape=True),
            Concept.id.in_(
                select(Term.concept_id).where(Term.text.icontains(search, autoescape=True))
            ),
        )
    )


def counts(session: Session, project_id: int) -> dict[Status, int]:
    """How many concepts are in each status."""
    rows = session.execute(
        select(Concept.status, func.count())
        .where(Concept.project_id == project_id)
        .group_by(Concept.status)
    )
    found = dict.fromkeys(Status, 0)
    for status, number in rows:
        found[Status(status)] = number
    return found


def all_living(session: Session, project_id: int) -> Sequence[Concept]:
    """Every concept that is not rejected, with its terms."""
    return session.scalars(
        select(Concept)
        .where(Concept.project_id == project_id, Concept.status != Status.REJECTED)
        .options(selectinload(Concept.terms))
        .order_by(Concept.id)
    ).all()


def versions_by_block(session: Session, project_id: int, size: int) -> dict[int, tuple[int, int]]:
    """For each block of `size` numbers of concepts, how many there are and the sum of versions.

    Versions only grow and concepts are never deleted, so a block that is equal is unchanged.
    """
    block = Concept.id // size
    rows = session.execute(
        select(block, func.count(), func.sum(Concept.version))
        .where(Concept.project_id == project_id)
        .group_by(block)
    )
    return {int(number): (int(count), int(versions)) for number, count, versions in rows}


def living_in_blocks(
    session: Session, project_id: int, blocks: Sequence[int], size: int
) -> Sequence[Concept]:
    """`all_living` of some blocks of numbers."""
    if not blocks:
        return []
    return session.scalars(
        select(Concept)
        .where(
            Concept.project_id == project_id,
            Concept.status != Status.REJECTED,
            or_(*(Concept.id.between(block * size, block * size + size - 1) for block in blocks)),
        )
        .options(selectinload(Concept.terms))
        .order_by(Concept.id)
    ).all()


def approved(session: Session, project_id: int) -> Sequence[Concept]:
    """Every approved concept, with its terms."""
    return session.scalars(
        select(Concept)
        .where(Concept.project_id == project_id, Concept.status == Status.APPROVED)
        .options(selectinload(Concept.terms))
        .order_by(Concept.id)
    ).all()
