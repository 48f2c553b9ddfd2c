"""TBX: version 3 (ISO 30042:2019) in the style DCA, and version 2 (martif), both TBX-Basic."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.formats._xml import escaped
from app.termfiles._entry import DEFAULTS, Entry
from app.termfiles._tbx_names import (
    FULL,
    OF_CONCEPT,
    OF_TERM,
    SHORT,
    STATUS,
    VARIANT,
    note,
    plain_note,
)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TITLE = "Glossary"
_ABOUT = "Written by Duizhao, a workbench for translation from Chinese"


@dataclass(frozen=True, slots=True)
class Version:
    """What the two versions call the same elements."""

    head: str
    entry: str
    language: str
    term: str
    foot: str


_TEI = f"<titleStmt><title>{_TITLE}</title></titleStmt><sourceDesc><p>{_ABOUT}</p></sourceDesc>"
V3 = Version(
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">'
    f"<tbxHeader><fileDesc>{_TEI}</fileDesc>"
    '<encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></tbxHeader>\n'
    "<text><body>\n",
    "conceptEntry",
    "langSec",
    "termSec",
    "</body></text></tbx>\n",
)
V2 = Version(
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<martif type="TBX-Basic" xml:lang="en">'
    f"<martifHeader><fileDesc>{_TEI}</fileDesc>"
    '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n'
    "<text><body>\n",
    "termEntry",
    "langSet",
    "tig",
    "</body></text></martif>\n",
)


def write(entries: Sequence[Entry], version: Version) -> bytes:
    """The file; the same entries give the same bytes."""
    pieces = [version.head]
    for number, one in enumerate(entries, start=1):
        pieces.append(_entry(one, number, version))
    pieces.append(version.foot)
    return "".join(pieces).encode()


def _entry(one: Entry, number: int, version: Version) -> str:
    return (
        f'<{version.entry} id="c{number}">'
        + "".join(_of_concept(one))
        + _language("zh", list(_chinese(one, None)), version)
        # A program of two languages takes the first two.
        + _language("en", list(_english(one)), version)
        + _language("zh-Hans", list(_chinese(one, "simplified")), version)
        + _language("zh-Hant", list(_chinese(one, "traditional")), version)
        + f"</{version.entry}>\n"
    )


def _of_concept(one: Entry) -> Iterator[str]:
    if one.get("domain"):
        yield _typed("descrip", "subjectField", one["domain"])
    if one.get("definition"):
        yield _typed("descrip", "definition", one["definition"])
    said = {
        "kind": one.get("kind", ""),
        "pinyin": one.get("pinyin", ""),
        "gloss": one.get("gloss", ""),
        "print note": one.get("print_note", ""),
        "entry source": one.get("source", ""),
    }
    for name in OF_CONCEPT:
        if said[name] and said[name] != DEFAULTS.get(name):
            yield _note(note(name, said[name]))
    if one.get("note"):
        yield _note(plain_note(one["note"], OF_CONCEPT))


def _language(tag: str, terms: Sequence[str], version: Version) -> str:
    if not terms:
        return ""
    inside = "".join(f"<{version.term}>{term}</{version.term}>" for term in terms)
    return f'<{version.language} xml:lang="{tag}">{inside}</{version.language}>'


def _chinese(one: Entry, script: str | None) -> Iterator[str]:
    if script is None:
        yield _term(one["zh"], "preferred", FULL)
    for variant in one.get("variants", ()):
        form = variant["form"]
        if form == script:
            yield _term(variant["text"], variant["standing"], FULL)
        elif script is None and form in ("variant", "abbreviation"):
            kind = SHORT if form == "abbreviation" else VARIANT
            yield _term(variant["text"], variant["standing"], kind)


def _english(one: Entry) -> Iterator[str]:
    for rendering in one.get("renderings", ()):
        more = []
        if rendering.get("source"):
            more.append(_typed("admin", "source", rendering["source"]))
        dated = rendering.get("dated", "")
        if _DAY.fullmatch(dated):
            more.append(
                "<transacGrp>"
                + _typed("transac", "transactionType", "origination")
                + f"<date>{dated}</date></transacGrp>"
            )
        said = {
            "usage": rendering.get("note", ""),
            "plural": rendering.get("plural", ""),
            "provenance": rendering.get("provenance", ""),
            "dated": "" if _DAY.fullmatch(dated) else dated,
        }
        more += [
            _note(note(name, said[name]))
            for name in OF_TERM
            if said.get(name) and said[name] != DEFAULTS.get(name)
        ]
        yield _term(rendering["text"], rendering["standing"], FULL) + "".join(more)
        if short := rendering.get("abbreviation"):
            of = _note(note("abbreviation of", rendering["text"]))
            yield _term(short, rendering["standing"], SHORT) + of


def _term(text: str, standing: str, kind: str) -> str:
    return (
        f"<term>{escaped(text)}</term>"
        + _typed("termNote", "termType", kind)
        + _typed("termNote", "administrativeStatus", STATUS[standing])
    )


def _typed(element: str, kind: str, text: str) -> str:
    return f'<{element} type="{kind}">{escaped(text)}</{element}>'


def _note(text: str) -> str:
    return f"<note>{escaped(text)}</note>"
