"""What would become of the rows of a file, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.database import Session
from app.glossary import collecting, entries, queries
from app.glossary.models import LIVING, PLAIN, Status
from app.glossary.outcomes import Outcome, Row
from app.language.scripts import fold
from app.termfiles import FORMS, STANDINGS


@dataclass(frozen=True, slots=True)
class Planned:
    """A row, what it does, and the entry before and after it."""

    line: int
    zh: str
    outcome: Outcome
    reason: str = ""
    known: int | None = None
    version: int = 0
    before: dict[str, Any] | None = None
    after: dict[str, Any] = field(default_factory=dict)


def planned(
    session: Session,
    project_id: int,
    rows: Sequence[Row],
    pinyin: Mapping[str, str],
) -> list[Planned]:
    """What each row does to the glossary as it is in this transaction.

    Args:
        pinyin: by Chinese, for rows that say none and have no entry yet that does.
    """
    known = {
        after["zh"]: (number, version, status, after)
        for number, version, status, after in queries.snapshots(session, project_id, LIVING)
    }
    holder = {
        form: number
        for number, _, _, after in known.values()
        for form in (after["zh"], *(variant["text"] for variant in after["variants"]))
    }
    folded = {fold(form): (form, number) for form, number in holder.items()}
    return [
        _planned(row, known.get(row.concept.zh), holder, folded, pinyin)
        for row in collecting.passing(rows)
    ]


def _planned(
    row: Row,
    known: tuple[int, int, str, dict[str, Any]] | None,
    holder: dict[str, int],
    folded: dict[str, tuple[str, int]],
    pinyin: Mapping[str, str],
) -> Planned:
    zh = row.concept.zh
    number, version, status, before = known or (None, 0, "", None)
    if status == Status.PROPOSED:
        return Planned(row.line, zh, Outcome.OPEN, "a proposal about it is open", number)
    after = _after(row, before)
    after["pinyin"] = after["pinyin"] or pinyin.get(zh, "")
    for form in (zh, *(variant["text"] for variant in after["variants"])):
        if holder.get(form, number) != number:
            reason = f"“{form}” belongs to another entry of the glossary already"
            return Planned(row.line, zh, Outcome.CONFLICT, reason, holder[form])
    if before is None:
        # What is in the glossary in both scripts already comes in as it is.
        if other := folded.get(fold(zh)):
            reason = f"the glossary has it as “{other[0]}”; write it so, or add the form there"
            return Planned(row.line, zh, Outcome.CONFLICT, reason, other[1])
        return Planned(row.line, zh, Outcome.NEW, after=after)
    outcome = Outcome.UNCHANGED if before == after else Outcome.CHANGED
    return Planned(row.line, zh, outcome, "", number, version, before, after)


def _after(row: Row, before: dict[str, Any] | None) -> dict[str, Any]:
    """The entry as the row leaves it; what the row does not speak of stays.

    An empty cell says nothing: a table of somebody else's would else wipe out notes and forbidden
    renderings by the hundred. So words give way only to other words of their standing, and Chinese
    forms to others of their kind.
    """
    was = before or {**entries.NOTHING, "variants": [], "renderings": []}
    after = {name: row.said.get(name) or was[name] for name in PLAIN}
    after["variants"] = _variants(row, was["variants"])
    after["renderings"] = _renderings(row, was["renderings"])
    after["status"] = Status.APPROVED.value
    return after


def _variants(row: Row, was: list[dict[str, Any]]) -> list[dict[str, Any]]:
    said = {
        variant.text: variant.model_dump(mode="json")
        for variant in reversed(row.concept.variants or [])
        if variant.text != row.concept.zh
    }
    forms = {one["form"] for one in said.values()}
    kept = [one for one in was if one["form"] not in forms and one["text"] not in said]
    return sorted([*reversed(said.values()), *kept], key=lambda one: FORMS.index(one["form"]))


def _renderings(row: Row, was: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of a rendering that was there, what the file does not say of it stays as well."""
    before = {one["text"]: one for one in was}
    said = []
    for rendering in row.concept.renderings or []:
        spoken = rendering.model_dump(mode="json", exclude_unset=True)
        said.append(
            {**rendering.model_dump(mode="json"), **before.get(rendering.text, {}), **spoken}
        )
    texts = {one["text"] for one in said}
    standings = {one["standing"] for one in said}
    said += [one for one in was if one["standing"] not in standings and one["text"] not in texts]
    return sorted(said, key=lambda one: STANDINGS.index(one["standing"]))
