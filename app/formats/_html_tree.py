"""HTML bytes to a tree, within limits. Nothing is fetched, nothing is run."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator

from lxml import etree

from app.formats._errors import Damaged, EmptyFile, NoText, TooDeep, TooManyParts
from app.formats._limits import MOST_ATTRIBUTES, MOST_DEPTH, MOST_NODES
from app.formats._text import Decoded, check, decode

_DECLARED = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w-]{2,20})",
    re.IGNORECASE,
)
_ENCODINGS = {
    "gb2312": ("gb18030", "GB18030"),
    "gbk": ("gb18030", "GB18030"),
    "gb18030": ("gb18030", "GB18030"),
    "big5": ("big5hkscs", "Big5"),
    "big5-hkscs": ("big5hkscs", "Big5"),
}
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_TAGS = (  # as they end at the first >, and as they end at the first > outside quotation marks
    re.compile(r"<[A-Za-z][^>]*+"),
    re.compile(r"<[A-Za-z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+"),
)
_BETWEEN_ATTRIBUTES = re.compile(r"[\s\"']+")
_C1 = {
    code: bytes((code,)).decode("cp1252", "ignore") for code in range(0x80, 0xA0) if code != 0x85
}

Element = etree._Element  # lxml has no public name for it


def decode_page(data: bytes) -> Decoded:
    """The page's text: by byte order mark, as UTF-8, as the page declares, or as it reads best."""
    if not data:
        raise EmptyFile("it is empty")
    declared = _DECLARED.search(data[:4096])
    name = declared.group(1).decode("ascii", "replace").lower() if declared else ""
    try:
        read = data.decode("utf-8")
        if name in ("utf-8", "utf8") and not data.startswith(BOM_UTF8):
            return Decoded(read, "UTF-8")
    except UnicodeDecodeError:
        codec, said = _ENCODINGS.get(name, ("", ""))
        if codec and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return Decoded(data.decode(codec), said)
            except UnicodeDecodeError:
                pass  # wrongly declared: found below by how it reads
    return decode(data)


def parse(text: str) -> Element:
    """The tree of a page or of a piece of one."""
    if "\x00" in text:
        check(text)
    if text.count("<") > 2 * MOST_NODES:
        raise TooManyParts(f"it has more than {MOST_NODES:,} elements")
    if any(
        _attributes(tag.group()) > MOST_ATTRIBUTES for kind in _TAGS for tag in kind.finditer(text)
    ):
        raise TooManyParts(f"one of its tags has more than {MOST_ATTRIBUTES:,} attributes")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        raise Damaged(f"its HTML cannot be made sense of ({error.msg})") from error
    for entry in parser.error_log:
        if "depth" in entry.message:
            raise TooDeep(f"its elements are nested more than {MOST_DEPTH} deep")
        if "XML_PARSE_HUGE" in entry.message:  # the parser stopped there: what follows is lost
            raise TooManyParts("one piece of it (a paragraph, an image or a script) is over 10 MB")
    if root is None:
        raise NoText("it holds no text")
    _measure(root)
    return root


def _attributes(tag: str) -> int:
    """About how many attributes the tag has: each has an = or white space before it."""
    if len(tag) < MOST_ATTRIBUTES:
        return 0
    return max(tag.count("="), sum(1 for _ in _BETWEEN_ATTRIBUTES.finditer(tag)) // 2)


def _measure(root: Element) -> None:
    depth = 0
    for nodes, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            raise TooDeep(f"its elements are nested more than {MOST_DEPTH} deep")
        if nodes > 2 * MOST_NODES:
            raise TooManyParts(f"it has more than {MOST_NODES:,} elements")


def name_of(element: Element) -> str:
    """The tag in lower case; '' for anything that is no element."""
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def as_browsers_read(text: str) -> str:
    """Text with the controls U+0080 to U+009F as the Windows characters they were meant for."""
    return text.translate(_C1) if re.search("[\x80-\x84\x86-\x9f]", text) else text


def names(listed: str) -> frozenset[str]:
    """A set of tags, written as a line."""
    return frozenset(listed.split())


def elements(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def whole(said: str | None, otherwise: int) -> int:
    """The number that an attribute says."""
    return int(said) if said and re.fullmatch("[0-9]{1,6}", said.strip(), re.ASCII) else otherwise


def outermost(root: Element, name: str) -> Iterator[Element]:
    """The elements of a name in another, but not those within one of them."""
    for child in root:
        if name_of(child) == name:
            yield child
        else:
            yield from outermost(child, name)


def is_hidden(element: Element) -> bool:
    """Whether a browser would not show it."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def empty(element: Element) -> None:
    """Take away all that is in the element; the text after it stays.

    The element itself stays too: lxml does not let its tail be moved when there are control
    characters in it, and it is the reader's place to refuse those.
    """
    element.text = None
    del element[:]


def text_of(element: Element | None) -> str:
    """All text in the element, scripts excepted, as one line."""
    if element is None:
        return ""
    pieces = element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
    assert isinstance(pieces, list)  # noqa: S101 (for the type checker: XPath can give a number)
    return " ".join(as_browsers_read("".join(map(str, pieces))).split())
