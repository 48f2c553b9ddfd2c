"""A suggestion stands beside a text until an editor accepts, amends or declines it."""

from app.accounts.service import Caller
from app.database import Session, now
from app.news import service as news
from app.segments import queries as segment_queries
from app.segments import service as segments
from app.segments.errors import SegmentNotFound
from app.segments.schemas import Edit
from app.suggestions import queries
from app.suggestions.errors import (
    AlreadyDecided,
    NotYoursToWithdraw,
    SameText,
    SuggestionNotFound,
)
from app.suggestions.models import Decision, Suggestion
from app.suggestions.schemas import NewSuggestion, Suggested, SuggestionAcceptance, SuggestionInfo


def suggestions(session: Session, segment_id: int) -> list[SuggestionInfo]:
    """The suggestions for a segment, newest first, decided ones too."""
    return [
        SuggestionInfo(
            id=row.Suggestion.id,
            segment_id=segment_id,
            before=row.Suggestion.before,
            target=row.Suggestion.target,
            note=row.Suggestion.note,
            by=row.by,
            person_id=row.Suggestion.person_id,
            at=row.Suggestion.at,
            decision=row.Suggestion.decision,
            decided_by=row.decider,
            decided_at=row.Suggestion.decided_at,
            decided_version=row.Suggestion.decided_version,
            reason=row.Suggestion.reason,
        )
        for row in queries.of_segment(session, segment_id)
    ]


def suggestion(session: Session, suggestion_id: int) -> SuggestionInfo:
    """One suggestion."""
    row = _found(session, suggestion_id)
    return next(one for one in suggestions(session, row.segment_id) if one.id == suggestion_id)


def version_beside(session: Session, found: SuggestionInfo) -> int:
    """The version of the text that a suggestion stands beside."""
    return segment_queries.version(session, found.segment_id)


def suggest(
    session: Session, caller: Caller, segment_id: int, wanted: NewSuggestion
) -> list[SuggestionInfo]:
    """Put a text beside a segment's; one's own earlier suggestion for it is withdrawn.

    One that has given way already, as to somebody else's in a conflict, withdraws no other.
    """
    current = segment_queries.row(session, segment_id)
    if current is None:
        raise SegmentNotFound(segment_id)
    if queries.of_operation(session, segment_id, str(wanted.operation)):
        return suggestions(session, segment_id)
    if current.target == wanted.target:
        raise SameText
    at = now()
    if not wanted.withdrawn:
        queries.withdraw_earlier(session, segment_id, caller.id, at)
    row = Suggestion(
        article_id=current.article_id,
        segment_id=segment_id,
        before=current.target,
        target=wanted.target,
        note=wanted.note.strip(),
        person_id=caller.id,
        at=at,
        operation=str(wanted.operation),
        decision=Decision.WITHDRAWN if wanted.withdrawn else Decision.OPEN,
        decided_by=caller.id if wanted.withdrawn else None,
        decided_at=at if wanted.withdrawn else None,
        reason="",
    )
    queries.add(session, row)
    return _told(session, caller, row)


def accept(
    session: Session, caller: Caller, suggestion_id: int, base: int, wanted: SuggestionAcceptance
) -> list[SuggestionInfo]:
    """Make a suggestion the text, as it is or amended, over version `base` of the segment.

    A repeated operation is answered as it stands now, and applied once.

    Raises:
        SegmentChanged: another text was accepted meanwhile; the suggestion stays open.
        AlreadyDecided: somebody has decided on it meanwhile.
    """
    row = _found(session, suggestion_id)
    if segment_queries.revision_of(session, row.segment_id, str(wanted.operation)):
        return suggestions(session, row.segment_id)
    target = row.target if wanted.target is None else wanted.target
    decision = Decision.ACCEPTED if target == row.target else Decision.AMENDED
    state = "reviewed" if target.strip() else "draft"
    edit = Edit(operation=wanted.operation, target=target, state=state, origin="typed")
    saved = segments.edit(session, caller, row.segment_id, base, edit)
    _decide(session, caller, row, decision, version=saved.version, reason=wanted.reason)
    return _told(session, caller, row)


def decline(
    session: Session, caller: Caller, suggestion_id: int, reason: str
) -> list[SuggestionInfo]:
    """Leave the text as it is."""
    row = _found(session, suggestion_id)
    _decide(session, caller, row, Decision.DECLINED, version=None, reason=reason)
    return _told(session, caller, row)


def withdraw(session: Session, caller: Caller, suggestion_id: int) -> list[SuggestionInfo]:
    """Take a suggestion back: one's own, or as an editor anybody's."""
    row = _found(session, suggestion_id)
    if row.person_id != caller.id and not segments.is_editor(session, caller, row.segment_id):
        raise NotYoursToWithdraw
    _decide(session, caller, row, Decision.WITHDRAWN, version=None, reason="")
    return _told(session, caller, row)


def _found(session: Session, suggestion_id: int) -> Suggestion:
    row = queries.suggestion(session, suggestion_id)
    if row is None:
        raise SuggestionNotFound(suggestion_id)
    return row


def _decide(
    session: Session,
    caller: Caller,
    row: Suggestion,
    decision: Decision,
    *,
    version: int | None,
    reason: str,
) -> None:
    decided = queries.decide(
        session,
        row.id,
        decision,
        person_id=caller.id,
        at=now(),
        version=version,
        reason=reason.strip(),
    )
    if not decided:
        session.expire_all()
        info = next(one for one in suggestions(session, row.segment_id) if one.id == row.id)
        raise AlreadyDecided(info.decided_by, info.decision)
    session.expire_all()


def _told(session: Session, caller: Caller, row: Suggestion) -> list[SuggestionInfo]:
    counted = queries.counts(session, row.article_id, row.segment_id)
    news.tell(
        session,
        row.article_id,
        "suggestion",
        {
            "segment_id": row.segment_id,
            "open": counted[0].open if counted else 0,
            "by": caller.name,
        },
    )
    return suggestions(session, row.segment_id)


def suggested(session: Session, article_id: int) -> list[Suggested]:
    """The segments of an article that have open suggestions."""
    return [
        Suggested(segment_id=row.segment_id, open=row.open)
        for row in queries.counts(session, article_id)
    ]
