"""Titles and headings of a Word file that has no styles for them, told by how they look."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.formats._document import Block, Kind
from app.formats._pen import of_kind
from app.language import marks

_SHORT = 40  # characters; no heading of a Chinese article is longer
_OPEN_END = re.compile(r"[^。！？；，、：.!?;,:]$")
_MARKED = re.compile(
    r"(?:第[一二三四五六七八九十百]+[章节部分编篇]|(?P<first>[一二三四五六七八九十]+、)|(?P<second>[(（][一二三四五六七八九十]+[)）]))"
)


@dataclass(frozen=True, slots=True)
class Looking:
    """A paragraph with the look that, where no style says it, tells a title or a heading."""

    block: Block
    is_styled: bool
    is_bold: bool
    is_centred: bool


def with_headings(
    paragraphs: Sequence[Looking], cells: Collection[int] = frozenset()
) -> list[Block]:
    """The blocks; in a file without heading styles, centred and bold lines are taken for them.

    Those whose places are in `cells` are no headings.
    """
    blocks = [paragraph.block for paragraph in paragraphs]
    if any(block.kind in (Kind.TITLE, Kind.HEADING) for block in blocks) or len(blocks) < 2:
        return blocks
    for index, paragraph in enumerate(paragraphs):
        block = paragraph.block
        plain = marks.plain(block.text)
        short = len(plain) <= _SHORT and _OPEN_END.search(plain)
        if paragraph.is_styled or not short or index in cells:
            continue
        text = marks.write(of_kind(marks.runs(block.text), Kind.HEADING))
        if index == 0 and (paragraph.is_centred or paragraph.is_bold):
            blocks[0] = Block(Kind.TITLE, text)
        elif paragraph.is_bold and (mark := _MARKED.match(text)):
            blocks[index] = Block(Kind.HEADING, text, 2 if mark["second"] else 1)
        elif paragraph.is_bold and index < len(paragraphs) - 1:
            blocks[index] = Block(Kind.HEADING, text, 1)
    return blocks
