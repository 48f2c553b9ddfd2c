"""TBX of version 3 in either style, and of version 2 (martif), within limits and as a stream.

Read is what a termbase has; of other things (context, part of speech, pictures) it is counted how
many there are. The first Chinese term that is preferred and no abbreviation is the headword.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.formats._errors import WrongType
from app.formats._pairs import is_chinese, is_english
from app.formats._xml import Element, elements, inner_text, local
from app.termfiles._entry import Entry, Line, Read
from app.termfiles._limits import MOST_NODES
from app.termfiles._tbx_names import (
    OF_CONCEPT,
    OF_TERM,
    SHORT_TYPES,
    STANDING,
    split_note,
)

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROOTS = ("tbx", "martif")
_ENTRIES = frozenset(("conceptEntry", "termEntry"))
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_GROUPS = ("descripGrp", "adminGrp", "termNoteGrp", "termGrp", "transacGrp")
_CONCEPT_NOTES = {
    "kind": "kind",
    "pinyin": "pinyin",
    "gloss": "gloss",
    "print note": "print_note",
    "entry source": "source",
}
# Fields that have certain values only.
_VALUES = {
    "kind": ("term", "organisation", "person", "place", "work", "idiom", "slogan"),
    "gloss": ("house", "always", "first_use", "never"),
    "provenance": ("unknown", "official", "article", "coinage"),
}
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_CONCEPT_FIELDS = {"subjectField": "domain", "definition": "definition", "source": "source"}
_TERM_NOTES = {"usage": "note", "plural": "plural", "provenance": "provenance", "dated": "dated"}


@dataclass(slots=True)
class _Term:
    text: str = ""
    language: str = ""
    kind: str = ""
    standing: str = ""
    of: str = ""
    said: dict[str, str] = field(default_factory=dict)


def read(data: bytes) -> Read:
    """The entries of a file."""
    found = elements(data, _ENTRIES, MOST_NODES, doctype="martif")
    root = next(found)
    if local(root) not in _ROOTS:
        raise WrongType("it is an XML file, but no TBX")
    dropped: Counter[str] = Counter()
    lines: list[Line] = []
    bad: list[tuple[int, str]] = []
    for number, element in enumerate(found, start=1):
        # libxml2 counts lines to 65,535; from there on the number is that of the entry.
        line = element.sourceline
        at = line if isinstance(line, int) and 0 < line < 65_535 else number
        one = _entry(element, dropped)
        if isinstance(one, str):
            bad.append((at, one))
        else:
            lines.append(Line(at, one))
    return Read(tuple(lines), tuple(bad), dropped=dict(dropped))


def _entry(element: Element, dropped: Counter[str]) -> Entry | str:
    one: Entry = {}
    terms: list[_Term] = []
    plain: list[str] = []
    for child in element:
        name = local(child)
        if name in _LANGUAGES:
            terms += _language(child, one, plain, dropped)
        else:
            _of_concept(child, one, plain, dropped)
    if plain:
        one["note"] = "\n".join(plain)
    chinese = [term for term in terms if is_chinese(term.language)]
    english = [term for term in terms if is_english(term.language)]
    dropped["terms in other languages"] += len(terms) - len(chinese) - len(english)
    dropped += Counter()
    if not chinese:
        return "there is no Chinese term"
    head = min(chinese, key=_is_second)
    one["zh"] = head.text
    one["variants"] = [
        {
            "text": term.text,
            "form": _form(term, head),
            "standing": term.standing or "admitted",
        }
        for term in chinese
        if term is not head
    ]
    one["renderings"] = _renderings(english)
    return one


def _is_second(term: _Term) -> tuple[bool, bool, bool]:
    """What makes another term the better headword."""
    return (
        term.kind in SHORT_TYPES,
        term.standing not in ("", "preferred"),
        _script(term) == "traditional",
    )


def _script(term: _Term) -> str:
    tags = set(term.language.lower().replace("_", "-").split("-")[1:])
    if tags & {"hant", "tw", "hk", "mo"}:
        return "traditional"
    return "simplified" if tags & {"hans", "cn", "sg"} else ""


def _form(term: _Term, head: _Term) -> str:
    if _script(term) and _script(term) != _script(head):
        return _script(term)
    return "abbreviation" if term.kind in SHORT_TYPES else "variant"


def _renderings(english: list[_Term]) -> list[dict[str, str]]:
    renderings: dict[str, dict[str, str]] = {}
    shorts: list[_Term] = []
    has_preferred = any(term.standing == "preferred" for term in english)
    for term in english:
        if term.of:
            shorts.append(term)
            continue
        is_first = not has_preferred and not any(
            one["standing"] == "preferred" for one in renderings.values()
        )
        standing = term.standing or (
            "preferred" if is_first and term.kind not in SHORT_TYPES else "admitted"
        )
        renderings.setdefault(term.text, {"text": term.text, "standing": standing, **term.said})
    for short in shorts:
        whole = renderings.get(short.of)
        if whole is not None and not whole.get("abbreviation"):
            whole["abbreviation"] = short.text
        else:
            standing = short.standing or "admitted"
            renderings.setdefault(short.text, {"text": short.text, "standing": standing})
    return list(renderings.values())


def _language(
    section: Element, one: Entry, plain: list[str], dropped: Counter[str]
) -> Iterator[_Term]:
    for child in section:
        if local(child) in _TERMS:
            term = _Term(language=section.get(_LANG) or section.get("lang") or "")
            _of_term(child, term, dropped)
            if term.text:
                yield term
        else:
            _of_concept(child, one, plain, dropped)


def _of_concept(element: Element, one: Entry, plain: list[str], dropped: Counter[str]) -> None:
    kind = _kind(element)
    if local(element) in _GROUPS:
        inside = {_kind(child): child for child in element}
        for name, child in inside.items():
            if name == "source" and "definition" not in inside:
                dropped[name] += 1
            else:
                _of_concept(child, one, plain, dropped)
    elif kind == "note":
        _note_of_concept(_text(element), one, plain)
    elif kind in _CONCEPT_FIELDS:
        _add(one, _CONCEPT_FIELDS[kind], _text(element), "; " if kind == "subjectField" else "\n")
    else:
        dropped[kind] += 1


def _note_of_concept(said: str, one: Entry, plain: list[str]) -> None:
    what, text = split_note(said, OF_CONCEPT)
    if what in _CONCEPT_NOTES and text in _VALUES.get(what, (text,)):
        one[_CONCEPT_NOTES[what]] = text
    elif what in _CONCEPT_NOTES:
        plain.append(said)
    elif text:
        plain.append(text)


def _of_term(element: Element, term: _Term, dropped: Counter[str]) -> None:
    for child in element:
        kind, text = _kind(child), _text(child)
        if local(child) in _GROUPS:
            _of_term(child, term, dropped)
        elif kind == "term":
            term.text = " ".join(text.split())
        elif kind == "termType":
            term.kind = text
        elif kind == "administrativeStatus":
            term.standing = STANDING.get(text, "")
        elif kind == "note":
            _note_of_term(text, term)
        elif kind == "source":
            _add(term.said, "source", text)
        elif kind == "date" and _DATE.fullmatch(text):
            term.said.setdefault("dated", text)
        elif kind != "transactionType":
            dropped[kind] += 1


def _note_of_term(said: str, term: _Term) -> None:
    what, text = split_note(said, OF_TERM)
    if what == "abbreviation of":
        term.of = " ".join(text.split())
    elif text and text in _VALUES.get(what, (text,)):
        _add(term.said, _TERM_NOTES.get(what, "note"), text)


def _kind(element: Element) -> str:
    """What an element is about: in the style DCA its type, in DCT its name."""
    return element.get("type") or local(element)


def _text(element: Element) -> str:
    return inner_text(element)[0].strip()


def _add(said: dict[str, str], name: str, text: str, between: str = "\n") -> None:
    """Put a text with what is there already."""
    if text and text != said.get(name):
        said[name] = f"{said[name]}{between}{text}" if said.get(name) else text
