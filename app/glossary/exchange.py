"""A glossary comes in from a file and goes out as one: every row, or none."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from app import sandbox, termfiles
from app.accounts.service import Caller
from app.database import Session, now, take_stock
from app.formats._errors import Damaged, EmptyFile, FileTooLarge, TooSlow, UnknownFormat
from app.glossary import collecting, entries, history_queries, planning, queries
from app.glossary.errors import BadRows, RenderingTwice
from app.glossary.file_schemas import Imported, LeftOut
from app.glossary.models import PLAIN, RENDERING_EXTRAS, Action, Concept, Status, Term
from app.glossary.outcomes import Outcome, Row
from app.glossary.planning import Planned
from app.glossary.schemas import NewConcept
from app.language import pinyin as spoken
from app.progress import Progress, untold
from app.termfiles import Columns, Read
from app.termfiles._limits import MOST_BYTES, MOST_SAID, MOST_WAIT
from app.termfiles._wire import unpack

_log = logging.getLogger(__name__)


# Rows between two words about the progress of reading them in pinyin.
_SAID_EVERY = 500


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows, those that are wrong among them, and what the file speaks of."""

    rows: list[Row]
    bad: list[tuple[int, str]]
    read: Read


def read_safely(name: str, data: bytes, columns: Columns | None = None) -> Table:
    """A stranger's file, read by another process with limits.

    Raises:
        Invalid: in a sentence that names the file and the reason, whatever it holds.
    """
    name = sandbox.spoken_name(name)
    ending = PurePosixPath(name).suffix.lower()
    if ending not in termfiles.SUFFIXES:
        raise UnknownFormat(ending, tuple(termfiles.SUFFIXES), name)
    if not data:
        raise EmptyFile("it is empty", name)
    if len(data) > MOST_BYTES:
        raise FileTooLarge(f"it is larger than {MOST_BYTES // 1_000_000} MB", name)
    chosen = json.dumps({"fields": columns.fields, "has_head": columns.has_head}) if columns else ""
    said, code = sandbox.ask("app.termfiles", [name, chosen], data, MOST_WAIT, MOST_SAID)
    if code in sandbox.SIGNALS_OF_LIMITS:
        raise TooSlow("reading it takes more time or memory than one file is given", name)
    try:
        found = unpack(said, name)
    except (ValueError, KeyError, TypeError) as error:
        _log.warning("the reader of a glossary of %d bytes ended with %s", len(data), code)
        raise Damaged("it is damaged in a way that its reader does not survive", name) from error
    return checked(found)


def read(data: bytes, name: str = "glossary.csv", columns: Columns | None = None) -> list[Row]:
    """The rows of an operator's own file.

    Raises:
        BadRows: every row that cannot be imported, with its reason.
    """
    table = checked(termfiles.read(name, data, columns))
    if table.bad:
        raise BadRows(table.bad)
    return table.rows


@collecting.aside()
def checked(found: Read) -> Table:
    """The rows of a file held to the rules of an entry; what breaks them is listed."""
    rows: list[Row] = []
    bad = list(found.bad)
    seen: dict[str, int] = {}
    for line in collecting.passing(found.lines):
        try:
            concept = NewConcept.model_validate(line.entry)
            entries.rows(concept.zh, concept.variants or [], concept.renderings or [])
        except ValidationError as invalid:
            bad.append((line.number, _reason(invalid)))
            continue
        except RenderingTwice as twice:
            bad.append((line.number, twice.sentence))
            continue
        if not any(r.standing == "preferred" for r in concept.renderings or []):
            bad.append((line.number, "there is no preferred rendering"))
            continue
        forms = [concept.zh, *(variant.text for variant in concept.variants or [])]
        if twice_at := [form for form in forms if form in seen]:
            bad.append((line.number, f"“{twice_at[0]}” stands in line {seen[twice_at[0]]} already"))
            continue
        seen.update(dict.fromkeys(forms, line.number))
        rows.append(Row(line.number, concept, _said(concept, line.entry)))
    bad.sort()
    return Table(rows, bad, found)


def _reason(invalid: ValidationError) -> str:
    first = invalid.errors(include_url=False)[0]
    if first["loc"] == ("zh",) and not str(first["input"]).strip():
        return "there is no Chinese term"
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"


def _said(concept: NewConcept, entry: termfiles.Entry) -> dict[str, Any]:
    """What the file said, as the rules have it: without what it left to the glossary."""
    said = concept.model_dump(mode="json", exclude_unset=True)
    return {name: value for name, value in said.items() if name in entry}


def preview(session: Session, project_id: int, table: Table) -> list[Planned]:
    """What would become of each row, the wrong ones among them, in the order of the file.

    New rows have no pinyin but their own: for a large file that takes longer than the rest.
    """
    plan = planning.planned(session, project_id, table.rows, {})
    wrong = [Planned(line, "", Outcome.WRONG, reason) for line, reason in table.bad]
    return sorted([*plan, *wrong], key=lambda one: one.line)


