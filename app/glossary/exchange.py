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
from app.glossary.schemas import Imported, NewConcept
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
_PLAIN = ("zh", "pinyin", "kind", "domain", "definition", "note", "source")
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
    # The columns of the table: what it does not name stays as it is.
    columns: frozenset[str] = frozenset(COLUMNS)


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
    columns = frozenset(reader.fieldnames or [])
    for cells in reader:
        line = reader.line_num
        if None in cells:
            bad.append((line, "there are more cells than columns"))
            continue
        try:
            row = Row(line, _concept(cells), columns)
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

    An entry with the same Chinese is changed to what the row says in the columns that the table
    has; its history keeps the rest. A proposal that is still open is left to the editors, whatever
    the row says, and named in the answer.

    Raises:
        BadRows: a row's Chinese belongs to another entry as a variant.
    """
    queries.lock_glossary(session, project_id)
    living = {concept.zh: concept for concept in queries.all_living(session, project_id)}
    _refuse_clashes(session, project_id, rows, living)
    _refuse_twice(rows)
    entries: list[_Entry] = []
    left_open: list[str] = []
    for done, row in enumerate(rows, start=1):
        known = living.get(row.concept.zh)
        if known is not None and known.status == Status.PROPOSED:
            left_open.append(known.zh)
        else:
            entries.append(_entry(row, known))
        progress(done, len(rows))
    added = [entry for entry in entries if entry.known is None]
    changed = [entry for entry in entries if entry.known and entry.before != entry.after]
    _store(session, caller, project_id, added, changed)
    if added or changed:
        queries.touch_glossary(session, project_id)
    return Imported(
        added=len(added),
        changed=len(changed),
        unchanged=len(entries) - len(added) - len(changed),
        left_open=left_open,
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a row makes of an entry, as its history says it."""

    known: Concept | None
    before: dict[str, Any] | None
    after: dict[str, Any]


def _entry(row: Row, known: Concept | None) -> _Entry:
    before = service.snapshot(known) if known else None
    wanted = row.concept.model_dump(mode="json")
    after: dict[str, Any] = {"status": Status.APPROVED.value}
    for name in _PLAIN:
        kept = before is not None and name not in row.columns
        after[name] = before[name] if before and kept else wanted[name] or ""
    after["kind"] = str(after["kind"] or "term")
    after["pinyin"] = after["pinyin"] or pinyin.pinyin(row.concept.zh)
    same_variants = before is not None and "variants" not in row.columns
    variants = before["variants"] if before and same_variants else wanted["variants"]
    after["variants"] = list(dict.fromkeys(text for text in variants if text != row.concept.zh))
    said = {rendering["text"] for rendering in wanted["renderings"]}
    after["renderings"] = wanted["renderings"] + [
        rendering
        for rendering in (before["renderings"] if before else [])
        if rendering["standing"] not in row.columns and rendering["text"] not in said
    ]
    return _Entry(known, before, after)


def _refuse_twice(rows: list[Row]) -> None:
    bad = []
    for row in rows:
        seen: set[str] = set()
        for rendering in row.concept.renderings or []:
            if rendering.text in seen:
                bad.append((row.line, RenderingTwice(rendering.text).sentence))
                break
            seen.add(rendering.text)
    if bad:
        raise BadRows(bad)


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


def _store(
    session: Session,
    caller: Caller,
    project_id: int,
    added: list[_Entry],
    changed: list[_Entry],
) -> None:
    """Write everything in a few statements: a flush for each row made 6,000 rows take 13 s."""
    at = now()
    decided = {"status": Status.APPROVED, "decided_by": caller.id, "decided_at": at}
    begun = {
        "project_id": project_id,
        "version": 1,
        "reason": "",
        "context_source": "",
        "context_target": "",
        "proposed_by": caller.id,
        "proposed_at": at,
    }
    ids = queries.add_concepts(
        session, project_id, [{**begun, **_plain_fields(entry), **decided} for entry in added]
    )
    versions = [(number, 1, entry) for number, entry in zip(ids, added, strict=True)]
    known = [(entry.known.id, entry.known.version + 1, entry) for entry in changed if entry.known]
    queries.change_concepts(
        session,
        [
            {"id": number, "version": version, **_plain_fields(entry), **decided}
            for number, version, entry in known
        ],
    )
    queries.replace_terms(
        session,
        [number for number, _, _ in known],
        [term for number, _, entry in versions + known for term in _terms(number, entry)],
    )
    queries.add_changes(
        session,
        [
            {
                "concept_id": number,
                "version": version,
                "action": Action.IMPORTED,
                "person_id": caller.id,
                "at": at,
                "reason": "",
                "before": entry.before,
                "after": entry.after,
            }
            for number, version, entry in versions + known
        ],
    )


def _plain_fields(entry: _Entry) -> dict[str, Any]:
    return {name: entry.after[name] for name in _PLAIN}


def _terms(concept_id: int, entry: _Entry) -> Iterator[dict[str, Any]]:
    words = [("zh", text, Standing.ADMITTED.value) for text in entry.after["variants"]]
    words += [("en", said["text"], said["standing"]) for said in entry.after["renderings"]]
    for place, (language, text, standing) in enumerate(words):
        yield {
            "concept_id": concept_id,
            "place": place,
            "language": language,
            "text": text,
            "standing": standing,
        }
