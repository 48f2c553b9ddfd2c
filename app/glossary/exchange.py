"""A glossary as a CSV table, which a spreadsheet opens and a person can write.

One row a concept; cells that hold several words separate them with ` | `. The columns are those of
the seed in glossary/.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from app.accounts.service import Caller
from app.database import Session, now
from app.glossary import queries, service
from app.glossary.errors import BadRows, RenderingTwice
from app.glossary.models import Action, Concept, Standing, Status
from app.glossary.schemas import Fields, Imported, NewConcept, Rendering
from app.language import encodings, pinyin

COLUMNS = (
    "zh",
    "variants",
    "pinyin",
    "preferred",
    "admitted",
    "forbidden",
    "deprecated",
    "kind",
    "domain",
    "definition",
    "note",
    "source",
)
_STANDINGS = ("preferred", "admitted", "deprecated", "forbidden")
_SEPARATOR = "|"
# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table that holds to the rules."""

    line: int
    concept: NewConcept


def read(data: bytes) -> list[Row]:
    """The rows of a CSV file.

    Raises:
        BadRows: every line that cannot be imported, with its reason.
    """
    text = encodings.decode(data).text
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in reader.fieldnames or []]
        if problem := _header_problem(header):
            raise BadRows([(1, problem)])
        reader.fieldnames = header
        return _rows(reader)
    except csv.Error as broken:
        raise BadRows([(reader.reader.line_num, f"the table is broken here: {broken}")]) from broken


def _header_problem(header: list[str]) -> str | None:
    missing = [name for name in ("zh", "preferred") if name not in header]
    if missing:
        return f"the first line must name the columns; {' and '.join(missing)} is missing"
    if unknown := [name for name in header if name not in COLUMNS]:
        return f"unknown column “{unknown[0]}”; the columns are {', '.join(COLUMNS)}"
    return None


def _rows(reader: "csv.DictReader[str]") -> list[Row]:
    rows: list[Row] = []
    bad: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    for cells in reader:
        line = reader.line_num
        if None in cells:
            bad.append((line, "there are more cells than columns"))
            continue
        try:
            row = Row(line, _concept(cells))
        except ValidationError as invalid:
            first = invalid.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            bad.append((line, f"{where}: {first['msg'].removeprefix('Value error, ')}"))
            continue
        if not any(r.standing == Standing.PREFERRED for r in row.concept.renderings or []):
            bad.append((line, "there is no preferred rendering"))
            continue
        for form in [row.concept.zh, *(row.concept.variants or [])]:
            if seen.setdefault(form, line) != line:
                bad.append((line, f"“{form}” stands in line {seen[form]} already"))
                break
        rows.append(row)
    if bad:
        raise BadRows(bad)
    return rows


def _concept(cells: dict[str, str]) -> NewConcept:
    cell = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    renderings = [
        {"text": text, "standing": standing}
        for standing in _STANDINGS
        for text in _several(cell[standing])
    ]
    return NewConcept.model_validate(
        {
            "zh": _plain(cell["zh"]),
            "variants": _several(cell["variants"]),
            "pinyin": _plain(cell["pinyin"]),
            "kind": cell["kind"] or "term",
            "domain": _plain(cell["domain"]),
            "definition": _plain(cell["definition"]),
            "note": _plain(cell["note"]),
            "source": _plain(cell["source"]),
            "renderings": renderings,
        }
    )


def _several(cell: str) -> list[str]:
    return [part.strip() for part in _plain(cell).split(_SEPARATOR) if part.strip()]


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def write(concepts: Iterable[Concept]) -> Iterator[str]:
    """The lines of the table for some concepts, the header first."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for concept in concepts:
        writer.writerow(_cells(concept))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cells(concept: Concept) -> list[str]:
    entry = service.snapshot(concept)
    words = {
        standing: f" {_SEPARATOR} ".join(
            r["text"] for r in entry["renderings"] if r["standing"] == standing
        )
        for standing in _STANDINGS
    }
    cells = {**entry, **words, "variants": f" {_SEPARATOR} ".join(entry["variants"])}
    return [_typed_as_text(str(cells[name])) for name in COLUMNS]


def _typed_as_text(cell: str) -> str:
    """Keep a spreadsheet from running a cell.

    >>> _typed_as_text("=HYPERLINK(1)"), _typed_as_text("plan")
    ("'=HYPERLINK(1)", 'plan')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def export(session: Session, project_id: int) -> str:
    """The approved entries of a project as CSV."""
    return "".join(write(queries.approved(session, project_id)))


def load(
    session: Session,
    caller: Caller,
    project_id: int,
    rows: list[Row],
    progress: Progress = lambda _done, _all: None,
) -> Imported:
    """Bring rows into a glossary as approved entries: all of them, or none.

    An entry with the same Chinese is changed to what the row says; its history keeps the rest.

    Raises:
        BadRows: a row's Chinese belongs to another entry as a variant.
    """
    queries.lock_glossary(session, project_id)
    living = {concept.zh: concept for concept in queries.all_living(session, project_id)}
    _refuse_clashes(session, project_id, rows, living)
    counted = {"added": 0, "changed": 0, "unchanged": 0}
    for done, row in enumerate(rows, start=1):
        counted[_bring_in(session, caller, project_id, row, living.get(row.concept.zh))] += 1
        progress(done, len(rows))
    session.flush()
    queries.touch_glossary(session, project_id)
    return Imported(**counted)


def _refuse_clashes(
    session: Session, project_id: int, rows: list[Row], living: dict[str, Concept]
) -> None:
    line_of = {
        form: row for row in rows for form in [row.concept.zh, *(row.concept.variants or [])]
    }
    bad = []
    for form, concept_id, _ in queries.living(session, project_id, line_of):
        row = line_of[form]
        same = living.get(row.concept.zh)
        if same is None or same.id != concept_id:
            bad.append((row.line, f"“{form}” belongs to another entry of the glossary already"))
    if bad:
        raise BadRows(sorted(set(bad)))


def _bring_in(
    session: Session, caller: Caller, project_id: int, row: Row, known: Concept | None
) -> str:
    wanted, at = row.concept, now()
    before = service.snapshot(known) if known else None
    concept = known or Concept(
        project_id=project_id,
        version=0,
        reason="",
        context_source="",
        context_target="",
        proposed_by=caller.id,
        proposed_at=at,
        terms=[],
    )
    try:
        _fill(concept, wanted)
    except RenderingTwice as twice:
        raise BadRows([(row.line, twice.sentence)]) from twice
    concept.status = Status.APPROVED
    if before == service.snapshot(concept):
        return "unchanged"
    concept.decided_by, concept.decided_at = caller.id, at
    concept.version += 1
    queries.add(session, concept)
    queries.add_change(session, _change(concept, caller, before))
    return "changed" if known else "added"


def _change(concept: Concept, caller: Caller, before: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "concept_id": concept.id,
        "version": concept.version,
        "action": Action.IMPORTED,
        "person_id": caller.id,
        "at": now(),
        "reason": "",
        "before": before,
        "after": service.snapshot(concept),
    }


def _fill(concept: Concept, wanted: Fields) -> None:
    concept.zh = wanted.zh or concept.zh
    concept.pinyin = wanted.pinyin or pinyin.pinyin(concept.zh)
    concept.kind = wanted.kind or "term"
    concept.domain = wanted.domain or ""
    concept.definition = wanted.definition or ""
    concept.note = wanted.note or ""
    concept.source = wanted.source or ""
    renderings: list[Rendering] = wanted.renderings or []
    service.set_terms(concept, wanted.variants or [], renderings)
