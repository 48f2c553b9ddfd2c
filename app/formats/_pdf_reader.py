"""A PDF's lines joined to paragraphs, without what is printed on every page.

A PDF knows no paragraphs. A line goes on with the one before it unless there is a wider gap, an
indent, a short line before, or another size of type; a page's end alone ends no paragraph.
"""

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence

from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._errors import WrongType
from app.formats._finish import finish
from app.formats._levels import single_title
from app.formats._pdf_lines import Line, read_lines
from app.formats._text import is_blank, is_wide, join_wrapped, tidy

_TITLE, _HEADING = 1.4, 1.12  # of the body's size
_LONGEST_HEADING = 80
_GAP = 1.6  # of the usual distance between lines
_INDENT = 1.2  # of the size of type
_SHORT = 3.0  # of the size of type: what a full line may lack at its end
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:第|Page )?\s*\d{1,4}\s*(?:页|/\s*\d{1,4}| of \d{1,4})?[-–—\s]*"
)
_ENDS = re.compile(r"[。！？；：.!?:;][”’」』）)\"']*$")
_BULLET = re.compile(r"[•●■◦▪◆·]\s*")
_EVERYWHERE = 3  # pages: a line at the same height of so many is a running head


def read_pdf(data: bytes) -> Reading:
    if not data.lstrip()[:1024].startswith(b"%PDF") and b"%PDF-" not in data[:1024]:
        raise WrongType("it is no PDF")
    dropped = Dropped()
    lines = _without_running_heads(read_lines(data), dropped)
    nothing = "it has no text layer, as a scan has none; let a program for text recognition add one"
    if not lines:
        return finish((), FrontMatter(), dropped, nothing=nothing)
    body = statistics.mode(round(line.size, 1) for line in lines for _ in line.text)
    blocks = [_block(group, body) for group in _groups(lines, body)]
    dropped.say("Lines of the PDF were joined to paragraphs by how they stand on the page.")
    said = [block for block in blocks if not is_blank(block.text)]
    titled = single_title(_one_title(said))
    return finish(titled, FrontMatter(), dropped, nothing=nothing, literal=True)


def _without_running_heads(lines: Sequence[Line], dropped: Dropped) -> list[Line]:
    """The lines without page numbers and without what stands at one height of many pages."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = {
        id(line)
        for page in pages.values()
        for line in (*sorted(page, key=_height)[:2], *sorted(page, key=_height)[-2:])
    }
    counted = Counter(_mark(line) for line in lines if id(line) in edges)
    kept = [
        line
        for line in lines
        if id(line) not in edges
        or not (
            counted[_mark(line)] >= _EVERYWHERE
            or (len(pages[line.page]) > 1 and _PAGE_NUMBER.fullmatch(line.text.strip()))
        )
    ]
    dropped.add(Loss.RUNNING, len(lines) - len(kept))
    return kept


def _height(line: Line) -> float:
    return line.bottom


def _mark(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text.strip()), round(line.bottom / 4)


def _groups(lines: Sequence[Line], body: float) -> Iterable[list[Line]]:
    """Lines that are one paragraph."""
    gaps = [
        a.bottom - b.bottom
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and 0 < a.bottom - b.bottom < 4 * body
    ]
    usual = statistics.median(gaps) if gaps else 1.5 * body
    left = statistics.mode(round(line.left) for line in lines)
    right = max(
        (edge for edge, count in Counter(round(line.right) for line in lines).items() if count > 1),
        default=max(line.right for line in lines),
    )
    group = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if _begins(before, line, usual, left, right):
            yield group
            group = []
        group.append(line)
    yield group


def _begins(before: Line, line: Line, usual: float, left: float, right: float) -> bool:
    """Whether a new paragraph begins with the line."""
    size = line.size
    if abs(before.size - size) > 0.05 * size or _BULLET.match(line.text):
        return True
    gap = before.bottom - line.bottom
    same_page = before.page == line.page
    if same_page and (gap > _GAP * usual or gap < 0):
        return True
    if abs(gap) < 0.3 * size and same_page:  # the same line in two pieces
        return False
    if line.left > before.left + _INDENT * size and line.left > left + _INDENT * size:
        return True
    ended = _ENDS.search(before.text.rstrip()) is not None
    short = before.right < right - _SHORT * size
    return short and (ended or before.right < right - 3 * _SHORT * size)


def _block(group: Sequence[Line], body: float) -> Block:
    text = ""
    for line in group:
        piece = tidy(line.text)
        if text.endswith(("-", "\u2010")) and piece[:1].isalpha() and not is_wide(piece[0]):
            text += piece  # a hyphen at the end of a line is kept: whose it was cannot be known
        elif text and piece and (is_wide(text[-1]) or is_wide(piece[0])):
            text += piece  # 第 at the end of a line and 14 at the next: Chinese has no space there
        else:
            text = join_wrapped(text, piece)
    size = group[0].size
    if size >= _TITLE * body and len(text) <= 3 * _LONGEST_HEADING:
        return Block(Kind.TITLE, text)
    if size >= _HEADING * body and len(text) <= _LONGEST_HEADING:
        return Block(Kind.HEADING, text, 1)
    if bullet := _BULLET.match(text):
        return Block(Kind.LIST_ITEM, text[bullet.end() :])
    return Block(Kind.PARAGRAPH, text)


def _one_title(blocks: Sequence[Block]) -> list[Block]:
    """The first of the largest lines is the title if it stands near the top."""
    near = [block for block in blocks[:8] if block.kind is Kind.TITLE]
    if near:
        return list(blocks)
    return [
        Block(Kind.HEADING, block.text, 1) if block.kind is Kind.TITLE else block
        for block in blocks
    ]
