"""TMX 1.4b, the format in which memories are exchanged, read and written as a stream.

Pure: an open file in, units out. A file of any size is read in the memory of one unit. Nothing
outside the file is opened: the DOCTYPE that the standard asks for is passed over, and one that
declares anything of its own is refused.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from lxml import etree

from app.errors import Invalid
from app.language.characters import unstorable

# As long as a segment may be.
_LONGEST = 100_000
_HEAD = 65_536
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STAMP = "%Y%m%dT%H%M%SZ"
# Their content is another format's code, not text.
_CODES = {"bpt", "ept", "it", "ph", "ut"}


@dataclass(frozen=True, slots=True)
class Read:
    """A unit of a file; `reason` says why it cannot be taken, and is empty if it can."""

    source: str = ""
    target: str = ""
    creator: str = ""
    at: datetime | None = None
    reason: str = ""


class BrokenFile(Invalid):
    """A file that cannot be read on."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"“{name}” cannot be read: {reason}.")


def read(file: IO[bytes], name: str) -> Iterator[Read]:
    """The units of a TMX file in their order.

    Raises:
        BrokenFile: at the place where the file stops being well-formed; what came before it was
            given already.
    """
    _refuse_declarations(file, name)
    units = etree.iterparse(
        file,
        events=("end",),
        tag=("{*}tu", "tu"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, unit in units:
            yield _unit(unit)
            unit.clear()
            while unit.getprevious() is not None:
                del unit.getparent()[0]
    except etree.XMLSyntaxError as broken:
        raise BrokenFile(name, f"it is no well-formed XML ({broken})") from broken


def _refuse_declarations(file: IO[bytes], name: str) -> None:
    head = file.read(_HEAD)
    file.seek(0)
    plain = head.replace(b"\x00", b"")  # UTF-16 reads as ASCII without its zeros
    if found := re.search(rb"<!DOCTYPE[^>\[]*\[|<!ENTITY", plain):
        shown = found.group(0)[:30].decode("ascii", "replace")
        raise BrokenFile(name, f"it declares entities of its own ({shown} …), which is not allowed")


def _unit(unit: Any) -> Read:
    texts: dict[str, str] = {}
    creator, at = unit.get("changeid") or unit.get("creationid") or "", _moment(unit)
    for variant in unit.iterchildren("{*}tuv", "tuv"):
        language = (variant.get(_LANGUAGE) or variant.get("lang") or "").lower()[:2]
        segment = next(variant.iterchildren("{*}seg", "seg"), None)
        if language in ("zh", "en") and language not in texts and segment is not None:
            texts[language] = "".join(_text(segment)).strip()
            creator = creator or variant.get("changeid") or variant.get("creationid") or ""
            at = at or _moment(variant)
    return judged(texts.get("zh"), texts.get("en"), creator, at)


def judged(source: str | None, target: str | None, creator: str, at: datetime | None) -> Read:
    """A unit as it was read, or why it cannot be taken.

    >>> judged("甲", None, "", None).reason
    'there is no English'
    """
    reason = ""
    if source is None:
        reason = "there is no Chinese"
    elif target is None:
        reason = "there is no English"
    elif not source or not target:
        reason = "the Chinese is empty" if not source else "the English is empty"
    elif max(len(source), len(target)) > _LONGEST:
        reason = "it is longer than 100,000 characters"
    elif found := unstorable(source + target):
        reason = f"it holds {found.name}, which cannot be stored"
    if reason:
        return Read(reason=reason)
    who = "" if unstorable(creator) else creator[:200]
    return Read(source or "", target or "", who, at)


def _text(element: Any) -> Iterator[str]:
    """The text of a segment without the codes of the format that it was taken from."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in _CODES:
            yield from _text(child)
        yield child.tail or ""


def _moment(element: Any) -> datetime | None:
    stamp = element.get("changedate") or element.get("creationdate") or ""
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Written:
    """A unit to be written."""

    source: str
    target: str
    creator: str
    at: datetime


def write(file: IO[bytes], units: Iterable[Written], version: str) -> int:
    """Write a TMX file, and answer how many units it has."""
    count = 0
    with etree.xmlfile(file, encoding="utf-8") as document:
        document.write_declaration()
        document.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
        with document.element("tmx", version="1.4"):
            document.write(_header(version), pretty_print=True)
            body: AbstractContextManager[None] = document.element("body")
            with body:
                for unit in units:
                    count += 1
                    document.write(_element(unit))
                    document.write("\n")
    return count


def _header(version: str) -> Any:
    return etree.Element(
        "header",
        {
            "creationtool": "Duizhao",
            "creationtoolversion": version,
            "segtype": "sentence",
            "o-tmf": "Duizhao",
            "adminlang": "en",
            "srclang": "zh",
            "datatype": "plaintext",
        },
    )


def _element(unit: Written) -> Any:
    element = etree.Element("tu", changedate=unit.at.strftime(_STAMP))
    if unit.creator:
        element.set("changeid", unit.creator)
    for language, text in (("zh", unit.source), ("en", unit.target)):
        variant = etree.SubElement(element, "tuv", {_LANGUAGE: language})
        etree.SubElement(variant, "seg").text = text
    return element
