"""TMX 1.4b, the exchange format of translation memories: one unit a pair, front matter as props."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields

from app import __version__
from app.formats._document import Finished, FrontMatter, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._errors import WrongType
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
from app.formats._xml import Element, escaped, inner_text, local, parse

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KIND = "x-kind"
_FRONT = "x-front-matter-"
# Elements that hold the codes of the program the text came from, and no text.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut"))


def read_tmx(data: bytes) -> Reading:
    root = parse(data, doctype="tmx")
    body = root.find("{*}body")
    if local(root) != "tmx" or body is None:
        raise WrongType("it is an XML file, but no TMX")
    dropped = Dropped()
    header = root.find("{*}header")
    front = FrontMatter() if header is None else _front_of(header)
    source = "" if header is None else header.get("srclang", "")
    units = (unit for unit in body if local(unit) == "tu")
    found = (_found(unit, source, dropped) for unit in units)
    return finish_pairs((pair for pair in found if pair), front, dropped)


def _front_of(header: Element) -> FrontMatter:
    known = {f"{_FRONT}{field.name}": field.name for field in fields(FrontMatter)}
    said = {}
    for prop in header:
        if local(prop) == "prop" and (field := known.get(prop.get("type", ""))):
            said[field] = prop.text or ""
    return FrontMatter(**said)


def _found(unit: Element, source: str, dropped: Dropped) -> Found | None:
    """The unit's pair. Without a Chinese side the file's own source language stands first."""
    variants = [
        (variant.get(_LANG) or variant.get("lang") or "", variant)
        for variant in unit
        if local(variant) == "tuv"
    ]
    first = _first(variants, is_chinese)
    if first is None and source:
        wanted = unit.get("srclang") or source
        first = _first(variants, lambda language: language.lower() == wanted.lower())
    others = [variant for variant in variants if variant[1] is not first]
    second = _first(others, is_english)
    if second is None and first is not None and len(others) == 1 and not is_chinese(others[0][0]):
        second = others[0][1]
    if first is None:
        dropped.add(Loss.SOURCELESS)
        return None
    dropped.add(Loss.LANGUAGE, len(variants) - 1 - (second is not None))
    props = {prop.get("type"): prop.text or "" for prop in unit if local(prop) == "prop"}
    kind, level = named_kind(props.get(_KIND, ""))
    return Found(_text(first, dropped), _text(second, dropped), kind, level)


def _first(variants: Sequence[tuple[str, Element]], fits: Callable[[str], bool]) -> Element | None:
    return next((variant for language, variant in variants if fits(language)), None)


def _text(variant: Element | None, dropped: Dropped) -> str:
    segment = None if variant is None else variant.find("{*}seg")
    if segment is None:
        return ""
    text, codes = inner_text(segment, _CODES)
    dropped.add(Loss.CODE, codes)
    return text


def write_tmx(finished: Finished) -> bytes:
    return "".join(_pieces(finished)).encode()


def _pieces(finished: Finished) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        f'<tmx version="1.4">\n<header creationtool="Duizhao" creationtoolversion="{__version__}"'
        f' segtype="{_cut(finished)}" o-tmf="Duizhao" adminlang="{ENGLISH}" srclang="{CHINESE}"'
        ' datatype="plaintext">\n'
    )
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


def _cut(finished: Finished) -> str:
    return "sentence" if any(len(pair.segments) > 1 for pair in finished.pairs) else "paragraph"
