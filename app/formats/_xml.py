"""XML parts of Office files, parsed so that nothing is fetched, expanded or endless."""

import re

from lxml import etree

from app.formats._errors import (
    Damaged,
    HasDoctype,
    TooDeep,
    TooManyParts,
    Unreadable,
    UnstorableText,
)
from app.formats._limits import MOST_DEPTH, MOST_NODES
from app.language.characters import Unstorable

Element = etree._Element  # lxml has no public name for it
_CHUNK = 1 << 18
_BAD_CHARACTER = re.compile(r"invalid (?:xml)?Char value (\d+)", re.IGNORECASE)


def parse(data: bytes, part: str) -> Element:
    """The root of an XML part.

    Refused are a DOCTYPE, which Office never writes, and more elements or deeper nesting than a
    document has. The count runs while the tree grows, so that a bomb is stopped half-way.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    count = _Count(part)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
            count.add(parser)
        root = parser.close()
        count.add(parser)
    except etree.XMLSyntaxError as error:
        raise _explained(str(error.msg or ""), data, part) from error
    return root


def _explained(message: str, data: bytes, part: str) -> Unreadable:
    if "depth" in message:
        return TooDeep(f"its part “{part}” is nested more than {MOST_DEPTH} deep")
    if "XML_PARSE_HUGE" in message:
        return TooManyParts(f"its part “{part}” has a piece of text over 10 MB")
    if b"<!DOCTYPE" in data[:1000]:
        return HasDoctype(f"its part “{part}” declares a document type, which Word never writes")
    if found := _BAD_CHARACTER.search(message):
        code = int(found.group(1))
        name = Unstorable(0, chr(code)).name if code < 0x110000 else "no character"
        return UnstorableText(
            f"its part “{part}” holds {name}, which can neither be stored nor exported"
        )
    return Damaged(f"its part “{part}” is no well-formed XML")


class _Count:
    def __init__(self, part: str) -> None:
        self._part = part
        self._nodes = 0
        self._depth = 0

    def add(self, parser: etree.XMLPullParser) -> None:
        for event, element in parser.read_events():
            assert isinstance(element, Element)  # noqa: S101 (these events carry elements only)
            if event == "end":
                self._depth -= 1
                continue
            if self._nodes == 0 and _declared_type(element):
                raise HasDoctype(
                    f"its part “{self._part}” declares a document type, which Word never writes"
                )
            self._nodes += 1
            self._depth += 1
            if self._nodes > MOST_NODES:
                raise TooManyParts(f"it has more than {MOST_NODES:,} elements")
            if self._depth > MOST_DEPTH:
                raise TooDeep(f"its part “{self._part}” is nested more than {MOST_DEPTH} deep")


def _declared_type(element: Element) -> str:
    return str(getattr(element.getroottree().docinfo, "doctype", ""))
