"""The tables of a Word file: their cells as paragraphs of the article, and as a table again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.formats import _tables
from app.formats._document import Block, Kind
from app.formats._rows import Row
from app.formats._tables import Table

STYLE = "DataTable"  # the style of those that are written here


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a file: its column, which paragraphs of the file it holds, if it is of several."""

    column: int
    paragraphs: range
    is_merged: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a file. One that holds another table, or belongs to a layout, is taken apart."""

    rows: Sequence[Sequence[Cell]]
    holds_tables: bool
    is_ours: bool

    def is_table(self, blocks: Sequence[Block]) -> bool:
        """Whether its cells are those of a table: no layout, in which there are headings."""
        columns = [[cell.column for cell in row if cell.paragraphs] for row in self.rows]
        return (
            not self.holds_tables
            and _tables.is_table(columns)
            and not any(blocks[at].kind in (Kind.TITLE, Kind.HEADING) for at in self.paragraphs())
        )

    @property
    def has_cells(self) -> bool:
        """Whether it has more than one cell: a table of one is a frame."""
        return sum(map(len, self.rows)) > 1

    @property
    def merged(self) -> int:
        """How many of its cells take the place of several."""
        return sum(cell.is_merged and len(cell.paragraphs) > 0 for row in self.rows for cell in row)

    def paragraphs(self) -> Iterator[int]:
        """The places of all that it holds."""
        return (at for row in self.rows for cell in row for at in cell.paragraphs)


def with_cells(blocks: Sequence[Block], grids: Sequence[Grid]) -> list[Block]:
    """The paragraphs of a file with those of tables as cells."""
    found: list[Block | None] = list(blocks)
    for grid in grids:
        table = _tables.Places()
        for row in grid.rows:
            table.next_row()
            for cell in row:
                if not cell.paragraphs:
                    continue
                first, *others = (_said(blocks[at]) for at in cell.paragraphs)
                one = table.block(cell.column, first)
                for text in others:
                    one = _tables.further(one, text)
                found[cell.paragraphs.start : cell.paragraphs.stop] = [
                    one,
                    *[None] * len(others),
                ]
    return [block for block in found if block is not None]


def _said(block: Block) -> str:
    """A paragraph of a cell, in which there are no lists: a bullet is a character."""
    if block.kind is Kind.LIST_ITEM and not block.text[:1].isdigit():
        return f"• {block.text}"
    return block.text


def written(table: Table, width: int, paragraph: Callable[[Row, str, str], str]) -> Iterator[str]:
    """The table as wide as the text; `paragraph` gives a cell's, of a style, with properties."""
    shares = table.shares()
    widths = [width * share // sum(shares) for share in shares]
    right = ['<w:jc w:val="right"/>' if figures else "" for figures in table.figures()]
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{STYLE}"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:noVBand="1" w:val="0420"/>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )
    for number, row in enumerate(table.rows):
        style = "TableText" if number else "TableHead"
        yield f"<w:tr><w:trPr><w:cantSplit/>{'' if number else '<w:tblHeader/>'}</w:trPr>"
        for cell, wide, align in zip(row, widths, right, strict=True):
            said = (
                paragraph(cell, style, align)
                if cell
                else f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'
            )
            yield f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{said}</w:tc>'
        yield "</w:tr>"
    yield "</w:tbl>"
