"""What a file says, and what a finished translation says: values without a format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.formats._house import HouseStyle


class Kind(StrEnum):
    """What a paragraph is. The words are those of the database and of the API."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    NOTE = "note"
    TABLE_ROW = "table_row"  # the cell that begins a row
    TABLE_CELL = "table_cell"


class Layout(StrEnum):
    """How the two languages of a finished document stand to each other."""

    TRANSLATION = "translation"
    SIDE_BY_SIDE = "side-by-side"
    ALTERNATING = "alternating"
    APPENDIX = "appendix"


class DateStyle(StrEnum):
    """How a house prints the dates above a translation; each value is its own example."""

    AMERICAN = "July 27, 2021"
    BRITISH = "27 July 2021"
    ISO = "2021-07-27"


class Progress(StrEnum):
    """How far one segment is, in the words of XLIFF 2."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a file.

    `level` is 1 to 6 for a heading, the depth, from 0, for a list item and the column, from 0, for
    a cell of a table. A line break
    inside the paragraph is a newline in `text`. A list item that the file numbers begins
    with its number ('3. 加强监管'), since an outline is cited by its numbers; one with a
    bullet has no mark. Emphasis, links and the places of notes are the light marks of
    `app.language.marks`; a footnote is a block of its own after all others, with the `label`
    that its place names.
    """

    kind: Kind
    text: str
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block above a finished translation. Dates are ISO ('2020-05-18') or empty.

    Read from a file, `title` is the title in the file's own language: that of a Chinese
    source is what its translation calls `original_title`.
    """

    title: str = ""
    original_title: str = ""
    author: str = ""
    outlet: str = ""
    source_date: str = ""
    url: str = ""
    translator: str = ""
    editor: str = ""
    translation_date: str = ""
    note: str = ""
    archived_url: str = ""
    rate: str = ""
    preface: str = ""
    reuse: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file.

    `encoding` is named as people say it, and empty where the format fixes it. `dropped`
    holds whole sentences: what was left out, and why.

    A file of finished pairs has `targets`, one for each block and '' where there is none; then
    the blocks are the sources, `front.title` is the English title and `front.original_title`
    the Chinese one. Of any other file `targets` is empty.
    """

    blocks: tuple[Block, ...]
    front: FrontMatter = FrontMatter()
    encoding: str = ""
    dropped: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a paragraph with both its sides, as it was translated."""

    source: str
    target: str
    progress: Progress = Progress.TRANSLATED


@dataclass(frozen=True, slots=True)
class Pair:
    """One paragraph with both its sides; `target` is empty while it is not translated.

    `segments` are the stretches that it was translated in; none means that it is one. Both sides
    hold light marks. A note of the source has the `label` that its place in the text names.
    """

    kind: Kind
    level: int
    source: str
    target: str
    segments: tuple[Segment, ...] = ()
    label: str = ""

    def stretches(self) -> tuple[Segment, ...]:
        """The segments, or the whole paragraph as one."""
        if self.segments:
            return self.segments
        progress = Progress.TRANSLATED if self.target.strip() else Progress.INITIAL
        return (Segment(self.source, self.target, progress),)


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term that the document uses, as its appendix lists it."""

    chinese: str
    pinyin: str
    rendering: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything that a document says. `missing` of its `segments` are not finished.

    With `terms` an appendix lists them.

    `style` is the id of a house style, of which `house_styles` tells, or a house's own.
    """

    front: FrontMatter
    pairs: tuple[Pair, ...]
    layout: Layout
    draft: bool = False
    missing: int = 0
    segments: int = 0
    dates: DateStyle = DateStyle.AMERICAN
    style: str | HouseStyle = "standard"
    terms: tuple[TermLine, ...] = ()
