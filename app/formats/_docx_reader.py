"""A Word file to paragraphs, walked in document order over its XML.

Not by python-docx: its paragraphs know no tracked changes, content controls, fields or printed
numbers, importing it takes four times as long as lxml alone, and it builds an object to a run.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import filterfalse

from app.formats import _front
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._docx_kinds import DRAFT_NOTICE, FRONT_MATTER, Style, Styles
from app.formats._docx_looks import Looks
from app.formats._docx_notes import read_notes
from app.formats._docx_numbering import Numbering, W, value, whole
from app.formats._docx_pairs import Table, as_pairs
from app.formats._docx_paragraph import Notes, ParagraphReader, Said, style_of
from app.formats._docx_parts import Parts
from app.formats._docx_tables import STYLE, Cell, Grid, with_cells
from app.formats._docx_unstyled import Looking, with_headings
from app.formats._dropped import Dropped, Loss
from app.formats._errors import Damaged, WrongType
from app.formats._finish import finish
from app.formats._levels import single_title
from app.formats._pairs import finish_pairs
from app.formats._pen import RUNNING, marked, of_kind, paragraphs
from app.formats._tables import Places
from app.formats._text import is_blank, tidy
from app.formats._xml import Element, local
from app.language.marks import Run

_GALLERIES = frozenset(("Table of Contents", "Cover Pages"))


def read_docx(data: bytes) -> Reading:
    parts = Parts(data)
    document = parts.read(parts.main)
    if document is None or local(document) != "document":
        raise WrongType("it holds no Word document")
    body = document.find(f"{W}body")
    if body is None:
        raise Damaged("its part “word/document.xml” has no body")
    styles = parts.read(parts.name("styles"))
    dropped = Dropped()
    looks, places = Looks(styles), Notes()
    walk = _Walk(
        dropped,
        Styles(styles),
        Numbering(parts.read(parts.name("numbering"))),
        ParagraphReader(dropped, looks, parts.links(parts.main), places),
    )
    walk.read(body)
    walk.end()
    blocks = single_title(with_headings(walk.found))
    notes = read_notes(parts, dropped, looks, places)
    if bilingual := as_pairs(blocks, walk.tables(), walk.front, dropped):
        found, front = bilingual
        return finish_pairs(notes.with_pairs(found), front, dropped)
    as_written = [paragraph.block for paragraph in walk.found]
    grids = [grid for grid in walk.grids if grid.is_table(as_written)]
    cells = frozenset(at for grid in grids for at in grid.paragraphs())
    single = single_title(with_headings(walk.found, cells))
    dropped.add(Loss.MERGED, sum(grid.merged for grid in grids))
    dropped.add(Loss.TABLE, sum(grid.has_cells for grid in walk.grids) - len(grids))
    nothing = "it holds no text, only images" if walk.found == [] else "it holds no text"
    return finish(
        [*with_cells(single, grids), *notes.blocks()], walk.front, dropped, nothing=nothing
    )


class _Walk:
    def __init__(
        self, dropped: Dropped, styles: Styles, numbering: Numbering, paragraphs: ParagraphReader
    ) -> None:
        self.found: list[Looking] = []
        self.front = FrontMatter()
        self.grids: list[Grid] = []
        self._dropped = dropped
        self._styles = styles
        self._numbering = numbering
        self._paragraphs = paragraphs
        # Of a paragraph whose end was deleted: it runs on into the next.
        self._carried: list[Run] = []

    def read(self, container: Element) -> None:
        """The paragraphs of a body, a cell, a text box or a content control."""
        for child in container:
            match local(child):
                case "p":
                    self._paragraph(child)
                case "tbl":
                    self._table(child)
                case "sdt":
                    self._control(child)
                case "altChunk":
                    self._dropped.add(Loss.EMBEDDED)
                case "AlternateContent":
                    self.read(next(iter(child), child))
                case "customXml" | "ins" | "moveTo" | "sdtContent" | "smartTag":
                    self.read(child)

    def tables(self) -> list[Table]:
        """Those that may be a text with its translation."""
        return [
            [[cell.paragraphs for cell in row] for row in grid.rows]
            for grid in self.grids
            if not grid.is_ours
        ]

    def end(self) -> None:
        """What runs on into a next paragraph stands alone where there is none."""
        if self._carried:
            runs, self._carried = self._carried, []
            self._add(runs, Said(runs, is_bold=False, boxes=()), Style(), None)

    def _table(self, table: Element) -> None:
        self.end()
        before = len(self.grids)
        rows: list[list[Cell]] = []
        for row in _rows(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is None:
                rows.append(list(self._cells(row)))
            else:
                self._dropped.add(Loss.DELETION)
        is_ours = value(table.find(f"{W}tblPr/{W}tblStyle")) == STYLE
        self.grids.append(Grid(rows, len(self.grids) > before, is_ours))

    def _cells(self, row: Element) -> Iterator[Cell]:
        place = Places()
        if before := whole(value(row.find(f"{W}trPr/{W}gridBefore"))):
            place.column(before)
        for cell in _rows(row, "tc"):
            across = whole(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
            column = place.column(across)
            is_merged = across > 1 or value(cell.find(f"{W}tcPr/{W}vMerge")) == "restart"
            start = len(self.found)
            self.read(cell)
            self.end()
            yield Cell(column, range(start, len(self.found)), is_merged)

    def _control(self, control: Element) -> None:
        gallery = value(control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))
        if gallery in _GALLERIES:
            self._dropped.add(Loss.CONTENTS)
            return
        content = control.find(f"{W}sdtContent")
        if content is not None:
            self.read(content)

    def _paragraph(self, paragraph: Element) -> None:
        style = self._styles.get(style_of(paragraph))
        began_in_contents = self._paragraphs.in_contents
        said = self._paragraphs.read(paragraph)
        properties = paragraph.find(f"{W}pPr")
        runs = self._carried + said.runs
        marks = None if properties is None else properties.find(f"{W}rPr")
        if marks is not None and marks.find(f"{W}del") is not None:
            self._carried = runs
        else:
            self._carried = []
            if not (style.is_contents or began_in_contents):
                self._add(runs, said, style, properties)
        for box in said.boxes:
            self.read(box)

    def _add(self, runs: list[Run], said: Said, style: Style, properties: Element | None) -> None:
        is_empty = all(is_blank(run.text) and not run.is_note for run in runs)
        if is_empty or self._is_ours(runs, style):
            return
        list_id, depth = self._list_of(style, properties)
        mark = self._numbering.mark(list_id, depth) if list_id else None
        kind, level = _kind(style, properties)
        if kind in (None, Kind.PARAGRAPH) and mark is not None:
            kind, level = Kind.LIST_ITEM, depth
        elif kind is Kind.LIST_ITEM and mark is not None:
            level = depth
        kind = kind or Kind.PARAGRAPH
        centred = properties is not None and value(properties.find(f"{W}jc")) == "center"
        parts = paragraphs(runs) if kind in RUNNING else [of_kind(runs, kind)]
        for text in filterfalse(is_blank, map(marked, parts)):
            block = Block(kind, (mark or "") + text, min(level, 8))
            styled = kind is not Kind.PARAGRAPH
            self.found.append(Looking(block, styled, said.is_bold, centred))
            if kind is Kind.LIST_ITEM:  # a further paragraph of it
                kind, level, mark = Kind.PARAGRAPH, 0, None

    def _is_ours(self, runs: list[Run], style: Style) -> bool:
        """Take the labelled lines and the notice of a document that was written here."""
        if style.name == DRAFT_NOTICE:
            self._dropped.add(Loss.NOTICE)
            return True
        if style.name != FRONT_MATTER:
            return False
        text = tidy("".join(run.text for run in runs))
        label, colon, value = text.partition(":")
        field = _front.field_of(label) if colon else None
        if field is None:
            return False
        said = _front.from_lines([(label, value)])
        self.front = replace(self.front, **{field: getattr(said, field)})
        return True

    def _list_of(self, style: Style, properties: Element | None) -> tuple[str, int]:
        """The list and the depth of a paragraph: its own before its style's; '' for none."""
        own = None if properties is None else properties.find(f"{W}numPr")
        list_id, depth = style.list_id or "", style.depth
        if own is not None:
            list_id = value(own.find(f"{W}numId")) or list_id
            at = own.find(f"{W}ilvl")
            depth = depth if at is None else whole(value(at))
        if list_id == "0":
            return "", 0
        if depth is None:
            id = "" if properties is None else value(properties.find(f"{W}pStyle"))  # noqa: A001
            depth = self._numbering.depth_of(list_id, id)
        return list_id, min(depth, 8)


def _rows(container: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for child in container:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _rows(child, name)


def _kind(style: Style, properties: Element | None) -> tuple[Kind | None, int]:
    outline = None if properties is None else properties.find(f"{W}outlineLvl")
    if outline is not None and style.kind in (None, Kind.PARAGRAPH):
        level = whole(value(outline), 9)
        if level < 9:
            return Kind.HEADING, min(level + 1, 6)
    return style.kind, style.level
