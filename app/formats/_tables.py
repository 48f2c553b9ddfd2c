"""Tables: cells as paragraphs of an article, and paragraphs as cells again.

Each cell is a paragraph. Its level is its column, its kind says whether a row begins with it, so
that a row which comes in or goes leaves all others as they are. Empty cells are none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.formats._document import Block, Kind
from app.formats._pen import of_kind
from app.formats._rows import Row, Side
from app.language import marks

CELLS = frozenset((Kind.TABLE_ROW, Kind.TABLE_CELL))
MOST_COLUMNS = 50
_FULL = 8  # a table has at most this many places to a cell with words
_NARROWEST, _WIDEST = 5, 40  # characters that a column's share of the width is counted by
_FIGURE = re.compile(r"[-+−–—$¥€£]*[0-9][0-9.,:]*\s?[%‰°]?|[-−–—…*]+", re.ASCII)


class Places:
    """One table while a reader goes through it: which column a cell is in, which begins a row."""

    def __init__(self) -> None:
        self._occupied: dict[int, int] = {}  # by cells of earlier rows: how many rows are left
        self._column = 0
        self._has_begun = False
        self._rows = 0

    def next_row(self) -> None:
        """A row begins."""
        self._occupied = {column: left - 1 for column, left in self._occupied.items() if left > 1}
        self._column = 0
        self._has_begun = False

    def column(self, across: int = 1, down: int = 1) -> int:
        """The column of the next cell, which takes so many columns and rows."""
        while self._column in self._occupied:
            self._column += 1
        column = self._column
        self._column += min(max(across, 1), MOST_COLUMNS)
        if down > 1:
            self._occupied.update(dict.fromkeys(range(column, self._column), down))
        return column

    def block(self, column: int, text: str) -> Block:
        """A cell that says something."""
        kind = Kind.TABLE_CELL if self._has_begun else Kind.TABLE_ROW
        self._rows += not self._has_begun
        self._has_begun = True
        return Block(kind, head(text) if self._rows == 1 else text, column)


def is_table(columns: Iterable[Sequence[int]]) -> bool:
    """Whether cells, given the columns of each row's, are a table and no mere layout."""
    rows = [row for row in columns if row]
    used = {column for row in rows for column in row}
    cells = sum(map(len, rows))
    return (
        len(rows) > 1
        and len(used) > 1
        and max(used) < MOST_COLUMNS
        and len(rows) * len(used) <= _FULL * cells
    )


def are_table(cells: Iterable[Block]) -> bool:
    """Whether the cells that a reader found are a table."""
    rows: list[list[int]] = []
    for cell in cells:
        if cell.kind is Kind.TABLE_ROW:
            rows.append([])
        rows[-1].append(cell.level)
    return is_table(rows)


def head(text: str) -> str:
    """A cell of the first row: it is not bold because the heads of columns are printed so."""
    return marks.write(of_kind(marks.runs(text), Kind.HEADING))


def further(block: Block, text: str) -> Block:
    """A cell with a further paragraph."""
    return Block(block.kind, marks.join((block.text, f"\n{text}")), block.level)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is printed; each row has a cell or None for each column."""

    rows: tuple[tuple[Row | None, ...], ...]

    def of_sources(self) -> "Table":
        """The same with the source as its text."""
        return Table(
            tuple(
                tuple(cell and replace(cell, target=cell.source) for cell in row)
                for row in self.rows
            )
        )

    def shares(self) -> list[int]:
        """How wide the columns are to each other, by the longest of their texts."""
        return [
            min(max(_NARROWEST, *(len(cell.target.text) for cell in column if cell)), _WIDEST)
            for column in zip(*self.rows, strict=True)
        ]

    def figures(self) -> list[bool]:
        """Which columns hold figures below their heads; these are set to the right.

        The first says what its row is of, though it say it by a year.
        """
        _, *columns = zip(*self.rows, strict=True)
        return [
            False,
            *(
                any(below) and all(_is_figure(cell) for cell in below if cell)
                for _, *below in columns
            ),
        ]


def arranged(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows whose cells are tables, each cell once; those that make no table are paragraphs."""
    for in_table, group in groupby(rows, key=lambda row: row.kind in CELLS):
        found = list(group)
        yield from _arranged(found) if in_table else found


def _arranged(cells: Sequence[Row]) -> Iterator[Row]:
    made: list[dict[int, Row]] = []
    last = -1
    for cell in cells:
        column = max(cell.level, 0)
        if cell.kind is Kind.TABLE_ROW or not made or column < last:
            made.append({})
        before = made[-1].get(column)
        made[-1][column] = cell if before is None else _joined(before, cell)
        last = column
    if not is_table([*map(list, made)]):
        for cell in cells:
            yield replace(cell, kind=Kind.PARAGRAPH, level=0)
        return
    places = {column: place for place, column in enumerate(sorted(set().union(*made)))}
    for row in made:
        for number, (column, cell) in enumerate(row.items()):
            kind = Kind.TABLE_CELL if number else Kind.TABLE_ROW
            placed = replace(cell, kind=kind, level=places[column])
            yield _as_head(placed) if row is made[0] else placed


def _as_head(cell: Row) -> Row:
    return replace(
        cell,
        source=replace(cell.source, text=head(cell.source.text)),
        target=replace(cell.target, text=head(cell.target.text)),
    )


def _joined(first: Row, second: Row) -> Row:
    return replace(
        first,
        source=_one(first.source, second.source),
        target=_one(first.target, second.target),
    )


def _one(first: Side, second: Side) -> Side:
    texts = [side.text for side in (first, second) if side.text]
    text = marks.join(f"\n{text}" if at else text for at, text in enumerate(texts))
    return replace(first, text=text, missing=first.missing or second.missing)


def _is_figure(cell: Row) -> bool:
    return _FIGURE.fullmatch(marks.plain(cell.target.text)) is not None


def kind_of(row: Row) -> Kind:
    """What a row is, and the same for all cells of a table."""
    return Kind.TABLE_CELL if row.kind in CELLS else row.kind


def with_tables(rows: Iterable[Row]) -> Iterator[Row | Table]:
    """The rows of an outline with their cells put together."""
    for kind, group in groupby(rows, key=kind_of):
        if kind is Kind.TABLE_CELL:
            yield table_of(group)
        else:
            yield from group


def table_of(cells: Iterable[Row]) -> Table:
    """The table that cells make which follow each other in an outline."""
    return Table(tuple(_dense(list(cells))))


def _dense(cells: Sequence[Row]) -> Iterator[tuple[Row | None, ...]]:
    width = max(cell.level for cell in cells) + 1
    made: list[list[Row | None]] = []
    for cell in cells:
        if cell.kind is Kind.TABLE_ROW or not made:
            made.append([None] * width)
        made[-1][cell.level] = cell
    return map(tuple, made)
