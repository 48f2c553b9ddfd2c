"""What an import would do, said row by row."""

from collections import Counter

from app.database import Session
from app.glossary import entries, exchange
from app.glossary.file_schemas import ImportPreview, PreviewedRow
from app.glossary.outcomes import Outcome
from app.glossary.planning import Planned
from app.glossary.schemas import Difference
from app.language import pinyin


def preview(
    session: Session,
    project_id: int,
    table: exchange.Table,
    outcome: Outcome | None,
    first: int,
    limit: int,
) -> ImportPreview:
    """How a file was understood, how many rows do what, and some of the rows."""
    plan = exchange.preview(session, project_id, table)
    counted = Counter(one.outcome for one in plan)
    read = table.read
    shown = [one for one in plan if outcome in (None, one.outcome)]
    return ImportPreview(
        heads=list(read.heads),
        samples=[list(row) for row in read.samples],
        columns=list(read.columns.fields) if read.columns else None,
        has_head=read.columns.has_head if read.columns else False,
        problem=read.fault,
        dropped=dict(read.dropped),
        counts={one: counted[one] for one in Outcome},
        rows=[_row(one) for one in shown[first : first + limit]],
    )


def _row(one: Planned) -> PreviewedRow:
    return PreviewedRow(
        line=one.line,
        zh=one.zh,
        outcome=one.outcome,
        reason=one.reason,
        known=one.known,
        differences=_differences(one),
    )


def _differences(one: Planned) -> list[Difference]:
    """The fields that the row changes; of a new entry those that it fills, and its pinyin."""
    before, after = one.before or dict.fromkeys(entries.FIELDS), one.after
    if after and not after["pinyin"]:
        after = {**after, "pinyin": pinyin.pinyin(one.zh)}
    return [
        Difference(field=name, before=before[name], after=after[name])
        for name in (entries.FIELDS if after else ())
        if before[name] != after[name] and (before[name] or after[name])
    ]
