"""Files of two languages, read as a stream: tables of two columns, and translation memories."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from lxml import etree

_BOM = b"\xef\xbb\xbf"
# The contents of these are another program's codes, not text.
_CODES = frozenset(("bpt", "ept", "it", "ph", "ut"))


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
    """The translation units of a TMX file that have Chinese and English; lines are theirs.

    The file is read as it comes, and forgotten: nothing is fetched or expanded.
    """
    events = etree.iterparse(
        stream,
        events=("end",),
        tag=("tu", "{*}tu"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    line = 1
    try:
        for _, element in events:
            line = element.sourceline or line
            yield _of_unit(element, line)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        yield BadLine(error.lineno or line, "from here on it is no well-formed XML")


def _of_unit(element: etree._Element, line: int) -> Pair | BadLine:
    texts: dict[str, str] = {}
    for variant in element.iterfind("{*}tuv"):
        language = variant.get("{http://www.w3.org/XML/1998/namespace}lang") or variant.get("lang")
        segment = variant.find("{*}seg")
        if language and segment is not None:
            texts.setdefault(language.lower().split("-")[0].split("_")[0], "".join(_text(segment)))
    if "zh" not in texts or "en" not in texts:
        missing = "Chinese" if "zh" not in texts else "English"
        return BadLine(line, f"its translation unit has no {missing} segment")
    return Pair(line, texts["zh"], texts["en"])


def _text(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    if etree.QName(element).localname not in _CODES:
        yield element.text or ""
        for child in element:
            yield from _text(child)
            yield child.tail or ""
