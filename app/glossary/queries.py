"""The SQL of the termbase."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, selectinload

from app.database import Base
from app.glossary.models import (
    LIVING,
    PLAIN,
    RENDERING_EXTRAS,
    Action,
    Change,
    ChangeStatus,
    Comment,
    Concept,
    ProposedChange,
    Standing,
    Status,
    Term,
)
from app.news import queries as news
from app.projects.models import Project, SharedGlossary

# SQLite takes at most 32,766 values in a statement, PostgreSQL's driver 65,535.
_AT_ONCE = 10_000
_STANDINGS = list(Standing)


def _table(model: type[Base]) -> Table:
    """For rows by the thousand, which the unit of work has no business with."""
    return cast("Table", model.__table__)


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
    """Count a change of what is known in a project, and in those that share its glossary.

    The rows are locked in one order, so that two shared glossaries can change at the same time.
    """
    users = select(SharedGlossary.project_id).where(SharedGlossary.glossary_id == project_id)
    touched = session.scalars(
        select(Project.id)
        .where(or_(Project.id == project_id, Project.id.in_(users)))
        .order_by(Project.id)
        .with_for_update(key_share=True)
    ).all()
    session.execute(
        update(Project)
        .where(Project.id.in_(touched))
        .values(glossary_revision=Project.glossary_revision + 1)
    )
    news.ring(session)


def glossary_revision(session: Session, project_id: int) -> int:
    """How often the project's glossary, or a shared one that it uses, has changed."""
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
    session: Session, project_id: int, forms: Iterable[str], but: Collection[int] = ()
) -> list[tuple[str, int, str]]:
    """Which Chinese forms stand in living concepts, but for some: form, concept, status."""
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
                    Concept.status.in_(LIVING),
                    Concept.id.not_in(but),
                )
            )
            found.extend((form, concept_id, status) for form, concept_id, status in rows)
    return found


def add(session: Session, row: Concept | Change | ProposedChange | Comment) -> None:
    """Store a new row and learn its id."""
    session.add(row)
    session.flush()


def add_concepts(session: Session, rows: list[dict[str, Any]]) -> dict[str, int]:
    """Store new concepts of a project; answers their ids by their Chinese.

    Each row names its Chinese beside its id: the order of the answer is nowhere promised.
    """
    stored = session.execute(insert(_table(Concept)).returning(Concept.zh, Concept.id), rows)
    return {row.zh: row.id for row in stored}


def change_concepts(session: Session, rows: list[dict[str, Any]]) -> None:
    """Change concepts, each row by its `id`."""
    if rows:
        session.execute(update(Concept), rows)


def remove_terms(session: Session, concept_ids: list[int]) -> None:
    """Take the terms of some concepts away."""
    session.execute(
        delete(Term).where(Term.concept_id.in_(concept_ids)),
        execution_options={"synchronize_session": False},
    )
    session.expire_all()


def add_terms(session: Session, rows: list[dict[str, Any]]) -> None:
    """Store terms."""
    if rows:
        session.execute(insert(_table(Term)), rows)


def snapshots(
    session: Session, project_id: int, statuses: Collection[Status]
) -> list[tuple[int, int, str, dict[str, Any]]]:
    """Id, version, status and content of a project's concepts, in the shape of a history row.

    Read as bare rows: objects of 100,000 concepts took 6 s.
    """
    concepts = session.execute(
        select(Concept.id, Concept.version, *(getattr(Concept, name) for name in PLAIN),
               Concept.status)
        .where(Concept.project_id == project_id, Concept.status.in_(statuses))
        .order_by(Concept.id)
    )  # fmt: skip
    found = {
        row.id: (
            row.id,
            row.version,
            row.status,
            {**{name: getattr(row, name) for name in PLAIN}, "variants": [], "renderings": []},
        )
        for row in concepts
    }
    terms = session.execute(
        select(
            Term.concept_id,
            Term.language,
            Term.text,
            Term.standing,
            Term.form,
            *(getattr(Term, name) for name in RENDERING_EXTRAS),
        )
        .join(Concept, Concept.id == Term.concept_id)
        .where(Concept.project_id == project_id, Concept.status.in_(statuses))
        .order_by(Term.concept_id, Term.place)
    )
    for concept_id, language, words, standing, form, *extras in terms:
        content = found[concept_id][3]
        if language == "zh":
            content["variants"].append({"text": words, "form": form, "standing": standing})
        else:
            content["renderings"].append(
                {
                    "text": words,
                    "standing": standing,
                    **dict(zip(RENDERING_EXTRAS, extras, strict=True)),
                }
            )
    for _, _, status, content in found.values():
        content["renderings"].sort(key=lambda one: _STANDINGS.index(one["standing"]))
        content["status"] = status
    return list(found.values())


