"""Cases of a check are rows of `<id>.json` beside the tests, which a translator can extend.

A row has a `label`, a `source` and a `target`, or `units` with several of them in document order,
and the `findings` that are expected, none for a silent case. An expected finding is a piece of its
message, or an object with any of `unit` (its place, from 0), `code`, `message` (a piece of it),
`severity`, `source`, `target` (the words that are marked) and `fix`. `terms` are glossary entries
({"zh": …, "approved": […], "forbidden": […], "kind": …}), found wherever their Chinese stands;
`glosses` is the house's policy. `"known_failure": true` marks what is not right yet, and its test
fails on the day it becomes right.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.checks import Finding, GlossPolicy, House, KnownTerm, Unit, checks, run_all
from app.language.spans import Span

HERE = Path(__file__).parent
Row = dict[str, Any]


def rows_of(check: str) -> list[Row]:
    """The cases of a check; none where it has no file."""
    path = HERE / f"{check}.json"
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return rows


def units_of(row: Row) -> list[Unit]:
    """The units of a case."""
    house = House(glosses=GlossPolicy(row["glosses"]) if "glosses" in row else None)
    return [
        Unit(
            pair["source"],
            pair["target"],
            terms=tuple(_terms(pair["source"], row.get("terms", []))),
            paragraph=pair.get("paragraph", "paragraph"),
            state=pair.get("state", ""),
            house=house,
        )
        for pair in row.get("units", [row])
    ]


def _terms(source: str, terms: list[Row]) -> Iterator[KnownTerm]:
    """Longest terms first where they overlap, as the glossary finds them."""
    taken = bytearray(len(source))
    found: list[KnownTerm] = []
    for term in sorted(terms, key=lambda term: -len(term["zh"])):
        at = source.find(term["zh"])
        while at >= 0:
            end = at + len(term["zh"])
            if not any(taken[at:end]):
                taken[at:end] = b"\1" * (end - at)
                found.append(
                    KnownTerm(
                        Span(at, end),
                        term["zh"],
                        tuple(term.get("approved", [])),
                        tuple(term.get("forbidden", [])),
                        term.get("kind", "term"),
                        term.get("sure", True),
                        term.get("decided", True),
                        gloss=GlossPolicy(term["gloss"]) if "gloss" in term else None,
                    )
                )
            at = source.find(term["zh"], end)
    yield from sorted(found, key=lambda term: term.span)


def findings_of(row: Row, check: str) -> list[tuple[int, Finding]]:
    """What the check says of a case, with the place of the unit."""
    found = run_all(units_of(row), only=[check])
    return [(place, finding) for place, of_unit in enumerate(found) for finding in of_unit]


def told(expected: str | Row, place: int, finding: Finding, row: Row) -> dict[str, Any]:
    """The finding in the form in which it is expected, to be compared with it."""
    unit = units_of(row)[place]
    if isinstance(expected, str):
        return {"message": expected if expected in finding.message else finding.message}
    whole: dict[str, Any] = {
        "unit": place,
        "code": finding.code,
        "severity": finding.severity.value,
        "source": finding.source.of(unit.source) if finding.source else None,
        "target": finding.target.of(unit.target) if finding.target else None,
        "fix": finding.fix,
        "message": finding.message,
    }
    if expected.get("message", "") in finding.message:
        whole["message"] = expected.get("message", "")
    return {key: whole[key] for key in expected}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "check" in metafunc.fixturenames and "row" in metafunc.fixturenames:
        wrong = pytest.mark.xfail(strict=True, reason="known failure")
        metafunc.parametrize(
            ("check", "row"),
            [
                pytest.param(
                    check,
                    row,
                    id=f"{check}: {row['label']}",
                    marks=[wrong] if row.get("known_failure") else [],
                )
                for check in checks()
                for row in rows_of(check)
            ],
        )
    elif "check" in metafunc.fixturenames:
        metafunc.parametrize("check", list(checks()))
