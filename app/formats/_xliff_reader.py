"""XLIFF 1.2 and 2.x as programs write it: units in the file's order, whatever their nesting."""

from collections.abc import Iterator
from dataclasses import fields
from typing import IO

from app.formats._document import FrontMatter, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._errors import WrongType
from app.formats._pairs import Found, finish_pairs, is_chinese, named_kind
from app.formats._units import Unit, Variant
from app.formats._xliff_writer import FRONT_MATTER, PREFIX
from app.formats._xml import Element, inner_text, local, parse
from app.formats._xml_stream import elements, line_of

# Elements without text of the document: in 1.2 they hold another program's codes, in 2.x nothing.
_CODES = frozenset(["bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "sm", "em", "cp"])
_KINDS = {"x-title": "title", "x-heading": "heading-1", "header": "heading-1", "caption": "caption"}


def read_xliff(data: bytes) -> Reading:
    root = parse(data)
    if local(root) != "xliff":
        raise WrongType("it is an XML file, but no XLIFF")
    dropped = Dropped()
    found: list[Found] = []
    for file in (element for element in root if local(element) == "file"):
        found += _swapped(_units(file, dropped), _languages(root, file), dropped)
    return finish_pairs(found, _front(root), dropped)


def stream_xliff(file: IO[bytes]) -> Iterator[Unit]:
    """The translated stretches of a file of any size: segments of 2.x, units of 1.2.

    Raises:
        Unreadable: one of its kinds, where the file goes wrong; what came before was given.
    """
    for element in elements(file, "xliff", frozenset(("trans-unit", "unit"))):
        languages = _languages_at(element)
        line = line_of(element)
        stretches = [element]
        if local(element) == "unit":
            stretches = list(element.iter("{*}segment"))
        for stretch in stretches:
            sides = {local(child): child for child in stretch if local(child) in _SIDES}
            yield Unit(
                line,
                tuple(
                    Variant(language, *inner_text(sides[side], _CODES))
                    for side, language in zip(_SIDES, languages, strict=True)
                    if side in sides
                ),
                languages[0],
            )


def _languages_at(element: Element) -> tuple[str, str]:
    above = list(element.iterancestors())
    file = next((one for one in above if local(one) == "file"), element)
    return _languages(above[-1] if above else element, file)


def _languages(root: Element, file: Element) -> tuple[str, str]:
    source = root.get("srcLang") or file.get("source-language") or ""
    return source, root.get("trgLang") or file.get("target-language") or ""


def _swapped(
    found: Iterator[Found], languages: tuple[str, str], dropped: Dropped
) -> Iterator[Found]:
    """The pairs with the Chinese as source, also of a translation into Chinese."""
    source, target = languages
    if not is_chinese(target) or is_chinese(source):
        yield from found
        return
    dropped.say("The file is a translation into Chinese: its Chinese was taken for the source.")
    for pair in found:
        yield Found(pair.target, pair.source, pair.kind, pair.level)


def _units(file: Element, dropped: Dropped) -> Iterator[Found]:
    for unit in file.iter():
        match local(unit):
            case "trans-unit":
                yield _old_unit(unit, dropped)
            case "unit":
                yield _unit(unit, dropped)


def _old_unit(unit: Element, dropped: Dropped) -> Found:
    """A unit of 1.2; its alternatives (<alt-trans>) are matches of a memory and not the text."""
    sides = {local(child): _text(child, dropped) for child in unit if local(child) in _SIDES}
    kind, level = named_kind(_KINDS.get(unit.get("restype", ""), ""))
    return Found(sides.get("source", ""), sides.get("target", ""), kind, level)


_SIDES = ("source", "target")


def _unit(unit: Element, dropped: Dropped) -> Found:
    """A unit of 2.x: its segments and what stands between them, joined."""
    sides: dict[str, list[str]] = {"source": [], "target": []}
    for stretch in unit:
        if local(stretch) in ("segment", "ignorable"):
            for child in stretch:
                if local(child) in _SIDES:
                    sides[local(child)].append(_text(child, dropped))
    kind, level = named_kind(unit.get("type", "").removeprefix(PREFIX))
    return Found("".join(sides["source"]), "".join(sides["target"]), kind, level)


def _text(element: Element, dropped: Dropped) -> str:
    text, codes = inner_text(element, _CODES)
    dropped.add(Loss.CODE, codes)
    return text


def _front(root: Element) -> FrontMatter:
    known = {field.name for field in fields(FrontMatter)}
    said = {}
    for group in root.iter("{*}metaGroup"):
        if group.get("category") == FRONT_MATTER:
            for entry in group:
                if (name := entry.get("type", "")) in known:
                    said[name] = entry.text or ""
    return FrontMatter(**said)
