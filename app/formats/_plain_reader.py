"""Plain text to paragraphs: what is a paragraph first, then what kind it is.

Nothing in a text file says what its lines are, so that only what most readers would agree on is
taken for a title, a heading or a list; everything else is a paragraph with its text untouched.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._dropped import Dropped
from app.formats._errors import TooManyParts
from app.formats._finish import MOST_BLOCKS, finish
from app.formats._text import check, decode, is_blank, join_wrapped, tidy

_LONGEST_TITLE = 80  # columns: 40 Chinese characters
_LONGEST_HEADING = 80
_ENDS_SENTENCE = tuple("。！？；，、：.!?;,:…")
_ENDS_WRAPPED = tuple("。！？：.!?:”’\"'」』）)")
_INDENT = re.compile(r"[ \t]{2,}|\u3000+")

# Where lines were wrapped by a program they are nearly equally long, and few of them happen to
# end a sentence. 24 columns are 12 Chinese characters: shorter lines are verse.
_NARROWEST, _WIDEST = 24, 130
_FEWEST_WRAPPED = 4
_SLACK = 0.25

_MARKS = (  # class, heading's level
    ("chapter", re.compile(r"第[一二三四五六七八九十百零0-9]+[章编篇部]"), 1),
    ("section", re.compile(r"第[一二三四五六七八九十百零0-9]+节"), 2),
    ("first", re.compile(r"[一二三四五六七八九十]{1,3}[、．.]"), 1),
    ("second", re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]"), 2),
    ("roman", re.compile(r"[IVX]{1,5}\. "), 1),
)
_BULLET = re.compile(r"(?:[•●◆■▪◦○▲▶➤★※·]|[-*–—] )\s*(?=\S)")
_WEAK_BULLET = re.compile(r"[-*–—·]")  # alone it may be a dash before a speech or a signature
_NUMBER = re.compile(r"(?:[0-9]{1,3}[.、．)）](?![0-9])|[(（][0-9]{1,3}[)）]|[①-⑳])\s*(?=\S)")


def read_plain(data: bytes) -> Reading:
    decoded = decode(data)
    text = decoded.text
    check(text)
    if text.count("\n") > 2 * MOST_BLOCKS:
        raise TooManyParts(f"it has more than {MOST_BLOCKS:,} paragraphs")
    paragraphs = [tidy(paragraph) for paragraph in _paragraphs(text)]
    paragraphs = [paragraph for paragraph in paragraphs if not is_blank(paragraph)]
    return finish(_kinds(paragraphs), FrontMatter(), Dropped(), decoded.encoding, literal=True)


def _paragraphs(text: str) -> Iterator[str]:
    """Lines, or what stands between empty lines if lines were wrapped."""
    groups = [
        [line for line in group.split("\n") if line.strip()]
        for group in re.split(r"\n(?:[ \t\u3000]*\n)+", text.replace("\x85", "\n"))
    ]
    width = _wrapped_at(groups)
    for group in groups:
        if width:
            yield from _joined(group, width)
        else:
            yield from group


def _wrapped_at(groups: Sequence[Sequence[str]]) -> int:
    """The width at which a program wrapped the lines; 0 if each line is a paragraph."""
    inner = [line.rstrip() for group in groups for line in group[:-1]]
    if len(inner) < _FEWEST_WRAPPED:
        return 0
    widths = sorted(map(_width, inner))
    width = widths[len(widths) * 9 // 10]
    full = [line for line in inner if _width(line) >= width * (1 - _SLACK)]
    open_ended = [line for line in full if not line.endswith(_ENDS_WRAPPED)]
    is_wrapped = (
        _NARROWEST <= width <= _WIDEST
        and len(full) >= 0.6 * len(inner)
        and len(open_ended) >= 0.6 * len(full)
    )
    return width if is_wrapped else 0


def _joined(lines: Sequence[str], width: int) -> Iterator[str]:
    """The paragraphs of wrapped lines: a new one at an indent, a mark, or after a short line."""
    paragraph = ""
    last = 0
    for line in lines:
        begins = _INDENT.match(line) or _mark_of(line.strip())
        if paragraph and (begins or last < width * (1 - 2 * _SLACK)):
            yield paragraph
            paragraph = ""
        paragraph = join_wrapped(paragraph, line.strip())
        last = _width(line.rstrip())
    if paragraph:
        yield paragraph


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a paragraph begins with: its class, and the level if it is a heading."""

    name: str
    level: int = 0
    length: int = 0  # of a bullet, which is no part of the text


def _mark_of(paragraph: str) -> _Mark | None:
    for name, pattern, level in _MARKS:
        if pattern.match(paragraph):
            return _Mark(name, level)
    if found := _BULLET.match(paragraph):
        weak = _WEAK_BULLET.match(paragraph)
        return _Mark("weak bullet" if weak else "bullet", length=found.end())
    return _Mark("number", level=3) if _NUMBER.match(paragraph) else None


def _kinds(paragraphs: Sequence[str]) -> list[Block]:
    marks = [_mark_of(paragraph) for paragraph in paragraphs]
    blocks = []
    for index, (paragraph, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        if mark is None:
            is_title = index == 0 and len(marks) > 1 and _is_short(paragraph, _LONGEST_TITLE)
            blocks.append(Block(Kind.TITLE if is_title else Kind.PARAGRAPH, paragraph))
        else:
            neighbours = (*marks[max(index - 1, 0) : index], *marks[index + 1 : index + 2])
            in_a_row = any(near is not None and near.name == mark.name for near in neighbours)
            blocks.append(_marked(paragraph, mark, in_a_row=in_a_row))
    return blocks


def _marked(paragraph: str, mark: _Mark, *, in_a_row: bool) -> Block:
    """A paragraph that begins with a mark: one of several is in a list, one alone a heading."""
    if mark.name == "bullet" or (mark.name == "weak bullet" and in_a_row):
        return Block(Kind.LIST_ITEM, paragraph[mark.length :])
    if mark.level and _is_short(paragraph, _LONGEST_HEADING):
        if in_a_row:
            return Block(Kind.LIST_ITEM, paragraph)
        return Block(Kind.HEADING, paragraph, mark.level)
    if mark.name == "number" and in_a_row:
        return Block(Kind.LIST_ITEM, paragraph)
    return Block(Kind.PARAGRAPH, paragraph)


def _is_short(paragraph: str, longest: int) -> bool:
    return _width(paragraph) <= longest and not paragraph.endswith(_ENDS_SENTENCE)
