"""A Word file whose text stands in a table of two columns, Chinese and English: finished pairs."""

from collections.abc import Iterator, Sequence
from itertools import chain

from app.formats._document import Block, FrontMatter, Kind
from app.formats._dropped import Dropped, Loss
from app.formats._pairs import Found, is_head, share_of_han

Table = list[list[range]]  # of each row, of each cell, which paragraphs of the file it holds

_CHINESE, _ENGLISH = 0.5, 0.2  # shares of Han letters: above, a column is Chinese; below, English
_MOST = 0.5  # of the file's characters: a table with fewer is a part of the article


def as_pairs(
    blocks: Sequence[Block], tables: Sequence[Table], front: FrontMatter, dropped: Dropped
) -> tuple[list[Found], FrontMatter] | None:
    """The pairs and the front matter, or None if the file is no table of two languages.

    Chinese outside the table is a source without a translation; English there is left out and
    counted, except for the title.
    """
    taken = [(table, order) for table in tables if (order := _order(blocks, table)) is not None]
    inside = {at for table, _ in taken for row in table for cell in row for at in cell}
    total = sum(len(block.text) for block in blocks)
    if sum(len(blocks[at].text) for at in inside) <= _MOST * total:
        return None
    found: dict[int, list[Found]] = {}
    for table, order in taken:
        first = next(at for row in table for cell in row for at in cell)
        found[first] = list(_rows(blocks, table, order))
    for at, block in enumerate(blocks):
        if at in inside:
            continue
        if share_of_han([block.text]) > _ENGLISH:
            found[at] = [Found(block.text, "", block.kind, block.level)]
        elif block.kind is Kind.TITLE:
            found[at] = [Found(front.original_title, block.text, Kind.TITLE)]
        else:
            dropped.add(Loss.BESIDE)
    return list(chain.from_iterable(found[at] for at in sorted(found))), front


def _order(blocks: Sequence[Block], table: Table) -> tuple[int, int] | None:
    """Which column is the source and which the target; None if they are not two languages."""
    if not table or any(len(row) != 2 for row in table):
        return None
    shares = [
        share_of_han(
            blocks[at].text for row in table[_heads(blocks, table) :] for at in row[column]
        )
        for column in (0, 1)
    ]
    if shares[0] > _CHINESE and shares[1] < _ENGLISH:
        return 0, 1
    return (1, 0) if shares[1] > _CHINESE and shares[0] < _ENGLISH else None


def _heads(blocks: Sequence[Block], table: Table) -> int:
    """How many rows at the top name the columns: none or one."""
    first, second = (" ".join(blocks[at].text for at in cell) for cell in table[0])
    return int(is_head(first, second))


def _rows(blocks: Sequence[Block], table: Table, order: tuple[int, int]) -> Iterator[Found]:
    """Cells with as many paragraphs as each other are paired one by one, others whole."""
    for row in table[_heads(blocks, table) :]:
        sources, targets = ([blocks[at] for at in row[column]] for column in order)
        if len(sources) == len(targets):
            yield from map(_pair, sources, targets)
        elif sources or targets:
            kind = (sources or targets)[0]
            yield Found(_joined(sources), _joined(targets), kind.kind, kind.level)


def _joined(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _pair(source: Block, target: Block) -> Found:
    """The kind is that of the side whose style says one."""
    said = target if source.kind is Kind.PARAGRAPH else source
    return Found(source.text, target.text, said.kind, said.level)
