"""A corrected source comes in: shown first as changes, then done as one that can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.accounts.service import Caller
from app.articles import originals, service
from app.articles.correction import Correction, Entry, Outcome, Standing
from app.articles.errors import (
    CorrectionOutdated,
    NothingCorrected,
    NothingToTranslate,
    SuggestionsWait,
)
from app.articles.importing import Material
from app.articles.rereading import correct
from app.articles.schemas import Corrected, CorrectionPreview, CorrectionStep
from app.comments import queries as comments
from app.database import Session, now
from app.memory.sentences import Known
from app.segments import keeping
from app.segments.models import State
from app.structure import planning
from app.structure import queries as structure_queries
from app.structure import service as structure
from app.structure.pieces import Plan
from app.suggestions import queries as suggestions

KIND = "correction"
# Steps that a preview lists; a page could hardly show more.
_LISTED = 2_000


def correction(session: Session, article_id: int, material: Material) -> Correction:
    """What a corrected source makes of an article as it is now.

    Raises:
        NothingToTranslate: there is no text in it.
    """
    if not material.source.blocks:
        raise NothingToTranslate(material.name)
    article = service.found(session, article_id)
    rows = structure_queries.of_article(session, article_id)
    standing = [
        Standing(kind, label, tuple(planning.piece_of(row) for row in found))
        for (_, kind, label), found in groupby(
            rows, lambda row: (row.paragraph_id, row.kind, row.label)
        )
    ]
    by_sentence = article.segmentation == "sentence"
    return correct(standing, material.source.blocks, by_sentence=by_sentence)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A correction with all that can be made of it before the transaction that does it."""

    changes_anything: bool
    plan: Plan
    digest: str
    gone: Mapping[int, int]
    known: Known


def prepared(found: Correction) -> Prepared:
    """The plan, the segments that go with their numbers, and the sentences for the memory."""
    plan = found.plan()
    standing = [entry for entry in found.entries if entry.old]
    before = {piece.id: piece for piece in plan.before}
    return Prepared(
        changes_anything=found.changes_anything,
        plan=plan,
        digest=found.digest(),
        gone={
            entry.old.id: number
            for number, entry in enumerate(standing, start=1)
            if entry.old and entry.old.id and not entry.new
        },
        known=keeping.known(
            (piece.source, piece.target)
            for piece in plan.after
            if State(piece.state).finished and before.get(piece.id) != piece
        ),
    )


def preview(session: Session, article_id: int, material: Material) -> CorrectionPreview:
    """What would become of each segment; nothing is stored."""
    found = correction(session, article_id, material)
    threads = {row.segment_id: row.threads for row in comments.counts(session, article_id)}
    waiting = {row.segment_id: row.open for row in suggestions.counts(session, article_id)}
    outcomes = [entry.outcome for entry in found.entries]
    changed = _steps(found.entries, threads, waiting)
    return CorrectionPreview(
        name=material.name,
        encoding=material.source.encoding,
        dropped=list(material.source.dropped),
        digest=found.digest(),
        counts={outcome.value: outcomes.count(outcome) for outcome in Outcome}
        | {Outcome.MOVED.value: sum(entry.giver is not None for entry in found.entries)},
        steps=changed[:_LISTED],
        steps_in_all=len(changed),
    )


def _steps(
    entries: Sequence[Entry], threads: dict[int | None, int], waiting: dict[int | None, int]
) -> list[CorrectionStep]:
    """All that changes, in the order of the corrected text."""
    steps: list[CorrectionStep] = []
    was = becomes = 0
    numbers = {
        id(entry): place
        for place, entry in enumerate((entry for entry in entries if entry.old), start=1)
    }
    for entry in entries:
        was, becomes = was + bool(entry.old), becomes + bool(entry.new)
        outcome = entry.outcome
        # What moved is listed where it comes to.
        if outcome is Outcome.UNCHANGED or (outcome is Outcome.MOVED and entry.old):
            continue
        before = entry.giver or entry
        old, new = before.old, entry.new
        steps.append(
            CorrectionStep(
                outcome=outcome.value,
                segment_id=old.id if old else None,
                number=numbers.get(id(before)) if old else None,
                new_number=becomes if new else None,
                old_source=old.source if old else "",
                new_source=new.source if new else "",
                old_target=old.target if old else "",
                new_target=new.target if new else "",
                old_state=old.state if old else None,
                new_state=new.state if new else None,
                threads=threads.get(old.id, 0) if old else 0,
                suggestions=waiting.get(old.id, 0) if old else 0,
            )
        )
    return steps


def accept(
    session: Session,
    caller: Caller,
    article_id: int,
    material: Material,
    found: Prepared,
    operation: str,
    digest: str,
) -> Corrected:
    """Do what the preview showed, whole or not at all; it can be taken back like any change.

    A repeated operation is answered as it stands now, and applied once. The file is kept with the
    article. `found` was made before the transaction began.

    Raises:
        CorrectionOutdated: what would change is not what was shown.
        SegmentsChanged: somebody has changed it since `found` was made.
        NothingCorrected: the text is the one that the article has.
        SuggestionsWait: a suggestion is open for a segment that would go.
    """
    article = service.found(session, article_id)
    if done := structure.done_before(session, caller, article_id, operation):
        return Corrected(change_id=done.change_id)
    if not found.changes_anything:
        raise NothingCorrected(material.name)
    if found.digest != digest:
        raise CorrectionOutdated
    if waiting := suggestions.open_of(session, list(found.gone)):
        raise SuggestionsWait(sorted(found.gone[segment_id] for segment_id in waiting))
    done = structure.carry_out(
        session, caller, article_id, operation, KIND, found.plan, found.known
    )
    files = material.files
    originals.keep(session, article.project_id, files, caller.id, now(), article_id=article_id)
    return Corrected(change_id=done.change_id)
