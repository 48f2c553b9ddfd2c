"""Files of two languages: tables and memories as a stream, and documents of pairs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import IO

from app import formats
from app.articles.reading import read_safely
from app.errors import Invalid
from app.formats import Unreadable, tmx
from app.formats._limits import MOST_BYTES

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and its target, and the line of the file on which they stand, from 1."""

    line: int
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """What cannot be read, and why, as the end of a sentence."""

    line: int
    reason: str


def reader_of(name: str) -> Callable[[IO[bytes]], Iterator[Pair | BadLine]]:
    """How the pairs of a file are read, by its suffix: what no document has is a table."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".tmx":
        return read_memory
    if suffix in ("", ".tsv", ".txt") or suffix not in formats.readable():
        return read_table
    return partial(read_document, PurePath(name).name)


def read_document(name: str, stream: IO[bytes]) -> Iterator[Pair]:
    """The pairs of a document that holds both languages; lines are the numbers of its paragraphs.

    Raises:
        Invalid: it cannot be read, or holds one language only.
    """
    reading = read_safely(name, stream.read(MOST_BYTES + 1))
    if not reading.targets:
        raise Invalid(f"“{name}” holds no pairs of a source and a translation to be checked.")
    for number, (block, target) in enumerate(zip(reading.blocks, reading.targets, strict=True), 1):
        if target:
            yield Pair(number, block.text, target)


def read_table(stream: IO[bytes]) -> Iterator[Pair | BadLine]:
    """Lines of source, TAB, target in UTF-8, with or without a byte order mark; no header.

    Lines end with LF or CRLF; empty ones are passed over. Nothing is quoted: what spreadsheets
    write around a cell stays.
    """
    for number, raw in enumerate(stream, start=1):
        line = raw.removeprefix(_BOM) if number == 1 else raw
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if line.strip():
            yield _of_line(number, line)


def _of_line(number: int, line: bytes) -> Pair | BadLine:
    try:
        cells = line.decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        return BadLine(number, f"byte {error.start + 1} of it is not UTF-8")
    if len(cells) == 1:
        return BadLine(number, "it has no TAB between a source and a target")
    if len(cells) > 2:
        return BadLine(number, f"it has {len(cells)} columns instead of two")
    return Pair(number, cells[0], cells[1])


def read_memory(stream: IO[bytes]) -> Iterator[Pair | BadLine]:
    """The translation units of a TMX file that have Chinese and English; lines are theirs."""
    line = 1
    try:
        for unit in tmx.stream(stream):
            line = unit.line
            if unit.chinese is None or unit.english is None:
                missing = "Chinese" if unit.chinese is None else "English"
                yield BadLine(line, f"its translation unit has no {missing} segment")
            else:
                yield Pair(line, unit.chinese.text, unit.english.text)
    except Unreadable as broken:
        yield BadLine(line, f"what comes after it is not read: {broken.reason}")
