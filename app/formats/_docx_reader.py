"""A Word file to paragraphs, walked in document order over its XML.

Not by python-docx: its paragraphs know no tracked changes, content controls, fields or printed
numbers, importing it takes four times as long as lxml alone, and it builds an object to a run.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from posixpath import dirname, normpath

from app.formats import _front
from app.formats._archive import Archive
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._docx_kinds import DRAFT_NOTICE, FRONT_MATTER, Style, Styles
from app.formats._docx_looks import Looks
from app.formats._docx_numbering import Numbering, W, value, whole
from app.formats._docx_pairs import Table, as_pairs
from app.formats._docx_paragraph import Notes, ParagraphReader, Said, local, style_of
from app.formats._docx_tables import STYLE, Cell, Grid, with_cells
from app.formats._dropped import Dropped, Loss
from app.formats._errors import Damaged, WrongType
from app.formats._finish import finish
from app.formats._levels import single_title
from app.formats._outline import OWN_NOTE
from app.formats._pairs import Found, finish_pairs, share_of_han
from app.formats._pen import marked, of_kind
from app.formats._tables import Places
from app.formats._text import is_blank, tidy
from app.formats._xml import Element, parse
from app.language import marks
from app.language.marks import Run

_STRICT = (  # the second edition of the standard has other names for the same elements
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_OTHERS = (
    ("xl/workbook.xml", "it is an Excel workbook, not a Word file"),
    ("ppt/presentation.xml", "it is a PowerPoint presentation, not a Word file"),
    ("mimetype", "it is an OpenDocument or EPUB file, not a Word file"),
)
_GALLERIES = frozenset(("Table of Contents", "Cover Pages"))


def read_docx(data: bytes) -> Reading:
    archive = Archive(data)
    main = _main_part(archive)
    document = _part(archive, main)
    if document is None or local(document) != "document":
        raise WrongType("it holds no Word document")
    body = document.find(f"{W}body")
    if body is None:
        raise Damaged("its part “word/document.xml” has no body")
    related = _relations(archive, main)
    styles = _part(archive, related.get("styles", ""))
    dropped = Dropped()
    looks, notes = Looks(styles), Notes()
    walk = _Walk(
        dropped,
        Styles(styles),
        Numbering(_part(archive, related.get("numbering", ""))),
        ParagraphReader(dropped, looks, _links(archive, main), notes),
    )
    walk.read(body)
    blocks = single_title(_as_formatted(walk.found))
    said = _Footnotes(archive, related, dropped, looks).read(notes)
    if bilingual := as_pairs(blocks, walk.tables(), walk.front, dropped):
        found, front = bilingual
        return finish_pairs(said.with_pairs(found), front, dropped)
    as_written = [paragraph.block for paragraph in walk.found]
    grids = [grid for grid in walk.grids if grid.is_table(as_written)]
    cells = frozenset(at for grid in grids for at in grid.paragraphs())
    single = single_title(_as_formatted(walk.found, cells))
    dropped.add(Loss.TABLE, sum(grid.has_cells for grid in walk.grids) - len(grids))
    nothing = "it holds no text, only images" if walk.found == [] else "it holds no text"
    return finish(
        [*with_cells(single, grids), *said.blocks()], walk.front, dropped, nothing=nothing
    )


def _main_part(archive: Archive) -> str:
    for name, reason in _OTHERS:
        if name in archive.names() and "word/document.xml" not in archive.names():
            raise WrongType(reason)
    related = _relations(archive, "")
    name = related.get("officeDocument", "word/document.xml")
    if name not in archive.names():
        raise WrongType("it is a zip archive, but no Word file")
    return name


def _relations(archive: Archive, part: str) -> dict[str, str]:
    """The parts that a part relates to, by the last word of the relation's type."""
    folder, name = dirname(part), part.rpartition("/")[2]
    root = _part(archive, f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    related: dict[str, str] = {}
    for relation in () if root is None else root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            path = normpath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}")
            kind = relation.get("Type", "").rpartition("/")[2]
            related.setdefault(kind, path.lstrip("/"))
    return related


def _links(archive: Archive, part: str) -> dict[str, str]:
    """The addresses outside the file that a part links to, by the ids of their relations."""
    folder, name = dirname(part), part.rpartition("/")[2]
    root = _part(archive, f"{folder}/_rels/{name}.rels")
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in (() if root is None else root)
        if relation.get("TargetMode") == "External"
    }


def _part(archive: Archive, name: str) -> Element | None:
    data = archive.read(name) if name else None
    if data is None:
        return None
    for old, new in _STRICT:
        data = data.replace(old, new)
    return parse(data, name)


@dataclass(frozen=True, slots=True)
class _Found:
    """A paragraph with the look that, where no style says it, tells a title or a heading."""

    block: Block
    is_styled: bool
    is_bold: bool
    is_centred: bool


