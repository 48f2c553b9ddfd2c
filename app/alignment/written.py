"""Pairs as people and programs take them: bead numbers, a table, TMX or JSON."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from app import __version__
from app.alignment.beads import Bead
from app.language.characters import unstorable

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Pair:
    """A bead with what its sides say."""

    bead: Bead
    source: tuple[str, ...]
    target: tuple[str, ...]


def write(format_: str, pairs: Sequence[Pair]) -> bytes:
    """The pairs in one of the formats 'align', 'tsv', 'tmx' and 'json', as UTF-8."""
    return _WRITERS[format_](pairs)


def _align(pairs: Sequence[Pair]) -> bytes:
    """`[0, 1]:[0]`, with the confidence after a second colon, where scorers expect a cost."""
    rows = [
        f"{list(pair.bead.source)}:{list(pair.bead.target)}:{pair.bead.confidence:.3f}\n"
        for pair in pairs
    ]
    return "".join(rows).encode()


def _tsv(pairs: Sequence[Pair]) -> bytes:
    rows = ["zh\ten\tconfidence\n"]
    rows += [
        f"{_cell(pair.source, '')}\t{_cell(pair.target, ' ')}\t{pair.bead.confidence:.3f}\n"
        for pair in pairs
    ]
    return "".join(rows).encode("utf-8", "replace")


def _cell(sentences: Sequence[str], between: str) -> str:
    return between.join(" ".join(sentence.split()) for sentence in sentences)


def _json(pairs: Sequence[Pair]) -> bytes:
    rows = [
        {
            "source": list(pair.bead.source),
            "target": list(pair.bead.target),
            "zh": list(pair.source),
            "en": list(pair.target),
            "confidence": round(pair.bead.confidence, 3),
            "sure": pair.bead.is_sure,
        }
        for pair in pairs
    ]
    text = json.dumps({"pairs": rows}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")


def _tmx(pairs: Sequence[Pair]) -> bytes:
    """TMX 1.4b; what one side lacks is left out, since a memory of it would suggest nothing."""
    out = BytesIO()
    with etree.xmlfile(out, encoding="UTF-8") as file:
        file.write_declaration()
        header = {
            "creationtool": "Duizhao",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "plain text",
            "adminlang": "en",
            "srclang": "zh",
            "datatype": "plaintext",
        }
        with file.element("tmx", {"version": "1.4"}):
            file.write(etree.Element("header", header))
            with file.element("body"):
                for pair in pairs:
                    if pair.source and pair.target:
                        file.write(_unit(pair))
    return out.getvalue() + b"\n"


def _unit(pair: Pair) -> "etree._Element":
    unit = etree.Element("tu")
    prop = etree.SubElement(unit, "prop", {"type": "x-confidence"})
    prop.text = f"{pair.bead.confidence:.3f}"
    for language, text in (("zh", _cell(pair.source, "")), ("en", _cell(pair.target, " "))):
        variant = etree.SubElement(unit, "tuv", {_XML_LANG: language})
        etree.SubElement(variant, "seg").text = _allowed(text)
    return unit


def _allowed(text: str) -> str:
    """Without the characters that XML cannot hold."""
    if unstorable(text) is None:
        return text
    return "".join(character for character in text if unstorable(character) is None)


_WRITERS: dict[str, Callable[[Sequence[Pair]], bytes]] = {
    "align": _align,
    "tsv": _tsv,
    "tmx": _tmx,
    "json": _json,
}
