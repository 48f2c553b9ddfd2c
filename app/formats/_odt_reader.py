"""An OpenDocument text to paragraphs, walked in document order over its XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import filterfalse

from app.formats import _tables
from app.formats._archive import Archive
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._docx_kinds import kind_of_name
from app.formats._dropped import Dropped, Loss
from app.formats._errors import Damaged, Protected, WrongType
from app.formats._finish import finish
from app.formats._levels import single_title
from app.formats._numerals import numeral
from app.formats._pen import RUNNING, Pen, marked, of_kind, paragraphs
from app.formats._text import is_blank, off_the_line, tidy
from app.formats._xml import Element, local, parse
from app.language import marks

_TYPE = "application/vnd.oasis.opendocument.text"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_HEAVY = ("bold", "600", "700", "800", "900")
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SPACES = re.compile("[ \t\r\n]+")
_ENCODED = re.compile("_([0-9a-f]{1,4})_")
_NUMBERS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_LOSSES = {
    "annotation": Loss.COMMENT,
    "image": Loss.IMAGE,
    "object": Loss.EMBEDDED,
    "ruby-text": Loss.RUBY,
    **dict.fromkeys(
        ("table-of-content", "alphabetical-index", "illustration-index"), Loss.CONTENTS
    ),
}
_SILENT = (
    *("tracked-changes", "forms", "sequence-decls", "user-field-decls", "variable-decls"),
    *("note-citation", "annotation-end"),
)
_DEEPEST = 8
_IN_LAYOUTS = ("table", "h", "list")  # within a table these make it no table


def read_odt(data: bytes) -> Reading:
    archive = Archive(data, "OpenDocument text")
    kind = (archive.read("mimetype") or b"").strip().decode("ascii", "replace")
    content = archive.read("content.xml")
    if content is None or not kind.startswith(_TYPE):
        raise WrongType("it is a zip archive, but no OpenDocument text")
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise Protected("it is protected by a password; please save it without one")
    root = parse(content, "content.xml")
    body = root.find("{*}body/{*}text")
    if body is None:
        raise Damaged("its part “content.xml” has no text")
    styles = archive.read("styles.xml")
    dropped = Dropped()
    walk = _Walk(dropped, _Styles(root, *([parse(styles, "styles.xml")] if styles else [])))
    walk.read(body, depth=-1)
    blocks = [*single_title(walk.blocks), *walk.notes]
    return finish(blocks, _front_of(archive), dropped)


def _front_of(archive: Archive) -> FrontMatter:
    data = archive.read("meta.xml")
    found = None if data is None else parse(data, "meta.xml").find("{*}meta/{*}title")
    return FrontMatter(title=tidy((found.text or "") if found is not None else ""))


class _Styles:
    """What the names of paragraph styles mean, and which levels of lists are numbered."""

    def __init__(self, *roots: Element) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, dict[int, tuple[str, int]]] = {}
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                self._styles.setdefault(style.get(f"{_STYLE}name", ""), style)
            for style in root.iter(f"{_TEXT}list-style"):
                self._lists.setdefault(style.get(f"{_STYLE}name", ""), dict(_numbered(style)))

    def kind(self, name: str) -> tuple[Kind | None, int]:
        """The kind by the style's name or that of the first of its parents that says one."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._styles.get(name)
            shown = "" if style is None else style.get(f"{_STYLE}display-name", "")
            plain = _ENCODED.sub(lambda code: chr(int(code.group(1), 16)), name)
            kind, level = kind_of_name(" ".join((shown or plain).lower().split()))
            if kind is not None:
                return kind, level
            name = "" if style is None else style.get(f"{_STYLE}parent-style-name", "")
        return None, 0

    def raised(self, name: str) -> bool | None:
        """Whether a text style sets above the line or below it; None for neither."""
        style = self._styles.get(name)
        for said in () if style is None else style.findall("{*}text-properties"):
            where = said.get(f"{_STYLE}text-position", "").split(" ")[0]
            if where.rstrip("%") not in ("", "0"):
                return where != "sub" and not where.startswith("-")
        return None

    def look(self, name: str) -> tuple[bool, bool]:
        """Whether a text style is bold, and italic."""
        style = self._styles.get(name)
        said = [] if style is None else style.findall("{*}text-properties")
        weights = {found.get(f"{_FO}font-weight", "") for found in said}
        slants = {found.get(f"{_FO}font-style", "") for found in said}
        if not weights.isdisjoint(_HEAVY) or not slants.isdisjoint(("italic", "oblique")):
            return not weights.isdisjoint(_HEAVY), not slants.isdisjoint(("italic", "oblique"))
        return name in ("Strong_20_Emphasis", "Strong"), name == "Emphasis"

    def number(self, name: str, depth: int) -> tuple[str, int] | None:
        """The form and the first number of a numbered level; None for bullets."""
        return self._lists.get(name, {}).get(depth)


def _cells(table: Element) -> Iterator[list[tuple[int, Element]]]:
    """The rows of a table: the cells of each, with their columns."""
    for row in table.iter("{*}table-row"):
        column, found = 0, []
        for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
            found.append((column, cell))
            column += _whole(cell.get(f"{_TABLE}number-columns-repeated"), 1)
        yield found


def _is_merged(cell: Element) -> bool:
    """Whether the cell takes the place of several."""
    spans = (cell.get(f"{_TABLE}number-{of}-spanned") for of in ("columns", "rows"))
    return any(_whole(span, 1) > 1 for span in spans)


def _says(cell: Element) -> bool:
    return any(text.strip() for text in cell.itertext())


