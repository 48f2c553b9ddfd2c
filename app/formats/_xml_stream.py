"""An XML file of any size, read element by element in the memory of one of them."""

from collections.abc import Iterator
from typing import IO

from lxml import etree

from app.formats._errors import HasDoctype, TooDeep, TooManyParts, WrongType
from app.formats._limits import MOST_DEPTH
from app.formats._xml import Element, declares_more, explained, is_harmless, local

_CHUNK = 1 << 16
# Elements inside one that is wanted. A unit of a memory has a dozen.
_MOST_INSIDE = 100_000


def elements(
    file: IO[bytes],
    root: str,
    wanted: frozenset[str],
    *,
    doctype: str = "",
    most: int | None = None,
) -> Iterator[Element]:
    """The elements whose local names are `wanted`, each whole, in the order of their ends.

    An element is forgotten as soon as the next one is asked for; its ancestors and their
    attributes are there as long as it is. Nothing is fetched or expanded. The file may have the
    bare DOCTYPE of its kind if `doctype` names that.

    Args:
        file: open at its beginning.
        root: the local name that its root must have.
        wanted: local names of elements that do not stand within one another.
        doctype: the name of the one document type that is let pass.
        most: how many elements the file may have; without it as many as there are.

    Raises:
        Unreadable: one of its kinds, at the place where the file goes wrong.
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
    reader = _Reader(root, wanted, doctype, most)
    head = b""
    try:
        while data := file.read(_CHUNK):
            head = head or data
            if doctype and declares_more(head):
                raise HasDoctype("it declares more than its document type")
            parser.feed(data)
            yield from reader.read(parser)
        parser.close()
    except etree.XMLSyntaxError as error:
        # What stands before the fault was understood, and is given first.
        yield from reader.read(parser)
        raise explained(str(error.msg or ""), head, doctype=doctype) from error
    yield from reader.read(parser)


class _Reader:
    def __init__(self, root: str, wanted: frozenset[str], doctype: str, most: int | None) -> None:
        self._root = root
        self._wanted = wanted
        self._doctype = doctype
        self._most = most
        self._depth = self._inside = self._nodes = 0
        self._open: Element | None = None

    def read(self, parser: etree.XMLPullParser) -> Iterator[Element]:
        for event, element in parser.read_events():
            assert isinstance(element, Element)  # noqa: S101 (these events carry elements only)
            if event == "start":
                self._begin(element)
                continue
            self._depth -= 1
            if self._open is not None and element is not self._open:
                continue
            if self._open is not None:
                yield element
                self._open = None
            _forget(element)

    def _begin(self, element: Element) -> None:
        if self._nodes == 0:
            self._check_root(element)
        self._nodes += 1
        self._depth += 1
        self._inside += 1
        if self._open is None and local(element) in self._wanted:
            self._open = element
            self._inside = 0
        if self._depth > MOST_DEPTH:
            raise TooDeep(f"it is nested more than {MOST_DEPTH} deep")
        if self._most is not None and self._nodes > self._most:
            raise TooManyParts(f"it has more than {self._most:,} elements")
        if self._open is not None and self._inside > _MOST_INSIDE:
            raise TooManyParts(f"one of its units has more than {_MOST_INSIDE:,} elements")

    def _check_root(self, element: Element) -> None:
        if not is_harmless(element, self._doctype):
            raise HasDoctype("it declares a document type, which no such file needs")
        if local(element) != self._root:
            raise WrongType(f"it is an XML file, but no {self._root.upper()}")


def _forget(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def line_of(element: Element) -> int:
    """The line of the file on which an element begins, from 1; 0 where nobody knows."""
    return getattr(element, "sourceline", 0) or 0