def pinyin_of(table: Table, progress: Progress = untold) -> dict[str, str]:
    """The pinyin of the rows that say none; of what `load` does, what needs no transaction."""
    found = {}
    for number, row in enumerate(table.rows):
        if number % _SAID_EVERY == 0:
            progress(number, 2 * len(table.rows))
        if not row.said.get("pinyin"):
            found[row.concept.zh] = spoken.pinyin(row.concept.zh)
    return found


@collecting.aside()
def load(
    session: Session,
    caller: Caller,
    project_id: int,
    table: Table,
    progress: Progress = untold,
    *,
    leave_out_bad: bool = False,
    pinyin: dict[str, str] | None = None,
) -> Imported:
    """Bring a file into a glossary as approved entries: all its rows, or none.

    An entry with the same Chinese is changed to what the row says, where the file speaks of it; its
    history keeps the rest. A proposal that is still open is left to the editors, whatever the row
    says, and named in the answer.

    Args:
        progress: told twice the number of rows in all: they are read in pinyin, then stored.
        leave_out_bad: take the other rows although some are wrong or in conflict; these are named.
        pinyin: what `pinyin_of` gave, if it was asked before.

    Raises:
        BadRows: rows that are wrong, or whose Chinese belongs to another entry.
    """
    if pinyin is None:
        pinyin = pinyin_of(table, progress)
    queries.lock_glossary(session, project_id)
    plan = planning.planned(session, project_id, table.rows, pinyin)
    bad = [(one.line, one.reason) for one in plan if one.outcome is Outcome.CONFLICT]
    bad = sorted([*table.bad, *bad])
    if bad and not leave_out_bad:
        raise BadRows(bad)
    added = [one for one in plan if one.outcome is Outcome.NEW]
    changed = [one for one in plan if one.outcome is Outcome.CHANGED]
    of = 2 * len(table.rows)
    left = of - len(added) - len(changed)
    progress(left, of)
    _store(session, caller, project_id, added, changed, lambda done: progress(left + done, of))
    if len(added) > _MANY:
        take_stock(session, Concept, Term)
    if added or changed:
        queries.touch_glossary(session, project_id)
    return Imported(
        added=len(added),
        changed=len(changed),
        unchanged=sum(one.outcome is Outcome.UNCHANGED for one in plan),
        left_open=[one.zh for one in plan if one.outcome is Outcome.OPEN],
        left_out=[LeftOut(line=line, reason=reason) for line, reason in bad],
    )


# Rows in one statement: so many that their number costs nothing, and that progress is seen.
_AT_ONCE = 2_000
# New rows after which what the database believes of its tables is wrong.
_MANY = 5_000


def _store(
    session: Session,
    caller: Caller,
    project_id: int,
    added: list[Planned],
    changed: list[Planned],
    stored: Callable[[int], None],
) -> None:
    """Write everything in a few statements: a flush for each row made 6,000 rows take 13 s."""
    at = now()
    done = 0
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
    for some in _stretches(added):
        ids = queries.add_concepts(session, [{**begun, **_plain(one), **decided} for one in some])
        _write_down(session, caller, at, [(ids[one.zh], 1, one) for one in some])
        done += len(some)
        stored(done)
    for some in _stretches(changed):
        known = [(one.known or 0, one.version + 1, one) for one in some]
        queries.change_concepts(
            session,
            [
                {"id": number, "version": version, **_plain(one), **decided}
                for number, version, one in known
            ],
        )
        queries.remove_terms(session, [number for number, _, _ in known])
        _write_down(session, caller, at, known)
        done += len(some)
        stored(done)


def _stretches(plan: list[Planned]) -> Iterator[list[Planned]]:
    for begin in range(0, len(plan), _AT_ONCE):
        yield plan[begin : begin + _AT_ONCE]


def _write_down(
    session: Session, caller: Caller, at: Any, stored: Iterable[tuple[int, int, Planned]]
) -> None:
    stored = list(stored)
    queries.add_terms(
        session, [term for number, _, one in stored for term in _terms(number, one.after)]
    )
    history_queries.add_changes(
        session,
        [
            {
                "concept_id": number,
                "version": version,
                "action": Action.IMPORTED,
                "person_id": caller.id,
                "at": at,
                "reason": "",
                "before": one.before,
                "after": one.after,
            }
            for number, version, one in stored
        ],
    )


def _plain(one: Planned) -> dict[str, Any]:
    return {name: one.after[name] for name in PLAIN}


def _terms(concept_id: int, after: dict[str, Any]) -> Iterator[dict[str, Any]]:
    blank = dict.fromkeys(RENDERING_EXTRAS, "")
    place = 0
    for variant in after["variants"]:
        yield {
            "concept_id": concept_id,
            "place": place,
            "language": "zh",
            **blank,
            "provenance": "unknown",
            **variant,
        }
        place += 1
    for rendering in after["renderings"]:
        yield {
            "concept_id": concept_id,
            "place": place,
            "language": "en",
            "form": "",
            **rendering,
        }
        place += 1


def export(session: Session, project_id: int, id_: str) -> bytes:
    """The approved entries of a project as a file of a format."""
    found: Sequence[dict[str, Any]] = [
        snapshot for _, _, _, snapshot in queries.snapshots(session, project_id, [Status.APPROVED])
    ]
    return termfiles.write(id_, found)
