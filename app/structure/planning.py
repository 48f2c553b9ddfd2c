"""What somebody wants done to an article's structure, made into a plan."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import singledispatch

from app.database import Session
from app.formats import Kind
from app.segments.models import Origin, State
from app.structure import pieces, queries
from app.structure.errors import NothingToDo, NotInArticle, SegmentsChanged, Why
from app.structure.pieces import Piece, Plan
from app.structure.schemas import (
    Add,
    Break,
    Drop,
    JoinSegments,
    Merge,
    Move,
    Restyle,
    ShiftTargets,
    Split,
)

# Paragraphs that a plan makes.
_FIRST_NEW, _SECOND_NEW = -1, -2


@singledispatch
def plan(deed: object, session: Session, article_id: int) -> Plan:
    """The plan for a deed, from the article as it is now."""
    raise NotImplementedError(deed)


def piece_of(row: queries.Line) -> Piece:
    """A row of the database as a value."""
    return Piece(
        row.id,
        row.paragraph_id,
        row.source,
        row.target,
        row.state,
        row.origin,
        row.version,
        row.position,
    )


def _here(session: Session, article_id: int, segment_id: int) -> Piece:
    row = queries.piece(session, article_id, segment_id)
    if row is None:
        raise NotInArticle(segment_id)
    return piece_of(row)


def _near(session: Session, article_id: int, piece: Piece, *, after: bool) -> Piece | None:
    row = queries.near(session, article_id, piece.position, after=after)
    return piece_of(row) if row else None


@plan.register
def _(deed: Split, session: Session, article_id: int) -> Plan:
    return pieces.split(_here(session, article_id, deed.segment_id), deed.source_at, deed.target_at)


@plan.register
def _(deed: JoinSegments, session: Session, article_id: int) -> Plan:
    here = _here(session, article_id, deed.segment_id)
    following = _near(session, article_id, here, after=True)
    if following is None:
        raise NothingToDo(Why.IS_THE_LAST)
    return pieces.join(here, following)


@plan.register
def _(deed: Move, session: Session, article_id: int) -> Plan:
    here = _here(session, article_id, deed.segment_id)
    back = deed.to == "previous"
    neighbour = _near(session, article_id, here, after=not back)
    if neighbour is None:
        raise NothingToDo(Why.NO_NEIGHBOUR)
    return pieces.move(here, neighbour, back=back)


@plan.register
def _(deed: ShiftTargets, session: Session, article_id: int) -> Plan:
    here = _here(session, article_id, deed.segment_id)
    down = deed.direction == "down"
    made: Callable[[Sequence[Piece]], Plan] = pieces.shift_down if down else pieces.shift_up
    rows = queries.run(session, article_id, here.position, to_gap=down)
    return made([piece_of(row) for row in rows])


@plan.register
def _(deed: Drop, session: Session, article_id: int) -> Plan:
    here = _here(session, article_id, deed.segment_id)
    if not any(_near(session, article_id, here, after=after) for after in (True, False)):
        raise NothingToDo(Why.IS_THE_ONLY)
    return Plan((here,), ())


@plan.register
def _(deed: Add, session: Session, article_id: int) -> Plan:
    here = _here(session, article_id, deed.segment_id)
    after = deed.where == "after"
    new = Piece(
        None,
        here.paragraph,
        deed.source.strip(),
        "",
        State.UNTRANSLATED,
        Origin.NONE,
    )
    if not deed.new_paragraph:
        return Plan((here,), (here, new) if after else (new, here))
    mates = queries.of_paragraph(session, article_id, here.paragraph)
    behind = [
        mate.id
        for mate in mates
        if mate.position > here.position or (not after and mate.position == here.position)
    ]
    before = len(behind) < len(mates)
    style = queries.paragraph(session, here.paragraph)
    paragraphs: dict[int, tuple[str, int]] = {_FIRST_NEW: (deed.kind, deed.level)}
    if behind and before:
        paragraphs[_SECOND_NEW] = _going_on(style)
    new = replace(new, paragraph=_FIRST_NEW)
    return Plan(
        (here,),
        (here, new) if after else (new, here),
        following=dict.fromkeys(behind, _SECOND_NEW) if behind and before else {},
        paragraphs=paragraphs,
    )


@plan.register
def _(deed: Break, session: Session, article_id: int) -> Plan:
    here = _here(session, article_id, deed.segment_id)
    mates = queries.of_paragraph(session, article_id, here.paragraph)
    if mates[0].id == here.id:
        raise NothingToDo(Why.BEGINS_HERE)
    style = queries.paragraph(session, here.paragraph)
    behind = [mate.id for mate in mates if mate.position >= here.position]
    return Plan(
        following=dict.fromkeys(behind, _FIRST_NEW),
        paragraphs={_FIRST_NEW: _going_on(style)},
    )


def _going_on(style: queries.Line) -> tuple[str, int]:
    """Kind and level of a second paragraph like the first; in a table it is in the same cell."""
    kind = Kind.TABLE_CELL if style.kind == Kind.TABLE_ROW else style.kind
    return kind, style.level


@plan.register
def _(deed: Merge, session: Session, article_id: int) -> Plan:
    here = _here(session, article_id, deed.segment_id)
    mates = queries.of_paragraph(session, article_id, here.paragraph)
    previous = queries.near(session, article_id, mates[0].position, after=False)
    if mates[0].id != here.id:
        raise NothingToDo(Why.BEGINS_EARLIER)
    if previous is None:
        raise NothingToDo(Why.IS_THE_FIRST)
    return Plan(following=dict.fromkeys((mate.id for mate in mates), previous.paragraph_id))


@plan.register
def _(deed: Restyle, session: Session, article_id: int) -> Plan:
    here = _here(session, article_id, deed.segment_id)
    was, wanted = (deed.was, deed.was_level), (deed.kind, deed.level)
    if was == wanted:
        raise NothingToDo(Why.IS_OF_THIS_KIND)
    style = queries.paragraph(session, here.paragraph)
    if (style.kind, style.level) != was:
        raise SegmentsChanged([])
    return Plan(styles={here.paragraph: (was, wanted)})