def _numbered(style: Element) -> list[tuple[int, tuple[str, int]]]:
    found = []
    for level in style:
        form = _NUMBERS.get(level.get(f"{_STYLE}num-format", ""))
        if local(level) == "list-level-style-number" and form:
            depth = _whole(level.get(f"{_TEXT}level"), 1) - 1
            found.append((depth, (form, _whole(level.get(f"{_TEXT}start-value"), 1))))
    return found


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text, re.ASCII) else otherwise


@dataclass(slots=True)
class _Item:
    """The list item whose first paragraph is to come: its printed number and its depth."""

    mark: str
    depth: int


class _Walk:
    def __init__(self, dropped: Dropped, styles: _Styles) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self._pen = Pen()
        self._dropped = dropped
        self._styles = styles
        self._item: _Item | None = None
        self._boxes: list[Element] = []
        self._raised: bool | None = None  # of the span that is open

    def read(self, container: Element, depth: int, style: str = "") -> None:
        """The paragraphs of a body, a section, a cell, a list item or a text box."""
        for child in container:
            match local(child):
                case "p" | "h":
                    self._paragraph(child)
                case "list":
                    self._list(child, depth + 1, child.get(f"{_TEXT}style-name") or style)
                case "table":
                    self._table(child)
                case name if name in _LOSSES:
                    self._dropped.add(_LOSSES[name])
                case name if name and name not in _SILENT:
                    self.read(child, depth, style)

    def _table(self, element: Element) -> None:
        """A table's cells; one that makes only the layout is taken apart."""
        grid = list(_cells(element))
        columns = [[column for column, cell in row if _says(cell)] for row in grid]
        is_layout = any(element.find(f".//{{*}}{name}") is not None for name in _IN_LAYOUTS)
        if is_layout or not _tables.is_table(columns):
            if sum(map(len, grid)) > 1:
                self._dropped.add(Loss.TABLE)
            self.read(element, -1)
            return
        places = _tables.Places()
        for row in grid:
            places.next_row()
            for column, cell in row:
                before, self.blocks = self.blocks, []
                self.read(cell, -1)
                said, self.blocks = [block.text for block in self.blocks], before
                if said:
                    self._dropped.add(Loss.MERGED, int(_is_merged(cell)))
                    one = places.block(column, said[0])
                    for text in said[1:]:
                        one = _tables.further(one, text)
                    self.blocks.append(one)

    def _list(self, element: Element, depth: int, style: str) -> None:
        depth = min(depth, _DEEPEST)
        numbered = self._styles.number(style, depth)
        number = numbered[1] if numbered else 1
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            number = _whole(item.get(f"{_TEXT}start-value"), number)
            mark = f"{numeral(number, numbered[0])}. " if numbered else ""
            has_mark = local(item) == "list-item"
            self._item = _Item(mark if has_mark else "", depth)
            self.read(item, depth, style)
            number += has_mark
        self._item = None

    def _paragraph(self, element: Element) -> None:
        self._inside(element)
        runs = self._pen.take()
        boxes, self._boxes = self._boxes, []
        kind, level = self._styles.kind(element.get(f"{_TEXT}style-name", ""))
        if local(element) == "h" and kind is not Kind.TITLE:
            outline = _whole(element.get(f"{_TEXT}outline-level"), level or 1)
            kind, level = Kind.HEADING, min(max(outline, 1), 6)
        kind = kind or Kind.PARAGRAPH
        parts = paragraphs(runs) if kind in RUNNING else [of_kind(runs, kind)]
        for text in filterfalse(is_blank, map(marked, parts)):
            self._add(kind, level, text)
        for box in boxes:
            self.read(box, -1)

    def _add(self, kind: Kind, level: int, text: str) -> None:
        if self._item is not None and kind in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            item, self._item = self._item, None
            self.blocks.append(Block(Kind.LIST_ITEM, item.mark + text, item.depth))
        else:
            self.blocks.append(Block(kind, text, level))

    def _inside(self, element: Element) -> None:
        self._say(element.text)
        for child in element:
            self._inline(child, local(child))
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text:
            text = _SPACES.sub(" ", text)
            self._pen.say(text if self._raised is None else off_the_line(text, raised=self._raised))

    def _inline(self, child: Element, name: str) -> None:
        match name:
            case "s":
                self._pen.say(" ")  # several count as one in every format
            case "tab":
                self._pen.say("\t")
            case "line-break":
                self._pen.say("\n")
            case "text-box":
                self._boxes.append(child)
            case "a":
                self._link(child)
            case "span":
                style = child.get(f"{_TEXT}style-name", "")
                bold, italic = self._styles.look(style)
                before, self._raised = self._raised, self._styles.raised(style)
                with self._pen.styled(bold=bold, italic=italic):
                    self._inside(child)
                self._raised = before
            case "note":
                self._note(child)
            case _ if name in _LOSSES:
                self._dropped.add(_LOSSES[name])
            case _ if name and name not in _SILENT:
                self._inside(child)

    def _link(self, element: Element) -> None:
        address = element.get(_LINK, "")
        if not address.lower().startswith(("http://", "https://")):
            self._dropped.add(Loss.LINK)
            address = ""
        with self._pen.styled(link=address):
            self._inside(element)

    def _note(self, element: Element) -> None:
        """A footnote or endnote, which comes after everything else, as one paragraph."""
        inside = _Walk(self._dropped, self._styles)
        for body in element.iterfind("{*}note-body"):
            inside.read(body, -1)
        said = [*inside.blocks, *inside.notes]
        text = marks.join(f"\n{b.text}" if at else b.text for at, b in enumerate(said))
        label = str(len(self.notes) + 1)
        self._pen.note(label)
        self.notes.append(Block(Kind.NOTE, text, label=label))
