r"""An entry as a row of a table.

A cell that holds several words parts them by ` | `. What is said of single words stands in cells
such as `safety = of products | security = of the state`. A bar, an equals sign or a backslash
that is part of a word has a backslash before it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from app.termfiles._columns import BASIC, FIELDS, FURTHER, guessed, problem
from app.termfiles._entry import (
    DEFAULTS,
    PLAIN,
    STANDINGS,
    Columns,
    Entry,
    Line,
    Read,
)

_ESCAPED = re.compile(r"\\([\\|=])")
_PARTING, _NAMING = re.compile(r"[\\|]"), re.compile(r"[\\|=]")
# Which field tells the forms of each kind, and which the remark of each kind on a rendering.
_FORM_FIELDS = {
    "variants": "variant",
    "simplified": "simplified",
    "traditional": "traditional",
    "zh_abbreviations": "abbreviation",
}
_REMARKS = {"usage": "note", "abbreviations": "abbreviation", "plurals": "plural"}
_SAMPLES = 5
_LOOKED_AT = 50  # rows from which a table without heads is understood


def read_table(rows: Iterable[tuple[int, Sequence[str]]], columns: Columns | None) -> Read:
    """The entries of a table's rows, each with its line.

    `columns` is what somebody chose; without it, it is guessed, and a head that is not understood
    is a fault.
    """
    numbered = iter(rows)
    first = list(islice(numbered, _LOOKED_AT))
    if not first:
        return Read((), ((1, "the table is empty"),), fault="the table is empty")
    chosen = columns or guessed([cells for _, cells in first])
    heads = tuple(first[0][1]) if chosen.has_head else ()
    shown = first[1:] if chosen.has_head else first
    samples = tuple(tuple(cells) for _, cells in shown[:_SAMPLES])
    fault = problem(chosen, heads)
    if not fault and columns is None:
        fault = _unknown(heads, chosen)
    if fault:
        line = first[0][0]
        return Read((), ((line, fault),), heads=heads, samples=samples, columns=chosen, fault=fault)
    lines: list[Line] = []
    bad: list[tuple[int, str]] = []
    for number, cells in (*shown, *numbered):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            lines.append(Line(number, entry(cells, chosen.fields)))
        except _Wrong as wrong:
            bad.append((number, str(wrong)))
    return Read(
        tuple(lines),
        tuple(bad),
        heads,
        samples,
        chosen,
    )


class _Wrong(Exception):
    """A row that cannot be read, and why."""


def _unknown(heads: Sequence[str], columns: Columns) -> str | None:
    for head, field in zip(heads, columns.fields, strict=False):
        if field is None and head.strip():
            return (
                f"unknown column “{head}”; say which field it is, or that it is left out;"
                f" the fields are {', '.join(FIELDS)}"
            )
    return None


def entry(cells: Sequence[str], fields: Sequence[str | None]) -> Entry:
    """What a row says, in the fields that its columns are."""
    if any(cell.strip() for cell in cells[len(fields) :]):
        raise _Wrong("there are more cells than columns")
    said: dict[str, str] = {}
    for at, field in enumerate(fields):
        cell = cells[at].strip() if at < len(cells) else ""
        if field:
            said[field] = (
                f"{said[field]} | {cell}" if said.get(field) and cell else (said.get(field) or cell)
            )
    found: Entry = {"zh": said["zh"]}
    for name in PLAIN:
        if said.get(name):
            found[name] = said[name].casefold() if name in ("kind", "gloss") else said[name]
    standings = _pairs(said.get("zh_standings", ""), "zh_standings")
    found["variants"] = [
        {"text": text, "form": form, "standing": standings.pop(text, "admitted")}
        for field, form in _FORM_FIELDS.items()
        for text in several(said.get(field, ""))
    ]
    _refuse_rest("zh_standings", standings)
    found["renderings"] = _renderings(said)
    return found


def _renderings(said: dict[str, str]) -> list[dict[str, str]]:
    renderings: list[dict[str, str]] = [
        {"text": text, "standing": standing}
        for standing in STANDINGS
        for text in several(said.get(standing, ""))
    ]
    for field, extra in _REMARKS.items():
        if field in said:
            remarks = _pairs(said[field], field, alone=len(renderings) == 1)
            for rendering in renderings:
                alone = remarks.pop("", "") if len(renderings) == 1 else ""
                rendering[extra] = remarks.pop(rendering["text"], alone)
            _refuse_rest(field, remarks)
    if "provenance" in said:
        remarks = _pairs(said["provenance"], "provenance", alone=len(renderings) == 1)
        for rendering in renderings:
            alone = remarks.pop("", "") if len(renderings) == 1 else ""
            parts = remarks.pop(rendering["text"], alone).split(";", 2)
            parts += [""] * (3 - len(parts))
            rendering["provenance"] = parts[0].strip() or DEFAULTS["provenance"]
            rendering["dated"], rendering["source"] = parts[1].strip(), parts[2].strip()
        _refuse_rest("provenance", remarks)
    return renderings


def _refuse_rest(field: str, rest: dict[str, str]) -> None:
    for text in rest:
        raise _Wrong(f"{field}: “{text}” is no word of this entry")


def several(cell: str) -> list[str]:
    r"""The words of a cell.

    >>> several(r"safety | security |  | a\|b \\ c")
    ['safety', 'security', 'a|b \\ c']
    """
    return [_plain(part) for part in _parts(cell, "|") if part]


def _pairs(cell: str, field: str, *, alone: bool = False) -> dict[str, str]:
    r"""What a cell says of each word; of the only one it may say it without naming it.

    >>> _pairs(r"safety = of products | a\=b = c", "usage")
    {'safety': 'of products', 'a=b': 'c'}
    """
    found: dict[str, str] = {}
    for part in _parts(cell, "|"):
        if not part:
            continue
        sides = _parts(part, "=", 1)
        if len(sides) == 1 and alone:
            sides = ["", sides[0]]
        if len(sides) == 1:
            raise _Wrong(f"{field}: “{part}” does not say of which word: write word = {part}")
        found[_plain(sides[0])] = _plain(sides[1])
    return found


def _parts(cell: str, sign: str, most: int = 0) -> list[str]:
    """A cell cut at a sign that has no backslash before it, without outer space."""
    parts: list[str] = []
    begun = at = 0
    while at < len(cell):
        if cell[at] == "\\":
            at += 1
        elif cell[at] == sign and (not most or len(parts) < most):
            parts.append(cell[begun:at].strip())
            begun = at + 1
        at += 1
    return [*parts, cell[begun:].strip()]


def _plain(part: str) -> str:
    return _ESCAPED.sub(r"\1", part) if "\\" in part else part


def _word(text: str) -> str:
    """A word as it stands in a cell of several."""
    return _PARTING.sub(r"\\\g<0>", text)


def _named(text: str, said: str) -> str:
    """What a cell says of a word."""
    word = _NAMING.sub(r"\\\g<0>", text)
    return f"{word} = {_word(said)}"


def columns_of(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The columns of a table that says everything that these entries say."""
    needed = {field for one in entries for field in _needed(one)}
    return (*BASIC, *(field for field in FURTHER if field in needed))


