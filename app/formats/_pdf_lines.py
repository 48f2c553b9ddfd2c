"""The lines of a PDF's pages, with where they stand and how large they are, by pdfium."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from app.formats._errors import Damaged, Protected, TooManyParts
from app.formats._text import is_wide
from app.language.characters import unstorable

MOST_PAGES = 2_000
_MOST_CHARACTERS = 10_000_000
_HYPHEN = {
    "\x02": "-",
    "\ufffe": "-",
    "\r": "",
    "\x00": "",
}  # pdfium's sign for one at a line's end


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; distances in points from the page's lower left corner."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float


def read_lines(data: bytes) -> list[Line]:
    """All lines in the order of the pages.

    Raises `Protected`, `Damaged`, or `TooManyParts` for more than 2,000 pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Protected("it is protected by a password; please save it without one") from error
        raise Damaged("it is no PDF, or a damaged one") from error
    if len(document) > MOST_PAGES:
        raise TooManyParts(f"it has more than {MOST_PAGES:,} pages")
    lines: list[Line] = []
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise Damaged(f"its page {number + 1:,} is damaged") from error
        count = text.count_chars()
        characters += max(count, 0)
        if characters > _MOST_CHARACTERS:
            raise TooManyParts(f"it has more than {_MOST_CHARACTERS:,} characters")
        lines.extend(_of_page(text, count, number))
        text.close()
        page.close()
    return lines


def _of_page(text: pypdfium2.PdfTextPage, count: int, page: int) -> Iterator[Line]:
    """Characters up to each line break, with the box around those that are printed."""
    start = 0
    signs: list[str] = []
    for at in range(count):
        sign = _sign(raw.FPDFText_GetUnicode(text.raw, at))
        if sign == "\n":
            yield from _line(text, page, start, signs)
            start, signs = at + 1, []
        elif sign == " " and raw.FPDFText_IsGenerated(text.raw, at) == 1:
            signs.append("" if _beside_chinese(text, at, count) else " ")
        else:
            signs.append(sign)
    yield from _line(text, page, start, signs)


def _beside_chinese(text: pypdfium2.PdfTextPage, at: int, count: int) -> bool:
    """Whether a space that nobody wrote is the setter's gap between Chinese and figures."""
    return any(
        is_wide(_sign(raw.FPDFText_GetUnicode(text.raw, beside)) or " ")
        for beside in (at - 1, at + 1)
        if 0 <= beside < count
    )


def _sign(code: int) -> str:
    sign = chr(code) if code < 0x110000 else "\ufffd"
    return _HYPHEN.get(sign, sign)


def _line(text: pypdfium2.PdfTextPage, page: int, start: int, signs: list[str]) -> Iterator[Line]:
    said = _storable("".join(signs))
    printed = [at for at, sign in enumerate(signs) if sign and not sign.isspace()]
    if not printed:
        return
    first = _box(text, start + printed[0])
    last = _box(text, start + printed[-1])
    middle = start + printed[len(printed) // 2]
    size = raw.FPDFText_GetFontSize(text.raw, middle) or 1.0
    scale = _scale(text, middle)
    yield Line(said, page, first[0], last[2], first[1], first[3], size * scale)


def _storable(text: str) -> str:
    """The text with halves of characters joined, and what no document can hold as U+FFFD."""
    said = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    while found := unstorable(said):
        said = said.replace(found.character, "\ufffd")
    return said


def _box(text: pypdfium2.PdfTextPage, at: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character, of its font's whole height."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text.raw, at, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _scale(text: pypdfium2.PdfTextPage, at: int) -> float:
    """How much larger the page prints a character than its font's size says."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text.raw, at, ctypes.byref(matrix)):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0