def of_project(session: Session, project_id: int, concept_ids: Collection[int]) -> set[int]:
    """Which of these concepts belong to a project."""
    return set(
        session.scalars(
            select(Concept.id).where(Concept.project_id == project_id, Concept.id.in_(concept_ids))
        )
    )


def point_to(session: Session, merged: int, kept: int) -> None:
    """Let what was merged into one concept before point to where that has gone now."""
    session.execute(
        update(Concept).where(Concept.merged_into == merged).values(merged_into=kept),
        execution_options={"synchronize_session": False},
    )


def point_back(session: Session, kept: int, other: int) -> None:
    """Let what was part of `other` before that became part of `kept` point to it again."""
    of_other = select(Change.concept_id).where(
        Change.action == Action.MERGED_AWAY, Change.other_id == other
    )
    session.execute(
        update(Concept)
        .where(Concept.merged_into == kept, Concept.id.in_(of_other))
        .values(merged_into=other),
        execution_options={"synchronize_session": False},
    )


def page(
    session: Session,
    glossaries: Sequence[int],
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
        .where(Concept.project_id.in_(glossaries), Concept.id > after)
        .options(selectinload(Concept.terms))
        .order_by(Concept.id)
        .limit(limit)
    )
    if status == Status.PROPOSED:
        query = query.where(or_(Concept.status == status, _waits()))
    elif status:
        query = query.where(Concept.status == status)
    if kind:
        query = query.where(Concept.kind == kind)
    if search:
        query = _containing(query, search)
    return session.scalars(query).all()


def _waits() -> ColumnElement[bool]:
    """That a change of the concept waits for an editor."""
    waiting = select(ProposedChange.concept_id).where(ProposedChange.status == ChangeStatus.OPEN)
    return and_(Concept.status == Status.APPROVED, Concept.id.in_(waiting))


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


def counts(session: Session, glossaries: Sequence[int]) -> dict[Status, int]:
    """How many concepts are in each status; where a change is open, also as proposed."""
    rows = session.execute(
        select(Concept.status, func.count())
        .where(Concept.project_id.in_(glossaries))
        .group_by(Concept.status)
    )
    found = dict.fromkeys(Status, 0)
    for status, number in rows:
        found[Status(status)] = number
    found[Status.PROPOSED] += session.execute(
        select(func.count())
        .select_from(Concept)
        .where(Concept.project_id.in_(glossaries), _waits())
    ).scalar_one()
    return found


def approved_counts(session: Session, glossaries: Sequence[int]) -> dict[int, int]:
    """How many approved concepts some glossaries have."""
    rows = session.execute(
        select(Concept.project_id, func.count())
        .where(Concept.project_id.in_(glossaries), Concept.status == Status.APPROVED)
        .group_by(Concept.project_id)
    )
    return {row[0]: row[1] for row in rows}


def all_living(session: Session, project_id: int) -> Sequence[Concept]:
    """Every concept that is living, with its terms."""
    return session.scalars(
        select(Concept)
        .where(Concept.project_id == project_id, Concept.status.in_(LIVING))
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
            Concept.status.in_(LIVING),
            or_(*(Concept.id.between(block * size, block * size + size - 1) for block in blocks)),
        )
        .options(selectinload(Concept.terms))
        .order_by(Concept.id)
    ).all()