def _needed(one: Entry) -> Iterator[str]:
    for name in ("print_note", "gloss"):
        if one.get(name, "") not in ("", DEFAULTS[name]):
            yield name
    for variant in one.get("variants", ()):
        yield next(field for field, form in _FORM_FIELDS.items() if form == variant["form"])
        if variant["standing"] != "admitted":
            yield "zh_standings"
    for rendering in one.get("renderings", ()):
        for field, extra in _REMARKS.items():
            if rendering.get(extra):
                yield field
        if _provenance(rendering):
            yield "provenance"


def cells(one: Entry, columns: Sequence[str]) -> list[str]:
    """An entry as a row."""
    said = {name: str(one.get(name, "")) for name in ("zh", *PLAIN)}
    if said["gloss"] == DEFAULTS["gloss"]:
        said["gloss"] = ""
    variants, renderings = one.get("variants", ()), one.get("renderings", ())
    for field, form in _FORM_FIELDS.items():
        said[field] = _joined(_word(v["text"]) for v in variants if v["form"] == form)
    said["zh_standings"] = _joined(
        _named(v["text"], v["standing"]) for v in variants if v["standing"] != "admitted"
    )
    for standing in STANDINGS:
        said[standing] = _joined(_word(r["text"]) for r in renderings if r["standing"] == standing)
    for field, extra in _REMARKS.items():
        said[field] = _joined(_named(r["text"], r[extra]) for r in renderings if r.get(extra))
    said["provenance"] = _joined(
        _named(r["text"], _provenance(r)) for r in renderings if _provenance(r)
    )
    return [said[name] for name in columns]


def _provenance(rendering: dict[str, str]) -> str:
    kind, dated = rendering.get("provenance", ""), rendering.get("dated", "")
    source = rendering.get("source", "")
    if kind in ("", DEFAULTS["provenance"]) and not dated and not source:
        return ""
    parts = [kind or DEFAULTS["provenance"], dated, source]
    while not parts[-1]:
        parts.pop()
    return "; ".join(parts)


def _joined(words: Iterable[str]) -> str:
    return " | ".join(words)
