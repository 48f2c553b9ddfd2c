"""XML, alone or as a part of an Office file: nothing is fetched, expanded or endless."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

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
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]{0,1000}\[")
_BAD_CHARACTER = re.compile(r"invalid (?:xml)?Char value (\d+)", re.IGNORECASE)


def parse(data: bytes, part: str = "", doctype: str = "") -> Element:
    """The root of an XML part, or of a whole file if no `part` is named.

    Refused are a DOCTYPE, which Office never writes, and more elements or deeper nesting than a
    document has. The count runs while the tree grows, so that a bomb is stopped half-way. A file
    may have the bare DOCTYPE of its kind if `doctype` names that: it declares nothing, and
    what it points to is not fetched.
    """
    parser = _parser(data, part, doctype)
    count = _Count(part, doctype)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
            count.add(parser)
        root = parser.close()
        count.add(parser)
    except etree.XMLSyntaxError as error:
        raise explained(str(error.msg or ""), data, part, doctype) from error
    return root


def declares_more(data: bytes) -> bool:
    """Whether the DOCTYPE at the front of a file has declarations of its own."""
    return _SUBSET.search(data.replace(b"\0", b"")) is not None  # UTF-16 has a NUL at each letter


def elements(
    data: bytes, wanted: frozenset[str], most_nodes: int, doctype: str = ""
) -> Iterator[Element]:
    """First the root as it begins, then each element with a wanted name when it is whole.

    An element is emptied when the next one is asked for, so that a large file takes little memory.
    The rules are those of `parse`, but for the number of elements, of which `most_nodes` are taken.
    """
    parser = _parser(data, "", doctype)
    count = _Count("", doctype, most_nodes)
    is_first = True
    try:
        for start in range(0, len(data) + 1, _CHUNK):
            parser.feed(data[start : start + _CHUNK])
            if start + _CHUNK > len(data):
                parser.close()
            for event, element in parser.read_events():
                assert isinstance(element, Element)  # noqa: S101 (these events carry elements only)
                count.see(event, element)
                if is_first or (event == "end" and local(element) in wanted):
                    yield element
                if event == "end" and local(element) in wanted:
                    _forget(element)
                is_first = False
    except etree.XMLSyntaxError as error:
        raise explained(str(error.msg or ""), data, "") from error


def _forget(element: Element) -> None:
    """Empty an element, and take away those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _parser(data: bytes, part: str, doctype: str) -> etree.XMLPullParser:
    if doctype and declares_more(data):
        raise HasDoctype(f"{_subject(part)} declares more than its document type")
    return etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def local(element: Element) -> str:
    """The element's name without its namespace; '' for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def escaped(text: str) -> str:
    r"""Text as it stands between two tags and is read back the same, also its line ends.

    >>> escaped("a<b & c\r\n")
    'a&lt;b &amp; c&#13;\n'
    """
    return escape(text).replace("\r", "&#13;")


def quoted(text: str) -> str:
    """Text as it stands between the double quotes of an attribute.

    >>> quoted('a "b" & c')
    'a &quot;b&quot; &amp; c'
    """
    return escape(text, {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def inner_text(element: Element, without: frozenset[str] = frozenset()) -> tuple[str, int]:
    """All text in the element in order, and how many elements named in `without` were passed."""
    pieces = [element.text or ""]
    passed = 0
    for child in element:
        if local(child) in without:
            passed += 1
        elif isinstance(child.tag, str):
            inside, more = inner_text(child, without)
            pieces.append(inside)
            passed += more
        pieces.append(child.tail or "")
    return "".join(pieces), passed


def _subject(part: str) -> str:
    return f"its part “{part}”" if part else "it"


def explained(message: str, data: bytes, part: str = "", doctype: str = "") -> Unreadable:
    """What the parser complains of, for people; `data` is the front of the file at least."""
    it = _subject(part)
    if "depth" in message:
        return TooDeep(f"{it} is nested more than {MOST_DEPTH} deep")
    if "XML_PARSE_HUGE" in message:
        return TooManyParts(f"{it} has a piece of text over 10 MB")
    if b"<!DOCTYPE" in data[:1000] and not doctype:
        return HasDoctype(f"{it} declares a document type, which no such file needs")
    if found := _BAD_CHARACTER.search(message):
        code = int(found.group(1))
        name = Unstorable(0, chr(code)).name if code < 0x110000 else "no character"
        return UnstorableText(f"{it} holds {name}, which can neither be stored nor exported")
    return Damaged(f"{it} is no well-formed XML")


class _Count:
    def __init__(self, part: str, doctype: str, most_nodes: int = MOST_NODES) -> None:
        self._it = _subject(part)
        self._doctype = doctype
        self._most_nodes = most_nodes
        self._nodes = 0
        self._depth = 0

    def add(self, parser: etree.XMLPullParser) -> None:
        for event, element in parser.read_events():
            assert isinstance(element, Element)  # noqa: S101 (these events carry elements only)
            self.see(event, element)

    def see(self, event: str, element: Element) -> None:
        if event == "end":
            self._depth -= 1
            return
        if self._nodes == 0 and not is_harmless(element, self._doctype):
            raise HasDoctype(f"{self._it} declares a document type, which no such file needs")
        self._nodes += 1
        self._depth += 1
        if self._nodes > self._most_nodes:
            raise TooManyParts(f"it has more than {self._most_nodes:,} elements")
        if self._depth > MOST_DEPTH:
            raise TooDeep(f"{self._it} is nested more than {MOST_DEPTH} deep")


def is_harmless(root: Element, allowed: str) -> bool:
    """Whether the file of this root has no DOCTYPE, or the bare one of the kind `allowed`."""
    declared = str(getattr(root.getroottree().docinfo, "doctype", ""))
    return not declared or re.fullmatch(f"<!DOCTYPE {allowed}( [^\\[]*)?>", declared) is not None
