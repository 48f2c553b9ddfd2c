"""A finished document as what `_pdf.typ` sets: data only, never a word spliced into markup."""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import app
from app.formats import _front
from app.formats._document import Kind
from app.formats._errors import CannotSet
from app.formats._finished import Finished, Layout
from app.formats._html_inline import HAN
from app.formats._notes import OWN_NOTE
from app.formats._outline import (
    APPENDIX,
    NOTES,
    SOURCE_COLUMN,
    TARGET_COLUMN,
    TERMS,
    outline,
    term_table,
)
from app.formats._rows import Row, Side
from app.formats._tables import Table, with_tables
from app.language import marks

_LOOK_EVERY = 0.2  # seconds between looks whether somebody still waits
MOST_WAIT = 180.0  # seconds for one document; 10,000 pairs take ten
_HOME = str(Path(app.__file__).resolve().parent.parent)
_LONGEST_HEADER = 90
# A word with a hyphen is not broken there: programs that read PDF take a hyphen at the end of a
# line for the setter's and drop it. Longer than a third of a line it has to break.
_HYPHENATED = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)+")
_LONGEST_UNBROKEN = 30
# More stand at the end: typst lays a table out anew for each footnote in it, and 1,000 pairs with
# 100 footnotes took two gigabytes.
_MOST_FOOTNOTES = 30
_LONGEST_PIECE = 20_000  # characters; typst sets a text of one piece in time with its square

# A text, and a letter for each thing that it is: 'z' Chinese, 'h' not to be broken, 'b' bold, 'i'
# italic, 'n' the place of the note with this number, 'm' a further place of one; perhaps a link.
Piece = list[Any]


def write_pdf(finished: Finished, gave_up: Event | None = None) -> bytes:
    """The PDF.

    Raises `CannotSet` if there is no Chinese font, the document takes too much, or whoever waited
    for it gave up.
    """
    said = _ask(json.dumps(_data(finished)).encode(), gave_up or Event())
    if not said.startswith(b"%PDF"):
        raise CannotSet(said.decode("utf-8", "replace") or "setting it takes too much memory")
    return said


def _ask(data: bytes, gave_up: Event) -> bytes:
    """What the process that sets the document answers: a PDF, or a reason."""
    until = time.monotonic() + MOST_WAIT
    # A file and no pipe: `communicate` stops writing to a pipe after its first time-out.
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        with subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "app.formats._pdf_setter"],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_HOME,
        ) as child:
            try:
                while True:
                    try:
                        return child.communicate(timeout=_LOOK_EVERY)[0]
                    except subprocess.TimeoutExpired as error:
                        if gave_up.is_set():
                            raise CannotSet("nobody waits for it any more") from error
                        if time.monotonic() > until:
                            raise CannotSet("setting it takes too long") from error
            finally:
                child.kill()


def _data(finished: Finished) -> dict[str, Any]:
    printed = outline(finished)
    inline = _Inline()
    title = " ".join(printed.title.split("\n"))
    short = title if len(title) <= _LONGEST_HEADER else title[: _LONGEST_HEADER - 1].rstrip() + "…"
    return {
        "title": inline.english(printed.heading),
        "name": title or "Translation",
        "author": " ".join(finished.front.translator.split()),
        "header": printed.notice or short,
        "notice": printed.notice,
        "front": [[label, *_value(field, value)] for field, label, value in printed.front],
        "columns": [SOURCE_COLUMN, TARGET_COLUMN],
        "appendix": APPENDIX,
        "layout": finished.layout.value,
        "rows": list(_rows(printed.rows, finished.layout, inline)),
        "terms-title": TERMS,
        "terms": [[pieces(said) for said in row] for row in term_table(finished)],
        "endnotes": len(printed.notes) > _MOST_FOOTNOTES,
        "notes-title": NOTES,
        "notes": [
            {
                "source": inline.chinese(note.source),
                "own": f"{OWN_NOTE} " if note.own else "",
                "missing": note.missing,
                "text": inline.english(note.text),
            }
            for note in printed.notes
        ],
    }


