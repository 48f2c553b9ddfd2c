"""What a file says: values without a format."""

from dataclasses import dataclass
from enum import StrEnum


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
