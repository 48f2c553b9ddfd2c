"""The first visible sheet of an Excel workbook as rows of text, by lxml within limits."""

import re
from collections.abc import Iterator
from posixpath import normpath

from app.formats._archive import Archive
from app.formats._document import FrontMatter, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._errors import Damaged, TooManyParts, WrongType
from app.formats._pairs import finish_pairs, from_table
from app.formats._xml import Element, elements, local, parse

_MOST_COLUMNS = 100  # a table of two languages has a dozen
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile("([A-Z]{1,3})[0-9]+")


def read_xlsx(data: bytes) -> Reading:
    archive = Archive(data, "Excel workbook")
    workbook = _part(archive, "xl/workbook.xml")
    if workbook is None:
        raise WrongType("it is a zip archive, but no Excel workbook")
    dropped = Dropped()
    sheet = _part(archive, _first_sheet(archive, workbook, dropped))
    if sheet is None:
        raise Damaged("its first sheet is missing")
    rows = list(_rows(sheet, _shared(archive)))
    return finish_pairs(from_table(rows, dropped), FrontMatter(), dropped)


def read_rows(data: bytes, most_nodes: int) -> Iterator[list[str]]:
    """The rows of the first visible sheet one by one, of a table of any length within the limit."""
    archive = Archive(data, "Excel workbook")
    workbook = _part(archive, "xl/workbook.xml")
    if workbook is None:
        raise WrongType("it is a zip archive, but no Excel workbook")
    sheet = archive.read(_first_sheet(archive, workbook, Dropped()))
    if sheet is None:
        raise Damaged("its first sheet is missing")
    strings = archive.read("xl/sharedStrings.xml") or b""
    shared = [_said(entry) for entry in _each(strings, "si", most_nodes)]
    for row in _each(sheet, "row", most_nodes):
        yield _row(row, shared)


def _each(part: bytes, name: str, most_nodes: int) -> Iterator[Element]:
    if part:
        found = elements(part, frozenset((name,)), most_nodes)
        next(found, None)  # the root
        yield from found


def _part(archive: Archive, name: str) -> Element | None:
    data = archive.read(name) if name else None
    return None if data is None else parse(data, name)


def _first_sheet(archive: Archive, workbook: Element, dropped: Dropped) -> str:
    sheets = [element for element in workbook.iter() if local(element) == "sheet"]
    shown = [sheet for sheet in sheets if sheet.get("state", "visible") == "visible"]
    if not shown:
        raise Damaged("it has no sheet that can be seen")
    dropped.add(Loss.SHEET, len(sheets) - 1)
    wanted = next((str(v) for key, v in shown[0].attrib.items() if str(key).endswith("}id")), "")
    relations = _part(archive, "xl/_rels/workbook.xml.rels")
    for relation in () if relations is None else relations:
        if relation.get("Id") == wanted:
            target = relation.get("Target", "")
            return normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    return "xl/worksheets/sheet1.xml"


def _shared(archive: Archive) -> list[str]:
    """The texts that cells share, by their number."""
    root = _part(archive, "xl/sharedStrings.xml")
    return [] if root is None else [_said(entry) for entry in root if local(entry) == "si"]


def _said(element: Element) -> str:
    """Text with its runs joined, without the readings that Japanese Excel keeps above it."""
    pieces = []
    for child in element:
        if local(child) == "t":
            pieces.append(child.text or "")
        elif local(child) == "r":
            pieces.append(_said(child))
    return _decoded("".join(pieces))


def _decoded(text: str) -> str:
    r"""Characters that Excel writes by their number.

    >>> _decoded("a_x000D_b_x005F_x0041_")
    'a\rb_x0041_'
    """
    return _CODE.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _rows(sheet: Element, shared: list[str]) -> Iterator[list[str]]:
    for row in sheet.iter():
        if local(row) == "row":
            yield _row(row, shared)


def _row(row: Element, shared: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        place = _PLACE.fullmatch(cell.get("r", ""))
        at = _column(place.group(1)) if place else len(cells)
        if at >= _MOST_COLUMNS:
            raise TooManyParts(f"it has more than {_MOST_COLUMNS} columns")
        cells += [""] * (at + 1 - len(cells))
        cells[at] = _cell(cell, shared)
    return cells


def _column(letters: str) -> int:
    """The number of a column, from 0.

    >>> _column("A"), _column("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    inside = {local(child): child for child in cell}
    if kind == "inlineStr" and "is" in inside:
        return _said(inside["is"])
    said = (inside["v"].text or "") if "v" in inside else ""
    if kind == "s":
        number = int(said) if re.fullmatch("[0-9]{1,7}", said, re.ASCII) else -1
        return shared[number] if 0 <= number < len(shared) else ""
    return _decoded(said) if kind == "str" else "" if kind == "e" else said