def _value(field: str, value: str) -> tuple[list[Piece], str]:
    """The pieces of a front matter's value, and the address that it links to, if any."""
    if field in _front.ADDRESSES and _front.is_web_address(value):
        parts = re.split(r"(?<=[/?&=])", value)  # an address may be broken after these only
        return [[part, "h" if len(part) <= 2 * _LONGEST_UNBROKEN else ""] for part in parts], value
    return pieces(value), ""


class _Inline:
    """Texts with light marks in pieces; a note is set at its first place in a translation."""

    def __init__(self) -> None:
        self._placed: set[str] = set()

    def english(self, text: str) -> list[Piece]:
        return [piece for run in marks.runs(text) for piece in self._run(run, pieces(run.text))]

    def chinese(self, text: str) -> list[Piece]:
        return [
            piece
            for run in marks.runs(text)
            for piece in (
                [[run.reference, "m"]] if run.reference else _styled(run, _chinese(run.text))
            )
        ]

    def _run(self, run: marks.Run, said: list[Piece]) -> list[Piece]:
        if not run.reference:
            return _styled(run, said)
        is_first = run.reference not in self._placed
        self._placed.add(run.reference)
        return [[run.reference, "n" if is_first else "m"]]


def _styled(run: marks.Run, said: list[Piece]) -> list[Piece]:
    if not (run.bold or run.italic or run.link):
        return said
    signs = "b" * run.bold + "i" * run.italic
    link = [run.link] if run.link else []
    return [[text, style + signs, *link] for text, style in said]


def _rows(rows: Iterable[Row], layout: Layout, inline: _Inline) -> Iterator[dict[str, Any]]:
    for row in with_tables(rows):
        if isinstance(row, Table):
            yield _table(row, layout, inline)
            continue
        target: dict[str, Any] = {
            "kind": row.kind.value,
            "level": row.level,
            "missing": row.target.missing,
            "target": inline.english(row.target.text),
            "mark": _mark(row, row.target),
        }
        if layout is not Layout.TRANSLATION:
            target["source"] = inline.chinese(row.source.text)
            target["sourcemark"] = _mark(row, row.source)
        yield target


def _table(table: Table, layout: Layout, inline: _Inline) -> dict[str, Any]:
    """A table, and in a document with both languages that of the sources."""
    sources = [] if layout is Layout.TRANSLATION else table.of_sources().rows
    return {
        "kind": "table",
        "columns": table.shares(),
        "figures": table.figures(),
        "cells": [_cell(cell, inline.english) for row in table.rows for cell in row],
        "source": [_cell(cell, inline.chinese) for row in sources for cell in row],
    }


def _cell(cell: Row | None, said: Callable[[str], list[Piece]]) -> dict[str, Any]:
    if cell is None:
        return {"missing": False, "target": []}
    return {"missing": cell.target.missing, "target": said(cell.target.text)}


def _mark(row: Row, side: Side) -> str:
    """What stands before a list item: its number, a bullet, or nothing if its text has a mark."""
    if row.kind is not Kind.LIST_ITEM or side.own_mark or side.missing:
        return ""
    return "•" if side.number is None else f"{side.number}."


def pieces(text: str) -> list[Piece]:
    """English text in pieces; Chinese in it says so, and hyphenated words stay whole.

    >>> pieces("a long-term plan (规划)")
    [['a ', ''], ['long-term', 'h'], [' plan (', ''], ['规划', 'z'], [')', '']]
    """
    made: list[Piece] = []
    at = 0
    for found in _SPECIAL.finditer(text):
        style = "z" if found.lastgroup == "han" else "h"
        if style == "h" and len(found.group()) > _LONGEST_UNBROKEN:
            continue
        made += _cut(text[at : found.start()], "")
        made += _cut(found.group(), style)
        at = found.end()
    return made + _cut(text[at:], "")


_SPECIAL = re.compile(f"(?P<han>{HAN.pattern})|(?P<hyphenated>{_HYPHENATED.pattern})")


def _chinese(text: str) -> list[Piece]:
    return _cut(text, "z")


def _cut(text: str, style: str) -> list[Piece]:
    """The text as one piece, or as several if it is very long."""
    starts = range(0, len(text), _LONGEST_PIECE)
    return [[text[start : start + _LONGEST_PIECE], style] for start in starts]
