"""Which heading is the title, where a format has only numbered headings."""

from collections.abc import Sequence
from dataclasses import replace

from app.formats._document import Block, Kind


def with_title(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks whose headings count from the title, given ones that count from <h1> or #.

    The only heading of level 1 is the title, and level 2 is then the article's first level. A
    file that uses level 1 for its sections has no title among its headings, and neither has one
    that says what its title is.

    >>> page = [Block(Kind.HEADING, "与众不同国家队", 1), Block(Kind.HEADING, "一、纯内资", 2)]
    >>> [(block.kind.value, block.level) for block in with_title(page)]
    [('title', 0), ('heading', 1)]
    """
    first = [block for block in blocks if block.kind is Kind.HEADING and block.level == 1]
    if len(first) > 1 or any(block.kind is Kind.TITLE for block in blocks):
        return tuple(blocks)
    counted = []
    for block in blocks:
        if block.kind is not Kind.HEADING:
            counted.append(block)
        elif block.level == 1:
            counted.append(replace(block, kind=Kind.TITLE, level=0))
        else:
            counted.append(replace(block, level=block.level - 1))
    return tuple(counted)


def single_title(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks of which only the first title is one; the others are headings."""
    found = False
    single = []
    for block in blocks:
        if block.kind is Kind.TITLE and found:
            single.append(replace(block, kind=Kind.HEADING, level=1))
        else:
            found = found or block.kind is Kind.TITLE
            single.append(block)
    return tuple(single)
