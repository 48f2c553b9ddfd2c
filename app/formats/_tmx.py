"""TMX 1.4b, the exchange format of translation memories: one unit a pair, front matter as props."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import IO

from app import __version__
from app.formats._document import FrontMatter, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._finished import Finished
from app.formats._limits import MOST_NODES
from app.formats._pairs import (
    CHINESE,
    ENGLISH,
    Found,
    finish_pairs,
    is_chinese,
    is_english,
    kind_name,
    named_kind,
)
from app.formats._text import is_blank
from app.formats._units import STAMP, Unit, Variant, Written, moment
from app.formats._xml import Element, escaped, inner_text, local, quoted
from app.formats._xml_stream import elements, line_of

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KIND = "x-kind"
_FRONT = "x-front-matter-"
# Elements that hold the codes of the program the text came from, and no text.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut"))
# Where OmegaT and memoQ write the source before a unit, and the one after it.
_BEFORE, _AFTER = ("prev", "x-context-pre"), ("next", "x-context-post")
_SEG = re.compile("</?seg/?>")


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself."""

    properties: dict[str, str]


def stream_tmx(file: IO[bytes], most: int | None = None) -> Iterator[Header | Unit]:
    """The header and the units of a file of any size, in its order.

    `most` is the number of elements that the file may have. Neighbours are read as OmegaT and
    memoQ write them; who changed a unit counts before who made it.

    Raises:
        Unreadable: one of its kinds, where the file goes wrong; what came before was given.
    """
    language = ""
    for element in elements(file, "tmx", frozenset(("header", "tu")), doctype="tmx", most=most):
        if local(element) == "header":
            language = element.get("srclang", "")
            yield Header(_properties(element))
        else:
            yield _unit(element, language)


def _properties(element: Element) -> dict[str, str]:
    return {prop.get("type", ""): prop.text or "" for prop in element if local(prop) == "prop"}


def _unit(element: Element, language: str) -> Unit:
    children = [child for child in element if local(child) == "tuv"]
    properties = _properties(element)
    said = _said(element)
    for child in children:
        properties |= _properties(child)
        # What is said of the unit counts before what is said of one language.
        said = _said(child) | said
    return Unit(
        line_of(element),
        tuple(_variant(child) for child in children),
        element.get("srclang") or language,
        said.get("changeid") or said.get("creationid") or "",
        moment(said.get("changedate", "")) or moment(said.get("creationdate", "")),
        _neighbour(properties, _BEFORE),
        _neighbour(properties, _AFTER),
        properties,
    )


def _said(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items() if value}


def _variant(element: Element) -> Variant:
    language = element.get(_LANG) or element.get("lang") or ""
    segment = element.find("{*}seg")
    return Variant(language, *(inner_text(segment, _CODES) if segment is not None else ("", 0)))


def _neighbour(properties: Mapping[str, str], names: Sequence[str]) -> str | None:
    """memoQ keeps a neighbour with its <seg>, as text."""
    found = next((properties[name] for name in names if name in properties), None)
    return None if found is None else _SEG.sub("", found)


def read_tmx(data: bytes) -> Reading:
    dropped = Dropped()
    front = FrontMatter()
    found: list[Found] = []
    for part in stream_tmx(io.BytesIO(data), MOST_NODES):
        if isinstance(part, Header):
            front = _front_of(part)
        elif pair := _found(part, dropped):
            found.append(pair)
    return finish_pairs(found, front, dropped)


def _front_of(header: Header) -> FrontMatter:
    names = [field.name for field in fields(FrontMatter)]
    return FrontMatter(**{name: header.properties.get(f"{_FRONT}{name}", "") for name in names})


def _found(unit: Unit, dropped: Dropped) -> Found | None:
    """The unit's pair. Without a Chinese side the file's own source language stands first."""
    first = unit.chinese
    if first is None and (wanted := unit.source_language.lower()):
        first = unit.first(lambda language: language.lower() == wanted)
    if first is None:
        dropped.add(Loss.SOURCELESS)
        return None
    others = [variant for variant in unit.variants if variant is not first]
    second = next((variant for variant in others if is_english(variant.language)), None)
    if second is None and len(others) == 1 and not is_chinese(others[0].language):
        second = others[0]
    dropped.add(Loss.LANGUAGE, len(others) - (second is not None))
    dropped.add(Loss.CODE, first.codes + (second.codes if second else 0))
    kind, level = named_kind(unit.properties.get(_KIND, ""))
    return Found(first.text, second.text if second else "", kind, level)


def write_tmx(finished: Finished) -> bytes:
    return "".join(_pieces(finished)).encode()


def _pieces(finished: Finished) -> Iterator[str]:
    yield _head(_cut(finished))
    for field in fields(FrontMatter):
        if value := getattr(finished.front, field.name):
            yield f'<prop type="{_FRONT}{field.name}">{escaped(value)}</prop>\n'
    yield "</header>\n<body>\n"
    for pair in finished.pairs:
        kind = kind_name(pair.kind, pair.level)
        for segment in pair.stretches():
            if is_blank(segment.source) or is_blank(segment.target):
                continue
            yield (
                f'<tu><prop type="{_KIND}">{kind}</prop>'
                f'<tuv xml:lang="{CHINESE}"><seg>{escaped(segment.source)}</seg></tuv>'
                f'<tuv xml:lang="{ENGLISH}"><seg>{escaped(segment.target)}</seg></tuv></tu>\n'
            )
    yield "</body>\n</tmx>\n"


def _head(cut: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        f'<tmx version="1.4">\n<header creationtool="Duizhao" creationtoolversion="{__version__}"'
        f' segtype="{cut}" o-tmf="Duizhao" adminlang="{ENGLISH}" srclang="{CHINESE}"'
        ' datatype="plaintext">\n'
    )


def write_units(file: IO[bytes], units: Iterable[Written]) -> int:
    """Write a memory as a stream, and answer how many units it has."""
    count = 0
    file.write(f"{_head('sentence')}</header>\n<body>\n".encode())
    for unit in units:
        count += 1
        who = f' changeid="{quoted(unit.creator)}"' if unit.creator else ""
        file.write(
            f'<tu changedate="{unit.at.strftime(STAMP)}"{who}>{_beside(unit)}'
            f'<tuv xml:lang="{CHINESE}"><seg>{escaped(unit.source)}</seg></tuv>'
            f'<tuv xml:lang="{ENGLISH}"><seg>{escaped(unit.target)}</seg></tuv></tu>\n'.encode()
        )
    file.write(b"</body>\n</tmx>\n")
    return count


def _beside(unit: Written) -> str:
    """The neighbours, as OmegaT writes them."""
    told = ((_BEFORE[0], unit.before), (_AFTER[0], unit.after))
    return "".join(f'<prop type="{name}">{escaped(text)}</prop>' for name, text in told if text)


def _cut(finished: Finished) -> str:
    return "sentence" if any(len(pair.segments) > 1 for pair in finished.pairs) else "paragraph"