class _Walk:
    def __init__(
        self, dropped: Dropped, styles: Styles, numbering: Numbering, paragraphs: ParagraphReader
    ) -> None:
        self.found: list[_Found] = []
        self.front = FrontMatter()
        self.grids: list[Grid] = []
        self._dropped = dropped
        self._styles = styles
        self._numbering = numbering
        self._paragraphs = paragraphs
        self._carried: list[
            Run
        ] = []  # text of a paragraph whose end was deleted: it runs on into the next

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

    def _table(self, table: Element) -> None:
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
            column = place.column(whole(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1))
            start = len(self.found)
            self.read(cell)
            yield Cell(column, range(start, len(self.found)))

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
        if is_blank(text := marked(runs)) or self._is_ours(runs, style):
            return
        list_id, depth = self._list_of(style, properties)
        mark = self._numbering.mark(list_id, depth) if list_id else None
        kind, level = _kind(style, properties)
        if kind in (None, Kind.PARAGRAPH) and mark is not None:
            kind, level = Kind.LIST_ITEM, depth
        elif kind is Kind.LIST_ITEM and mark is not None:
            level = depth
        kind = kind or Kind.PARAGRAPH
        if kind in (Kind.TITLE, Kind.HEADING):
            text = marked(of_kind(runs, kind))
        block = Block(kind, (mark or "") + text, min(level, 8))
        centred = properties is not None and value(properties.find(f"{W}jc")) == "center"
        styled = block.kind is not Kind.PARAGRAPH
        self.found.append(_Found(block, styled, said.is_bold, centred))

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


@dataclass(frozen=True, slots=True)
class _Note:
    """A note with the language of each of its paragraphs, as documents with both have them."""

    label: str
    paragraphs: tuple[str, ...]

    def joined(self, paragraphs: Iterable[str]) -> str:
        return marks.join(f"\n{text}" if at else text for at, text in enumerate(paragraphs))


@dataclass(frozen=True, slots=True)
class _Said:
    notes: tuple[_Note, ...]

    def blocks(self) -> Iterator[Block]:
        """The notes as paragraphs of one text."""
        for note in self.notes:
            text = note.joined(note.paragraphs)
            if not is_blank(text):
                yield Block(Kind.NOTE, text, label=note.label)

    def with_pairs(self, found: Iterable[Found]) -> list[Found]:
        """Pairs and the notes as pairs: what is Chinese is their source.

        A note without Chinese is the translator's own, and goes to its place.
        """
        pairs, own = [], {}
        for note in self.notes:
            is_source = [share_of_han([text]) > _HALF for text in note.paragraphs]
            both = list(zip(note.paragraphs, is_source, strict=True))
            source = note.joined(text for text, chinese in both if chinese)
            target = note.joined(text for text, chinese in both if not chinese)
            if is_blank(source):
                own[note.label] = marks.write(_without_label(marks.runs(target)))
            else:
                pairs.append(Found(source, target, Kind.NOTE, label=note.label))
        placed = [replace(pair, target=marks.with_notes_inside(pair.target, own)) for pair in found]
        return placed + pairs


def _without_label(said: list[Run]) -> list[Run]:
    """A translator's note without the words that an export puts before it."""
    if said and said[0].text.strip() == OWN_NOTE:
        return [replace(run, text=run.text.lstrip()) for run in said[1:2]] + said[2:]
    return said


class _Footnotes:
    """The footnotes and endnotes of a file, in their own parts."""

    def __init__(
        self, archive: Archive, related: dict[str, str], dropped: Dropped, looks: Looks
    ) -> None:
        self._archive = archive
        self._related = related
        self._dropped = dropped
        self._looks = looks

    def read(self, wanted: Notes) -> _Said:
        """Those that the text refers to, in the order of their places."""
        texts = {
            f"{kind}Reference": self._texts(f"{kind}s", kind) for kind in ("footnote", "endnote")
        }
        return _Said(
            tuple(
                _Note(label, texts[kind].get(id_, ()))
                for (kind, id_), label in wanted.labels.items()
            )
        )

    def _texts(self, part: str, element: str) -> dict[str, tuple[str, ...]]:
        name = self._related.get(part, "")
        root = _part(self._archive, name)
        if root is None:
            return {}
        reader = ParagraphReader(self._dropped, self._looks, _links(self._archive, name))
        found = {}
        for note in root.iterfind(f"{W}{element}"):
            said = (marked(reader.read(paragraph).runs) for paragraph in note.iter(f"{W}p"))
            found[note.get(f"{W}id", "")] = tuple(text for text in said if not is_blank(text))
        return found


_HALF = 0.5  # of its letters
_SHORT = 40  # characters; no heading of a Chinese article is longer
_OPEN_END = re.compile(r"[^。！？；，、：.!?;,:]$")
_MARKED = re.compile(
    r"(?:第[一二三四五六七八九十百]+[章节部分编篇]|(?P<first>[一二三四五六七八九十]+、)|(?P<second>[(（][一二三四五六七八九十]+[)）]))"
)


def _as_formatted(found: list[_Found], cells: Collection[int] = frozenset()) -> list[Block]:
    """The blocks; in a file without heading styles, centred and bold lines are taken for them.

    Those of `cells` are no headings.
    """
    blocks = [paragraph.block for paragraph in found]
    if any(block.kind in (Kind.TITLE, Kind.HEADING) for block in blocks) or len(blocks) < 2:
        return blocks
    for index, paragraph in enumerate(found):
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
        elif paragraph.is_bold and index < len(found) - 1:
            blocks[index] = Block(Kind.HEADING, text, 1)
    return blocks
